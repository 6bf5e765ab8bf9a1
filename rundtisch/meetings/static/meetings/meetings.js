/* The meeting room and the agenda, made easier. Every page works without this file. */
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);

  /* Agenda: after dragging, the times are worked out anew by the server; so is what somebody else changed. */
  document.addEventListener("rt:reordered", (event) => {
    if (event.target.matches("[data-loads-anew]")) location.reload();
  });

  /* Timer: the server said how much time is left when the page came; all who follow see the same. */
  const timer = one("[data-timer]");
  if (timer) {
    const face = one("[role=timer]", timer);
    const bar = one("progress", timer);
    const minutes = Number(timer.dataset.minutes);
    const ends = Date.now() + Number(timer.dataset.secondsLeft) * 1000;
    const show = () => {
      const left = Math.round((ends - Date.now()) / 1000);
      const words = `${Math.floor(Math.abs(left) / 60)}:${String(Math.abs(left) % 60).padStart(2, "0")}`;
      face.textContent = left < 0 ? `+${words}` : words;
      face.setAttribute("aria-label", left < 0 ? `${words} ${timer.dataset.wordsOver}` : `${timer.dataset.wordsLeft} ${words}`);
      bar.value = Math.min(minutes, minutes - left / 60);
    };
    show();
    setInterval(show, 1000);
  }

  /* Following: the page goes where the table is, unless somebody is writing; then it says so and waits. */
  const follow = one("[data-follow]");
  const isWriting = () =>
    document.activeElement?.matches("textarea, input[type=text]") ||
    [...document.querySelectorAll("textarea, input[type=text]")].some((field) => field.value !== (field.dataset.kept ?? field.defaultValue));
  const look = async () => {
    if (document.hidden) return;
    const address = `${follow.dataset.follow}?${new URLSearchParams({ key: follow.dataset.key })}`;
    const answer = await fetch(address).catch(() => null);
    if (answer?.status !== 200 || answer.redirected) return;
    if (follow.dataset.goesAlong && !isWriting()) {
      location.replace(follow.dataset.goesAlong);
      return;
    }
    follow.innerHTML = await answer.text();
    follow.dataset.key = one("[data-key]", follow).dataset.key;
  };
  if (follow) {
    setInterval(look, 4000);
    document.addEventListener("visibilitychange", look);
  }

  /* Outcomes: E and then a letter; while somebody types, keys are letters. */
  const outcome = one("[data-outcome-form]");
  let first = 0;
  document.addEventListener("keydown", (event) => {
    if (!outcome || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    const letter = event.key.toUpperCase();
    if (letter === "E") {
      first = Date.now();
      return;
    }
    const button = Date.now() - first < 2000 && one(`[data-second-key="${CSS.escape(letter)}"]`, outcome);
    first = 0;
    if (!button) return;
    event.preventDefault();
    outcome.querySelectorAll("[data-second-key]").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
    one("input[name=text]", outcome).focus();
  });
  outcome?.addEventListener("keydown", (event) => {
    const button = one("[aria-pressed=true]", outcome);
    if (event.key !== "Enter" || !button || !event.target.matches("input[name=text]")) return;
    event.preventDefault();
    outcome.requestSubmit(button);
  });

  /* Joint minutes: kept two seconds after the last key, one save at a time; what was typed never leaves the field. */
  const form = one("[data-minutes-form]");
  if (!form) return;
  const field = one("textarea", form);
  const mark = one("[data-mark]", form);
  const clash = one("[data-clash]", form);
  let waiting = 0;
  let saving = false;
  let kept = field.value;
  const keep = (typed) => (kept = field.dataset.kept = typed);
  const say = (words) => (one(".rt-saved", mark).textContent = words);
  const version = () => one("input[name=version]", mark).value;
  const save = async () => {
    clearTimeout(waiting);
    if (saving || field.value === kept || clash.querySelector("[data-merged]")) return;
    saving = true;
    const typed = field.value;
    say(form.dataset.wordsSaving);
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Autosave": "1" } });
      if (answer.status === 409) {
        clash.innerHTML = await answer.text();
        say("");
      } else if (answer.status === 413) {
        say(form.dataset.wordsTooLong);
      } else if (!answer.ok || answer.redirected) {
        throw new Error(String(answer.status));
      } else {
        mark.innerHTML = await answer.text();
        clash.replaceChildren();
        keep(typed);
      }
    } catch {
      say(form.dataset.wordsFailed);
    }
    saving = false;
    if (field.value !== typed) later();
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 2000);
  };
  field.addEventListener("input", later);
  field.addEventListener("blur", save);
  addEventListener("online", save);
  form.addEventListener("submit", (event) => {
    // The button of the clash brings the version of the standing text, so the old one stays at home.
    if (event.submitter?.matches("[data-merged]")) one("input[name=version]", mark).disabled = true;
    keep(field.value);
  });
  /* Whoever leads on has kept what was typed before. */
  document.addEventListener("submit", async (event) => {
    if (!event.target.closest("[data-leads]") || field.value === kept) return;
    event.preventDefault();
    await save();
    if (field.value === kept) event.target.submit();
  });
  addEventListener("beforeunload", (event) => field.value !== kept && event.preventDefault());

  /* Others write too: as long as nobody types here, the field follows. */
  const readOthers = async () => {
    if (document.hidden || saving || field.value !== kept || clash.childElementCount || !version()) return;
    const answer = await fetch(`${form.action}?version=${version()}`, { headers: { "X-Autosave": "1" } }).catch(() => null);
    if (answer?.status !== 200 || answer.redirected) return;
    const words = await answer.text();
    if (field.value !== kept || saving) return;
    mark.innerHTML = words;
    const { selectionStart, selectionEnd } = field;
    keep(one("[data-body]", mark).content.textContent);
    field.value = kept;
    field.setSelectionRange(selectionStart, selectionEnd);
  };
  setInterval(readOthers, 10000);
})();
