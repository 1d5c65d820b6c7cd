// @ts-check
/* The handle of Streamlit's slider follows a finger from its first pixel sideways on; under one that
   scrolls the page a little aslant its number would change. So it hears of a finger only once that
   drags. */
import { sideways } from "./component.js";

/** @type {WeakSet<Element>} */
const guarded = new WeakSet();

/** @param {import("./component.js").Component} component */
export default function ({ parentElement }) {
  const place = /** @type {ShadowRoot} */ (parentElement).host.closest('[class*="st-key-number-"]');
  if (!place || guarded.has(place)) return;
  guarded.add(place);
  /** @type {[number, number] | null} */
  let from = null;
  /** @param {any} event */
  const hear = event => {
    if (event.pointerType !== "touch") return;
    if (event.type === "pointerdown") from = [event.clientX, event.clientY];
    else if (from && sideways(from, event)) from = null;
    else if (from) event.stopPropagation();
  };
  for (const type of ["pointerdown", "pointermove"]) place.addEventListener(type, hear, { capture: true });
}
