/* The tools below an enlarged scan: size, rotation, light, a second scan beside it, and a
   link to what is seen. */

const STEP = 1.5;
/* More than this, as a share of the size at which a page is seen whole, shows a part. */
const WHOLE = 1.01;
const LIGHTS = [
  ["brightness", "Brightness"],
  ["contrast", "Contrast"],
];
let made = 0;

export function makeButton(text, onClick) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", onClick);
  return button;
}

/* To be called after a change: shows the whole page, if all of it was seen before. */
function wholeAgain(viewport) {
  const isWhole = viewport.getZoom() < WHOLE * viewport.getHomeZoom();
  return () => isWhole && viewport.goHome(true);
}

function turned(viewport, degrees) {
  const seeWhole = wholeAgain(viewport);
  viewport.rotateBy(degrees);
  seeWhole();
}

function labelled(text, control) {
  const label = document.createElement("label");
  label.append(text, " ", control);
  return label;
}

/* Only by the object model: the policy of the site refuses styles in the markup. */
function lightTools(viewers) {
  const values = new Map();
  const show = () => {
    const filter = [...values].map(([name, value]) => `${name}(${value}%)`).join(" ");
    for (const viewer of viewers()) {
      viewer.canvas.style.filter = filter;
    }
  };
  const ranges = LIGHTS.map(([name, text]) => {
    const range = document.createElement("input");
    Object.assign(range, { type: "range", min: "40", max: "250", step: "10", value: "100" });
    range.addEventListener("input", () => {
      values.set(name, range.value);
      show();
    });
    return labelled(text, range);
  });
  const reset = makeButton("Light as it was", () => {
    values.clear();
    for (const range of ranges) {
      range.querySelector("input").value = "100";
    }
    show();
  });
  return [...ranges, reset];
}

function choicesOf(figure) {
  const written = document.getElementById("scan-choices");
  const choices = written ? JSON.parse(written.textContent) : [];
  const own = new URL(figure.querySelector(".scan__link").href).pathname;
  return choices.filter((choice) => choice.picture !== own);
}

/* Another scan of the document beside this one. */
function compareTool({ OpenSeadragon, figure, stage, viewer, viewerIn }, second) {
  const choices = choicesOf(figure);
  const select = document.createElement("select");
  select.append(new Option("no other scan", ""));
  choices.forEach((choice, at) => select.append(new Option(choice.name, String(at))));
  const clear = () => {
    // Half as wide, it shows the whole page again, if it did so before.
    const seeWhole = wholeAgain(viewer.viewport);
    const seeAgain = () => setTimeout(seeWhole);
    viewer.addOnceHandler("resize", seeAgain);
    second.viewer?.destroy();
    second.viewer = null;
    stage.querySelector(".scan__viewer--second")?.remove();
    stage.classList.toggle("scan__stage--two", select.value !== "");
    return seeAgain;
  };
  select.addEventListener("change", () => {
    const seeAgain = clear();
    const choice = choices[Number(select.value)];
    if (select.value !== "" && choice) {
      const frame = document.createElement("div");
      frame.className = "scan__viewer scan__viewer--second";
      stage.append(frame);
      second.viewer = viewerIn(OpenSeadragon, frame, choice, `Scan of ${choice.name}`);
      second.viewer.addOnceHandler("open", seeAgain);
    }
  });
  return choices.length ? [labelled("Compare with", select)] : [];
}

/* What is seen of the scan, in its own pixels. */
function seenBox(figure, viewer) {
  const image = viewer.world.getItemAt(0);
  const share = Number(figure.dataset.width) / image.getContentSize().x;
  const seen = image.viewportToImageRectangle(viewer.viewport.getBounds(true));
  const [wide, high] = [Number(figure.dataset.width), Number(figure.dataset.height)];
  const within = (value, most) => Math.min(Math.max(Math.round(value * share), 0), most);
  const [left, top] = [within(seen.x, wide - 1), within(seen.y, high - 1)];
  const [right, bottom] = [within(seen.x + seen.width, wide), within(seen.y + seen.height, high)];
  return [left, top, Math.max(right - left, 1), Math.max(bottom - top, 1)].join(",");
}

/* As letters/iiif/content_state.py writes it. */
function contentState(figure, box) {
  const { origin } = window.location;
  const canvas = `${origin}${figure.dataset.canvas}`;
  const state = {
    "@context": "http://iiif.io/api/presentation/3/context.json",
    id: `${canvas}/content-state`,
    type: "Annotation",
    motivation: ["contentState"],
    target: {
      id: `${canvas}#xywh=${box}`,
      type: "Canvas",
      partOf: [{ id: `${origin}${figure.dataset.manifest}`, type: "Manifest" }],
    },
  };
  const encoded = btoa(encodeURIComponent(JSON.stringify(state)));
  return encoded.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function ownAddress(figure, box) {
  // A text that marks no pages has no place for a detail.
  const { home, place, turn } = figure.dataset;
  const address = new URL(place || home, location.href);
  return place ? `${address}?region=${box}${turn === "1" ? "" : `&scan=${turn}`}` : address.href;
}

function field(text, value) {
  const input = document.createElement("input");
  Object.assign(input, { type: "text", readOnly: true, value });
  input.addEventListener("focus", () => input.select());
  return labelled(text, input);
}

function linkTool({ figure, viewer }) {
  const shown = document.createElement("div");
  shown.className = "scan__links";
  shown.setAttribute("role", "status");
  const button = makeButton("Link to this detail", () => {
    const box = seenBox(figure, viewer);
    const home = new URL(figure.dataset.home, location.href);
    shown.replaceChildren(
      field("Link to what is seen now", ownAddress(figure, box)),
      field("For other viewers (IIIF)", `${home}?iiif-content=${contentState(figure, box)}`),
    );
    shown.querySelector("input").focus();
  });
  return [button, shown];
}

export function toolsFor(parts) {
  const { viewer } = parts;
  const second = { viewer: null };
  const viewers = () => [viewer, second.viewer].filter(Boolean);
  const each = (change) => () => viewers().forEach(({ viewport }) => change(viewport));
  const element = document.createElement("div");
  element.className = "scan__tools";
  element.id = `scan-tools-${(made += 1)}`;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", "Tools for the scan");
  element.append(
    makeButton("Larger", each((viewport) => viewport.zoomBy(STEP))),
    makeButton("Smaller", each((viewport) => viewport.zoomBy(1 / STEP))),
    makeButton("Whole page", each((viewport) => viewport.goHome())),
    makeButton("Turn left", each((viewport) => turned(viewport, -90))),
    makeButton("Turn right", each((viewport) => turned(viewport, 90))),
    ...lightTools(viewers),
    ...compareTool(parts, second),
    ...linkTool(parts),
  );
  return { element, close: () => (second.viewer?.destroy(), element.remove()) };
}
