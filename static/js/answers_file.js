/* A file of HTML with all answers to a reading, for a student to hand in. */

function addTo(parent, tag, text) {
  const element = parent.ownerDocument.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}

function byNumber([, left], [, right]) {
  return left.number - right.number;
}

export function answersFile({ title, byline, address, answers }) {
  const page = document.implementation.createHTMLDocument(`Answers: ${title}`);
  page.documentElement.lang = document.documentElement.lang;
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  page.head.prepend(charset);
  addTo(page.body, "h1", title);
  if (byline) {
    addTo(page.body, "p", byline);
  }
  addTo(page.body, "p", `Name: ${"_".repeat(40)}`);
  addTo(page.body, "p", `${address}, ${new Date().toLocaleDateString()}`);
  let heading = "";
  for (const [, answer] of Object.entries(answers).toSorted(byNumber)) {
    if (answer.heading !== heading) {
      heading = answer.heading;
      addTo(page.body, "h2", heading);
    }
    const question = addTo(page.body, "p", "");
    addTo(question, "strong", answer.question);
    for (const line of answer.words.split("\n")) {
      addTo(page.body, "p", line);
    }
  }
  return `<!DOCTYPE html>\n${page.documentElement.outerHTML}`;
}
