/* Niceties of every page. Each page works without this file; nothing here decides anything. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

  /* Menus close on Escape and on a press elsewhere; the focus returns to the switch. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    all("details[data-menu][open]").forEach((menu) => menu.contains(event.target) || (menu.open = false));
  });

  /* Acts that cannot be taken back are asked for once more. */
  document.addEventListener("submit", (event) => {
    const question = event.submitter?.dataset.confirm || event.target.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  /* Autosave: <form data-autosave="address"> posts itself two seconds after the last key and says so in [data-saved]. */
  const waiting = new WeakMap();
  const dirty = new Set();
  const say = (form, word) => {
    const mark = form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
    if (mark) mark.textContent = word === "saved" ? `${mark.dataset.wordSaved} ${clock()}` : mark.dataset[word === "saving" ? "wordSaving" : "wordFailed"];
  };
  const keep = async (form) => {
    say(form, "saving");
    const body = new FormData(form);
    dirty.delete(form);
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body, headers: { "X-Autosave": "1" } });
      if (!answer.ok) throw new Error(String(answer.status));
      if (!dirty.has(form)) say(form, "saved");
    } catch {
      dirty.add(form);
      say(form, "failed");
    }
  };
  document.addEventListener("input", (event) => {
    const form = event.target.form?.closest("form[data-autosave]");
    if (!form) return;
    dirty.add(form);
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(keep, 2000, form));
  });
  document.addEventListener("submit", (event) => {
    clearTimeout(waiting.get(event.target));
    if (!event.defaultPrevented) dirty.delete(event.target);
  });
  addEventListener("beforeunload", (event) => dirty.size && event.preventDefault());
  addEventListener("online", () => dirty.forEach(keep));

  /* Order: entries of [data-reorder] are dragged; dropping presses the same buttons that work without this file.
     With data-reorder="address" one request carries the whole order instead: order=KEY,KEY,KEY. */
  let dragged = null;
  const begin = [];
  const entries = (list) => all(":scope > [data-key]", list);
  const prepare = (root) => all("[data-reorder]", root).forEach((list) => entries(list).forEach((entry) => (entry.draggable = true)));
  const send = async (list) => {
    const order = entries(list).map((entry) => entry.dataset.key).join(",");
    const body = new FormData(list.closest("form"));
    body.append("order", order);
    const answer = await fetch(list.dataset.reorder || list.closest("form").action, { method: "POST", body, headers: { "X-Reorder": "1" } }).catch(() => null);
    if (!answer?.ok) begin.forEach((entry) => list.append(entry));
    list.dispatchEvent(new CustomEvent("rt:reordered", { bubbles: true }));
  };
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-reorder] > [data-key]");
    if (!dragged) return;
    begin.splice(0, begin.length, ...entries(dragged.parentElement));
    dragged.classList.add("is-dragged");
  });
  document.addEventListener("dragover", (event) => {
    const over = event.target.closest?.("[data-reorder] > [data-key]");
    if (!dragged || !over || over.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    over.parentElement.insertBefore(dragged, event.clientY < top + height / 2 ? over : over.nextSibling);
  });
  document.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.classList.remove("is-dragged");
    const list = dragged.parentElement;
    dragged = null;
    if (entries(list).some((entry, place) => entry !== begin[place])) send(list);
  });

  /* Undo messages go after their time, but not while somebody is at them. */
  const expire = (root) => all("[data-undo]", root).forEach((message) => {
    setTimeout(function leave() {
      if (message.matches(":hover, :focus-within")) setTimeout(leave, 2000);
      else message.remove();
    }, Number(message.dataset.undo) * 1000);
  });

  /* On a narrow page long folds begin closed, but for the one that the address means; without this file they stay open. */
  const fold = () => document.getElementById(location.hash.slice(1))?.closest("details[data-fold]");
  if (matchMedia("(max-width: 899px)").matches) all("details[data-fold]").forEach((one) => (one.open = one === fold()));
  addEventListener("hashchange", () => fold()?.setAttribute("open", ""));

  /* A form with errors says so at once, also after htmx has swapped it in. */
  const arrive = (root) => {
    prepare(root);
    expire(root);
    all("[data-error-summary]", root).slice(0, 1).forEach((summary) => summary.focus({ preventScroll: root === document }));
    all("[data-print]", root).forEach((button) => button.addEventListener("click", () => window.print()));
  };
  arrive(document);
  document.addEventListener("htmx:after:swap", (event) => arrive(event.detail?.ctx?.target || event.target));
})();
