/* A scan that is enlarged, turned and compared in its place. Without this script, or where
   it cannot run, the scan is a link to its largest image. */

import { makeButton, toolsFor } from "./scan_tools.js";

const KEYS = "Arrow keys move the scan, plus and minus change its size, 0 shows the whole page.";
let described = 0;

function loadViewer(address) {
  return new Promise((resolve, reject) => {
    if (window.OpenSeadragon) {
      resolve(window.OpenSeadragon);
      return;
    }
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.OpenSeadragon);
    script.onerror = reject;
    document.head.append(script);
  });
}

/* The tiles of a scan, or its largest picture while it has none. */
export function sourceOf({ tiles, picture }) {
  return tiles || { type: "image", url: picture };
}

export function viewerIn(OpenSeadragon, frame, scan, name) {
  const viewer = OpenSeadragon({
    element: frame,
    tileSources: sourceOf(scan),
    showNavigationControl: false,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    maxZoomPixelRatio: 2,
    animationTime: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 0.5,
  });
  viewer.addOnceHandler("open-failed", () => viewer.open({ type: "image", url: scan.picture }));
  viewer.canvas.setAttribute("role", "application");
  viewer.canvas.setAttribute("aria-label", `${name}, enlarged`);
  const keys = document.createElement("p");
  keys.id = `scan-keys-${(described += 1)}`;
  keys.className = "visually-hidden";
  keys.textContent = KEYS;
  frame.after(keys);
  viewer.canvas.setAttribute("aria-describedby", keys.id);
  viewer.addOnceHandler("destroy", () => keys.remove());
  return viewer;
}

/* The boxes of the scan lie on the enlarged one as well, and lead to the same words. */
function layBoxes(figure, viewer) {
  const image = viewer.world.getItemAt(0);
  if (!image) {
    return;
  }
  const share = image.getContentSize().x / Number(figure.dataset.width);
  for (const drawn of figure.querySelectorAll(".scan__boxes a")) {
    const rect = drawn.querySelector("rect");
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => share * Number(rect.getAttribute(name)));
    const box = document.createElement("a");
    box.className = "scan__overlay";
    box.href = drawn.getAttribute("href");
    box.dataset.part = drawn.dataset.part;
    box.setAttribute("aria-label", drawn.getAttribute("aria-label"));
    viewer.addOverlay({ element: box, location: image.imageToViewportRectangle(x, y, width, height) });
    new window.OpenSeadragon.MouseTracker({ element: box, clickHandler: () => box.click() });
  }
}

async function enlarge(figure, link, open) {
  const OpenSeadragon = await loadViewer(figure.dataset.viewer);
  const sheet = figure.querySelector(".scan__sheet");
  const frame = document.createElement("div");
  frame.className = "scan__viewer";
  const stage = document.createElement("div");
  stage.className = "scan__stage";
  stage.append(frame);
  sheet.hidden = true;
  open.hidden = true;
  sheet.after(stage);
  const { alt } = link.firstElementChild;
  const scan = { tiles: figure.dataset.tiles, picture: link.href };
  const viewer = viewerIn(OpenSeadragon, frame, scan, alt);
  viewer.addHandler("open", () => layBoxes(figure, viewer));
  const tools = toolsFor({ OpenSeadragon, figure, stage, viewer, viewerIn });
  const close = () => {
    tools.close();
    viewer.destroy();
    stage.remove();
    sheet.hidden = false;
    open.hidden = false;
    open.focus();
  };
  tools.element.append(makeButton("Close", close));
  stage.after(tools.element);
  tools.element.querySelector("button").focus();
}

for (const figure of document.querySelectorAll(".scan[data-viewer]")) {
  const link = figure.querySelector(".scan__link");
  const open = makeButton("Enlarge here", () => {
    // The link still leads to the image if the viewer cannot be loaded.
    enlarge(figure, link, open).catch(() => window.location.assign(link.href));
  });
  open.className = "scan__open";
  figure.querySelector(".scan__sheet").after(open);
}
