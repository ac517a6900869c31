"use strict";
// What may not stand in the tags themselves: the library's few handlers, questions before a change, pieces that renew.
document.addEventListener("change", (event) => {
    const picker = event.target.closest("[data-goes-to]");
    if (picker) window.location = picker.value;
});
document.addEventListener("click", (event) => {
    if (event.target.closest('[data-applies="columns"]')) window.applyColumnVisibility();
});
document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fills]");
    if (button) document.getElementById(button.dataset.fills).value = button.dataset.words;
});
document.addEventListener("submit", (event) => {
    const {asks, waits} = event.target.dataset;
    if (asks && !window.confirm(asks)) return event.preventDefault();
    const button = event.submitter;
    // Long work: nobody presses twice, and it is said that something happens.
    if (waits && button) setTimeout(() => Object.assign(button, {disabled: true, textContent: waits}));
});

// What was typed into a form that is refused stands in it again when its page comes back: in this tab alone, for one page.
const TYPED = "typed", NEVER_KEPT = ["hidden", "password", "file"];
const typedInto = (form) => [...form.elements].filter((one) => one.name && one.value !== undefined && one.tagName !== "BUTTON" && !NEVER_KEPT.includes(one.type));
document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    const said = typedInto(form).map((one) => [one.name, one.value, one.checked]);
    sessionStorage.setItem(TYPED, JSON.stringify({action: form.action, said}));
});
function typeAgain() {
    const typed = JSON.parse(sessionStorage.getItem(TYPED) || "null");
    sessionStorage.removeItem(TYPED);
    if (!typed || !document.querySelector("#alertContainer .alert-danger")) return;
    const form = [...document.forms].find((one) => one.action === typed.action);
    for (const one of form ? typedInto(form) : []) {
        const ticked = one.type === "checkbox" || one.type === "radio";
        const found = typed.said.find(([name, value]) => name === one.name && (!ticked || value === one.value));
        if (found && ticked) one.checked = found[2];
        else if (found) one.value = found[1];
    }
    form?.closest("details")?.setAttribute("open", "");
}
typeAgain();

document.addEventListener("change", (event) => {
    const target = document.getElementById(event.target.dataset.putsInto || "");
    if (!target) return;
    target.value = event.target.value;
    event.target.value = "";
    target.focus();
});

// <div data-renews="/console/…" data-seconds="4">: fetched again while the page is looked at, replaced only when it says something else.
const plain = (node) => node.textContent.replace(/\s+/g, " ").trim();
async function renew(piece) {
    if (document.hidden) return;
    try {
        const answer = await fetch(piece.dataset.renews, {headers: {"X-Renews": "1"}});
        if (answer.redirected || answer.status === 403) return window.location.reload();
        if (!answer.ok) return;
        const fresh = document.createElement("template");
        fresh.innerHTML = await answer.text();
        if (plain(fresh.content) === plain(piece)) return;
        const atBottom = piece.scrollTop + piece.clientHeight >= piece.scrollHeight - 40;
        piece.replaceChildren(fresh.content);
        if ("bottom" in piece.dataset && atBottom) piece.scrollTop = piece.scrollHeight;
    } catch (trouble) {
        // The network is away for a moment; the next turn tries again.
    }
}
for (const piece of document.querySelectorAll("[data-renews]")) {
    setInterval(renew, 1000 * Number(piece.dataset.seconds || 5), piece);
}
for (const piece of document.querySelectorAll("[data-bottom]")) piece.scrollTop = piece.scrollHeight;

// <form data-counts="/console/…" data-into="id">: what its filters mean is counted as they are ticked; its words stay out of addresses.
for (const form of document.querySelectorAll("form[data-counts]")) {
    const target = document.getElementById(form.dataset.into);
    let waiting;
    const count = async () => {
        const asked = new URLSearchParams();
        for (const [name, value] of new FormData(form)) if (value && name !== "csrftoken" && name !== "words") asked.append(name, value);
        const answer = await fetch(`${form.dataset.counts}?${asked}`, {headers: {"X-Renews": "1"}});
        if (answer.ok) target.innerHTML = await answer.text();
    };
    form.addEventListener("input", (event) => {
        if (event.target.name === "words") return;
        clearTimeout(waiting);
        waiting = setTimeout(count, 400);
    });
    if (form.querySelector("input[type=checkbox]:checked")) count();
}
document.addEventListener("input", (event) => {
    const mirror = document.getElementById(event.target.dataset.mirrors || "");
    if (mirror) mirror.textContent = event.target.value;
});
