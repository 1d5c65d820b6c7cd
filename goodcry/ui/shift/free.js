// @ts-check
/* Free mode: both drives, breath and age set by hand, and the heart's answer as a product. */
import { add, writer } from "../kit/component.js";
import { range } from "../kit/rail.js";

/** @type {import("./instrument.js").Part} */
export function free(root, { words }, act) {
  add(root, "p", { text: words.free.title });
  const sum = add(root, "p", { class: "product" });
  const terms = words.free.product.map((/** @type {string} */ name, /** @type {number} */ place) => {
    if (place) add(sum, "span", { class: "sign", text: place < 3 ? "×" : "=" });
    const term = add(sum, "span", { class: "term" });
    const number = add(term, "b");
    add(term, "small", { text: name });
    return writer(number);
  });
  const told = writer(add(root, "p", { class: "rsa" }));
  const ranges = words.free.ranges.map((/** @type {any} */ { name, text, low, high, step }) => {
    const row = add(root, "label", { text });
    const input = range(row, { min: low, max: high, step }, act.signal,
      (to, final) => act.free({ [name]: to }, final));
    return { name, input, write: writer(add(row, "span", { class: "number" })), step };
  });
  const leave = add(root, "button", { text: words.free.leave });
  leave.onclick = () => act.free(null, true);

  return {
    draw({ chosen, product }) {
      if (!chosen.free) return;
      const { push, brake, alone, heart_rate } = product;
      [push.toFixed(2), brake.toFixed(2), alone.toFixed(0), heart_rate.toFixed(0)].forEach(
        (text, place) => terms[place](text));
      told(words.free.rsa.replace("{}", product.rsa.toFixed(0)));
      for (const { name, input, write, step } of ranges) {
        const number = chosen.free[/** @type {"age"} */ (name)];
        input.value = String(number);
        write(number.toFixed(`${step}`.split(".")[1]?.length).replace("-", "−"));
      }
    },
  };
}
