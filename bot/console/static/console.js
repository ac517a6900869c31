"use strict";
// What may not stand in the tags themselves: the library's few handlers, questions before a change, pieces that renew.
document.addEventListener("change", (event) => {
    const picker = event.target.closest("[data-goes-to]");
    if (picker) window.location = picker.value;
});
document.addEventListener("click", (event) => {
    if (event.target.closest('[data-applies="columns"]')) window.applyColumnVisibility();
});
document.addEventListener("submit", (event) => {
    const question = event.target.dataset.asks;
    if (question && !window.confirm(question)) event.preventDefault();
});

// <div data-renews="/console/…" data-seconds="4">: fetched again while the page is looked at, replaced only when it differs.
async function renew(piece) {
    if (document.hidden) return;
    try {
        const answer = await fetch(piece.dataset.renews, {headers: {"X-Renews": "1"}});
        if (answer.redirected || answer.status === 403) return window.location.reload();
        const fresh = answer.ok ? await answer.text() : piece.dataset.shown;
        if (fresh === piece.dataset.shown) return;
        piece.dataset.shown = fresh;
        piece.innerHTML = fresh;
        piece.dispatchEvent(new CustomEvent("renewed", {bubbles: true}));
    } catch (trouble) {
        // The network is away for a moment; the next turn tries again.
    }
}
for (const piece of document.querySelectorAll("[data-renews]")) {
    setInterval(renew, 1000 * Number(piece.dataset.seconds || 5), piece);
}
