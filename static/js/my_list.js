/* My list: documents that a reader collects while reading. They are kept in this browser,
   and in no other place; the page of the list has them in its address. */

const NAME = "letters-my-list";
export const MOST = 100;
export const TOO_MANY = `My list would have more than ${MOST} documents.`;
export const NOT_KEPT = "This browser does not keep the list.";
const TAKE_OFF = "On my list – remove";
// The server takes no address that is much longer.
const LONGEST_ADDRESS = 7000;

const link = document.querySelector("[data-my-list]");
const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");

/* Pairs of an identifier and the reader's line on it, whatever else may be stored there. */
export function keptEntries() {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    const pairs = kept.filter((entry) => Array.isArray(entry) && typeof entry[0] === "string");
    return pairs.map(([identifier, line]) => [identifier, typeof line === "string" ? line : ""]);
  } catch {
    return [];
  }
}

/* False where the browser keeps nothing, as some do in private windows. */
export function keepEntries(entries) {
  try {
    localStorage.setItem(NAME, JSON.stringify(entries));
  } catch {
    return false;
  }
  showCount();
  return true;
}

/* The list in an address; without the lines, where they make it too long. */
export function queryOf(entries) {
  const lines = entries.map(([, line]) => line);
  while (lines.length && !lines.at(-1)) {
    lines.pop();
  }
  const query = new URLSearchParams(entries.map(([identifier]) => ["d", identifier]));
  const without = query.toString();
  lines.forEach((line) => query.append("n", line));
  return query.toString().length > LONGEST_ADDRESS ? without : query.toString();
}

export function announce(words) {
  document.body.append(status);
  status.textContent = words;
}

function showCount() {
  if (!link) {
    return;
  }
  const entries = keptEntries();
  link.querySelector("[data-count]").textContent = entries.length ? ` (${entries.length})` : "";
  link.search = queryOf(entries);
}

function identifiersIn(anchor) {
  return new URLSearchParams(anchor.search).getAll("d");
}

/* What keeps the documents from the list, or nothing. */
function take(identifiers) {
  const entries = keptEntries();
  const listed = new Set(entries.map(([identifier]) => identifier));
  const added = identifiers.filter((identifier) => !listed.has(identifier));
  if (entries.length + added.length > MOST) {
    return TOO_MANY;
  }
  if (!keepEntries([...entries, ...added.map((identifier) => [identifier, ""])])) {
    return NOT_KEPT;
  }
  announce(`My list: ${entries.length + added.length}`);
  return "";
}

function drop(identifiers) {
  const rest = keptEntries().filter(([identifier]) => !identifiers.includes(identifier));
  keepEntries(rest);
  announce(`My list: ${rest.length}`);
  return "";
}

/* A button in place of the link, which would lead to a list of these documents alone. */
function makeButton(anchor) {
  const identifiers = identifiersIn(anchor);
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${anchor.className} add-to-list--button`;
  button.append(...anchor.childNodes);
  const verb = button.firstChild;
  const before = verb.textContent;
  const show = () => {
    const listed = new Set(keptEntries().map(([identifier]) => identifier));
    const hasAll = identifiers.every((identifier) => listed.has(identifier));
    verb.textContent = hasAll ? TAKE_OFF : before;
    button.classList.toggle("add-to-list--on", hasAll);
    return hasAll;
  };
  button.addEventListener("click", () => {
    const change = show() ? drop : take;
    const fault = change(identifiers);
    showAll();
    if (fault) {
      verb.textContent = `${before.trim()} – ${fault}`;
      announce(fault);
    }
  });
  anchor.replaceWith(button);
  return show;
}

const shown = [...document.querySelectorAll("a.add-to-list")].map(makeButton);

function showAll() {
  shown.forEach((show) => show());
}

function showKept() {
  showCount();
  showAll();
}

showKept();
// Another window may have changed it, or this one before the reader went a page back.
addEventListener("storage", showKept);
addEventListener("pageshow", showKept);
