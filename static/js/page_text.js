/* The text of the page as the browser's own search reads it: what is rendered, notes'
   marks included, block by block. */

const NOT_SEARCHED = "script, style, noscript, template, select, textarea, img, svg, iframe";
const INLINE = /^(inline|contents|ruby.*)$/;
const END_OF_BLOCK = "\n";

/* `text` has a line feed between blocks and no other; of each character, `apparatus` says
   whether it cannot be selected. `start` and `end` are those of the selected words,
   `from` and `to` of the text that they stand in. */
export class PageText {
  constructor(range, around) {
    this.range = range;
    this.around = around;
    this.text = "";
    this.apparatus = [];
    this.start = -1;
    this.end = -1;
    this.read(document.body, false);
  }

  read(element, isApparatus) {
    const style = getComputedStyle(element);
    if (style.display === "none") {
      return;
    }
    const isBlock = !INLINE.test(style.display) || element.matches("br");
    const isOwnApparatus = isApparatus || style.userSelect === "none";
    if (isBlock) {
      this.endBlock();
    }
    if (element === this.around) {
      this.from = this.text.length;
    }
    if (!element.matches(NOT_SEARCHED)) {
      for (const node of element.childNodes) {
        this.readNode(node, isOwnApparatus);
      }
    }
    if (element === this.around) {
      this.to = this.text.length;
    }
    if (isBlock) {
      this.endBlock();
    }
  }

  readNode(node, isApparatus) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      this.read(node, isApparatus);
    } else if (node.nodeType === Node.TEXT_NODE) {
      this.readText(node, isApparatus);
    }
  }

  readText(node, isApparatus) {
    const isSelected = !isApparatus && this.range.intersectsNode(node);
    const { startContainer, startOffset, endContainer, endOffset } = this.range;
    const first = node === startContainer ? startOffset : 0;
    const end = node === endContainer ? endOffset : node.length;
    for (let index = 0; index < node.length; index += 1) {
      const isSpace = /[ \t\r\n]/.test(node.data[index]);
      if (isSpace && /^$|[ \n]$/.test(this.text.slice(-1))) {
        continue;
      }
      if (isSelected && !isSpace && index >= first && index < end) {
        this.start = this.start < 0 ? this.text.length : this.start;
        this.end = this.text.length + 1;
      }
      this.add(isSpace ? " " : node.data[index], isApparatus);
    }
  }

  endBlock() {
    if (this.text.endsWith(" ")) {
      this.text = this.text.slice(0, -1);
      this.apparatus.pop();
    }
    if (this.text && !this.text.endsWith(END_OF_BLOCK)) {
      this.add(END_OF_BLOCK, true);
    }
  }

  add(character, isApparatus) {
    this.text += character;
    this.apparatus.push(isApparatus);
  }

  /* The bounds of the block that a character is in. */
  blockAt(index) {
    const end = this.text.indexOf(END_OF_BLOCK, index);
    return [this.text.lastIndexOf(END_OF_BLOCK, index - 1) + 1, end < 0 ? this.text.length : end];
  }
}
