/* Keeps paper and text in step: the scan of the page that is read stands beside it, a scan
   that is turned brings its page, and a mark outlines its box. Without this script the scans
   stand below one another. */

import { lightBoxes } from "./scan_boxes.js";

const NAME = "letters-paper";
const LINE = 0.35; // of the height of the window: what is above it has been read
const SETTLED = 700; // milliseconds after which a text has come to rest

const shown = document.querySelector("[data-paper]");
const buttons = [...document.querySelectorAll(".paper-switch [data-show]")];
const paper = document.querySelector(".paper");
const wide = matchMedia("(min-width: 64rem)");

/* Text, scans or both */

function remembered() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

function show(mode, { isChosen = false } = {}) {
  shown.dataset.paper = mode;
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.show === mode));
  }
  if (isChosen) {
    try {
      localStorage.setItem(NAME, mode);
    } catch {
      // What cannot be kept holds for this page.
    }
  }
  dispatchEvent(new Event("layers-changed"));
}

/* The scans beside a running text */

class Paper {
  constructor(element) {
    this.element = element;
    this.figures = [...element.querySelectorAll(".scan")];
    this.place = element.querySelector(".paper__place");
    this.status = element.querySelector("[role=status]");
    this.steps = [...element.querySelectorAll("[data-step]")];
    this.pages = [...element.querySelectorAll(".page-keys li")].map((row) => ({
      key: row.dataset.key,
      name: row.textContent,
      pagination: row.dataset.pagination,
      mark: document.getElementById(`page-${row.dataset.key}`),
    }));
    this.current = null;
    this.isStill = true;
    this.turns = 0;
  }

  begin() {
    this.element.querySelector(".paper__steps").hidden = false;
    this.element.classList.add("paper--turning");
    for (const button of this.steps) {
      button.addEventListener("click", () => this.step(Number(button.dataset.step)));
    }
    this.element.addEventListener("keydown", (event) => this.press(event));
    let isAsked = false;
    const follow = () => {
      isAsked = false;
      this.follow();
    };
    addEventListener(
      "scroll",
      () => {
        if (!isAsked) {
          isAsked = true;
          requestAnimationFrame(follow);
        }
      },
      { passive: true },
    );
    this.turnTo(this.figureRead() ?? this.figures[0]);
  }

  /* The pages that are read now: one of each pagination. */
  pagesRead() {
    const read = new Map();
    for (const page of this.pages) {
      const isAbove = !page.mark || page.mark.getBoundingClientRect().top < innerHeight * LINE;
      if (isAbove || !read.has(page.pagination)) {
        read.set(page.pagination, page);
      }
    }
    return [...read.values()];
  }

  figureRead() {
    const read = this.pagesRead();
    return this.figures.find((figure) => read.some(({ key }) => key === figure.dataset.page)) ?? null;
  }

  follow() {
    if (!this.isStill || !this.pages.length) {
      return;
    }
    const read = this.pagesRead();
    if (this.current && read.some(({ key }) => key === this.current.dataset.page)) {
      return; // its first scan, or another one of it
    }
    const figure = this.figureRead();
    if (figure) {
      this.turnTo(figure);
    } else if (read.length) {
      this.showNone(read[0].name);
    }
  }

  /* A page without a scan has none beside it: never that of another page. */
  showNone(name) {
    this.turns += 1;
    this.current = null;
    for (const figure of this.figures) {
      figure.classList.remove("scan--shown");
    }
    this.place.textContent = `${name} has no scan`;
  }

  /* The scan before stays until the next one can be drawn: nothing flashes. */
  async turnTo(figure, { isTold = false } = {}) {
    this.turns += 1;
    const turn = this.turns;
    this.current = figure;
    this.place.textContent = `${figure.dataset.name} · scan ${this.figures.indexOf(figure) + 1} of ${this.figures.length}`;
    this.steps.forEach((button) => {
      button.disabled = !this.neighbour(Number(button.dataset.step));
    });
    if (this.element.querySelector(".scan--shown")) {
      await ready(figure);
    }
    if (turn !== this.turns) {
      return;
    }
    for (const other of this.figures) {
      other.classList.toggle("scan--shown", other === figure);
    }
    if (isTold) {
      this.status.textContent = `Scan of ${figure.dataset.name}`;
    }
    ready(this.neighbour(1));
  }

  neighbour(step) {
    return this.figures[this.figures.indexOf(this.current) + step];
  }

  step(step) {
    const figure = this.current ? this.neighbour(step) : this.figures[0];
    if (figure) {
      this.turnTo(figure, { isTold: true });
      this.bringText(figure);
    }
  }

  bringText(figure) {
    const page = this.pages.find(({ key }) => key === figure.dataset.page);
    const place = page?.mark ?? document.querySelector(".reader__text");
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    this.isStill = false;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.isStill = true;
    }, SETTLED);
    if (wide.matches && shown.dataset.paper === "both") {
      place?.scrollIntoView({ block: "start", behavior });
    }
  }

  press(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || event.target.closest(".scan__stage, .scan__tools") || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.step(step);
  }
}

/* The picture of a scan, loaded and decoded. */
async function ready(figure) {
  const image = figure?.querySelector("img");
  if (image) {
    image.loading = "eager";
    await image.decode().catch(() => null);
  }
}

/* The picture of the next page is there before it is asked for. */
function preloadNext() {
  const next = document.querySelector("[data-next-scan]")?.dataset.nextScan;
  if (next) {
    addEventListener("load", () => {
      new Image().src = next;
    });
  }
}

if (shown) {
  document.querySelector(".paper-switch").hidden = false;
  const mode = remembered();
  show(buttons.some((button) => button.dataset.show === mode) ? mode : "both");
  for (const button of buttons) {
    button.addEventListener("click", () => show(button.dataset.show, { isChosen: true }));
  }
  const pane = paper && new Paper(paper);
  pane?.begin();
  lightBoxes({
    bring: (figure) => pane?.figures.includes(figure) && pane.turnTo(figure),
    showText: () => shown.dataset.paper === "scan" && show("both"),
    showScan: () => shown.dataset.paper === "text" && show("both"),
  });
  preloadNext();
}
