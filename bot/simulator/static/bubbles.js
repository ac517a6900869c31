// Draws one bubble of a chat, whatever kind it is of.

import { dayOf, hourOf, icon, make, shadeOf } from "./api.js";

const ROUTES = { passive: "被动回复", custom: "客服消息", template: "模板消息", mass: "群发", subscribe: "订阅通知", system: "系统" };
const NOTES = new Set(["note", "tap", "follow", "unfollow", "scan", "failure"]);
const WIDE = new Set(["news", "notice"]);
const PAUSE = 5 * 60 * 1000;

export function stampBefore(bubble, previous, today) {
  if (previous && new Date(bubble.at) - new Date(previous.at) < PAUSE) return null;
  const day = bubble.at.slice(0, 10) === today ? "" : `${dayOf(bubble.at)} `;
  return make("p", { class: "stamp", text: `${day}${hourOf(bubble.at)}` });
}

export function draw(bubble, person, account, say) {
  const marks = {
    "data-testid": "bubble",
    "data-route": bubble.route,
    "data-kind": bubble.kind,
    "data-number": bubble.number,
  };
  if (NOTES.has(bubble.kind)) return make("p", { class: "note", ...marks, text: noteOf(bubble) });
  const mine = bubble.route === "user";
  const avatar = mine
    ? make("span", { class: `avatar ${shadeOf(person.openid)}`, "aria-hidden": "true", text: person.name.slice(0, 1) })
    : make("span", { class: "avatar account", "aria-hidden": "true", text: account.slice(0, 1) });
  const said = make("div", { class: "said" }, ...contentOf(bubble, say));
  if (!mine) said.append(routeLine(bubble));
  const side = `turn ${mine ? "mine" : "theirs"}${WIDE.has(bubble.kind) ? " wide" : ""}`;
  return make("div", { class: side, ...marks }, make("span", { class: "hidden", text: mine ? "我：" : `${account}：` }), avatar, said);
}

function noteOf(bubble) {
  return bubble.kind === "tap" ? `点了「${bubble.text}」` : bubble.text;
}

function routeLine(bubble) {
  const line = make("p", { class: `route route-${bubble.route}`, "data-testid": "route" });
  line.append(make("b", { text: ROUTES[bubble.route] ?? bubble.route }), ` · ${hourOf(bubble.at)}`);
  return line;
}

function contentOf(bubble, say) {
  const drawn = { text, msgmenu, image, sticker: image, voice, video, news, notice, location };
  return (drawn[bubble.kind] ?? plain)(bubble, say);
}

const plain = (bubble) => [make("div", { class: "bubble talk", text: bubble.text })];

function text(bubble, say) {
  const parts = (bubble.detail.segments ?? [{ text: bubble.text }]).map((part) => {
    if (part.says !== undefined) return choice(part.text, part.menu_id, part.says, say);
    if (part.href !== undefined) return link(part.href, part.text);
    return document.createTextNode(part.text);
  });
  return [make("div", { class: "bubble talk" }, ...parts)];
}

function msgmenu(bubble, say) {
  const { head, choices, tail } = bubble.detail;
  const lines = choices.map((one) => choice(one.content, one.id, one.content, say));
  return [make("div", { class: "bubble talk" }, head || null, make("div", { class: "choices" }, ...lines), tail || null)];
}

function choice(label, id, says, say) {
  const tap = () => say({ action: "taps_choice", key: id, text: says });
  return make("button", { type: "button", class: "blue", "data-testid": "choice", "data-choice-id": id, text: label, onclick: tap });
}

function link(href, label, attributes = {}) {
  const safe = /^https?:\/\//.test(href) ? href : undefined;
  return make("a", { href: safe, target: "_blank", rel: "noopener noreferrer", ...attributes, text: label });
}

function image(bubble) {
  const source = `sim-media/${bubble.detail.media_id}`;
  const drawn = make("img", { src: source, alt: bubble.kind === "sticker" ? "表情" : "图片" });
  const whole = make("a", { class: "picture", href: source, target: "_blank", rel: "noopener", "aria-label": "看大图" }, drawn);
  return [make("div", { class: `bubble ${bubble.kind}` }, bubble.kind === "sticker" ? drawn : whole)];
}

function voice(bubble) {
  const words = bubble.detail.words;
  const sound = make("div", { class: "bubble talk voice", "aria-label": "语音" }, icon("sound"), "3″");
  return words ? [sound, make("p", { class: "words", text: `转文字：${words}` })] : [sound];
}

const video = () => [make("div", { class: "bubble video", "aria-label": "视频", text: "▶" })];

function news(bubble) {
  return bubble.detail.articles.map((one) =>
    make(
      "article",
      { class: "card", "data-testid": "news-card" },
      one.picurl ? make("img", { src: one.picurl, alt: "" }) : null,
      make("div", { class: "inside" }, make("h4", { text: one.title }), one.description ? make("p", { class: "description", text: one.description }) : null),
      one.url ? link(one.url, "阅读全文", { class: "further" }) : null,
    ),
  );
}

function notice(bubble) {
  const rows = bubble.detail.rows.flatMap((row) => [make("dt", { text: row.label }), make("dd", { text: row.value })]);
  return [
    make(
      "article",
      { class: "card", "data-testid": "notice-card" },
      make("div", { class: "inside" }, make("h4", { text: bubble.detail.title }), make("dl", {}, ...rows)),
      bubble.detail.url ? link(bubble.detail.url, "查看详情 ›", { class: "further" }) : null,
    ),
  ];
}

function location(bubble) {
  const name = make("div", { class: "inside" }, make("h4", { text: bubble.detail.label }));
  return [make("article", { class: "card narrow", "aria-label": "位置" }, name, make("div", { class: "map", "aria-hidden": "true" }))];
}
