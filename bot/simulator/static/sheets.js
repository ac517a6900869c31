// The sheets that rise from the bottom: voice, picture, place, scan and the choice of notices.

import { byId, make, toast } from "./api.js";

const PLACES = [
  ["青浦区华新镇华腾路", 31.2379, 121.2317],
  ["青浦区白鹤镇外青松公路", 31.2562, 121.1447],
  ["青浦区徐泾镇会恒路", 31.1859, 121.2693],
  ["德宏州芒市勐焕路", 24.4337, 98.5856],
  ["德宏州盈江县平原镇", 24.705, 97.9319],
];

export function sheets(say, current) {
  function open(title, children, actions) {
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

  function voice() {
    const words = make("textarea", { rows: 2, "data-testid": "voice-words", placeholder: "说了什么" });
    const sendWith = (told) => () => say({ action: "sends_voice", words: told() });
    open("发一段语音", [make("label", {}, "微信认出的文字（认不出就留空）", words)], [
      ["没认出", "", sendWith(() => null), "voice-silent"],
      ["带文字发", "go", () => (words.value.trim() ? sendWith(() => words.value.trim())() : (toast("先写认出的文字"), false)), "voice-send"],
    ]);
  }

  function picture() {
    const chosen = make("input", { type: "file", class: "hidden", accept: "image/png,image/jpeg", "data-testid": "picture-file" });
    const name = make("span", { text: "从这台电脑里选一张…" });
    chosen.addEventListener("change", () => { name.textContent = chosen.files[0]?.name ?? ""; });
    open("发一张图片", [make("label", { class: "file" }, name, chosen)], [
      ["发样图", "", () => say({ action: "sends_picture" }), "picture-sample"],
      ["发选好的", "go", () => (chosen.files.length ? sendFile(chosen.files[0]) : (toast("先选一张图片"), false)), "picture-send"],
    ]);
  }

  function sendFile(file) {
    const reader = new FileReader();
    reader.onload = () => say({ action: "sends_picture", picture: reader.result.split(",")[1] });
    reader.readAsDataURL(file);
  }

  function place(done) {
    const label = make("input", { "data-testid": "place-label", value: PLACES[0][0], "aria-label": "地点名称" });
    let chosen = PLACES[0];
    const options = PLACES.map((one) => make("button", { type: "button", text: one[0], onclick: () => { chosen = one; label.value = one[0]; } }));
    open("发送位置", [make("div", { class: "options" }, ...options), make("label", {}, "地点名称", label)], [
      ["发送", "go", () => done([label.value.trim() || chosen[0], chosen[1], chosen[2]]), "place-send"],
    ]);
  }

  function scan(done) {
    const scene = make("input", { "data-testid": "scan-scene", placeholder: "二维码里的内容，如 county_mangshi" });
    const options = current.scenes.slice(0, 8).map((one) => make("button", { type: "button", text: one, onclick: () => { scene.value = one; } }));
    open("扫一扫", [options.length ? make("div", { class: "options" }, ...options) : null, make("label", {}, "二维码场景值", scene)].filter(Boolean), [
      ["扫", "go", () => (scene.value.trim() ? done(scene.value.trim()) : (toast("先写场景值"), false)), "scan-go"],
    ]);
  }

  function notices() {
    if (!current.templates.length) return toast("公众号没有可订阅的通知");
    const boxes = current.templates.map((one) => [one.id, make("input", { type: "checkbox", checked: true, "data-testid": `notice-${one.id}` }), one.title]);
    const rows = boxes.map(([, box, title]) => make("label", { class: "tick" }, box, title));
    const chosen = (yes) => Object.fromEntries(boxes.map(([id, box]) => [id, yes && box.checked]));
    open("公众号想给你发通知", rows, [
      ["拒绝", "", () => say({ action: "chooses_notices", accepted: chosen(false) }), "notices-reject"],
      ["允许", "go", () => say({ action: "chooses_notices", accepted: chosen(true) }), "notices-accept"],
    ]);
  }

  return { voice, picture, place, scan, notices };
}
