// @ts-check
/* A text in which some words were searched for. */
import { add } from "../kit/component.js";

/** @typedef {[text: string, marked: boolean]} Run of a text, and whether it was searched for */

/** @param {Node} parent @param {Run[]} texts */
export function runs(parent, texts) {
  for (const [text, marked] of texts) {
    if (marked) add(parent, "mark", { text });
    else parent.appendChild(document.createTextNode(text));
  }
}
