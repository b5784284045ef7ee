/* The page of a list: it is kept in this browser while it is edited, and what somebody
   else sent is kept only if the reader says so. */

import { announce, keepEntries, keptEntries, queryOf } from "./my_list.js";

const EDITED = "letters-my-list-edited";
const main = document.querySelector("[data-list-page]");
const form = main.querySelector("[data-list-form]");
const foreign = main.querySelector("[data-foreign]");
const empty = main.querySelector("[data-empty]");

function valuesOf(name) {
  return [...form.querySelectorAll(`[name="${name}"]`)].map((field) => field.value);
}

function entriesHere() {
  const lines = valuesOf("n");
  return valuesOf("d").map((identifier, number) => [identifier, lines[number] ?? ""]);
}

function isKept(entries) {
  const kept = keptEntries();
  const isSame = entries.map(([name]) => name).join() === kept.map(([name]) => name).join();
  const hasLines = entries.some(([, line]) => line);
  return isSame && (!hasLines || entries.every(([, line], number) => line === (kept[number][1] ?? "")));
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

function keepWhileEdited() {
  const kept = keptEntries();
  form.querySelectorAll('[name="n"]').forEach((field, number) => {
    field.value ||= kept[number]?.[1] ?? "";
    field.addEventListener("change", () => {
      keepEntries(entriesHere());
      showAddresses(entriesHere());
    });
  });
  // It leads to a list without documents; Back leads to this one, which can be kept again.
  empty?.addEventListener("click", () => keepEntries([]));
  form.addEventListener("submit", () => {
    keepEntries(entriesHere());
    sessionStorage.setItem(EDITED, "1");
  });
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
  const names = new Set(kept.map(([name]) => name));
  const end = (chosen) => {
    keepEntries(chosen);
    announce("Kept in this browser.");
    location.assign(`${location.pathname}?${queryOf(chosen)}`);
  };
  join.addEventListener("click", () => end([...kept, ...entries.filter(([name]) => !names.has(name))]));
  foreign.querySelector("[data-replace]").addEventListener("click", () => end(entries));
}

function begin() {
  const entries = entriesHere();
  if (sessionStorage.getItem(EDITED)) {
    sessionStorage.removeItem(EDITED);
    keepEntries(entries);
  }
  if (!location.search && keptEntries().length) {
    location.replace(`${location.pathname}?${queryOf(keptEntries())}`);
  } else if (!entries.length || isKept(entries)) {
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
