/* Words that were typed and not saved, kept in this browser by account and address. They
   go when they were saved, when whoever typed them says so, and after thirty days. */

import { forgetFiles, tidyFiles } from "./kept_files.js";

const PREFIX = "unsaved-words:";
const SAVED = "saved-words-"; // letters/views/unsaved/saved.py
const LONGEST_KEPT = 30 * 24 * 3600 * 1000; // milliseconds

const keyOf = (user, id) => `${PREFIX}${user}:${id}`;

function stored() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return []; // This browser keeps nothing for anybody.
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/* All that this account has left, the latest first. */
export function wordsOf(user) {
  return stored()
    .filter((key) => key.startsWith(keyOf(user, "")))
    .map(read)
    .filter(Boolean)
    .sort((first, second) => second.time - first.time);
}

/* Whether the browser keeps them. */
export function keepWords(user, words) {
  try {
    localStorage.setItem(keyOf(user, words.id), JSON.stringify(words));
    return true;
  } catch {
    return false;
  }
}

export function forgetWords(user, id) {
  try {
    localStorage.removeItem(keyOf(user, id));
  } catch {
    // Nothing was kept.
  }
  forgetFiles(id);
}

/* Forget what is too old, and what the server says was saved. */
export function tidy(user) {
  const oldest = Date.now() - LONGEST_KEPT;
  for (const key of stored()) {
    const words = read(key);
    if (!words || !(words.time > oldest)) {
      localStorage.removeItem(key);
    }
  }
  tidyFiles(oldest);
  for (const cookie of document.cookie.split("; ")) {
    if (cookie.startsWith(SAVED)) {
      const name = cookie.split("=")[0];
      forgetWords(user, name.slice(SAVED.length));
      document.cookie = `${name}=; path=/; max-age=0; samesite=strict`;
    }
  }
}
