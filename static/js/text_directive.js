/* The text directive that leads a browser to the very words that are selected.
   https://wicg.github.io/scroll-to-text-fragment/ */

import { PageText } from "./page_text.js";

const LONGEST_WHOLE = 120; // characters that an address spells out
const WORDS_AT_EITHER_END = 4;
// How many words before and after them tell the selected words from earlier ones.
const CONTEXTS = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24];
// Between two of these no word ends. Scripts without spaces are not among them.
const INSIDE = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;

/* As browsers compare words: without regard to case, accents and forms of quotation
   marks. As long as the text itself, so that places stay the same. */
function folded(text) {
  return text.replace(/[^\x20-\x7e]|[A-Z]/g, (character) => {
    const plain = { "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"' }[character];
    return plain ?? character.normalize("NFD").charAt(0).toLowerCase().charAt(0);
  });
}

const firstWords = (text, count) => text.split(" ").slice(0, count).join(" ");
const lastWords = (text, count) => (count ? text.split(" ").slice(-count).join(" ") : "");

/* Finds what a directive leads to: the first place where all its parts fit. It may see a
   word end where the browser sees none, and so finds a place too many, never one too few. */
class Finder {
  constructor(text) {
    this.text = folded(text);
  }

  isEndOfWord(index) {
    const [before, after] = [this.text[index - 1], this.text[index]];
    return !before || !after || !INSIDE.test(before) || !INSIDE.test(after);
  }

  afterSpace(index) {
    let next = index;
    while (/\s/.test(this.text[next] ?? "")) {
      next += 1;
    }
    return next;
  }

  *placesOf(words, from = 0) {
    for (let at = this.text.indexOf(words, from); at >= 0; at = this.text.indexOf(words, at + 1)) {
      yield at;
    }
  }

  isFollowed(index, suffix) {
    if (!suffix) {
      return this.isEndOfWord(index);
    }
    const at = this.afterSpace(index);
    return this.text.startsWith(suffix, at) && this.isEndOfWord(at + suffix.length);
  }

  *startsOf({ prefix, start }) {
    for (const at of this.placesOf(prefix || start)) {
      const place = prefix ? this.afterSpace(at + prefix.length) : at;
      if (this.isEndOfWord(at) && this.text.startsWith(start, place)) {
        yield place;
      }
    }
  }

  find(directive) {
    const parts = Object.fromEntries(
      Object.entries(directive).map(([name, words]) => [name, folded(words)]),
    );
    for (const start of this.startsOf(parts)) {
      const end = start + parts.start.length;
      if (!parts.end && this.isFollowed(end, parts.suffix)) {
        return [start, end];
      }
      for (const last of parts.end ? this.placesOf(parts.end, end) : []) {
        const stop = last + parts.end.length;
        if (this.isEndOfWord(last) && this.isFollowed(stop, parts.suffix)) {
          return [start, stop];
        }
      }
    }
    return null;
  }
}

/* The selected words, and the parts of directives that lead there. */
class Selected {
  constructor(page) {
    this.segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
    this.page = page;
    this.text = page.text;
    this.start = this.wordAt(page.start).start;
    this.end = this.wordAt(page.end - 1).end;
  }

  /* The word that a character is in; marks of notes are in none. */
  wordAt(index) {
    const [from, to] = this.page.blockAt(index);
    const clean = [...Array(to - from).keys()].map((place) =>
      this.page.apparatus[from + place] ? " " : this.text[from + place],
    );
    const word = this.segmenter.segment(clean.join("")).containing(index - from);
    const start = from + word.index;
    return { start, end: start + word.segment.length };
  }

  /* Whether the browser sees a word begin or end here. */
  isEndOfWord(index) {
    const [from, to] = this.page.blockAt(index);
    const word = this.segmenter.segment(this.text.slice(from, to)).containing(index - from);
    return !word || word.index === index - from;
  }

  isWhole() {
    const isInOnePiece = !this.page.apparatus.slice(this.start, this.end).includes(true);
    return isInOnePiece && this.end - this.start <= LONGEST_WHOLE;
  }

  /* Where the first words end; they end at the latest before what is no part of the text. */
  endOfFirst(count) {
    const gap = this.page.apparatus.indexOf(true, this.start);
    const limit = gap < 0 ? this.end : Math.min(gap, this.end);
    let end = this.start + firstWords(this.text.slice(this.start, limit), count).length;
    while (!this.isEndOfWord(end)) {
      end += 1;
    }
    return end;
  }

  startOfLast(count, least) {
    const gap = this.page.apparatus.lastIndexOf(true, this.end - 1);
    const limit = Math.max(gap + 1, least);
    let start = this.end - lastWords(this.text.slice(limit, this.end).trimStart(), count).length;
    while (!this.isEndOfWord(start)) {
      start -= 1;
    }
    return start;
  }

  /* Words of the same block or, where there are none, of the one before. */
  wordsBefore(count) {
    const before = this.text.slice(this.page.from, this.start).trimEnd();
    return lastWords(before.slice(before.lastIndexOf("\n") + 1), count);
  }

  wordsAfter(count) {
    const [after] = this.text.slice(this.end, this.page.to).trimStart().split("\n");
    return firstWords(after, count);
  }

  directive(context) {
    const around = { prefix: this.wordsBefore(context), suffix: this.wordsAfter(context) };
    if (this.isWhole()) {
      return { ...around, start: this.text.slice(this.start, this.end), end: "" };
    }
    const count = WORDS_AT_EITHER_END + context;
    const endOfFirst = this.endOfFirst(count);
    const startOfLast = this.startOfLast(count, endOfFirst);
    return {
      ...around,
      start: this.text.slice(this.start, endOfFirst),
      end: this.text.slice(startOfLast, this.end),
    };
  }

  isAcceptable({ prefix, suffix, end }) {
    const isBegun = prefix || this.isEndOfWord(this.start);
    const isEnded = suffix || this.isEndOfWord(this.end);
    return isBegun && isEnded && (end || this.isWhole());
  }
}

const quoted = (words) => encodeURIComponent(words).replace(/-/g, "%2D");

function written({ prefix, start, end, suffix }) {
  const parts = [
    prefix && `${quoted(prefix)}-`,
    quoted(start),
    end && quoted(end),
    suffix && `-${quoted(suffix)}`,
  ];
  return `:~:text=${parts.filter(Boolean).join(",")}`;
}

/* "" where no directive leads to the words of the range and to no others. `around` is the
   element that holds the text in which they stand. */
export function directiveTo(range, around) {
  const page = new PageText(range, around);
  if (page.start < 0 || !Intl.Segmenter) {
    return "";
  }
  const selected = new Selected(page);
  const finder = new Finder(page.text);
  for (const context of CONTEXTS) {
    const directive = selected.directive(context);
    const [start, end] = finder.find(directive) ?? [];
    if (selected.isAcceptable(directive) && start === selected.start && end === selected.end) {
      return written(directive);
    }
  }
  return "";
}
