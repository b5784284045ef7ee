/* What stands in a form: its fields as they would be sent, and which were changed. */

const NOT_SENT = new Set(["submit", "button", "reset", "image", "file", "password"]);
// Hidden fields are written by the form itself; passwords are kept nowhere.
const NOT_TYPED = new Set(["submit", "button", "hidden", "password"]);
const OWN = /^(csrfmiddlewaretoken|resumed|kept_as|carried:.*|left-out:.*)$/;

const isField = (control) =>
  Boolean(control.name) && !control.matches(":disabled") && !control.name.includes("__prefix__");

/* Django's two boxes, between which choices move: all in the second are chosen. */
const isMoved = (control) => control.matches("select.filtered");

function valuesOf(control) {
  if (isMoved(control)) {
    return control.id.endsWith("_to") ? [...control.options].map((option) => option.value) : [];
  }
  if (control.matches("select")) {
    return [...control.selectedOptions].map((option) => option.value);
  }
  const isUnticked = ["checkbox", "radio"].includes(control.type) && !control.checked;
  return isUnticked ? [] : [control.value];
}

/* Names and values, but neither passwords nor files. */
export function fieldsOf(form) {
  return [...form.elements]
    .filter((control) => isField(control) && !NOT_SENT.has(control.type) && !OWN.test(control.name))
    .flatMap((control) => valuesOf(control).map((value) => [control.name, value]));
}

function defaultsOf(select) {
  const chosen = [...select.options].filter((option) => option.defaultSelected);
  const first = select.multiple ? [] : [...select.options].slice(0, 1);
  return (chosen.length ? chosen : first).map((option) => option.value);
}

function isChanged(control, moved) {
  if (control.type === "file") {
    return control.files.length > 0;
  }
  if (isMoved(control)) {
    return String(valuesOf(control)) !== moved.get(control);
  }
  if (control.matches("select")) {
    return String(valuesOf(control)) !== String(defaultsOf(control));
  }
  if (["checkbox", "radio"].includes(control.type)) {
    return control.checked !== control.defaultChecked;
  }
  return control.matches("input, textarea") && control.value !== control.defaultValue;
}

/* The first choices of boxes that are filled by a script. */
export function movedIn(form) {
  return new Map([...form.elements].filter(isMoved).map((each) => [each, String(valuesOf(each))]));
}

export function changedIn(form, moved) {
  const typed = [...form.elements].filter((each) => isField(each) && !NOT_TYPED.has(each.type));
  return typed.filter((control) => isChanged(control, moved));
}

export function labelOf(control) {
  const label = control.getAttribute("aria-label") ?? control.labels?.[0]?.textContent ?? control.name;
  return label.trim().replace(/:$/, "");
}

/* Whether the form shows all that was kept, and hidden fields aside nothing else. */
export function showsAll(form, fields) {
  const hidden = new Set([...form.elements].filter((each) => each.type === "hidden").map((each) => each.name));
  const written = (pairs) => JSON.stringify(pairs.filter(([name]) => !hidden.has(name)));
  return written(fieldsOf(form)) === written(fields);
}
