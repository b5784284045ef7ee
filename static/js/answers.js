/* Keeps what a student answers, in this browser and nowhere else; prints it, and makes a
   file of it to hand in. Without this script the answers are written on paper. */

import { answersFile, inOrder } from "./answers_file.js";
import { fieldOf } from "./answer_fields.js";
import { sha256 } from "./sha256.js";

const bar = document.querySelector("[data-answers]");
const notice = bar?.querySelector(".answers-bar__notice");
const name = `answers:${bar?.dataset.answers}`;

/* What is kept, or what is to be kept where the browser refuses to. */
let unkept = null;

function load() {
  if (unkept) {
    return unkept;
  }
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "{}");
    return { answers: {}, ...kept };
  } catch {
    return { answers: {} };
  }
}

/* Another tab may have written meanwhile: each answer is put into what is there now. */
function save(change) {
  const kept = load();
  change(kept.answers);
  const { title, version } = bar.dataset;
  const written = { ...kept, title, version };
  try {
    localStorage.setItem(name, JSON.stringify(written));
    unkept = null;
  } catch {
    unkept = written;
    refuse();
  }
}

function canKeep() {
  try {
    localStorage.setItem(`${name}:trial`, "1");
    localStorage.removeItem(`${name}:trial`);
    return true;
  } catch {
    return false;
  }
}

function refuse() {
  notice.textContent =
    "This browser keeps nothing here: a private window does so, and a page within another one. " +
    "Print your answers or download them before you leave this page.";
  notice.classList.add("answers-bar__notice--refused");
}

/* One question */

function questionText(answer) {
  const body = answer.closest(".annotation")?.querySelector(".body-text");
  return body?.innerText.trim() ?? "";
}

function status(answer, text) {
  answer.querySelector(".answer__status").textContent = text;
}

function keep(answer, field) {
  const { answer: key, asks, revision } = answer.dataset;
  status(answer, "");
  field.write();
  save((answers) => {
    // An answer that is emptied is no answer.
    if (field.isEmpty()) {
      delete answers[key];
      return;
    }
    const { heading, number } = bar.dataset;
    const words = field.words();
    answers[key] = { asks, heading, number, question: questionText(answer), revision, value: field.value(), words };
  });
}

function check(answer, field) {
  if (field.isEmpty()) {
    status(answer, "Answer it first.");
    return;
  }
  const { salt, solution } = answer.dataset;
  const isRight = solution.split(" ").includes(sha256(salt + field.solution()));
  status(answer, isRight ? "That is right." : "Not yet. Try again.");
}

function restore(answer, field) {
  const kept = load().answers[answer.dataset.answer];
  field.set(kept?.value);
  field.write();
  const isOlder = kept && kept.revision !== answer.dataset.revision;
  status(answer, isOlder ? "The question was changed since you answered it." : "");
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

const fields = new Map();

function prepare(answer) {
  const field = fieldOf(answer, () => keep(answer, field));
  fields.set(answer, field);
  restore(answer, field);
  if (answer.dataset.solution) {
    const made = button("Check", () => check(answer, field));
    made.classList.add("answer__check");
    answer.querySelector(".answer__status").before(made);
  }
}

/* All of them */

function download() {
  const { answers: slug, title, byline } = bar.dataset;
  const file = answersFile({ title, byline, address: location.href.split(/[?#]/)[0], answers: load().answers });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file], { type: "text/html" }));
  link.download = `answers-${slug}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function restoreAll() {
  for (const [answer, field] of fields) {
    restore(answer, field);
  }
}

function forget() {
  const kept = load();
  unkept = null;
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
  restoreAll();
  list();
  const back = button("Bring them back", () => {
    save((answers) => Object.assign(answers, kept.answers));
    restoreAll();
    tell();
  });
  notice.replaceChildren("Your answers are forgotten. ", back);
}

/* On the page of the reading, the answers to all its texts stand below each other. */
function list() {
  if (bar.dataset.number) {
    return;
  }
  const answers = document.createElement("dl");
  answers.className = "answers-bar__list";
  for (const { question, words } of inOrder(load().answers)) {
    for (const [tag, text] of [
      ["dt", question],
      ["dd", words],
    ]) {
      const part = document.createElement(tag);
      part.textContent = text;
      answers.append(part);
    }
  }
  bar.querySelector(".answers-bar__list")?.remove();
  notice.after(answers);
}

function tell() {
  list();
  const count = Object.keys(load().answers).length;
  const counted = count ? ` So far: ${count}.` : "";
  notice.textContent = `They are kept in this browser only: nobody else sees them until you print or send them.${counted}`;
}

if (bar) {
  document.querySelectorAll("[data-answer]").forEach(prepare);
  const tools = document.createElement("p");
  tools.className = "answers-bar__tools";
  tools.append(button("Print", () => print()), button("Download", download), button("Forget", forget));
  bar.append(tools);
  if (canKeep()) {
    tell();
  } else {
    refuse();
  }
  addEventListener("storage", ({ key }) => {
    if (key === name && !unkept && !bar.ownerDocument.activeElement?.closest("[data-answer]")) {
      restoreAll();
      tell();
    }
  });
}
