// The phone: keeps asking what is new in the chosen chat, and hands what the person does to the simulator.

import { ask, byId, toast } from "./api.js";
import { draw, stampBefore } from "./bubbles.js";
import { foot } from "./foot.js";
import { tools } from "./tools.js";

const EVERY = 500;
const current = { openid: "", person: null, menu: [], templates: [], scenes: [], last: null, generation: 0 };
let asking = null;
let again = false;

async function refresh() {
  if (asking) {
    again = true;
    return asking;
  }
  asking = look().catch(() => { byId("clock").textContent = "模拟器没有回应"; });
  await asking;
  asking = null;
  if (again) {
    again = false;
    await refresh();
  }
}

async function look() {
  const openid = current.openid;
  const state = await ask(`state?openid=${encodeURIComponent(openid)}&after=${current.last?.number ?? 0}`);
  if (openid !== current.openid) return;
  if (state.generation !== current.generation) {
    current.generation = state.generation;
    if (current.last) return choose(current.openid);
  }
  Object.assign(current, { menu: state.menu, templates: state.templates, scenes: state.scenes });
  current.person = state.people.find((one) => one.openid === openid) ?? null;
  if (!current.person && state.people.length) return choose(wanted(state.people));
  byId("nobody").hidden = Boolean(current.person);
  byId("whose").textContent = current.person ? `${current.person.name}的手机` : "还没有人";
  side.paint(state, openid);
  addBubbles(state);
  bottom.paint();
}

function wanted(people) {
  const asked = new URLSearchParams(location.hash.slice(1)).get("user");
  // The account is there for workers: whoever looks for the first time looks at a worker's phone.
  const first = people.find((one) => one.role !== "staff") ?? people[0];
  return (people.find((one) => one.openid === asked) ?? first).openid;
}

function addBubbles(state) {
  const chat = byId("bubbles");
  for (const bubble of state.bubbles) {
    const stamp = stampBefore(bubble, current.last, state.clock.slice(0, 10));
    if (stamp) chat.append(stamp);
    chat.append(draw(bubble, current.person, state.account.name, say));
    current.last = bubble;
  }
}

// The chat stays at its end, also while pictures load and panels open, unless the reader has scrolled up.
let atEnd = true;
let reached = 0;
const toEnd = () => { if (atEnd) byId("chat").scrollTop = byId("chat").scrollHeight; };
byId("chat").addEventListener("scroll", ({ target }) => {
  if (target.scrollHeight - target.scrollTop - target.clientHeight < 60) atEnd = true;
  else if (target.scrollTop < reached) atEnd = false;
  reached = target.scrollTop;
});
const watching = new ResizeObserver(toEnd);
watching.observe(byId("bubbles"));
watching.observe(byId("chat"));

function choose(openid) {
  current.openid = openid;
  localStorage.setItem("whose", openid);
  current.last = null;
  atEnd = true;
  byId("bubbles").replaceChildren();
  history.replaceState(null, "", `#user=${encodeURIComponent(openid)}`);
  again = true;
  if (!asking) refresh();
}

async function say(act) {
  atEnd = true;
  const done = ask("act", { openid: current.openid, ...act });
  setTimeout(refresh, 60);
  try {
    await done;
  } catch (error) {
    toast(error.message);
  }
  refresh();
}

const bottom = foot(say, current);
const side = tools(choose, refresh);
bottom.show("menu");
refresh();
setInterval(() => { if (!document.hidden) refresh(); }, EVERY);
