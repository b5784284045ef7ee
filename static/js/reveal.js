/* Shows covered words, one after the other or all at once, and covers them again. The
   links before them, which lead to the whole text, become buttons. */

const shown = new Set(); // numbers of annotations

function makeButton(words, className = "") {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  button.textContent = words;
  return button;
}

function replaceLink(link) {
  const button = makeButton(link.textContent, link.className);
  button.dataset.covers = link.dataset.covers;
  button.setAttribute("aria-label", link.getAttribute("aria-label").replace("Show the c", "C"));
  button.addEventListener("click", () => show(toggled(button.dataset.covers)));
  link.replaceWith(button);
  return button;
}

const controls = [...document.querySelectorAll("a[data-covers]")].map(replaceLink);
const covers = [...document.querySelectorAll("[data-covered]")];
const bar = document.querySelector(".white-out-bar");
const numbers = orderOf(bar?.dataset.whiteOutOrder ?? "");
const status = document.createElement("span");
status.setAttribute("role", "status");

/* All numbers: those that the bar names, in its order, and then the others. */
function orderOf(wanted) {
  const present = new Set(controls.map((control) => control.dataset.covers));
  return [...new Set([...wanted.split(" "), ...present])].filter((number) => present.has(number));
}

function toggled(number) {
  return shown.has(number) ? [...shown].filter((other) => other !== number) : [...shown, number];
}

function show(wanted) {
  shown.clear();
  wanted.forEach((number) => shown.add(number));
  for (const cover of covers) {
    cover.hidden = !cover.dataset.covered.split(" ").some((number) => shown.has(number));
  }
  for (const control of controls) {
    control.setAttribute("aria-expanded", String(shown.has(control.dataset.covers)));
  }
}

function say() {
  const left = numbers.length - shown.size;
  status.textContent = left ? `${shown.size} shown, ${left} covered.` : "All words are shown.";
}

function showNext() {
  const next = numbers.find((number) => !shown.has(number));
  if (next) {
    show([...shown, next]);
    const control = controls.find((each) => each.dataset.covers === next);
    control.scrollIntoView({ block: "center" });
  }
}

function fillBar() {
  const actions = {
    "Show the next words": showNext,
    "Show all words": () => show(numbers),
    "Cover all words": () => show([]),
  };
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Covered words");
  for (const [words, action] of Object.entries(actions)) {
    const button = makeButton(words);
    button.addEventListener("click", () => {
      action();
      say();
    });
    bar.append(button);
  }
  bar.append(status);
}

show([]);
if (bar && numbers.length) {
  fillBar();
}
