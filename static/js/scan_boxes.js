/* Outlines the box of the mark, passage or paragraph that is pointed at or focused, and the
   words of a box that is. */

const boxes = [...document.querySelectorAll(".scan__boxes a")];
const parts = new Set(boxes.map((box) => box.dataset.part));

/* The key of the part that an element is in, or that a link leads to. */
function partAt(element) {
  const link = element.closest?.("a[href^='#']");
  const named = link && decodeURIComponent(link.getAttribute("href").slice(1));
  if (parts.has(named)) {
    return named;
  }
  for (let around = element; around?.closest; around = around.parentElement) {
    if (parts.has(around.id)) {
      return around.id;
    }
  }
  return "";
}

function light(key) {
  for (const box of boxes) {
    box.querySelector("rect").classList.toggle("scan__box--lit", key !== "" && box.dataset.part === key);
  }
  for (const part of parts) {
    document.getElementById(part)?.classList.toggle("part--lit", part === key);
  }
}

export function lightBoxes({ bring, showText, showScan }) {
  if (!boxes.length) {
    return;
  }
  const reveal = (key) => {
    light(key);
    const box = boxes.find(({ dataset }) => dataset.part === key);
    if (box) {
      bring(box.closest(".scan"));
    }
  };
  document.addEventListener("pointerover", (event) => light(partAt(event.target)));
  document.addEventListener("focusin", (event) => {
    const key = partAt(event.target);
    if (key && !event.target.closest(".scan")) {
      reveal(key);
    } else {
      light(key);
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    const target = link && decodeURIComponent(link.getAttribute("href").slice(1));
    if (link?.closest(".scan")) {
      showText();
    } else if (target?.startsWith("box-")) {
      showScan();
      bring(document.getElementById(target)?.closest(".scan"));
    }
  });
  const follow = () => {
    const key = decodeURIComponent(location.hash.slice(1));
    if (parts.has(key)) {
      reveal(key);
    }
  };
  addEventListener("hashchange", follow);
  follow();
}
