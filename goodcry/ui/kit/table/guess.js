// @ts-check
/* The guess of a class before the answer. */

/** @type {import("./table.js").Part} */
export function guess() {
  return { draw() {} };
}
