/* Proposes words, people and volumes while a search is typed. Without this script, or
   without an answer, the search works all the same. */

const WAIT = 200;
const SHORTEST = 2;

function makeOption(value, label) {
  const option = document.createElement("option");
  option.value = value;
  option.label = label;
  return option;
}

function readOptions(answer, typed) {
  const before = typed.trimEnd().replace(/[\p{L}\p{N}'’-]+$/u, "");
  return [
    ...answer.words.map((word) => makeOption(before + word, "")),
    ...answer.people.map(({ query, name }) => makeOption(query, name)),
    ...answer.volumes.map(({ query, title }) => makeOption(query, title)),
  ];
}

function attach(form) {
  const input = form.elements.q;
  const list = document.createElement("datalist");
  list.id = `${input.id}-suggestions`;
  form.append(list);
  input.setAttribute("list", list.id);
  let timer = 0;
  let request = new AbortController();

  async function propose() {
    request.abort();
    request = new AbortController();
    const typed = input.value;
    if (typed.trim().length < SHORTEST) {
      list.replaceChildren();
      return;
    }
    const query = new URLSearchParams({ q: typed });
    const response = await fetch(`${form.dataset.suggest}?${query}`, { signal: request.signal });
    if (response.ok) {
      list.replaceChildren(...readOptions(await response.json(), typed));
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    // What fails, or was asked too early, is not missed.
    timer = setTimeout(() => propose().catch(() => {}), WAIT);
  });
}

for (const form of document.querySelectorAll("form[data-suggest]")) {
  attach(form);
}
