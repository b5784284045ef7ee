/* One form whose words this browser keeps until they are saved. */

import { changedIn, fieldsOf, labelOf, movedIn, showsAll } from "./form_words.js";
import { keepFile, restoreFiles } from "./kept_files.js";
import { forgetWords, keepWords, wordsOf } from "./kept_words.js";
import { element, offer } from "./offered_words.js";

const DELAY = 300; // milliseconds, while somebody is still typing
const SUBMITTING = 1000; // milliseconds until a page is left for what was sent
const OFFLINE = "You are offline, so nothing was sent. What you typed is kept in this browser: save again when you are back.";
const NOT_KEPT = "This browser has no room to keep what you type here. Save often.";

const newName = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 10).padEnd(8, "0");
const addressOf = (form) => new URL(form.getAttribute("action") || location.href, location.href);

export class KeptForm {
  constructor(user, form, marker) {
    this.user = user;
    this.form = form;
    this.marker = marker;
    this.path = addressOf(form).pathname;
    // Named by the server where the form is shown again, unsaved.
    this.isUnsaved = Boolean(marker.value);
    this.id = marker.value || newName();
    this.moved = movedIn(form);
    this.isChanged = this.isUnsaved;
    this.isSent = false;
    this.sentFields = this.writtenFields();
    this.said = element("p", "unsaved-words__said");
    this.said.setAttribute("role", "alert");
    form.append(this.said);
  }

  writtenFields() {
    return JSON.stringify(fieldsOf(this.form));
  }

  watch() {
    for (const event of ["input", "change", "click", "focusin"]) {
      this.form.addEventListener(event, () => this.wait());
    }
    this.form.addEventListener("change", ({ target }) => {
      if (target.type === "file") {
        keepFile(this.id, target);
      }
    });
    this.form.addEventListener("submit", (event) => this.send(event));
    addEventListener("pagehide", () => this.keep());
    addEventListener("beforeunload", (event) => this.ask(event));
  }

  wait() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.keep(), DELAY);
  }

  keep() {
    clearTimeout(this.waiting);
    const changed = changedIn(this.form, this.moved);
    const wasChanged = this.isChanged;
    this.isChanged = this.isUnsaved || changed.length > 0;
    if (!this.isChanged) {
      if (wasChanged) {
        forgetWords(this.user, this.id);
      }
      return;
    }
    const before = wordsOf(this.user).find(({ id }) => id === this.id);
    const { pathname, search } = addressOf(this.form);
    const isKept = keepWords(this.user, {
      id: this.id,
      path: this.path,
      address: pathname + search,
      title: document.title,
      time: Date.now(),
      fields: fieldsOf(this.form),
      isSent: this.writtenFields() === this.sentFields,
      changed: this.changesIn(changed, before),
      hasFiles: changed.some((control) => control.type === "file") || Boolean(this.isUnsaved && before?.hasFiles),
    });
    this.said.textContent = isKept ? "" : NOT_KEPT;
  }

  /* Labels and values; of a form that is shown again, what was changed before too. */
  changesIn(changed, before) {
    const now = changed.map((control) => {
      const isFile = control.type === "file";
      const value = isFile ? control.files[0].name : control.value;
      return [labelOf(control), isFile ? `${value} (a file)` : value];
    });
    const earlier = this.isUnsaved ? (before?.changed ?? []) : [];
    return [...new Map([...earlier, ...now])];
  }

  send(event) {
    if (!navigator.onLine) {
      event.preventDefault();
      this.keep();
      this.said.textContent = OFFLINE;
      return;
    }
    this.marker.value = this.id;
    this.sentFields = this.writtenFields();
    this.keep();
    this.isSent = true;
    setTimeout(() => {
      this.isSent = false;
    }, SUBMITTING);
  }

  ask(event) {
    this.keep();
    if (this.isChanged && !this.isSent) {
      event.preventDefault();
      event.returnValue = "";
    }
  }

  async restore() {
    const names = await restoreFiles(this.id, this.form);
    for (const asked of document.querySelectorAll("[data-too-large]")) {
      if (names.includes(asked.querySelector("strong").textContent)) {
        asked.remove();
      }
    }
    this.keep();
  }

  /* Going a page back, the browser sends again what is older than what was typed. */
  offerNewer() {
    const words = wordsOf(this.user).find(({ id }) => id === this.id);
    if (words && !words.isSent && !showsAll(this.form, words.fields)) {
      this.id = newName();
      this.isUnsaved = this.isChanged = false;
      offer(this, words);
    }
  }

  begin() {
    const others = wordsOf(this.user).filter(({ path, id }) => path === this.path && id !== this.id);
    for (const words of others) {
      const isShown = showsAll(this.form, words.fields);
      if (isShown && !this.isUnsaved && changedIn(this.form, this.moved).length) {
        // The browser itself put them back, going a page back.
        this.id = words.id;
        this.isUnsaved = true;
      } else if (isShown && !words.hasFiles) {
        forgetWords(this.user, words.id);
      } else {
        offer(this, words);
      }
    }
    this.watch();
    if (this.isUnsaved) {
      this.offerNewer();
    }
    if (this.isUnsaved) {
      this.restore();
    }
  }
}
