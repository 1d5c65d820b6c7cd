// @ts-check
/* Tells the page which key of a room this device keeps, if it keeps one; see pocket.py. */

import { forget, held } from "./pocket_held.js";

/** @typedef {{ room: string, key: string, empty: boolean }} Wanted */

/**
 * @param {{ data: Wanted, parentElement: HTMLElement | ShadowRoot,
 *   setStateValue: (name: string, value: unknown) => void }} given
 */
export default function ({ data: { room, key: put, empty }, parentElement, setStateValue }) {
  let told = { room, key: "", kept: false };
  if (empty) {
    forget(room);
  } else {
    const { key, kept } = held(room, put);
    if (key) told = { room, key, kept };
  }
  // Streamlit calls this at each run of the page: what it has heard is not told again. A phone of
  // the class has nothing to tell, and its page need not run once more.
  const place = /** @type {any} */ (parentElement);
  const text = JSON.stringify(told);
  if ((place.goodcryTold ?? JSON.stringify({ room, key: "", kept: false })) === text) return;
  place.goodcryTold = text;
  setStateValue("told", told);
}
