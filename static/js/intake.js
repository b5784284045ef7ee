/* The sitting: the preview beside a text follows what is typed, files can be dropped
   anywhere on the page, and scans are put in order by dragging. */

const DELAY = 700; // milliseconds after the last key
const form = document.getElementById("intake_form");

/* The preview beside the text */

class FollowingPreview {
  constructor(box, number) {
    this.box = box;
    this.number = number;
    this.shown = document.getElementById(`preview-${number}`);
    this.asked = 0;
    box.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.show(), DELAY);
    });
  }

  async show() {
    const asked = (this.asked += 1);
    const sent = new FormData(form);
    sent.delete("scans");
    sent.append("_render", this.number);
    try {
      const answer = await fetch(form.getAttribute("action") || location.href, { method: "POST", body: sent });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const isLast = asked === this.asked;
      // A login, or a page of errors, is no preview.
      if (answer.ok && isLast && !page.querySelector("form")) {
        this.shown.replaceChildren(...page.body.childNodes);
      }
    } catch {
      // Without the server, the last preview stays.
    }
  }
}

/* Files that are dropped */

const isScan = (file) => /^image\/|\.(jpe?g|png|tiff?|pdf|zip)$/i.test(`${file.type} ${file.name}`);

function choose(input, files) {
  const chosen = new DataTransfer();
  const before = input.multiple ? [...input.files] : [];
  for (const file of [...before, ...files]) {
    chosen.items.add(file);
  }
  input.files = chosen.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function takeDropped(event) {
  const files = [...event.dataTransfer.files];
  if (!files.length) {
    return;
  }
  event.preventDefault();
  const scans = files.filter(isScan);
  const [text] = files.filter((file) => !isScan(file));
  const boxes = form.elements;
  if (scans.length && boxes.namedItem("scans")) {
    choose(boxes.namedItem("scans"), scans);
  }
  if (text) {
    choose(boxes.namedItem("file"), [text]);
  }
}

/* The order of scans */

function orderByDragging(list) {
  let dragged = null;
  for (const row of list.children) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
    });
    row.addEventListener("dragover", (event) => {
      if (dragged && dragged !== row) {
        event.preventDefault();
        const { top, height } = row.getBoundingClientRect();
        row[event.clientY < top + height / 2 ? "before" : "after"](dragged);
      }
    });
    row.addEventListener("dragend", () => {
      dragged = null;
    });
  }
}

if (form) {
  for (const box of form.querySelectorAll("textarea[id^='id_draft-'][id$='-text']")) {
    new FollowingPreview(box, box.id.replace(/\D/g, ""));
  }
  form.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
    }
  });
  form.addEventListener("drop", takeDropped);
  form.querySelectorAll(".staged-scans").forEach(orderByDragging);
}
