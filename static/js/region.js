/* A region of a scan: drawn with mouse, pen or finger, or moved with the arrow keys.
   Without this script its four numbers are typed. */

const STEP = 0.02; // of the width of the scan; with the control key one pixel
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const HINT =
  "Draw the box with the mouse, or go to the scan with Tab: the arrow keys move the box, with Shift " +
  "they change its size, with Control by one pixel.";
const NAMES = ["x", "y", "width", "height"];
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

export class RegionPicker {
  /* `fields` hold the four numbers; by default those of the form with these names. */
  constructor(frame, fields = null) {
    this.frame = frame;
    this.image = frame.querySelector("img");
    this.size = [Number(this.image.dataset.width), Number(this.image.dataset.height)];
    const { elements } = frame.closest("form") ?? {};
    this.fields = fields ?? NAMES.map((name) => elements.namedItem(name));
    this.box = document.createElement("div");
    this.box.className = "region-picker__box";
    this.box.tabIndex = 0;
    this.box.setAttribute("role", "application");
    this.box.setAttribute(
      "aria-label",
      "Region of the scan: arrow keys move it, with Shift they change its size",
    );
    this.draw = document.createElement("button");
    this.draw.type = "button";
    this.draw.className = "region-picker__draw";
    this.draw.textContent = "Draw with a finger";
    this.setDrawing(false);
    const hint = document.createElement("p");
    hint.className = "hint help";
    hint.textContent = HINT;
    frame.append(this.box);
    frame.before(hint);
    frame.after(this.draw);
    this.listen();
    this.show();
  }

  listen() {
    this.draw.addEventListener("click", () => this.setDrawing(!this.isDrawing));
    this.frame.addEventListener("pointerdown", (event) => this.begin(event));
    this.frame.addEventListener("pointermove", (event) => this.stretch(event));
    this.frame.addEventListener("pointerup", () => this.finish());
    this.frame.addEventListener("pointercancel", () => this.finish());
    this.image.addEventListener("dragstart", (event) => event.preventDefault());
    this.box.addEventListener("keydown", (event) => this.press(event));
    for (const field of this.fields) {
      field.addEventListener("input", () => this.show());
    }
  }

  /* A finger scrolls the page unless the reader says that it draws. */
  setDrawing(isDrawing) {
    this.isDrawing = isDrawing;
    this.draw.setAttribute("aria-pressed", isDrawing);
    this.frame.classList.toggle("region-picker--drawing", isDrawing);
  }

  get region() {
    return this.fields.map((field) => (field.value === "" ? NaN : Number(field.value)));
  }

  set region(numbers) {
    this.fields.forEach((field, at) => {
      field.value = Math.round(numbers[at]);
    });
    this.show();
  }

  show() {
    const [x, y, width, height] = this.region;
    const isWhole = [x, y, width, height].every(Number.isFinite);
    const [full, high] = this.size;
    const values = isWhole ? [x / full, y / high, width / full, height / high] : [0, 0, 1, 1];
    this.box.classList.toggle("region-picker__box--empty", !isWhole);
    ["left", "top", "width", "height"].forEach((name, at) => {
      this.box.style[name] = `${100 * values[at]}%`;
    });
  }

  /* Where the pointer is, in pixels of the scan. */
  at(event) {
    const frame = this.image.getBoundingClientRect();
    const [full, high] = this.size;
    return [
      clamp(((event.clientX - frame.left) / frame.width) * full, 0, full),
      clamp(((event.clientY - frame.top) / frame.height) * high, 0, high),
    ];
  }

  begin(event) {
    const draws = event.pointerType !== "touch" || this.isDrawing;
    if (event.button || !draws) {
      return;
    }
    event.preventDefault();
    this.from = this.at(event);
    this.frame.setPointerCapture(event.pointerId);
  }

  stretch(event) {
    if (!this.from) {
      return;
    }
    const [from, to] = [this.from, this.at(event)];
    const start = from.map((number, at) => Math.floor(Math.min(number, to[at])));
    const end = from.map((number, at) => Math.ceil(Math.max(number, to[at])));
    if (end[0] > start[0] && end[1] > start[1]) {
      this.region = [...start, end[0] - start[0], end[1] - start[1]];
    }
  }

  finish() {
    if (this.from) {
      this.from = null;
      this.setDrawing(false);
    }
  }

  press(event) {
    const arrow = ARROWS[event.key];
    if (!arrow) {
      return;
    }
    event.preventDefault();
    const [full, high] = this.size;
    const step = event.ctrlKey ? 1 : Math.max(1, Math.round(full * STEP));
    const known = this.region.every(Number.isFinite);
    // The first key puts a region in the middle.
    const [x, y, width, height] = known
      ? this.region
      : [full / 4, high / 4, full / 2, high / 2];
    const [right, down] = arrow.map((sign) => (known ? sign * step : 0));
    if (event.shiftKey) {
      this.region = [x, y, clamp(width + right, 1, full - x), clamp(height + down, 1, high - y)];
    } else {
      this.region = [clamp(x + right, 0, full - width), clamp(y + down, 0, high - height), width, height];
    }
  }
}

for (const frame of document.querySelectorAll(".region-picker")) {
  new RegionPicker(frame);
}
