/* The sitting: the preview beside a text follows what is typed, files can be dropped
   anywhere on the page, and scans are put in order by dragging or by their buttons. */

const DELAY = 700; // milliseconds after the last key
const MOVED = 200; // after the last scan that was moved
const form = document.getElementById("intake_form");

/* A part of the page, as the server makes it of what the form holds now; nothing where it
   cannot be reached: then what is shown stays. */
async function askFor(part) {
  const sent = new FormData(form);
  sent.delete("scans");
  sent.append("_render", part);
  try {
    const answer = await fetch(form.getAttribute("action") || location.href, { method: "POST", body: sent });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok ? page : null;
  } catch {
    return null;
  }
}

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
    const page = await askFor(this.number);
    // A login, or a page of errors, is no preview.
    if (page && asked === this.asked && !page.querySelector("form")) {
      this.shown.replaceChildren(...page.body.childNodes);
    }
  }
}

/* Who checks what was typed of one document finds the page at that document again. */
function stayAtDocument(event) {
  if (event.submitter?.name !== "_propose") {
    return;
  }
  const above = [...form.querySelectorAll(".proposed-draft")].filter(
    (document) => document.getBoundingClientRect().top < innerHeight / 2,
  );
  if (above.length) {
    event.submitter.setAttribute("formaction", `#document-${above.length}`);
  }
}

/* The hint below a field says where it was read, or that it was changed since. */
function followField(box) {
  const hint = document.getElementById(`${box.id}_helptext`);
  const read = form.elements.namedItem(`initial-${box.name}`);
  if (!hint?.dataset.asChanged || !read) {
    return;
  }
  const lines = (text) => text.replace(/\r\n?/g, "\n");
  box.addEventListener("input", () => {
    const isRead = lines(box.value) === lines(read.value);
    hint.textContent = isRead ? hint.dataset.asRead : hint.dataset.asChanged;
  });
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

/* The order of scans: by dragging, and by the buttons of each, which keep the focus */

class StagedScans {
  constructor(list) {
    this.list = list;
    this.told = form.querySelector(".staged-scans-told");
    this.moved = 0;
    this.dragged = null;
    for (const row of list.children) {
      this.letDrag(row);
    }
    list.addEventListener("click", (event) => this.press(event));
    list.addEventListener("change", () => {
      this.labels().forEach((label) => label.replaceChildren());
      this.moved += 1; // what was asked before is not the answer
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.label(), MOVED);
    });
  }

  letDrag(row) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      this.dragged = row;
      event.dataTransfer.effectAllowed = "move";
    });
    row.addEventListener("dragover", (event) => {
      if (this.dragged && this.dragged !== row) {
        event.preventDefault();
        const { top, height } = row.getBoundingClientRect();
        row[event.clientY < top + height / 2 ? "before" : "after"](this.dragged);
      }
    });
    row.addEventListener("dragend", () => {
      this.dragged = null;
      this.settle(row);
    });
  }

  press(event) {
    const button = event.target.closest("button[name='_move']");
    if (!button) {
      return;
    }
    event.preventDefault();
    const row = button.closest("li");
    if (button.value.endsWith("-up")) {
      row.previousElementSibling?.before(row);
    } else {
      row.nextElementSibling?.after(row);
    }
    this.settle(row);
    const other = row.querySelector("button[name='_move']:not([disabled])");
    (button.disabled ? other : button)?.focus();
  }

  settle(moved) {
    const rows = [...this.list.children];
    rows.forEach((row, number) => {
      const [up, down] = row.querySelectorAll("button[name='_move']");
      up.value = `${number}-up`;
      down.value = `${number}-down`;
      up.disabled = number === 0;
      down.disabled = number === rows.length - 1;
    });
    const name = moved.querySelector(".staged-scan__name").textContent;
    this.told.textContent = `${name} is number ${rows.indexOf(moved) + 1} of ${rows.length} now.`;
    moved.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* Which page each scan shows in the new order, the server says. */
  async label() {
    const moved = this.moved;
    const page = await askFor("scans");
    const found = page?.querySelectorAll(".staged-scan__page") ?? [];
    if (moved === this.moved && found.length === this.labels().length) {
      this.labels().forEach((label, number) => label.replaceChildren(...found[number].childNodes));
    }
  }

  labels() {
    return [...this.list.querySelectorAll(".staged-scan__page")];
  }
}

if (form) {
  for (const box of form.querySelectorAll("textarea[id^='id_draft-'][id$='-text']")) {
    new FollowingPreview(box, box.id.replace(/\D/g, ""));
  }
  form.querySelectorAll(".draft-field :is(input, select, textarea)").forEach(followField);
  form.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
    }
  });
  form.addEventListener("drop", takeDropped);
  form.addEventListener("submit", stayAtDocument);
  form.querySelectorAll(".staged-scans").forEach((list) => new StagedScans(list));
}
