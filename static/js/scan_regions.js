/* Gives each box of a scan, in the admin, the scan to draw it on. Without this script its
   four numbers are typed. */

import { RegionPicker } from "./region.js";

const scan = document.querySelector(".scan-to-draw-on");

function addPicker(row) {
  const fields = ["x", "y", "width", "height"].map((name) => row.querySelector(`[name$="-${name}"]`));
  if (!scan || fields.some((field) => !field) || row.querySelector(".region-picker")) {
    return;
  }
  const frame = document.createElement("div");
  frame.className = "region-picker";
  const image = new Image();
  Object.assign(image, { src: scan.src, alt: scan.alt });
  Object.assign(image.dataset, { width: scan.dataset.width, height: scan.dataset.height });
  frame.append(image);
  row.querySelector("fieldset").append(frame);
  new RegionPicker(frame, fields);
}

for (const row of document.querySelectorAll(".inline-related:not(.empty-form)")) {
  addPicker(row);
}
document.addEventListener("formset:added", (event) => addPicker(event.target));
