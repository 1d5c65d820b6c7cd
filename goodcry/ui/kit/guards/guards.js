// @ts-check
/* Starts the guards of a page, once. */
import { sayChanges } from "./heard.js";
import { keepFocus } from "./kept_focus.js";
import { keepPlace } from "./kept_place.js";
import { keepWords } from "./own_words.js";

/** What Streamlit calls at each run, where a component brings this. */
export default function () {}

const ROOT = document.documentElement;
if (!ROOT.dataset.guarded) {
  ROOT.dataset.guarded = "yes";
  keepWords();
  keepFocus();
  keepPlace();
  sayChanges();
}
