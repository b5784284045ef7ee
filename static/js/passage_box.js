/* In the form of an annotation: words are selected in the box with the paragraph, though
   nothing can be typed there. A read-only box takes no caret, so that nobody could select
   without a mouse: the box is writable, and refuses what is written. */

const WHITE = /[ \t\r\n\u2028\u2029]+/g;
const DELAY = 200; // milliseconds, while a selection is still being made
const letters = (text) => text.replace(WHITE, "").length;

const box = document.querySelector(".passage-box");

function fillIn(fields, status) {
  const { selectionStart, selectionEnd, value } = box;
  const words = value.slice(selectionStart, selectionEnd).trim();
  // What was chosen before stays when the box is only entered.
  if (!words || document.activeElement !== box || fields.words.value === words) {
    return;
  }
  fields.words.value = words;
  fields.start.value = letters(value.slice(0, selectionStart));
  fields.end.value = letters(value.slice(0, selectionEnd));
  fields.last_part.value = "";
  fields.first_words.value = "";
  fields.last_words.value = "";
  status.textContent = `Marked: “${words}”`;
}

if (box) {
  const fields = box.form.elements;
  const status = box.form.querySelector(".passage-status");
  box.readOnly = false;
  box.addEventListener("beforeinput", (event) => event.preventDefault());
  let waiting = 0;
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => fillIn(fields, status), DELAY);
  };
  for (const event of ["select", "keyup", "pointerup"]) {
    box.addEventListener(event, wait);
  }
  document.addEventListener("selectionchange", wait);
  // Nobody leaves the box faster than its words are taken.
  box.addEventListener("blur", () => clearTimeout(waiting));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Tab") {
      fillIn(fields, status);
    }
  });
  // Words that are typed were not counted.
  fields.words.addEventListener("input", () => {
    fields.start.value = "";
    fields.end.value = "";
  });
}
