/* On the teacher's page of a text: the words that she selects, and the form that opens with
   them. What is counted here only tells equal words apart; the server looks for itself. */

import { makeBar, offerAtSelection, selectedRange, textNodes, wordsIn } from "./selected_words.js";

const LEFT_OUT = ".apparatus, .footnote__return, .hint";
const BLOCK = "p, div, blockquote, td, th, li, caption, h1, h2, h3, h4, .own-line";
// Nothing else is left out of what is counted: letters/teaching/words.py has the same.
const WHITE = /[ \t\r\n\u2028\u2029]+/g;

const form = document.querySelector(".selection-form");
const LONGEST_ADDRESS = 4000;
// What is sent with a form, and means nothing in an address.
const POSTED = new Set(["csrfmiddlewaretoken", "open"]);
const keys = new Map();
for (const link of document.querySelectorAll(".part-link")) {
  const part = new URL(link.href).searchParams.get("part");
  keys.set(part.slice(part.indexOf(":") + 1), part);
}

const isText = (node) => !node.parentElement.closest(LEFT_OUT);
const letters = (text) => text.replace(WHITE, "").length;

/* The paragraph or the note that a node is in: its element, and what the server calls it. */
function partAround(node) {
  for (let element = node.parentElement; element; element = element.parentElement) {
    const part = element.dataset.part ?? (element.closest(".letter") && keys.get(element.id));
    if (part) {
      return { element, part };
    }
  }
  return null;
}

/* The parts that the words begin and end in; the whole text where one of them is in no
   paragraph, as the label of a list is. */
function partsAround(first, last) {
  const parts = [first, last].map(partAround);
  const text = first.parentElement.closest(".letter");
  return text && parts.includes(null) ? [0, 1].map(() => ({ element: text, part: "text:" })) : parts;
}

/* How many letters of the element stand before an offset in one of its text nodes. */
function lettersBefore(element, last, offset) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let node = walker.nextNode(); node && node !== last; node = walker.nextNode()) {
    count += isText(node) ? letters(node.data) : 0;
  }
  return count + letters(last.data.slice(0, offset));
}

/* The words, with the ends of lines and paragraphs as white space. */
function writtenWords(range, nodes) {
  let words = "";
  let before = null;
  for (const node of nodes) {
    const block = node.parentElement.closest(BLOCK);
    const isApart = before && (block !== before.block || hasLineEnd(before.node, node));
    words += (isApart ? "\n" : "") + wordsIn(node, range);
    before = { block, node };
  }
  return words.trim();
}

function hasLineEnd(first, last) {
  const between = document.createRange();
  between.setStartAfter(first);
  between.setEndBefore(last);
  return Boolean(between.cloneContents().querySelector("br"));
}

/* White space between words is text too, though it has no word. */
function nodesOf(range) {
  const nodes = textNodes(range).filter(isText);
  if (nodes.length < 2) {
    return nodes;
  }
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const all = [];
  let isWithin = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    isWithin ||= node === nodes[0];
    if (isWithin && isText(node)) {
      all.push(node);
    }
    if (node === nodes.at(-1)) {
      break;
    }
  }
  return all;
}

function fillIn(range) {
  const nodes = nodesOf(range);
  const [first, last] = [nodes[0], nodes.at(-1)];
  const [begin, end] = first ? partsAround(first, last) : [];
  if (!begin || !end) {
    return false;
  }
  const startOffset = first === range.startContainer ? range.startOffset : 0;
  const endOffset = last === range.endContainer ? range.endOffset : last.length;
  const said = {
    part: begin.part,
    last_part: end.part === begin.part ? "" : end.part,
    start: lettersBefore(begin.element, first, startOffset),
    end: lettersBefore(end.element, last, endOffset),
    words: writtenWords(range, nodes),
  };
  for (const [name, value] of Object.entries(said)) {
    form.elements.namedItem(name).value = value;
  }
  return Boolean(said.words);
}

/** The page of the form has an address, to which "Back" leads, unless it were too long. */
function openForm() {
  const said = [...new FormData(form)].filter(([name]) => !POSTED.has(name));
  const address = `${form.action}?${new URLSearchParams(said)}`;
  if (address.length < LONGEST_ADDRESS) {
    window.location.assign(address);
  } else {
    form.submit();
  }
}

if (form) {
  const bar = makeBar("Selected words");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Annotate";
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  bar.append(button, status);
  let range = null;
  button.addEventListener("click", () => {
    // The selection may have grown since the bar was shown.
    if (fillIn(selectedRange() ?? range)) {
      openForm();
    } else {
      status.textContent = "Select words of a paragraph or of a note.";
    }
  });
  offerAtSelection(bar, (now) => {
    range = now;
    status.textContent = "";
  });
}
