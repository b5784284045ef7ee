/* For words that the reader selects: copy them with their citation, link to them, cite
   their paragraph, or report a mistake in them. */

import {
  TEXT,
  endsOf,
  makeBar,
  offerAtSelection,
  selectedRange,
  textAround,
} from "./selected_words.js";
import { directiveTo } from "./text_directive.js";
import { wordsAlone, writtenText } from "./written_text.js";

// The elements that have the address of a paragraph, a heading, an item, a table.
const SEGMENT = "p[id], div[id], blockquote[id], table[id], caption[id], .own-line[id]";

const heading = document.querySelector(".document-heading__cite a");
// Only for teachers who are signed in.
const teaching = document.querySelector(".document-heading__teach a");
const report = document.querySelector(".report-link a");
// Longer words are not sent along, nor is more of what stands before them.
const LONGEST_REPORTED = 1000;
const LONGEST_BEFORE = 60;
const bar = makeBar("Selected words");
const status = document.createElement("span");
status.setAttribute("role", "status");

/* The paragraph that the words begin in, or their note. */
function placeOf(range) {
  const [start] = endsOf(range);
  const note = start.closest(".footnote");
  if (note) {
    return ["note", note.id.replace(/^note-/, "")];
  }
  const segment = start.closest(SEGMENT);
  return segment ? ["segment", segment.id] : null;
}

function citationAddress(range) {
  const address = new URL(heading.href);
  const place = placeOf(range);
  if (place) {
    address.search = new URLSearchParams([place]);
  }
  return address;
}

function teachingAddress(range) {
  const address = new URL(teaching.href);
  const [kind, key] = placeOf(range) ?? [];
  if (kind === "segment") {
    address.searchParams.delete("page");
    address.searchParams.set("segment", key);
  }
  return address;
}

/* What stands before the words in their paragraph tells them from others that are the same. */
function wordsBefore(range) {
  const around = endsOf(range)[0].closest(`${SEGMENT}, ${TEXT}`);
  const before = document.createRange();
  before.setStart(around, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return wordsAlone(before).slice(-LONGEST_BEFORE);
}

function reportAddress(range) {
  const address = new URL(report.href);
  const place = placeOf(range);
  const words = wordsAlone(range);
  if (place) {
    address.search = new URLSearchParams([place]);
  }
  if (words.length <= LONGEST_REPORTED) {
    address.searchParams.set("words", words);
    address.searchParams.set("before", wordsBefore(range));
  }
  return address;
}

async function citationOf(range) {
  const answer = await fetch(citationAddress(range));
  if (!answer.ok) {
    throw new Error(answer.statusText);
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const address = page.querySelector("[data-permanent]")?.href ?? location.href;
  const words = page.querySelector(".citations dd").textContent.trim();
  return words.includes(address) ? words : `${words} ${address}`;
}

/* Leads to the words; where no directive leads to them alone, to their paragraph. */
function linkTo(range) {
  const [kind, key] = placeOf(range) ?? [];
  const anchor = kind === "note" ? `note-${key}` : (key ?? "");
  const fragment = encodeURIComponent(anchor) + directiveTo(range, textAround(range));
  const address = new URL(location.href);
  address.hash = "";
  // Whoever gets the link did not search for these words.
  address.searchParams.delete("find");
  address.searchParams.delete("match");
  return address.href.replace(/#$/, "") + (fragment && `#${fragment}`);
}

async function copy(text, done) {
  await navigator.clipboard.writeText(text);
  status.textContent = done;
}

const actions = {};
if (heading) {
  actions["Copy with citation"] = async (range) =>
    copy(`${writtenText(range)}\n\n${await citationOf(range)}`, "Copied.");
  actions["Copy a link to these words"] = async (range) => copy(linkTo(range), "The link is copied.");
  actions["Cite this place"] = async (range) => location.assign(citationAddress(range));
}
if (report) {
  actions["Report a mistake"] = async (range) => location.assign(reportAddress(range));
}
if (teaching) {
  actions["Add this paragraph to a reading"] = async (range) => location.assign(teachingAddress(range));
}

let range = null;
for (const [label, action] of Object.entries(actions)) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", async () => {
    try {
      await action(range);
    } catch {
      status.textContent = "That did not work. “Cite this document”, above, leads to all citations.";
    }
  });
  bar.append(button);
}
bar.append(status);

/* Copying by the browser's own means gives clean words as well, across pages too. */
document.addEventListener("copy", (event) => {
  const now = selectedRange();
  const texts = [...document.querySelectorAll(TEXT)];
  if (now && event.clipboardData && texts.some((text) => now.intersectsNode(text))) {
    event.clipboardData.setData("text/plain", writtenText(now));
    event.preventDefault();
  }
});

if (heading || report) {
  offerAtSelection(bar, (now) => {
    range = now;
    status.textContent = "";
  });
}
