// The bottom of the phone: writing, the account's menu, the + panel and the sheets that it opens.

import { byId, icon, make, toast } from "./api.js";

const PLACES = [
  ["青浦区华新镇华腾路", 31.2379, 121.2317],
  ["青浦区白鹤镇外青松公路", 31.2562, 121.1447],
  ["青浦区徐泾镇会恒路", 31.1859, 121.2693],
  ["德宏州芒市勐焕路", 24.4337, 98.5856],
  ["德宏州盈江县平原镇", 24.705, 97.9319],
];
const EMOJIS = ["😊", "😂", "😭", "😡", "👍", "👌", "🙏", "💪", "[微笑]", "[强]", "[抱拳]", "[玫瑰]"];

export function foot(say, current) {
  const message = byId("message");
  let mode = "menu";
  let drawnMenu = "";

  function show(next) {
    mode = next;
    closePanel();
    paint();
  }

  function paint() {
    const person = current.person;
    byId("follow").hidden = !person || person.follows;
    byId("writing").hidden = !person?.follows || mode !== "writing";
    byId("menu").hidden = !person?.follows || mode !== "menu";
    paintMenu(current.menu);
  }

  function paintMenu(buttons) {
    const signature = JSON.stringify(buttons);
    if (signature === drawnMenu) return;
    drawnMenu = signature;
    const items = buttons.map(menuItem);
    byId("menu-buttons").replaceChildren(...(items.length ? items : [make("p", { class: "menu-empty", text: "公众号还没有菜单" })]));
  }

  function menuItem(button, place) {
    const below = button.sub_button ?? [];
    const top = make("button", {
      type: "button",
      class: below.length ? "menu-top has-sub" : "menu-top",
      "data-testid": `menu-${place}`,
      "aria-haspopup": below.length ? "true" : undefined,
      "aria-expanded": below.length ? "false" : undefined,
      text: button.name,
      onclick: () => (below.length ? toggle(top, submenu) : tap(button)),
    });
    const rows = below.map((one, index) =>
      make("button", { type: "button", "data-testid": `menu-${place}-${index}`, text: one.name, onclick: () => tap(one) }),
    );
    const submenu = make("div", { class: "submenu", hidden: true }, ...rows);
    return make("div", { class: "menu-item" }, top, below.length ? submenu : null);
  }

  function toggle(top, submenu) {
    const open = submenu.hidden;
    closeSubmenus();
    submenu.hidden = !open;
    top.setAttribute("aria-expanded", String(open));
  }

  function closeSubmenus() {
    for (const one of document.querySelectorAll(".submenu")) one.hidden = true;
    for (const one of document.querySelectorAll(".menu-top.has-sub")) one.setAttribute("aria-expanded", "false");
  }

  function tap(button) {
    closeSubmenus();
    if (button.type?.startsWith("scancode")) return scanSheet((found) => say({ action: "taps_menu", key: button.key, text: found }));
    if (button.type === "location_select") return placeSheet((place) => say({ action: "taps_menu", key: button.key, text: place[0] }));
    say({ action: "taps_menu", key: button.key ?? button.url ?? button.name });
    if (button.type === "view") toast(`打开网页 ${button.url}`);
  }

  function closePanel() {
    byId("panel").hidden = true;
    byId("plus").setAttribute("aria-expanded", "false");
  }

  function openPanel(kind, children) {
    const panel = byId("panel");
    const again = !panel.hidden && panel.dataset.kind === kind;
    panel.dataset.kind = kind;
    panel.className = kind === "emojis" ? "panel emojis" : "panel";
    panel.replaceChildren(...children);
    panel.hidden = again;
    byId("plus").setAttribute("aria-expanded", String(!again && kind === "more"));
  }

  const tile = (name, label, testid, onclick) =>
    make("button", { type: "button", "data-testid": testid, onclick: () => (closePanel(), onclick()) }, make("span", { class: "tile" }, icon(name)), label);

  function morePanel() {
    openPanel("more", [
      tile("picture", "图片", "panel-picture", pictureSheet),
      tile("film", "视频", "panel-video", () => say({ action: "sends_video" })),
      tile("face", "表情", "panel-sticker", () => say({ action: "sends_sticker" })),
      tile("place", "位置", "panel-location", () => placeSheet((one) => say({ action: "sends_location", text: one[0], latitude: one[1], longitude: one[2] }))),
      tile("scan", "扫一扫", "panel-scan", () => scanSheet((scene) => say({ action: "scans", scene }))),
      tile("bell", "订阅通知", "panel-notices", noticeSheet),
      tile("again", "重复投递", "panel-repeat", () => say({ action: "repeats" })),
      tile("door", "取消关注", "panel-unfollow", () => say({ action: "unfollows" })),
    ]);
  }

  function emojiPanel() {
    const rows = EMOJIS.map((one) => make("button", { type: "button", "aria-label": `表情 ${one}`, text: one, onclick: () => insert(one) }));
    const sticker = make("button", { type: "button", class: "sticker", "data-testid": "emoji-sticker", text: "发一张表情图", onclick: () => (closePanel(), say({ action: "sends_sticker" })) });
    openPanel("emojis", [...rows, sticker]);
  }

  function insert(letters) {
    message.value += letters;
    resized();
  }

  function resized() {
    message.style.height = "40px";
    message.style.height = `${Math.min(message.scrollHeight, 120)}px`;
    byId("send").hidden = !message.value.trim();
    byId("plus").hidden = Boolean(message.value.trim());
  }

  function send(event) {
    event?.preventDefault();
    const text = message.value;
    if (!text.trim()) return;
    message.value = "";
    resized();
    say({ action: "says", text });
    message.focus();
  }

  function sheet(title, children, actions) {
    const box = byId("sheet");
    const close = () => { box.hidden = true; box.replaceChildren(); };
    const buttons = [["不发了", "", close, "sheet-cancel"], ...actions].map(([label, kind, act, testid]) =>
      make("button", { type: "button", class: kind, "data-testid": testid, text: label, onclick: () => { if (act() !== false) close(); } }),
    );
    box.setAttribute("aria-label", title);
    box.replaceChildren(make("h2", { text: title }), ...children, make("div", { class: "actions" }, ...buttons));
    box.hidden = false;
    box.onkeydown = (event) => { if (event.key === "Escape") close(); };
    (box.querySelector("input, textarea") ?? box.querySelector("button")).focus();
    return close;
  }

  function voiceSheet() {
    const words = make("textarea", { rows: 2, "data-testid": "voice-words", placeholder: "说了什么" });
    const sendWith = (told) => () => say({ action: "sends_voice", words: told() });
    sheet("发一段语音", [make("label", {}, "微信认出的文字（认不出就留空）", words)], [
      ["没认出", "", sendWith(() => null), "voice-silent"],
      ["带文字发", "go", () => (words.value.trim() ? sendWith(() => words.value.trim())() : (toast("先写认出的文字"), false)), "voice-send"],
    ]);
  }

  function pictureSheet() {
    const chosen = make("input", { type: "file", accept: "image/png,image/jpeg", "data-testid": "picture-file" });
    sheet("发一张图片", [make("label", {}, "从电脑里选", chosen)], [
      ["发样图", "", () => say({ action: "sends_picture" }), "picture-sample"],
      ["发选好的", "go", () => (chosen.files.length ? sendFile(chosen.files[0]) : (toast("先选一张图片"), false)), "picture-send"],
    ]);
  }

  function sendFile(file) {
    const reader = new FileReader();
    reader.onload = () => say({ action: "sends_picture", picture: reader.result.split(",")[1] });
    reader.readAsDataURL(file);
  }

  function placeSheet(done) {
    const label = make("input", { "data-testid": "place-label", value: PLACES[0][0], "aria-label": "地点名称" });
    let chosen = PLACES[0];
    const options = PLACES.map((one) => make("button", { type: "button", text: one[0], onclick: () => { chosen = one; label.value = one[0]; } }));
    sheet("发送位置", [make("div", { class: "options" }, ...options), make("label", {}, "地点名称", label)], [
      ["发送", "go", () => done([label.value.trim() || chosen[0], chosen[1], chosen[2]]), "place-send"],
    ]);
  }

  function scanSheet(done) {
    const scene = make("input", { "data-testid": "scan-scene", placeholder: "二维码里的内容，如 county_mangshi" });
    const options = current.scenes.slice(0, 8).map((one) => make("button", { type: "button", text: one, onclick: () => { scene.value = one; } }));
    sheet("扫一扫", [options.length ? make("div", { class: "options" }, ...options) : null, make("label", {}, "二维码场景值", scene)].filter(Boolean), [
      ["扫", "go", () => (scene.value.trim() ? done(scene.value.trim()) : (toast("先写场景值"), false)), "scan-go"],
    ]);
  }

  function noticeSheet() {
    if (!current.templates.length) return toast("公众号没有可订阅的通知");
    const boxes = current.templates.map((one) => [one.id, make("input", { type: "checkbox", checked: true, "data-testid": `notice-${one.id}` }), one.title]);
    const rows = boxes.map(([, box, title]) => make("label", { class: "tick" }, box, title));
    const chosen = (yes) => Object.fromEntries(boxes.map(([id, box]) => [id, yes && box.checked]));
    sheet("公众号想给你发通知", rows, [
      ["拒绝", "", () => say({ action: "chooses_notices", accepted: chosen(false) }), "notices-reject"],
      ["允许", "go", () => say({ action: "chooses_notices", accepted: chosen(true) }), "notices-accept"],
    ]);
  }

  byId("to-menu").addEventListener("click", () => show("menu"));
  byId("to-keyboard").addEventListener("click", () => { show("writing"); message.focus(); });
  byId("voice").addEventListener("click", voiceSheet);
  byId("plus").addEventListener("click", morePanel);
  byId("emoji").addEventListener("click", emojiPanel);
  byId("line").addEventListener("submit", send);
  byId("follow").addEventListener("click", () => say({ action: "follows" }));
  byId("chat").addEventListener("click", () => (closePanel(), closeSubmenus()));
  message.addEventListener("input", resized);
  message.addEventListener("focus", closePanel);
  message.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
  });
  return { paint, show, hasMenu: () => current.menu.length > 0 };
}
