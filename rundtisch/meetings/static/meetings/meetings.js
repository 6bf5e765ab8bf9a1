/* The meeting room and the agenda, made easier. Every page works without this file. */
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);

  /* Agenda: after dragging, the times are worked out anew by the server; so is what somebody else changed. */
  document.addEventListener("rt:reordered", (event) => {
    if (event.target.matches("[data-loads-anew]")) location.reload();
  });

  /* Timer: counts from the moment this item was first opened in this browser; five minutes more at a press. */
  const timer = one("[data-timer]");
  if (timer) {
    const face = one("[role=timer]", timer);
    const bar = one("progress", timer);
    const key = `rundtisch-timer-${timer.dataset.key}`;
    const kept = JSON.parse(sessionStorage.getItem(key) || "null") || { from: Date.now(), minutes: Number(timer.dataset.minutes) };
    const keep = () => sessionStorage.setItem(key, JSON.stringify(kept));
    const show = () => {
      const left = Math.round(kept.minutes * 60 - (Date.now() - kept.from) / 1000);
      const words = `${Math.floor(Math.abs(left) / 60)}:${String(Math.abs(left) % 60).padStart(2, "0")}`;
      face.textContent = left < 0 ? `+${words}` : words;
      face.setAttribute("aria-label", left < 0 ? `${words} ${timer.dataset.wordsOver}` : `${timer.dataset.wordsLeft} ${words}`);
      bar.max = kept.minutes;
      bar.value = Math.min(kept.minutes, kept.minutes - left / 60);
    };
    keep();
    show();
    setInterval(show, 1000);
    const more = one("[data-more-minutes]");
    if (more) {
      more.hidden = false;
      more.addEventListener("click", () => {
        kept.minutes += Number(more.dataset.moreMinutes);
        keep();
        show();
      });
    }
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
        kept = typed;
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
    kept = field.value;
  });
  addEventListener("beforeunload", (event) => field.value !== kept && event.preventDefault());

  /* Others write too: as long as nobody types here, the field follows. */
  const follow = async () => {
    if (document.hidden || saving || field.value !== kept || clash.childElementCount || !version()) return;
    const answer = await fetch(`${form.action}?version=${version()}`, { headers: { "X-Autosave": "1" } }).catch(() => null);
    if (answer?.status !== 200 || answer.redirected) return;
    const words = await answer.text();
    if (field.value !== kept || saving) return;
    mark.innerHTML = words;
    const { selectionStart, selectionEnd } = field;
    field.value = kept = one("[data-body]", mark).content.textContent;
    field.setSelectionRange(selectionStart, selectionEnd);
  };
  setInterval(follow, 10000);
})();
