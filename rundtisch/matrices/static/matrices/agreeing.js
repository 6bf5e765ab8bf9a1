/* Turning pages by the arrow keys while nobody types or chooses; without this file the links do it. */
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const isBusy = event.target.closest("input, textarea, select, [contenteditable]");
    if (isBusy || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = way && document.querySelector(`.rt-turn a[rel="${way}"]`);
    if (link) link.click();
  });
})();
