/* Nothing that is typed in a form is lost: it is kept in this browser until it is saved,
   and offered again. It is never put back unasked. Forms with a field `kept_as` take part;
   the server shows again whatever is posted to it with `resumed`. */

import { changedIn, fieldsOf, labelOf, movedIn, showsAll } from "./form_words.js";
import { keepFile, restoreFiles } from "./kept_files.js";
import { forgetWords, keepWords, tidy, wordsOf } from "./kept_words.js";

const DELAY = 300; // milliseconds, while somebody is still typing
const SUBMITTING = 1000; // milliseconds until a page is left for what was sent
const OFFLINE = "You are offline, so nothing was sent. What you typed is kept in this browser: save again when you are back.";
const NOT_KEPT = "This browser has no room to keep what you type here. Save often.";

const user = document.querySelector("meta[name='signed-in']")?.content ?? "";

function element(tag, className, ...parts) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...parts);
  return made;
}

function button(text, act) {
  const made = element("button", "button", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

const newName = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 10).padEnd(8, "0");
const addressOf = (form) => new URL(form.getAttribute("action") || location.href, location.href);
const timeOf = (words) => new Date(words.time).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });

/* Words that were kept, offered */

function hiddenField(name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  return field;
}

/* The server shows the form with them. */
function bringBack(form, words) {
  keepWords(user, { ...words, isSent: true });
  const sent = document.createElement("form");
  sent.method = "post";
  sent.setAttribute("action", words.address);
  const token = form.querySelector("[name='csrfmiddlewaretoken']").value;
  const own = { csrfmiddlewaretoken: token, kept_as: words.id, resumed: "yes" };
  for (const [name, value] of [...words.fields, ...Object.entries(own)]) {
    sent.append(hiddenField(name, value));
  }
  sent.hidden = true;
  document.body.append(sent);
  sent.submit();
}

function lookAt(words) {
  const list = element("dl", "unsaved-words__list");
  for (const [label, value] of words.changed) {
    list.append(element("dt", "", label), element("dd", "", value));
  }
  return element("details", "", element("summary", "", "Look at it"), list);
}

function offer(kept, words) {
  const { form } = kept;
  const names = words.changed.map(([label]) => label).join(", ");
  const offered = element(
    "section",
    "unsaved-words",
    element("p", "", element("strong", "", `${timeOf(words)}: `), `you typed here and did not save: ${names}. It is kept in this browser alone.`),
    lookAt(words),
  );
  offered.setAttribute("aria-label", "Not saved");
  const tools = element("p", "unsaved-words__tools");
  tools.append(
    button("Bring it back", () => {
      kept.isSent = true; // What is here by now is kept, too.
      bringBack(form, words);
    }),
    button("Forget it", () => {
      forgetWords(user, words.id);
      offered.remove();
    }),
  );
  offered.append(tools);
  form.before(offered);
}

/* One form */

class KeptForm {
  constructor(form, marker) {
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
        forgetWords(user, this.id);
      }
      return;
    }
    const before = wordsOf(user).find(({ id }) => id === this.id);
    const { pathname, search } = addressOf(this.form);
    const isKept = keepWords(user, {
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
    const words = wordsOf(user).find(({ id }) => id === this.id);
    if (words && !words.isSent && !showsAll(this.form, words.fields)) {
      this.id = newName();
      this.isUnsaved = this.isChanged = false;
      offer(this, words);
    }
  }

  begin() {
    const others = wordsOf(user).filter(({ path, id }) => path === this.path && id !== this.id);
    for (const words of others) {
      const isShown = showsAll(this.form, words.fields);
      if (isShown && !this.isUnsaved && changedIn(this.form, this.moved).length) {
        // The browser itself put them back, going a page back.
        this.id = words.id;
        this.isUnsaved = true;
      } else if (isShown && !words.hasFiles) {
        forgetWords(user, words.id);
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

/* Signing out */

function askBeforeSigningOut(form) {
  form.addEventListener("submit", (event) => {
    const count = wordsOf(user).length;
    if (!count) {
      return;
    }
    event.preventDefault();
    const counted = count === 1 ? "something that was not saved" : `${count} things that were not saved`;
    const dialog = element("dialog", "unsaved-words-dialog");
    dialog.append(
      element("p", "", `This browser keeps ${counted}. Whoever uses it after you could find it.`),
      button("Sign out and keep it", () => form.submit()),
      button("Sign out and forget it", () => {
        wordsOf(user).forEach(({ id }) => forgetWords(user, id));
        form.submit();
      }),
      button("Stay", () => dialog.close()),
    );
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  });
}

// Other scripts fill some boxes when the page is loaded.
addEventListener("load", () => {
  if (!user) {
    return;
  }
  tidy(user);
  for (const marker of document.querySelectorAll("input[name='kept_as']")) {
    new KeptForm(marker.form, marker).begin();
  }
  document.querySelectorAll("form[action$='/logout/']").forEach(askBeforeSigningOut);
});
