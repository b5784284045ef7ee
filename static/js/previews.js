/* Shows previews of notes, of the targets of references, and of persons, without leaving
   the page: where the pointer rests, where the focus is, and at a touch.
   Everything shown is on the page that the link leads to. */

const PATIENCE = 250; // milliseconds that a pointer rests before a preview opens
const LONGEST = 500; // characters of a text

const TRIGGERS =
  ".note-mark a, .file-number a, a.reference, a.annotation-call, .letter [data-entry][title], .footnotes [data-entry][title]";

const preview = document.createElement("aside");
preview.id = "preview";
preview.className = "preview";
preview.popover = "manual";
preview.setAttribute("aria-label", "Preview");
document.body.append(preview);

const pages = new Map();
let shownFor = null;
let waiting = 0;

/* What is shown */

async function pageAt(address) {
  const url = address.split("#")[0];
  if (!pages.has(url)) {
    const text = fetch(url).then((answer) => (answer.ok ? answer.text() : Promise.reject()));
    pages.set(url, text.then((markup) => new DOMParser().parseFromString(markup, "text/html")));
    text.catch(() => pages.delete(url));
  }
  return pages.get(url);
}

function paragraph(text, className) {
  const element = document.createElement("p");
  element.textContent = text;
  if (className) {
    element.className = className;
  }
  return element;
}

function textOf(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".apparatus, .footnote__return, [hidden]").forEach((part) => part.remove());
  copy.querySelectorAll("p, div, caption, td, th, br, .own-line").forEach((block) => block.before(" "));
  const text = copy.textContent.replace(/\s+/g, " ").trim();
  return text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …` : text;
}

function noteOf(link, page) {
  const note = page.getElementById(decodeURIComponent(link.hash.slice(1)));
  return note?.querySelector(".footnote__text");
}

function withoutIdentifiers(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".footnote__return").forEach((link) => link.remove());
  [copy, ...copy.querySelectorAll("[id]")].forEach((part) => part.removeAttribute("id"));
  return copy;
}

/* What a teacher notes, with the way to it: it may ask for an answer. */
function annotationOf(call) {
  const note = document.getElementById(call.hash.slice(1));
  const copy = withoutIdentifiers(note);
  copy.querySelectorAll(".answer, .comparison, .annotation__quote").forEach((part) => part.remove());
  const go = document.createElement("a");
  go.href = call.hash;
  go.textContent = note.querySelector(".answer") ? "Answer it" : "Go there";
  return [...copy.childNodes, go];
}

async function contentOf(trigger) {
  if (trigger.dataset.entry) {
    return [paragraph(trigger.dataset.explanation)];
  }
  if (trigger.closest(".note-mark, .file-number")) {
    const note = noteOf(trigger, document);
    return note ? [withoutIdentifiers(note)] : [];
  }
  if (trigger.matches(".annotation-call")) {
    return annotationOf(trigger);
  }
  const url = new URL(trigger.href);
  if (url.origin !== location.origin) {
    return [paragraph(`Leads to ${url.host}, another site.`)];
  }
  let page;
  try {
    page = await pageAt(trigger.href);
  } catch {
    return [paragraph("It cannot be shown here now. Follow the link to read it.")];
  }
  return targetOf(url, page);
}

/* The paragraph or the note that the address names; else how the text begins. */
function targetOf(url, page) {
  const heading = paragraph(page.querySelector("h1")?.textContent.trim() ?? "", "preview__title");
  const date = page.querySelector(".document-heading__date")?.textContent.trim();
  const target = url.hash ? page.getElementById(decodeURIComponent(url.hash.slice(1))) : null;
  const named = target?.querySelector(".footnote__text") ?? target?.closest("p, li, .paragraph");
  const begin = [...page.querySelectorAll(".letter .paragraph")].slice(0, 2);
  const texts = named ? [named] : begin.length ? begin : [...page.querySelectorAll("h1 ~ p")].slice(0, 2);
  const go = document.createElement("a");
  go.href = url.href;
  go.textContent = "Go there";
  const parts = [heading];
  if (date) {
    parts.push(paragraph(date, "preview__date"));
  }
  parts.push(...texts.map((text) => paragraph(textOf(text))));
  return [...parts, go];
}

/* Where and when */

function place(trigger) {
  const room = 8;
  const at = trigger.getBoundingClientRect();
  const own = preview.getBoundingClientRect();
  const left = Math.min(Math.max(room, at.left), innerWidth - own.width - room);
  const below = at.bottom + room;
  const fits = below + own.height <= innerHeight || at.top < own.height + room;
  preview.style.left = `${left}px`;
  preview.style.top = `${fits ? below : at.top - own.height - room}px`;
}

async function show(trigger) {
  shownFor = trigger;
  const content = await contentOf(trigger);
  if (shownFor !== trigger || !content.length) {
    return;
  }
  preview.replaceChildren(...content);
  preview.showPopover();
  place(trigger);
  trigger.setAttribute("aria-describedby", preview.id);
}

function hide() {
  clearTimeout(waiting);
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
  if (preview.matches(":popover-open")) {
    preview.hidePopover();
  }
}

function soon(change) {
  clearTimeout(waiting);
  waiting = setTimeout(change, PATIENCE);
}

/* A note that stands beside its words needs no preview. */
function triggerOf(event) {
  const trigger = event.target.closest?.(TRIGGERS);
  const isBeside = trigger?.hash && document.getElementById(trigger.hash.slice(1))?.matches(".annotation.note--placed");
  return isBeside ? null : trigger;
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") {
    return;
  }
  const trigger = triggerOf(event);
  if (trigger && trigger !== shownFor) {
    soon(() => {
      hide();
      show(trigger);
    });
  } else if (trigger || preview.contains(event.target)) {
    clearTimeout(waiting);
  } else if (shownFor) {
    soon(hide);
  } else {
    clearTimeout(waiting);
  }
});

document.addEventListener("focusin", (event) => {
  const trigger = triggerOf(event);
  if (trigger?.matches(":focus-visible")) {
    hide();
    show(trigger);
  } else if (!preview.contains(event.target)) {
    hide();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shownFor) {
    hide();
  } else if (event.key === "Enter" && event.target.dataset?.entry) {
    show(event.target);
  }
});

/* A finger cannot rest: its first touch shows, and the preview has the link. */
document.addEventListener("click", (event) => {
  const trigger = triggerOf(event);
  if (!trigger) {
    if (!preview.contains(event.target)) {
      hide();
    }
    return;
  }
  if (trigger.dataset.entry || event.pointerType === "touch") {
    event.preventDefault();
    hide();
    show(trigger);
  }
});

addEventListener("scroll", () => shownFor && place(shownFor), { passive: true });

/* Persons and terms can be reached by keyboard where they are named first. What they
   are is shown here, not by the browser as well. */
const seen = new Set();
for (const named of document.querySelectorAll("[data-entry][title]")) {
  named.dataset.explanation = named.title;
  if (!seen.has(named.dataset.entry) && !named.querySelector("a, [tabindex]") && !named.closest("a")) {
    seen.add(named.dataset.entry);
    named.tabIndex = 0;
    named.setAttribute("role", "button");
    named.setAttribute("aria-haspopup", "true");
  }
  named.title = "";
}
