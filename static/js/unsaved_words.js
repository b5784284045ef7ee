/* Nothing that is typed in a form is lost: it is kept in this browser until it is saved,
   and offered again. It is never put back unasked. Forms with a field `kept_as` take part;
   the server shows again whatever is posted to it with `resumed`. */

import { KeptForm } from "./kept_form.js";
import { forgetWords, tidy, wordsOf } from "./kept_words.js";
import { button, element } from "./offered_words.js";

const user = document.querySelector("meta[name='signed-in']")?.content ?? "";

function askBeforeSigningOut(form) {
  form.addEventListener("submit", (event) => {
    const count = wordsOf(user).length;
    if (!count) {
      return;
    }
    event.preventDefault();
    const counted = count === 1 ? "something that was not saved" : `${count} things that were not saved`;
    const dialog = element("dialog", "unsaved-words-dialog");
    dialog.append(
      element("p", "", `This browser keeps ${counted}. Whoever uses it after you could find it.`),
      button("Sign out and keep it", () => form.submit()),
      button("Sign out and forget it", () => {
        wordsOf(user).forEach(({ id }) => forgetWords(user, id));
        form.submit();
      }),
      button("Stay", () => dialog.close()),
    );
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  });
}

// Other scripts fill some boxes when the page is loaded.
addEventListener("load", () => {
  if (!user) {
    return;
  }
  tidy(user);
  for (const marker of document.querySelectorAll("input[name='kept_as']")) {
    new KeptForm(user, marker.form, marker).begin();
  }
  document.querySelectorAll("form[action$='/logout/']").forEach(askBeforeSigningOut);
});
