// @ts-check
/* Links of a page's HTML that lead to another state of the page: followed without loading it anew. */

import { elsewhere } from "./elsewhere.js";

/** @typedef {(name: "turn", asked: unknown) => void} Tell asks for another state of the page */

/** @type {WeakMap<Node, { tell: Tell }>} */
const running = new WeakMap();

/**
 * @param {import("./component.js").Component} given
 */
export default function ({ parentElement, setTriggerValue }) {
  const now = running.get(parentElement) ?? start(parentElement);
  now.tell = setTriggerValue;
}

/** @param {Node} place */
function start(place) {
  const ending = new AbortController();
  /** @type {{ tell: Tell }} */
  const now = { tell: () => {} };
  running.set(place, now);
  document.addEventListener("click", event => {
    // What Streamlit has taken from the page hears nothing any more.
    if (!place.isConnected) ending.abort();
    else follow(event, now.tell);
  }, { signal: ending.signal });
  return now;
}

/**
 * @param {MouseEvent} event
 * @param {Tell} tell
 */
function follow(event, tell) {
  const link = event.target instanceof Element ? event.target.closest("a.here") : null;
  if (!(link instanceof HTMLAnchorElement) || elsewhere(event) || event.defaultPrevented) return;
  const there = new URL(link.href);
  const here = new URL(location.href);
  if (there.pathname !== here.pathname) return;
  event.preventDefault();
  /** @type {Record<string, string | null>} */
  const change = {};
  for (const name of new Set([...there.searchParams.keys(), ...here.searchParams.keys()])) {
    const text = there.searchParams.get(name);
    if (text !== here.searchParams.get(name)) change[name] = text;
  }
  tell("turn", { change, place: link.dataset.place ?? "" });
}
