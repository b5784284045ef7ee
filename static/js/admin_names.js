/* Names for what Django's admin leaves without one, for those who hear the page: the
   boxes that choose a row, the headings of columns that hold only buttons, and signs that
   have a name and no role, which is not read out then. */

function nameOf(select) {
  const label = select.labels.length ? select.labels[0].textContent : "";
  return select.getAttribute("aria-label") || label.trim().replace(/:$/, "");
}

function nameBoxes() {
  const unnamed = ".select2-selection__rendered:not([aria-label])";
  for (const box of document.querySelectorAll(unnamed)) {
    const select = box.closest(".select2-container").previousElementSibling;
    // The box around it is labelled by this one, and says the same.
    box.setAttribute("aria-label", nameOf(select));
  }
}

function giveSignsARole() {
  const signs = "span.help-tooltip[aria-label]:not([role])";
  for (const sign of document.querySelectorAll(signs)) {
    sign.setAttribute("role", "img");
  }
}

function nameColumns() {
  for (const heading of document.querySelectorAll(".tabular th:empty")) {
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = heading.matches(".original") ? "Row" : "Actions";
    heading.append(words);
  }
}

// Django's own scripts make the boxes some time after, and for every new row.
document.addEventListener("DOMContentLoaded", () => {
  const observer = new MutationObserver(() => {
    nameBoxes();
    giveSignsARole();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  nameBoxes();
  giveSignsARole();
  nameColumns();
});
