/* What a question is answered in: words, choices, things in an order, a passage of the
   text. Each has the same few functions, so that answers.js knows no kinds:
   `value` as it is kept, `words` as others read it, `solution` as it is checked. */

const SEGMENT = "p[id], div[id], blockquote[id], table[id], caption[id], .own-line[id]";
const MOST_WORDS = 12;

export function fieldOf(answer, onChange) {
  const make = { choice: choiceField, order: orderField, passage: passageField }[answer.dataset.asks];
  return (make ?? textField)(answer, onChange);
}

/* In print, what was written stands there in full, not in a box. */
function writer(answer, words) {
  const place = answer.querySelector(".answer__written");
  return () => {
    if (place) {
      place.textContent = words();
    }
  };
}

function textField(answer, onChange) {
  const box = answer.querySelector("textarea");
  const words = () => box.value.trim();
  box.addEventListener("input", onChange);
  return {
    value: () => box.value,
    words,
    solution: words,
    isEmpty: () => !words(),
    set: (value) => {
      box.value = typeof value === "string" ? value : "";
    },
    write: writer(answer, words),
  };
}

function choiceField(answer, onChange) {
  const inputs = [...answer.querySelectorAll("input")];
  const chosen = () => inputs.filter((input) => input.checked);
  const values = () => chosen().map((input) => input.value);
  answer.addEventListener("change", onChange);
  return {
    value: values,
    words: () => chosen().map((input) => input.labels[0].innerText.trim()).join("; "),
    solution: () => values().map(Number).sort((a, b) => a - b).join(","),
    isEmpty: () => !chosen().length,
    set: (value) => {
      for (const input of inputs) {
        input.checked = Array.isArray(value) && value.includes(input.value);
      }
    },
    write: () => {},
  };
}

function stepButton(item, label, sign, move) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "answer__step";
  made.textContent = sign;
  made.setAttribute("aria-label", `Move ${label}: ${wordsOf(item)}`);
  made.addEventListener("click", () => {
    move();
    made.focus();
  });
  return made;
}

function wordsOf(item) {
  return item.querySelector(".answer__words").textContent.trim();
}

function orderField(answer, onChange) {
  const list = answer.querySelector(".answer__order");
  const first = [...list.children];
  let wasMoved = false;
  const moved = (item, place, neighbour) => {
    if (neighbour) {
      neighbour[place](item);
      wasMoved = true;
      onChange();
      const at = [...list.children].indexOf(item) + 1;
      answer.querySelector(".answer__status").textContent = `${wordsOf(item)} is now number ${at}.`;
    }
  };
  for (const item of first) {
    const steps = document.createElement("span");
    steps.className = "answer__steps";
    steps.append(
      stepButton(item, "up", "↑", () => moved(item, "before", item.previousElementSibling)),
      stepButton(item, "down", "↓", () => moved(item, "after", item.nextElementSibling)),
    );
    item.append(steps);
  }
  const values = () => [...list.children].map((item) => item.dataset.value);
  return {
    value: values,
    words: () => [...list.children].map((item, at) => `${at + 1}. ${wordsOf(item)}`).join("\n"),
    solution: () => values().join(","),
    isEmpty: () => !wasMoved,
    set: (value) => {
      wasMoved = Array.isArray(value);
      const order = wasMoved ? value : [];
      const place = (item) => (order.indexOf(item.dataset.value) + first.length + 1) % (first.length + 1);
      list.append(...(wasMoved ? first.toSorted((a, b) => place(a) - place(b)) : first));
      list.classList.toggle("answer__order--answered", wasMoved);
    },
    write: () => list.classList.toggle("answer__order--answered", wasMoved),
  };
}

/* The paragraphs and notes of the text, each with its first words. */
function passages() {
  const places = [...document.querySelectorAll(`.letter :is(${SEGMENT})`)].map((element) => [element.id, element]);
  const notes = [...document.querySelectorAll(".footnote[id]")].map((element) => [element.id, element]);
  return [...places, ...notes]
    .filter(([, element]) => element.checkVisibility())
    .map(([id, element]) => [id, firstWords(element)])
    .filter(([, words]) => words);
}

function firstWords(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".apparatus, [hidden], .footnote__mark, .footnote__return").forEach((part) => part.remove());
  copy.querySelectorAll("br, p, div, tr, td, th, li, .own-line").forEach((part) => part.after(" "));
  const words = copy.textContent.trim().split(/\s+/);
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(" ")} …` : words.join(" ");
}

function idOf(node) {
  const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
  return (element?.closest(".footnote[id]") ?? element?.closest(`.letter :is(${SEGMENT})`))?.id;
}

function passageField(answer, onChange) {
  const choice = document.createElement("select");
  const number = answer.closest(".annotation").querySelector(".annotation__number").textContent;
  choice.setAttribute("aria-label", `The paragraph that answers question ${number}`);
  choice.append(new Option("No paragraph chosen", ""));
  choice.append(...passages().map(([id, words]) => new Option(words, id)));
  const take = document.createElement("button");
  take.type = "button";
  take.textContent = "Take the selected words";
  let selected = "";
  // A touch of the button takes the selection away.
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    selected = (!selection.isCollapsed && idOf(selection.anchorNode)) || selected;
  });
  take.addEventListener("click", () => {
    if (selected) {
      choice.value = selected;
      onChange();
    } else {
      answer.querySelector(".answer__status").textContent = "Select some words of the text first.";
    }
  });
  choice.addEventListener("change", onChange);
  answer.querySelector(".answer__passage").append(choice, take);
  const words = () => (choice.value ? choice.selectedOptions[0].text : "");
  return {
    value: () => choice.value,
    words,
    solution: () => choice.value,
    isEmpty: () => !choice.value,
    set: (value) => {
      choice.value = value ?? "";
      choice.selectedIndex = Math.max(choice.selectedIndex, 0);
    },
    write: writer(answer, words),
  };
}
