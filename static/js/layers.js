/* Shows and hides the layers of a text without loading the page again. Each state has
   an address, to which its link leads where this script does not run. */

const switches = [...document.querySelectorAll("[data-layer]")];
const modes = [...document.querySelectorAll("[data-mode]")];
const shown = document.querySelector("[data-hidden]");
const NOTES = new Set(["annotations", "notes"]);

/* Where an address without parameters is the view that a teacher chose, `data-view` has the
   parameters that ask for it. */
function presentAddress() {
  return location.search ? location.href : new URL(shown.dataset.view ?? "", location.href).href;
}

function hiddenLayers() {
  return new Set(shown.dataset.hidden.split(" ").filter(Boolean));
}

function addressWith(address, hidden) {
  const changed = new URL(address, location.href);
  changed.searchParams.delete("hide");
  for (const layer of [...hidden].sort()) {
    changed.searchParams.append("hide", layer);
  }
  return changed;
}

function toggled(hidden, layer) {
  const changed = new Set(hidden);
  if (!changed.delete(layer)) {
    changed.add(layer);
  }
  return changed;
}

/* Links within the document lead to the same state, as they do when the server writes them. */
function updateLinks(hidden) {
  const [start] = location.pathname.split("/pages/");
  for (const link of document.querySelectorAll("main a[href]")) {
    const address = new URL(link.href);
    if (address.origin === location.origin && isPlace(address.pathname, start)) {
      link.href = addressWith(link.href, hidden);
    }
  }
}

function isPlace(path, start) {
  const base = start.replace(/\/$/, "");
  return path === start || path.startsWith(`${base}/pages/`) || path === `${base}/pdf/`;
}

function show(hidden) {
  shown.dataset.hidden = [...hidden].join(" ");
  updateLinks(hidden);
  for (const link of switches) {
    const { layer } = link.dataset;
    const isShown = !hidden.has(layer);
    link.href = addressWith(presentAddress(), toggled(hidden, layer));
    markCurrent(link, isShown);
    link.querySelector(".visually-hidden").textContent = isShown ? "Hide " : "Show ";
  }
  for (const link of modes) {
    const wanted = layersOf(link.dataset.mode, hidden);
    link.href = addressWith(presentAddress(), wanted);
    markCurrent(link, sameLayers(wanted, hidden));
  }
}

function markCurrent(link, isCurrent) {
  if (isCurrent) {
    link.setAttribute("aria-current", "true");
  } else {
    link.removeAttribute("aria-current");
  }
}

/* What a mode hides. Modes leave footnotes and annotations as they are. */
function layersOf(mode, hidden) {
  const marks = switches.map((link) => link.dataset.layer).filter((layer) => !NOTES.has(layer));
  const notes = [...hidden].filter((layer) => NOTES.has(layer));
  return new Set(mode === "clean" ? [...marks, ...notes] : notes);
}

function sameLayers(left, right) {
  return left.size === right.size && [...left].every((layer) => right.has(layer));
}

function changeOnClick(link, change) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const hidden = change(hiddenLayers());
    history.pushState({}, "", addressWith(presentAddress(), hidden));
    show(hidden);
    dispatchEvent(new Event("layers-changed"));
  });
}

for (const link of switches) {
  changeOnClick(link, (hidden) => toggled(hidden, link.dataset.layer));
}

for (const link of modes) {
  changeOnClick(link, (hidden) => layersOf(link.dataset.mode, hidden));
}

addEventListener("popstate", () => {
  show(new Set(new URL(presentAddress()).searchParams.getAll("hide")));
});
