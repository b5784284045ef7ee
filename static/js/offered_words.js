/* Words that were typed and not saved, offered above the form that they belong to. */

import { forgetWords, keepWords } from "./kept_words.js";

const timeOf = (words) => new Date(words.time).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });

export function element(tag, className, ...parts) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...parts);
  return made;
}

export function button(text, act) {
  const made = element("button", "button", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function hiddenField(name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  return field;
}

/* The server shows the form with them. */
function bringBack(user, form, words) {
  keepWords(user, { ...words, isSent: true });
  const sent = document.createElement("form");
  sent.method = "post";
  sent.setAttribute("action", words.address);
  const token = form.querySelector("[name='csrfmiddlewaretoken']").value;
  const own = { csrfmiddlewaretoken: token, kept_as: words.id, resumed: "yes" };
  for (const [name, value] of [...words.fields, ...Object.entries(own)]) {
    sent.append(hiddenField(name, value));
  }
  sent.hidden = true;
  document.body.append(sent);
  sent.submit();
}

function lookAt(words) {
  const list = element("dl", "unsaved-words__list");
  for (const [label, value] of words.changed) {
    list.append(element("dt", "", label), element("dd", "", value));
  }
  return element("details", "", element("summary", "", "Look at it"), list);
}

export function offer(kept, words) {
  const { form, user } = kept;
  const names = words.changed.map(([label]) => label).join(", ");
  const offered = element(
    "section",
    "unsaved-words",
    element("p", "", element("strong", "", `${timeOf(words)}: `), `you typed here and did not save: ${names}. It is kept in this browser alone.`),
    lookAt(words),
  );
  offered.setAttribute("aria-label", "Not saved");
  const tools = element("p", "unsaved-words__tools");
  tools.append(
    button("Bring it back", () => {
      kept.isSent = true; // What is here by now is kept, too.
      bringBack(user, form, words);
    }),
    button("Forget it", () => {
      forgetWords(user, words.id);
      offered.remove();
    }),
  );
  offered.append(tools);
  form.before(offered);
}
