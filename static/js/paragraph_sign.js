/* Shows at one paragraph a sign that leads to its citation: at the paragraph under the
   pointer, or the one that is touched, or the one that the address names, so that the
   sign can be reached by keyboard. The style sheet writes the sign: as text it would stand
   between the words that links are to find. */

const PARAGRAPH = ".letter .paragraph[id]";
const heading = document.querySelector(".document-heading__cite a");
const sign = document.createElement("a");
sign.className = "paragraph-sign";
sign.setAttribute("aria-label", "Cite this paragraph");

function offerSign(element) {
  const paragraph = element?.closest(PARAGRAPH);
  const isInUse = sign === document.activeElement || paragraph?.contains(sign);
  if (!paragraph || isInUse) {
    return;
  }
  const address = new URL(heading.href);
  address.search = new URLSearchParams({ segment: paragraph.id });
  sign.href = address;
  paragraph.append(sign);
}

function offerAtAddress() {
  offerSign(document.getElementById(location.hash.slice(1)));
}

if (heading) {
  const showing = matchMedia("(hover: hover)").matches ? "pointerover" : "click";
  document.addEventListener(showing, ({ target }) => offerSign(target));
  addEventListener("hashchange", offerAtAddress);
  offerAtAddress();
}
