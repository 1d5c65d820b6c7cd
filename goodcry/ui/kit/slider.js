// @ts-check
/* A labelled slider, whose steps may grow with its values. */
import { add } from "./component.js";
import { rail } from "./rail.js";

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
  let before = "";
  const input = rail(row, { min: 0, max: steps, "aria-label": text }, signal,
    (share, final) => move(at(share), final));

  return {
    /** @param {number} value */
    show(value) {
      const said = `${value.toLocaleString("en", { maximumFractionDigits: 9 })} ${unit}`.trim();
      if (said === before) return;
      input.value = String(Math.round(steps * share(value)));
      shown.textContent = before = said;
      input.setAttribute("aria-valuetext", said);
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
