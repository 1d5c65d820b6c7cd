// @ts-check
/* The drops that answer. */
import { add } from "../component.js";

/** @type {import("./table.js").Part} */
export function answer(root) {
  const lines = /** @type {const} */ (["A", "B"]).map(name => ({ name, line: add(root, "p", { class: "counts" }) }));
  return {
    draw({ answers }) {
      for (const { name, line } of lines) {
        line.textContent = answers?.[name] ? answers[name].words.result : "";
      }
    },
  };
}
