// @ts-check
/* The bench's numbers: Python's logarithms added up and read between its points. */

/** @typedef {import("./bench.js").Values} Values */

/** @type {(list: number[], share: number) => number} */
function between(list, share) {
  const at = Math.min(Math.max(share, 0), 1) * (list.length - 1);
  const before = Math.floor(at);
  return list[before] + (at - before) * ((list[before + 1] ?? list[before]) - list[before]);
}

/**
 * The logarithm of each measure.
 * @param {import("./bench.js").Data} data
 * @param {Values} values
 * @returns {Values}
 */
export function logs({ measures, bend: { over: [over, under], ends: [first, last] } }, values) {
  const bent = (values[over] / values[under] - first) / (last - first);
  return Object.fromEntries(Object.entries(measures).map(([name, { powers, rest }]) => {
    let sum = between(rest, bent);
    for (const input in powers) sum += powers[input] * Math.log(values[input]);
    return [name, sum];
  }));
}

/**
 * A number with so many digits that count, written out; whole numbers stay whole.
 * @type {(value: number, count: number) => string}
 */
export function digits(value, count) {
  const places = Math.max(0, count - 1 - Math.floor(Math.log10(value)));
  return value.toLocaleString("en", { minimumFractionDigits: places, maximumFractionDigits: places });
}
