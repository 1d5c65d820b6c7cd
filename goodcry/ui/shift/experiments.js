// @ts-check

/** @type {import("./instrument.js").Part} */
export function experiments() {
  return { draw() {} };
}
