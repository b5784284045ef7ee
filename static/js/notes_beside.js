/* Where there is room, each footnote stands beside the line that calls for it; a summary
   stays below the text. The list only moves: its anchors and the tab order stay the same. The style sheet leaves the room
   for it, so that no text shifts. */

const GAP = 12; // pixels between two notes
const wide = matchMedia("(min-width: 90rem)");
const reader = document.querySelector(".reader--with-notes");
const column = reader?.querySelector(".reader__text");
const list = column?.querySelector(":scope > section.footnotes");

function markOf(note) {
  return document.getElementById(note.id.replace(/^note-/, "mark-"));
}

function arrange() {
  const isBeside = wide.matches && list.checkVisibility();
  list.classList.toggle("footnotes--beside", isBeside);
  const top = column.getBoundingClientRect().top;
  let free = 0;
  for (const note of list.querySelectorAll(".footnote")) {
    const mark = isBeside && markOf(note);
    note.style.top = "";
    if (!mark || !mark.checkVisibility()) {
      continue;
    }
    const at = Math.max(mark.getBoundingClientRect().top - top - 4, free);
    note.style.top = `${at}px`;
    free = at + note.offsetHeight + GAP;
  }
  // The last notes may be longer than what is left of the text.
  column.style.minHeight = isBeside ? `${free}px` : "";
}

if (list) {
  arrange();
  document.fonts.ready.then(arrange);
  new ResizeObserver(arrange).observe(column);
  wide.addEventListener("change", arrange);
  addEventListener("layers-changed", arrange);
}
