// @ts-check
/* Ranges that a finger moves sideways while the page can scroll under it. */
import { add, drag } from "./component.js";

/**
 * A native range for keys and ears, in a rail for fingers: browsers do not agree on what one of
 * their own does under a finger that is about to scroll.
 * @param {Node} root
 * @param {Record<string, string | number>} attributes of the range
 * @param {AbortSignal} signal
 * @param {(share: number, final: boolean) => void} move
 *   hears the share of the way, and whether it is the last
 * @returns {HTMLInputElement}
 */
export function rail(root, attributes, signal, move) {
  const place = add(root, "span", { class: "rail drags" });
  const input = add(place, "input", { type: "range", ...attributes });
  const way = add(place, "i");
  const share = () => (input.value - input.min) / (input.max - input.min);
  input.oninput = () => move(share(), false);
  input.onchange = () => move(share(), true);
  drag(place, signal, way, (x, _, final) => move(Math.min(Math.max(x, 0), 1), final));
  return input;
}

/**
 * A range with even steps, as `attributes` set it; `move` hears each value, and whether it is the
 * last.
 * @param {Node} root
 * @param {{ min: number, max: number, step?: number }} attributes
 * @param {AbortSignal} signal
 * @param {(value: number, final: boolean) => void} move
 */
export function range(root, attributes, signal, move) {
  const { min, max } = attributes;
  const input = rail(root, attributes, signal, (share, final) => {
    // It takes the step that is nearest.
    input.value = String(min + share * (max - min));
    move(Number(input.value), final);
  });
  return input;
}
