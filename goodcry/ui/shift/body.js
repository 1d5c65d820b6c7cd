// @ts-check

/** @type {import("./instrument.js").Part} */
export function body() {
  return { draw() {} };
}
