/* Under a box for a date: what the server understands, as soon as the box is left. Where
   day and month could change places, both readings are offered. */

const BOX = "input[data-dates]";
const asked = new WeakMap();

function choose(box, date) {
  box.value = date.edtf;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  box.focus();
}

function offer(box, dates) {
  const choices = document.createElement("span");
  choices.className = "date-choice";
  choices.append("Which date? ");
  for (const date of dates) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = date.words;
    button.addEventListener("click", () => choose(box, date));
    choices.append(button, " ");
  }
  return choices;
}

function wording({ dates, error }, text) {
  if (error) {
    return error;
  }
  if (!dates.length) {
    return text ? "Undated: it will be left empty." : "";
  }
  return dates[0].edtf === text ? dates[0].words : `${dates[0].words} (${dates[0].edtf})`;
}

function show(box, answer, text) {
  const place = box.closest(".date-box");
  const output = place.querySelector(".date-reading");
  place.querySelector(".date-choice")?.remove();
  output.classList.toggle("date-reading--refused", Boolean(answer.error));
  if (answer.dates.length > 1) {
    output.replaceChildren(offer(box, answer.dates));
  } else {
    output.textContent = wording(answer, text);
  }
}

async function ask(box) {
  const text = box.value.trim();
  asked.set(box, text);
  const address = `${box.dataset.dates}?${new URLSearchParams({ text })}`;
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    const isAnswer = response.ok && response.headers.get("Content-Type")?.includes("json");
    const answer = isAnswer ? await response.json() : null;
    if (answer && asked.get(box) === text) {
      show(box, answer, text);
    }
  } catch {
    // The form says it when it is saved.
  }
}

document.addEventListener("change", (event) => {
  if (event.target.matches(BOX)) {
    ask(event.target);
  }
});
