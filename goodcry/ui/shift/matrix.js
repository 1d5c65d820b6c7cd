// @ts-check

/** @type {import("./instrument.js").Part} */
export function matrix() {
  return { draw() {} };
}
