// The control calls, and the small helpers with which elements are made.

export async function ask(path, body, method = body === undefined ? "GET" : "POST") {
  const options = { method, headers: {} };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(`__sim/${path}`, options);
  const told = await answer.json();
  if (!answer.ok) throw new Error(typeof told.detail === "string" ? told.detail : "模拟器没有听懂");
  return told;
}

export const byId = (id) => document.getElementById(id);

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "onclick" || name === "onsubmit") element.addEventListener(name.slice(2), value);
    else if (name === "text") element.textContent = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = {
  picture: "M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4 M15.5 9.5h.01",
  face: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M8.5 14a4.2 4.2 0 0 0 7 0 M9 9.5h.01 M15 9.5h.01",
  place: "M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11z M12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  scan: "M4 8V4h4 M16 4h4v4 M20 16v4h-4 M8 20H4v-4 M4 12h16",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15z M10 20.5h4",
  film: "M4 6h11v12H4z M15 10l5-3v10l-5-3z",
  door: "M13 4H5v16h8 M10 12h10 M16.5 8.5 20 12l-3.5 3.5",
  again: "M5 12a7 7 0 1 1 2 5 M5 19v-4h4",
  sound: "M5 10v4h3l4 3.5v-11L8 10z M15 9.5a4 4 0 0 1 0 5 M17.5 7a8 8 0 0 1 0 10",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", DRAWN[name]);
  svg.append(path);
  return svg;
}

export const hourOf = (at) => at.slice(11, 16);

export function dayOf(at) {
  const week = "日一二三四五六"[new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay()];
  return `${Number(at.slice(5, 7))}月${Number(at.slice(8, 10))}日 周${week}`;
}

export function shadeOf(text) {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + letter.codePointAt(0)) % 997;
  return `shade-${sum % 8}`;
}

let fading;
export function toast(words) {
  document.querySelector(".toast")?.remove();
  const shown = make("div", { class: "toast", role: "alert", "data-testid": "toast", text: words });
  byId("phone").append(shown);
  clearTimeout(fading);
  fading = setTimeout(() => shown.remove(), 2500);
}
