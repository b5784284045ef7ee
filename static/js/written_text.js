/* Selected words as plain text: blocks on lines of their own, rows as lines, their cells
   parted by tabs, struck words as "[struck: until May]". letters/exports/text_file.py
   writes whole documents in the same form. */

// Between the lines of these stands no empty line.
const CLOSE_SET = ".list, table, .verse";
const CLOSE_LINES = ".line, .verse-line";
const STRUCK = "del";
const SAID = ["[struck: ", "]"];
const UNSAID = ["", ""];
const NEXT_LINE = 1; // line ends
const EMPTY_LINE = 2;

class Lines {
  constructor(brackets) {
    this.brackets = brackets; // around struck words
    this.text = "";
    this.opening = ""; // brackets before the next words
    this.due = 0; // line ends before the next words
    this.isSpaceDue = false;
  }

  add(characters) {
    const words = characters.replace(/[ \t\r\n\u2028]+/g, " ");
    const trimmed = words.replace(/^ | $/g, "");
    if (trimmed) {
      const isApart = this.isSpaceDue || words.startsWith(" ");
      this.write(trimmed, isApart ? " " : "");
    }
    this.isSpaceDue = words.endsWith(" ") || (!trimmed && this.isSpaceDue);
  }

  write(words, space = "") {
    this.text += this.text && (this.due ? "\n".repeat(this.due) : space);
    this.text += this.opening + words;
    this.opening = "";
    this.due = 0;
    this.isSpaceDue = false;
  }

  /* What `add` adds, between brackets if it has words. */
  strike(add) {
    const [before, after] = this.brackets;
    this.opening += before;
    add();
    if (this.opening) {
      this.opening = this.opening.slice(before.length);
    } else {
      this.text += after;
    }
  }

  endBlock(lineEnds) {
    this.due = Math.max(this.due, lineEnds);
    this.isSpaceDue = false;
  }
}

/* What is seen and can be selected: neither marks of notes nor what the reader hides. */
function isLeftOut(element, style) {
  return style.display === "none" || style.userSelect === "none" || element.hidden;
}

function isBlock(style) {
  return style.float !== "none" || !/^(inline|contents|ruby)/.test(style.display);
}

function lineEndsAfter(element) {
  const isClose = element.matches(CLOSE_LINES) || element.parentElement?.closest(CLOSE_SET);
  return isClose ? NEXT_LINE : EMPTY_LINE;
}

function addText(node, range, lines) {
  const start = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : node.length;
  lines.add(node.data.slice(start, end));
}

function addRow(row, range, lines) {
  const cells = [];
  const written = [];
  for (const cell of [...row.cells].filter((each) => range.intersectsNode(each))) {
    const inCell = new Lines(lines.brackets);
    addChildren(cell, range, inCell);
    // The cell around a page break has no words; one around a gap has.
    if (inCell.text || !cell.matches(".page-break-row")) {
      cells.push(cell);
      written.push(inCell.text.replace(/[\n\t]+/g, " "));
    }
  }
  // A selection that only touches a cell has none of its words.
  while (cells.length && !written.at(-1) && cells.at(-1).textContent.trim()) {
    cells.pop();
    written.pop();
  }
  if (cells.length) {
    lines.endBlock(NEXT_LINE);
    lines.write(written.join("\t"));
    lines.endBlock(NEXT_LINE);
  }
}

function addElement(element, range, lines) {
  const style = getComputedStyle(element);
  if (isLeftOut(element, style)) {
    return;
  }
  if (element.matches("br")) {
    lines.due += 1;
  } else if (element.matches("tr")) {
    addRow(element, range, lines);
  } else if (isBlock(style)) {
    lines.endBlock(lineEndsAfter(element));
    addWords(element, range, lines);
    lines.endBlock(lineEndsAfter(element));
  } else {
    addWords(element, range, lines);
  }
}

function addWords(element, range, lines) {
  if (element.matches(STRUCK)) {
    lines.strike(() => addChildren(element, range, lines));
  } else {
    addChildren(element, range, lines);
  }
}

function addChildren(parent, range, lines) {
  for (const node of parent.childNodes) {
    if (!range.intersectsNode(node)) {
      continue;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      addText(node, range, lines);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      addElement(node, range, lines);
    }
  }
}

function addRange(range, lines) {
  const around = range.commonAncestorContainer;
  if (around.nodeType === Node.TEXT_NODE) {
    addText(around, range, lines);
  } else if (around.matches("tr")) {
    addRow(around, range, lines);
  } else {
    addChildren(around, range, lines);
  }
}

function written(range, brackets) {
  const lines = new Lines(brackets);
  const around = range.commonAncestorContainer;
  const element = around.nodeType === Node.TEXT_NODE ? around.parentElement : around;
  if (element.closest(STRUCK)) {
    lines.strike(() => addRange(range, lines));
  } else {
    addRange(range, lines);
  }
  return lines.text;
}

/* The words as one may quote them: it is said which of them are struck. */
export function writtenText(range) {
  return written(range, SAID);
}

/* The words as they stand in the text, to be found there again. */
export function wordsAlone(range) {
  return written(range, UNSAID);
}
