// The side panels: people on one side; clock, faults, deliveries and calls on the other.

import { ask, byId, dayOf, hourOf, make, shadeOf, toast } from "./api.js";

const FAULTS = [
  ["客服消息：系统繁忙 -1", { side: "api", kind: "error", code: -1, path: "*message/custom/send" }],
  ["客服消息：窗口已过 45015", { side: "api", kind: "error", code: 45015, path: "*message/custom/send" }],
  ["客服消息：次数用完 45047", { side: "api", kind: "error", code: 45047, path: "*message/custom/send" }],
  ["客服消息：发出后连接断开", { side: "api", kind: "reset_after", path: "*message/custom/send" }],
  ["模板消息：内容不合格 47003", { side: "api", kind: "error", code: 47003, path: "*message/template/send" }],
  ["任何调用：每日额度用完 45009", { side: "api", kind: "error", code: 45009 }],
  ["任何调用：每分钟额度 45011", { side: "api", kind: "error", code: 45011 }],
  ["任何调用：答得很慢", { side: "api", kind: "slow" }],
  ["任何调用：502", { side: "api", kind: "bad_gateway" }],
  ["任何调用：答了半截", { side: "api", kind: "truncated" }],
  ["令牌被别的服务器换掉 40001", { tokens: "revoke" }],
  ["令牌提前过期 42001", { tokens: "expire" }],
  ["投递：同一条来两次", { side: "push", kind: "duplicate" }],
  ["投递：晚一点才到", { side: "push", kind: "delayed", seconds: 3 }],
  ["投递：和下一条换了次序", { side: "push", kind: "reordered" }],
  ["投递：签名不对", { side: "push", kind: "bad_signature" }],
  ["投递：密文损坏", { side: "push", kind: "bad_base64" }],
  ["投递：没见过的消息类型", { side: "push", kind: "unknown_type" }],
  ["投递：下一个事件丢失", { side: "push", kind: "lost_event" }],
];
const OUTCOMES = { answered: "已答", silent: "不答", ignored: "答而不显", failed: "失败", forged: "伪造", held: "扣住", lost: "丢失" };

export function tools(choose, refresh) {
  const seen = JSON.parse(sessionStorage.getItem("seen") ?? "{}");

  function paint(state, openid) {
    paintPeople(state.people, openid);
    const [day, hour] = [dayOf(state.clock), hourOf(state.clock)];
    byId("clock").textContent = `${day} ${hour}`;
    byId("clock").dateTime = state.clock;
    byId("big-clock").textContent = `${state.clock.slice(0, 4)}年${day} ${state.clock.slice(11, 19)}`;
    if (!byId("clock-to").value) byId("clock-to").value = state.clock.slice(0, 16);
    const person = state.people.find((one) => one.openid === openid);
    byId("window").textContent = person ? `公众号现在还能主动发 ${person.window_left} 条客服消息` : "";
    lines("deliveries", state.deliveries.map(delivery));
    lines("calls", state.calls.map(call));
    lines("faults", state.faults.map((one) => [null, one.code && one.kind === "error" ? `${one.path} ${one.code}` : `${one.side} ${one.kind}`, "dim", one.times ? `还有 ${one.times} 次` : "一直"]));
  }

  function paintPeople(people, openid) {
    const current = people.find((one) => one.openid === openid);
    if (current) seen[openid] = current.newest;
    sessionStorage.setItem("seen", JSON.stringify(seen));
    const waiting = people.filter((one) => one.newest > (seen[one.openid] ?? 0));
    byId("unread").hidden = !waiting.length;
    byId("unread").textContent = waiting.length;
    const rows = people.map((one) => row(one, openid, waiting.includes(one)));
    const signature = JSON.stringify([people, openid, waiting.length]);
    if (byId("people").dataset.drawn === signature) return;
    byId("people").dataset.drawn = signature;
    byId("people").replaceChildren(...rows);
  }

  function row(one, openid, isWaiting) {
    const marks = [one.role === "staff" ? make("span", { class: "role", text: "工作人员" }) : null, one.follows ? null : make("span", { class: "role off", text: "未关注" })];
    const name = make("span", { class: "name" }, make("span", { text: one.name }), ...marks.filter(Boolean));
    const who = make("span", { class: "who" }, name, make("span", { class: "snippet", text: one.snippet || "还没有聊过" }));
    who.lastChild.style.display = "block";
    const attributes = { type: "button", class: "person", "data-testid": `person-${one.openid}`, "data-name": one.name, "aria-current": one.openid === openid ? "true" : undefined, onclick: () => { choose(one.openid); closeSides(); } };
    const avatar = make("span", { class: `avatar ${shadeOf(one.openid)}`, "aria-hidden": "true", text: one.name.slice(0, 1) });
    return make("li", {}, make("button", attributes, avatar, who, isWaiting ? make("span", { class: "dot", role: "img", "aria-label": "有新消息" }) : null));
  }

  const delivery = (one) => [
    one.at,
    `${one.who} ${one.what}${one.attempts > 1 ? ` ×${one.attempts}` : ""} ${one.milliseconds} ms${one.reason ? ` ${one.reason}` : ""}`,
    one.outcome === "failed" ? "bad" : one.outcome === "answered" ? "good" : "dim",
    OUTCOMES[one.outcome] ?? one.outcome,
  ];
  const call = (one) => [one.at, one.path.replace("cgi-bin/", ""), one.errcode ? "bad" : "good", one.errcode ? String(one.errcode) : "ok"];

  function lines(id, rows) {
    const signature = JSON.stringify(rows);
    if (byId(id).dataset.drawn === signature) return;
    byId(id).dataset.drawn = signature;
    const items = rows.map(([at, what, kind, result]) =>
      make("li", {}, at ? make("time", { text: at.slice(11, 19) }) : null, make("span", { class: "what", text: what }), make("span", { class: kind, text: result })),
    );
    byId(id).replaceChildren(...(items.length ? items : [make("li", { class: "dim", text: "无" })]));
  }

  async function move(body) {
    byId("clock-working").hidden = false;
    try {
      await ask("clock", body);
      byId("clock-to").value = "";
    } catch (error) {
      toast(error.message);
    }
    byId("clock-working").hidden = true;
    refresh();
  }

  function closeSides() {
    for (const one of document.querySelectorAll(".side.open")) one.classList.remove("open");
    byId("shade").hidden = true;
  }

  function openSide(id) {
    byId(id).classList.add("open");
    byId("shade").hidden = false;
  }

  async function addFault(event) {
    event.preventDefault();
    const chosen = FAULTS[Number(byId("fault-kind").value)][1];
    await (chosen.tokens ? ask(`tokens/${chosen.tokens}`, {}) : ask("faults", chosen));
    toast("下一次会出这个故障");
    refresh();
  }

  async function addPerson(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    try {
      const person = await ask("people", { name: form.get("name").trim(), role: form.get("role") });
      event.target.reset();
      choose(person.openid);
      closeSides();
    } catch (error) {
      toast(error.message);
    }
  }

  byId("clock-buttons").addEventListener("click", ({ target }) => {
    if (target.dataset.minutes) move({ minutes: Number(target.dataset.minutes) });
    if (target.dataset.next) move({ next: target.dataset.next });
  });
  byId("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    move({ to: byId("clock-to").value });
  });
  byId("show-routes").addEventListener("change", ({ target }) => {
    byId("chat").classList.toggle("routes", target.checked);
    localStorage.setItem("routes", target.checked ? "1" : "");
  });
  byId("show-routes").checked = localStorage.getItem("routes") === "1";
  byId("chat").classList.toggle("routes", byId("show-routes").checked);
  byId("fault-kind").append(...FAULTS.map(([label], index) => make("option", { value: index, text: label })));
  byId("fault-form").addEventListener("submit", addFault);
  byId("faults-reset").addEventListener("click", () => ask("faults", undefined, "DELETE").then(refresh));
  byId("new-person").addEventListener("submit", addPerson);
  byId("open-people").addEventListener("click", () => openSide("people-side"));
  byId("open-tools").addEventListener("click", () => openSide("tools-side"));
  byId("shade").addEventListener("click", closeSides);
  for (const one of document.querySelectorAll("[data-close]")) one.addEventListener("click", closeSides);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeSides(); });
  return { paint };
}
