/* The page of a list: it is kept in this browser while it is edited, and what somebody
   else sent is kept only if the reader says so. */

import { announce, keepEntries, keptEntries, MOST, NOT_KEPT, queryOf, TOO_MANY } from "./my_list.js";

const EDITED = "letters-my-list-edited";
const main = document.querySelector("[data-list-page]");
const form = main.querySelector("[data-list-form]");
const foreign = main.querySelector("[data-foreign]");
const empty = main.querySelector("[data-empty]");
const asked = new URLSearchParams(location.search);

const namesOf = (entries) => entries.map(([name]) => name);

function valuesOf(name) {
  return [...form.querySelectorAll(`[name="${name}"]`)].map((field) => field.value);
}

function entriesHere() {
  const lines = valuesOf("n");
  return valuesOf("d").map((identifier, number) => [identifier, lines[number] ?? ""]);
}

// What this page decides on. The address may name documents that are called otherwise by
// now, or hidden: these are not shown.
const decided = new Set([...asked.getAll("d"), ...valuesOf("d")]);

/* Of the list in the address, which may have lost its lines for being too long. */
function isKept() {
  const kept = keptEntries();
  const lines = asked.getAll("n");
  return asked.getAll("d").join() === namesOf(kept).join() && kept.every(([, line], number) => !lines[number] || lines[number] === line);
}

/* With what another window has put on the list since this page was loaded. */
function withOthers(entries) {
  const here = new Set([...decided, ...namesOf(entries)]);
  return [...entries, ...keptEntries().filter(([name]) => !here.has(name))];
}

function showAddresses(entries) {
  const query = queryOf(entries);
  for (const link of main.querySelectorAll("a[data-with-list]")) {
    link.search = query;
  }
  const address = main.querySelector("[data-list-address]");
  if (address) {
    const shared = new URL(address.value);
    shared.search = query;
    address.value = shared.href;
  }
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

/* The server answers with the list as it is then: see endOfEdit. */
function beginEdit() {
  keepEntries(withOthers(entriesHere()));
  const off = [...form.querySelectorAll('[name="x"]:checked')].map((field) => field.value);
  const left = valuesOf("d").filter((name) => !off.includes(name));
  try {
    sessionStorage.setItem(EDITED, JSON.stringify([[...decided], left]));
  } catch {
    // Then nothing is kept at all.
  }
}

/* Whether this page is the answer to an edit in this window: what was left, and at most one
   more. If that never came, no other list is taken for it. */
function endOfEdit() {
  const listed = asked.getAll("d");
  try {
    const [before, left] = JSON.parse(sessionStorage.getItem(EDITED));
    sessionStorage.removeItem(EDITED);
    if (listed.length > left.length + 1 || !left.every((name) => listed.includes(name))) {
      return false;
    }
    before.forEach((name) => decided.add(name));
    return true;
  } catch {
    return false;
  }
}

function keepWhileEdited() {
  const lines = new Map(keptEntries());
  const names = valuesOf("d");
  form.querySelectorAll('[name="n"]').forEach((field, number) => {
    field.value ||= lines.get(names[number]) ?? "";
    field.addEventListener("change", () => {
      const entries = withOthers(entriesHere());
      keepEntries(entries);
      showAddresses(entries);
    });
  });
  // It leads to a list without documents; Back leads to this one, which can be kept again.
  empty?.addEventListener("click", () => keepEntries([]));
  form.addEventListener("submit", beginEdit);
}

function offerToKeep(entries) {
  const kept = keptEntries();
  foreign.hidden = false;
  empty.hidden = true;
  foreign.querySelector("[data-kept]").textContent = kept.length
    ? `This list is not the one in this browser, which has ${kept.length} document${kept.length === 1 ? "" : "s"}.`
    : "This list is not kept in this browser.";
  const join = foreign.querySelector("[data-join]");
  join.hidden = !kept.length;
  const end = (chosen) => {
    if (chosen.length > MOST) {
      announce(TOO_MANY);
    } else if (keepEntries(chosen)) {
      announce("Kept in this browser.");
      location.assign(`${location.pathname}?${queryOf(chosen)}`);
    } else {
      announce(NOT_KEPT);
    }
  };
  join.addEventListener("click", () => {
    const present = keptEntries();
    const names = new Set(namesOf(present));
    end([...present, ...entries.filter(([name]) => !names.has(name))]);
  });
  foreign.querySelector("[data-replace]").addEventListener("click", () => end(entries));
}

function begin() {
  const entries = entriesHere();
  const wasEdited = endOfEdit();
  const whole = wasEdited ? withOthers(entries) : keptEntries();
  if (wasEdited) {
    keepEntries(whole);
  }
  const lacksSome = wasEdited ? whole.length > entries.length : !location.search && whole.length;
  if (lacksSome) {
    location.replace(`${location.pathname}?${queryOf(whole)}`);
  } else if (wasEdited || !entries.length || isKept()) {
    keepWhileEdited();
  } else {
    offerToKeep(entries);
  }
}

begin();

const copy = main.querySelector("[data-copy-address]");
// Only pages that came over a safe connection may write to the clipboard.
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const address = main.querySelector("[data-list-address]").value;
    const done = await navigator.clipboard.writeText(address).then(() => "Copied", () => "Not copied");
    copy.textContent = done;
    announce(done);
  });
}
