/* Beside each form of a citation, a button that copies it. */

const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");

/* In italics where it has them, for programs that take more than plain text. */
function wordsAndMarkup(element) {
  const types = { "text/plain": element.textContent, "text/html": element.innerHTML };
  const blobs = Object.entries(types).map(([type, content]) => [type, new Blob([content], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

async function file(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) {
    throw new Error(answer.statusText);
  }
  return navigator.clipboard.writeText(await answer.text());
}

function offer(place, form, copy) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy: ${form}`);
  button.addEventListener("click", async () => {
    const done = await copy().then(() => "Copied", () => "Not copied");
    button.textContent = done;
    button.setAttribute("aria-label", `${done}: ${form}`);
    status.textContent = `${done}: ${form}`;
  });
  place.append(button);
}

// Only pages that came over a safe connection may write to the clipboard.
if (navigator.clipboard) {
  for (const form of document.querySelectorAll(".citations > div")) {
    const [style, words] = [form.querySelector("dt"), form.querySelector("dd")];
    const group = form.closest("dl").previousElementSibling.textContent;
    offer(style, `${style.textContent}, ${group}`, () => wordsAndMarkup(words));
  }
  for (const link of document.querySelectorAll(".citation-files a")) {
    offer(link.parentElement, link.textContent, () => file(link));
  }
  for (const link of document.querySelectorAll(".citation-address a")) {
    offer(link.parentElement, "the permanent address", () => navigator.clipboard.writeText(link.href));
  }
  for (const whole of document.querySelectorAll("[data-copied-whole]")) {
    const place = document.createElement("p");
    whole.before(place);
    offer(place, "all citations", () => wordsAndMarkup(whole));
  }
  document.querySelector("main").append(status);
}
