// @ts-check

/** @type {import("./instrument.js").Part} */
export function mood() {
  return { draw() {} };
}
