/* For words that the reader selects: copy them with their citation, link to them, or
   cite their paragraph. */

import { directiveTo } from "./text_directive.js";
import { writtenText } from "./written_text.js";

const TEXT = ".letter, .footnote__text";
// The elements that have the address of a paragraph, a heading, an item, a table.
const SEGMENT = "p[id], div[id], blockquote[id], table[id], caption[id], .own-line[id]";

const heading = document.querySelector(".document-heading__cite a");
// Only for teachers who are signed in.
const teaching = document.querySelector(".document-heading__teach a");
const bar = document.createElement("div");
bar.className = "selection-bar";
bar.popover = "manual";
bar.setAttribute("role", "toolbar");
bar.setAttribute("aria-label", "Selected words");
const status = document.createElement("span");
status.setAttribute("role", "status");

function selected() {
  const selection = getSelection();
  return selection.isCollapsed || selection.rangeCount !== 1 ? null : selection.getRangeAt(0);
}

/* The elements that the first and the last of the words stand in. A selection may begin
   or end beside an element without a word of it. */
function endsOf(range) {
  const nodes = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT, (node) =>
    range.intersectsNode(node) && hasWords(node, range) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  const isOneNode = range.commonAncestorContainer.nodeType === Node.TEXT_NODE;
  const first = isOneNode ? range.commonAncestorContainer : nodes.nextNode();
  let last = first;
  for (let node = first; node; node = nodes.nextNode()) {
    last = node;
  }
  return [first, last].map((node) => node?.parentElement);
}

function hasWords(node, range) {
  const start = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : node.length;
  return Boolean(node.data.slice(start, end).trim());
}

/* The element whose text holds all the words, if one does. */
function textAround(range) {
  const [first, last] = endsOf(range).map((element) => element?.closest(TEXT));
  return first && first === last ? first : null;
}

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

const actions = {
  "Copy with citation": async (range) =>
    copy(`${writtenText(range)}\n\n${await citationOf(range)}`, "Copied."),
  "Copy a link to these words": async (range) => copy(linkTo(range), "The link is copied."),
  "Cite this place": async (range) => location.assign(citationAddress(range)),
};
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

function offer() {
  const now = selected();
  if (!now || !textAround(now)) {
    if (!bar.contains(document.activeElement)) {
      bar.hidePopover();
    }
    return;
  }
  range = now.cloneRange();
  status.textContent = "";
  bar.showPopover();
  const at = range.getBoundingClientRect();
  const own = bar.getBoundingClientRect();
  const top = Math.min(at.bottom + 8, innerHeight - own.height - 8);
  bar.style.top = `${Math.max(8, top)}px`;
  bar.style.left = `${Math.min(Math.max(8, at.left), innerWidth - own.width - 8)}px`;
}

/* Copying by the browser's own means gives clean words as well, across pages too. */
document.addEventListener("copy", (event) => {
  const now = selected();
  const texts = [...document.querySelectorAll(TEXT)];
  if (now && event.clipboardData && texts.some((text) => now.intersectsNode(text))) {
    event.clipboardData.setData("text/plain", writtenText(now));
    event.preventDefault();
  }
});

if (heading) {
  document.querySelector("main").append(bar);
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 200);
  });
  document.addEventListener("keydown", (event) => {
    const isOffered = bar.matches(":popover-open") && !bar.contains(document.activeElement);
    if (event.key === "Tab" && !event.shiftKey && isOffered) {
      // Whoever selects by keyboard goes on to what can be done.
      event.preventDefault();
      bar.querySelector("button").focus();
    } else if (event.key === "Escape" && bar.matches(":popover-open")) {
      getSelection().removeAllRanges();
      bar.hidePopover();
    }
  });
}
