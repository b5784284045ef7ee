/* Words that are selected in a text stand in the box below it as soon as an archivist goes
   there to say what they are. */

const PANEL = "[data-marks]";

/* Offsets of the archive are code points; those of a text box are not. */
const codePoints = (text) => [...text].length;

function takeSelection(text, panel) {
  const words = panel.querySelector("[name$='mark-words']");
  const place = panel.querySelector("[name$='mark-at']");
  const selected = text.value.slice(text.selectionStart, text.selectionEnd);
  // What somebody typed there is not overwritten, and nothing stands there unasked.
  if (!selected.trim() || (words.value && words.value !== panel.dataset.taken)) {
    return;
  }
  const start = text.selectionStart + selected.length - selected.trimStart().length;
  words.value = selected.trim().replace(/\s+/g, " ");
  place.value = codePoints(text.value.slice(0, start));
  panel.dataset.taken = words.value;
}

for (const panel of document.querySelectorAll(PANEL)) {
  const text = document.getElementById(panel.dataset.marks);
  panel.addEventListener("focusin", () => text && takeSelection(text, panel));
  panel.querySelector("[name$='mark-words']").addEventListener("input", () => {
    panel.querySelector("[name$='mark-at']").value = "";
  });
}
