// @ts-check
/* How many arrows are left, what they still lead to, and a switch for each basis. */
import { add } from "../kit/component.js";

/** @type {import("./arrows.js").Part} */
export function switches(root, { words, bases, arrows }, act) {
  const count = add(root, "p", { class: "count" });
  const all = add(count, "s", { text: arrows.length });
  const arrow = add(count, "span", { text: "→", "aria-hidden": "true" });
  const number = add(count, "b");
  const noun = add(count, "span");
  const set = add(root, "fieldset", { class: "bases" });
  add(set, "legend", { class: "heard", text: words.show });
  const inputs = bases.map(({ id, name, count: own }) => {
    const label = add(set, "label", { class: id });
    const input = add(label, "input", { type: "checkbox" });
    input.onchange = () => act.turn(id, input.checked);
    add(label, "span", { text: name });
    const row = add(label, "span", { class: "sample" });
    const svg = add(row, "svg:svg", { viewBox: "0 0 34 12", "aria-hidden": "true" });
    add(svg, "svg:path", { d: "M1 6H26", class: "line" });
    add(svg, "svg:path", { d: "M33 6l-9 -5v10z", class: "tip" });
    if (id === "contradicted") add(svg, "svg:path", { d: "M8 1l10 10m0 -10l-10 10", class: "cross" });
    add(row, "b", { text: own });
    return { id, input };
  });
  const says = add(root, "p", { class: "says" });
  return {
    draw({ bases: on, left }) {
      const some = left.count !== arrows.length;
      all.hidden = arrow.hidden = !some;
      number.textContent = String(left.count);
      noun.textContent = words[some ? "left" : "all"][Number(left.count !== 1)];
      for (const { id, input } of inputs) input.checked = on.includes(id);
      says.textContent = left.words;
    },
  };
}
