// The bottom of the phone: writing, the account's menu and the panels.

import { byId, icon, make, toast } from "./api.js";
import { sheets } from "./sheets.js";

const EMOJIS = ["😊", "😂", "😭", "😡", "👍", "👌", "🙏", "💪", "[微笑]", "[强]", "[抱拳]", "[玫瑰]"];

export function foot(say, current) {
  const message = byId("message");
  const sheet = sheets(say, current);
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
    if (button.type?.startsWith("scancode")) return sheet.scan((found) => say({ action: "taps_menu", key: button.key, text: found }));
    if (button.type === "location_select") return sheet.place((place) => say({ action: "taps_menu", key: button.key, text: place[0] }));
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
      tile("picture", "图片", "panel-picture", sheet.picture),
      tile("film", "视频", "panel-video", () => say({ action: "sends_video" })),
      tile("face", "表情", "panel-sticker", () => say({ action: "sends_sticker" })),
      tile("place", "位置", "panel-location", () => sheet.place((one) => say({ action: "sends_location", text: one[0], latitude: one[1], longitude: one[2] }))),
      tile("scan", "扫一扫", "panel-scan", () => sheet.scan((scene) => say({ action: "scans", scene }))),
      tile("bell", "订阅通知", "panel-notices", sheet.notices),
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

  byId("to-menu").addEventListener("click", () => show("menu"));
  byId("to-keyboard").addEventListener("click", () => { show("writing"); message.focus(); });
  byId("voice").addEventListener("click", sheet.voice);
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
