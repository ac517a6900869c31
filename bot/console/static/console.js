"use strict";
// What the library writes into its tags, and what our own pages want moved without a reload.
document.addEventListener("change", (event) => {
    const picker = event.target.closest("[data-goes-to]");
    if (picker) window.location = picker.value;
});
document.addEventListener("click", (event) => {
    if (event.target.closest('[data-applies="columns"]')) window.applyColumnVisibility();
});
