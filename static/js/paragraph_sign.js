/* Beside the paragraph under the pointer, a sign that leads to its citation. */

const heading = document.querySelector(".document-heading__cite a");const sign = document.createElement("a");
sign.className = "paragraph-sign";
sign.textContent = "¶";
sign.setAttribute("aria-label", "Cite this paragraph");
// Who has no pointer selects words of it, or cites it from its page.
sign.tabIndex = -1;

function offerSign(event) {
  const paragraph = event.target.closest?.(".letter .paragraph[id]");
  if (!paragraph || paragraph.contains(sign)) {
    return;
  }
  const address = new URL(heading.href);
  address.search = new URLSearchParams({ segment: paragraph.id });
  sign.href = address;
  paragraph.append(sign);
}

if (heading && matchMedia("(hover: hover)").matches) {
  document.addEventListener("pointerover", offerSign);
}
