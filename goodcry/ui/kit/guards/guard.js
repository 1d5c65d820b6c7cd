// @ts-check
import { sayChanges } from "./heard.js";
import { keepFocus } from "./kept_focus.js";
import { keepPlace } from "./kept_place.js";
import { keepWords } from "./own_words.js";

/** Starts the guards of a page, once. */
export function guard() {
  const root = document.documentElement;
  if (root.dataset.guarded) return;
  root.dataset.guarded = "yes";
  keepWords();
  keepFocus();
  keepPlace();
  sayChanges();
}
