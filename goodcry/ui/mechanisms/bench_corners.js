// @ts-check
/* All corners of the cited ranges on one line of tens, far from where the claim would hold. */
import { add } from "../kit/component.js";

// Every other step of the scale has its number.
const EVERY = 2;

/** @type {(root: HTMLElement, data: import("./bench.js").Data) => { draw: (view: import("./bench.js").View) => void }} */
export function corners(root, { corners: { places, last, limit, said }, bottles, words }) {
  add(root, "b", { text: words.corners });
  const line = add(root, "div", { class: "line", "aria-hidden": "true" });
  const at = (/** @type {HTMLElement} */ element, /** @type {number} */ tens) =>
    element.style.setProperty("--at", `${100 * tens / last}%`);
  at(add(line, "span", { class: "zone" }), limit);
  for (const place of places) at(add(line, "i"), place);
  const [ghost, now] = ["was", ""].map(name => {
    const mark = add(line, "svg:svg", { viewBox: "2 1 16 25", class: `mark ${name}` });
    add(mark, "svg:path", { d: bottles.drop.path });
    return mark;
  });
  add(line, "small", { class: "limit", text: words.tenth });
  for (let tens = limit + EVERY; tens < last; tens += EVERY) {
    at(add(line, "small", { text: (10 ** tens).toLocaleString("en") }), tens);
  }
  add(root, "small", { class: "scale", "aria-hidden": "true", text: words.scale });
  add(root, "p", { text: said });

  return {
    draw({ found, was }) {
      at(now, Math.log10(found.one_part_in));
      ghost.toggleAttribute("hidden", was === null);
      if (was !== null) at(ghost, Math.log10(was));
    },
  };
}
