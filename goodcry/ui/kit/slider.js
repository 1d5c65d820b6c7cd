// @ts-check
/* A slider that a finger moves sideways while the page can scroll under it. */
import { add, drag } from "./component.js";

// Steps of the keyboard where the range is so wide that they grow.
const STEPS = 100;
// Digits that count there.
const DIGITS = 2;

/**
 * @typedef {object} Span
 * @property {string} text what it sets
 * @property {string} unit
 * @property {number} low
 * @property {number} high
 * @property {number} places decimal places of its values
 * @property {boolean} grows whether each step is larger than that before
 */

/**
 * A labelled range; `show` puts it at a value. `move` hears each value, and whether it is the last.
 * @param {Node} root
 * @param {Span} span
 * @param {AbortSignal} signal
 * @param {(value: number, final: boolean) => void} move
 */
export function slider(root, { text, unit, low, high, places, grows }, signal, move) {
  const steps = grows ? STEPS : Math.round((high - low) * 10 ** places);
  const row = add(root, "label", { class: "slider" });
  add(row, "span", { text });
  // No output: that would be read out at every step of a finger.
  const shown = add(row, "b");
  const track = add(row, "span", { class: "track drags" });
  const range = add(track, "input", { type: "range", min: 0, max: steps, "aria-label": text });
  const rail = add(track, "i");
  range.oninput = () => move(at(range.value / steps), false);
  range.onchange = () => move(at(range.value / steps), true);
  drag(track, signal, rail, (share, _, final) => move(at(share), final));

  return {
    /** @param {number} value */
    show(value) {
      const said = `${value.toLocaleString("en", { maximumFractionDigits: 9 })} ${unit}`.trim();
      if (shown.textContent === said) return;
      range.value = String(Math.round(steps * share(value)));
      shown.textContent = said;
      range.setAttribute("aria-valuetext", said);
    },
  };

  /** The value at a share of the way. @param {number} share */
  function at(share) {
    if (share <= 0) return low;
    if (share >= 1) return high;
    const value = grows ? low * (high / low) ** share : low + (high - low) * share;
    const rounded = Number(grows ? value.toPrecision(DIGITS) : value.toFixed(places));
    return Math.min(Math.max(rounded, low), high);
  }

  /** @param {number} value */
  function share(value) {
    return grows ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  }
}
