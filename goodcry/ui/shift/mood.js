// @ts-check
/* The clock of the mood, with the body's moment on it in the same scale. */
import { add } from "../kit/component.js";

const SECONDS = 60;

/** @type {import("./instrument.js").Part} */
export function mood(root, { mood: { title, svg, minutes, edge, note } }) {
  add(root, "h3", { text: title });
  const place = add(root, "div", { class: "clocks" });
  place.innerHTML = svg;
  add(root, "p", { text: note, class: "note" });
  const now = place.querySelector(".now");
  return {
    draw({ seconds }) {
      now.style.translate = `${(100 - 2 * edge) * Math.max(seconds, 0) / SECONDS / minutes}%`;
    },
  };
}
