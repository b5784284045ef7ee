/* What readers select in a text, and a bar beside it with what can be done with the words.
   Mouse, touch and keyboard select alike: the browser says that the selection changed. */

export const TEXT = ".letter, .footnote__text";
const DELAY = 200; // milliseconds, while a selection is still being made

export function selectedRange() {
  const selection = getSelection();
  return selection.isCollapsed || selection.rangeCount !== 1 ? null : selection.getRangeAt(0);
}

/* The text nodes that have a word of the range. A selection may begin or end beside an
   element without a word of it. */
export function textNodes(range) {
  const around = range.commonAncestorContainer;
  if (around.nodeType === Node.TEXT_NODE) {
    return [around];
  }
  const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT, (node) =>
    range.intersectsNode(node) && wordsIn(node, range).trim()
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_REJECT,
  );
  const nodes = [];
  while (walker.nextNode()) {
    nodes.push(walker.currentNode);
  }
  return nodes;
}

/* What of a text node the range holds. */
export function wordsIn(node, range) {
  const start = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : node.length;
  return node.data.slice(start, end);
}

/* The elements that the first and the last of the words stand in. */
export function endsOf(range) {
  const nodes = textNodes(range);
  return [nodes[0], nodes.at(-1)].map((node) => node?.parentElement);
}

/* The element whose text holds all the words, if one does. */
export function textAround(range) {
  const [first, last] = endsOf(range).map((element) => element?.closest(TEXT));
  return first && first === last ? first : null;
}

export function makeBar(label) {
  const bar = document.createElement("div");
  bar.className = "selection-bar";
  bar.popover = "manual";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", label);
  return bar;
}

function show(bar, range) {
  bar.showPopover();
  const at = range.getBoundingClientRect();
  const own = bar.getBoundingClientRect();
  const top = Math.min(at.bottom + 8, innerHeight - own.height - 8);
  bar.style.top = `${Math.max(8, top)}px`;
  bar.style.left = `${Math.min(Math.max(8, at.left), innerWidth - own.width - 8)}px`;
}

/* Show the bar whenever words of one text are selected; `onSelect` gets their range. */
export function offerAtSelection(bar, onSelect) {
  document.querySelector("main").append(bar);
  const offer = () => {
    const now = selectedRange();
    if (now && textAround(now)) {
      onSelect(now.cloneRange());
      show(bar, now);
    } else if (!bar.contains(document.activeElement)) {
      bar.hidePopover();
    }
  };
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, DELAY);
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
