/* For words that the reader selects: copy them with their citation, link to them, or
   cite their paragraph. */

const LONGEST_WHOLE = 120; // characters that an address spells out
const WORDS_AT_EITHER_END = 4;

const heading = document.querySelector(".document-heading__cite a");
const bar = document.createElement("div");
bar.className = "selection-bar";
bar.popover = "manual";
bar.setAttribute("role", "toolbar");
bar.setAttribute("aria-label", "Selected words");
const status = document.createElement("span");
status.setAttribute("role", "status");

function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) {
    return null;
  }
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement;
  const text = start?.closest(".letter, .footnote__text");
  return text && text.contains(range.endContainer) ? range : null;
}

/* As it would be read out: without page breaks, marks of notes, and what is hidden. */
function wordsOf(range) {
  const holder = document.createElement("div");
  holder.append(range.cloneContents());
  holder
    .querySelectorAll(".apparatus, .footnote__return, .paragraph-sign, [hidden]")
    .forEach((part) => part.remove());
  holder.querySelectorAll("br").forEach((lineBreak) => lineBreak.replaceWith("\n"));
  const blocks = [...holder.children].filter((child) => child.matches("p, div, blockquote, table"));
  const texts = blocks.length ? blocks.map((block) => block.textContent) : [holder.textContent];
  return texts
    .map((text) => text.replace(/[ \t\u2028]+/g, " ").trim())
    .filter(Boolean)
    .join("\n\n");
}

/* The paragraph that the words begin in, or their note. */
function placeOf(range) {
  const start = range.startContainer.parentElement;
  const note = start.closest(".footnote");
  if (note) {
    return ["note", note.id.replace(/^note-/, "")];
  }
  const segment = start.closest("p[id], .paragraph[id], .heading[id]");
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

/* https://wicg.github.io/scroll-to-text-fragment/ */
function linkTo(range) {
  const words = wordsOf(range).split(/\s+/);
  const whole = words.join(" ");
  const isWhole = whole.length <= LONGEST_WHOLE && !range.cloneContents().querySelector(".apparatus");
  const ends = [words.slice(0, WORDS_AT_EITHER_END), words.slice(-WORDS_AT_EITHER_END)];
  const parts = isWhole ? [whole] : ends.map((end) => end.join(" "));
  const directive = parts.map((part) => encodeURIComponent(part).replace(/-/g, "%2D")).join(",");
  const place = placeOf(range);
  const anchor = place ? (place[0] === "note" ? `note-${place[1]}` : place[1]) : "";
  const address = new URL(location.href);
  address.hash = "";
  // Whoever gets the link did not search for these words.
  address.searchParams.delete("find");
  address.searchParams.delete("match");
  return `${address.href.replace(/#$/, "")}#${anchor}:~:text=${directive}`;
}

async function copy(text, done) {
  await navigator.clipboard.writeText(text);
  status.textContent = done;
}

const actions = {
  "Copy with citation": async (range) =>
    copy(`${wordsOf(range)}\n\n${await citationOf(range)}`, "Copied."),
  "Copy a link to these words": async (range) => copy(linkTo(range), "The link is copied."),
  "Cite this place": async (range) => location.assign(citationAddress(range)),
};

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
  if (!now) {
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

/* Copying by the browser's own means gives clean words as well. */
document.addEventListener("copy", (event) => {
  const now = selected();
  if (now && event.clipboardData) {
    event.clipboardData.setData("text/plain", wordsOf(now));
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
