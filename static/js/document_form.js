/* The long form of a document: which of its sections are open is remembered in this
   browser, and the keys that its page lists save, preview and lead to the text. */

const form = document.getElementById("document_form");

function remembered(name, value) {
  try {
    if (value === undefined) {
      return localStorage.getItem(name);
    }
    localStorage.setItem(name, value);
  } catch {
    // Sections are as folded as at first.
  }
  return null;
}

for (const section of document.querySelectorAll("fieldset.collapse > details")) {
  const name = `section:${section.querySelector("summary").textContent.trim()}`;
  const state = remembered(name);
  if (state) {
    section.open = state === "open";
  }
  section.addEventListener("toggle", () => remembered(name, section.open ? "open" : "folded"));
}

/* A section with the place that a link leads to is opened. */
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const section = target && (target.closest("details") ?? target.querySelector("fieldset > details"));
  if (section) {
    section.open = true;
    target.scrollIntoView();
  }
}

function press(name) {
  const pressed = form.querySelector(`[type='submit'][name='${name}']`);
  if (pressed) {
    form.requestSubmit(pressed);
  }
}

/* Of the sections, those of the chosen edition are proposed. */
function narrowSections(options) {
  const edition = form.elements.namedItem("edition")?.value;
  if (edition && /[?&]?field_name=section(&|$)/.test(String(options.data ?? ""))) {
    options.data += `&edition=${encodeURIComponent(edition)}`;
  }
}

let left = null;

/* To the text, and from there back to where one was. */
function changePlace() {
  const text = form.elements.namedItem("text");
  if (document.activeElement === text) {
    (left ?? form.querySelector("[name='_save']"))?.focus();
  } else if (text) {
    left = form.contains(document.activeElement) ? document.activeElement : null;
    text.focus();
  }
}

if (form) {
  window.django?.jQuery?.ajaxPrefilter(narrowSections);
  unfold();
  addEventListener("hashchange", unfold);
  document.addEventListener("keydown", (event) => {
    if (event.key === "F2" && !event.ctrlKey && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      changePlace();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      press(event.shiftKey ? "_preview" : "_continue");
    }
  });
}
