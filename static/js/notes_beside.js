/* Where there is room, each footnote and each annotation stands beside the line that calls
   for it; a summary stays below the text. The lists only move: their anchors and the tab
   order stay the same. The style sheet leaves the room for them, so that no text shifts. */

const GAP = 12; // pixels between two notes
const reader = document.querySelector(".reader--with-notes");
const isReading = reader?.classList.contains("reader--of-reading");
const wide = matchMedia(`(min-width: ${isReading ? 68 : 90}rem)`);
const column = reader?.querySelector(".reader__text");
const lists = [...(column?.querySelectorAll(":scope > section:is(.footnotes, .annotations)") ?? [])];

/* Two passages side by side need the width of the text. */
function callOf(note) {
  if (note.matches(".annotation--comparison")) {
    return null;
  }
  const called = note.id.replace(/^note-/, "mark-").replace(/^annotation-/, "call-a-");
  return document.getElementById(called);
}

function notesOf(list) {
  return list.querySelectorAll(":scope > ol > li");
}

/* The notes whose calls are seen, with the height of the call, from above. All is measured
   before anything moves: else each note would have the page laid out again. */
function called() {
  const { top } = column.getBoundingClientRect();
  return lists
    .filter((list) => list.checkVisibility())
    .flatMap((list) => [...notesOf(list)])
    .map((note) => ({ note, call: callOf(note), height: note.offsetHeight }))
    .filter(({ call }) => call?.checkVisibility())
    .map(({ note, call, height }) => ({ note, height, at: call.getBoundingClientRect().top - top - 4 }))
    .toSorted((left, right) => left.at - right.at);
}

/* A note that stands beside the text is as narrow as the room for it. */
function release() {
  for (const list of lists) {
    const isBeside = wide.matches && list.checkVisibility();
    list.classList.toggle("notes--beside", isBeside);
    for (const note of notesOf(list)) {
      note.classList.toggle("note--placed", isBeside && Boolean(callOf(note)?.checkVisibility()));
      note.style.top = "";
    }
  }
}

function arrange() {
  release();
  let free = 0;
  for (const { note, height, at } of wide.matches ? called() : []) {
    const top = Math.max(at, free);
    note.style.top = `${top}px`;
    free = top + height + GAP;
  }
  // The last notes may be longer than what is left of the text.
  column.style.minHeight = wide.matches ? `${free}px` : "";
}

if (lists.length) {
  arrange();
  document.fonts.ready.then(arrange);
  new ResizeObserver(arrange).observe(column);
  wide.addEventListener("change", arrange);
  addEventListener("layers-changed", arrange);
}
