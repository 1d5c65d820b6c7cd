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
  let drawn = "";
  return {
    draw({ seconds }) {
      const share = Math.max(seconds, 0) / SECONDS / minutes;
      const x = `${(edge + (100 - 2 * edge) * share).toFixed(1)}%`;
      if (x === drawn) return;
      drawn = x;
      now.setAttribute("x1", x);
      now.setAttribute("x2", x);
    },
  };
}
