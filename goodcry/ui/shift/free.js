// @ts-check
/* Free mode: both drives, breath and age set by hand, and the heart's answer as a product. */
import { add } from "../kit/component.js";

const MINUS = "−";

/** @type {import("./instrument.js").Part} */
export function free(root, { words }, act) {
  add(root, "p", { class: "assumed-all", text: words.free.title });
  const sum = add(root, "p", { class: "product" });
  const terms = words.free.product.map((/** @type {string} */ name, /** @type {number} */ place) => {
    if (place) add(sum, "span", { class: "sign", text: place < 3 ? "×" : "=" });
    const term = add(sum, "span", { class: "term" });
    const number = add(term, "b");
    add(term, "small", { text: name });
    return number;
  });
  const rsa = add(root, "p", { class: "rsa" });
  const ranges = words.free.ranges.map((/** @type {any} */ { name, text, low, high, step }) => {
    const row = add(root, "label", { text });
    const range = add(row, "input", { type: "range", min: low, max: high, step });
    const value = add(row, "span");
    range.oninput = () => act.free({ [name]: Number(range.value) }, false);
    range.onchange = () => act.free({ [name]: Number(range.value) }, true);
    return { name, range, value, step };
  });
  const leave = add(root, "button", { type: "button", text: words.free.leave });
  leave.onclick = () => act.free(null, true);

  return {
    draw({ chosen, product }) {
      if (!chosen.free) return;
      const { push, brake, alone, heart_rate } = product;
      [push.toFixed(2), brake.toFixed(2), alone.toFixed(0), heart_rate.toFixed(0)].forEach(
        (text, place) => { if (terms[place].textContent !== text) terms[place].textContent = text; });
      rsa.textContent = words.free.rsa.replace("{}", product.rsa.toFixed(0));
      for (const { name, range, value, step } of ranges) {
        const number = chosen.free[/** @type {"age"} */ (name)];
        range.value = number;
        const text = number.toFixed(step < 1 ? 2 : 0).replace("-", MINUS);
        if (value.textContent !== text) value.textContent = text;
      }
    },
  };
}
