/* A scan that can be enlarged and moved in its place. Without this script, or where it
   cannot run, the scan is a link to its largest image. */

const STEP = 1.5;

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

function makeButton(text, onClick) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", onClick);
  return button;
}

async function enlarge(figure, link, open) {
  const OpenSeadragon = await loadViewer(figure.dataset.viewer);
  const frame = document.createElement("div");
  frame.className = "scan__viewer";
  const tools = document.createElement("p");
  tools.className = "scan__tools";
  link.hidden = true;
  open.hidden = true;
  link.after(frame, tools);
  const viewer = OpenSeadragon({
    element: frame,
    tileSources: { type: "image", url: link.href },
    showNavigationControl: false,
    animationTime: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 0.5,
  });
  viewer.canvas.setAttribute("role", "img");
  viewer.canvas.setAttribute("aria-label", `${link.firstElementChild.alt}, enlarged`);
  const close = () => {
    viewer.destroy();
    frame.remove();
    tools.remove();
    link.hidden = false;
    open.hidden = false;
    open.focus();
  };
  const first = makeButton("Larger", () => viewer.viewport.zoomBy(STEP));
  tools.append(
    first,
    makeButton("Smaller", () => viewer.viewport.zoomBy(1 / STEP)),
    makeButton("Whole page", () => viewer.viewport.goHome()),
    makeButton("Close", close),
  );
  first.focus();
}

for (const figure of document.querySelectorAll(".scan[data-viewer]")) {
  const link = figure.querySelector("a");
  const open = makeButton("Enlarge here", () => {
    // The link still leads to the image if the viewer cannot be loaded.
    enlarge(figure, link, open).catch(() => window.location.assign(link.href));
  });
  link.after(open);
}
