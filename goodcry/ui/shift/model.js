// @ts-check
/* Reads the curves that Python has sent, and multiplies out the heart's rate as
   goodcry/heart.py does; tests hold both to it. */

/**
 * The body at one time: drives from -1 to 1, the others a minute.
 * @typedef {{ sympathetic: number, parasympathetic: number, heart_rate: number, rsa: number,
 *   breathing: number }} State
 * @typedef {keyof State} Signal
 * @typedef {{ t: number[], y: number[] }} Curve
 * @typedef {[number, number, string]} Stretch from, to (s), and what it rests on
 * @typedef {object} Study
 * @property {string} id
 * @property {string} name
 * @property {Record<string, Curve>} curves
 * @property {Record<string, Stretch[]>} basis
 * @property {number[]} knots times at which the axis changes its speed
 * @typedef {{ block?: string | null, breathing?: number | null, age?: number | null }} Change
 *   what an experiment changes in a study
 * @typedef {{ intrinsic_rate: number, age_intercept: number, age_slope: number,
 *   sympathetic_rest: number, sympathetic_top: number, vagal_rest: number, vagal_top: number,
 *   rsa_plateau: number, rsa_corner: number, rsa_slope: number, age: number, slow: number }} Model
 *   the constants of goodcry/heart.py
 */

/** @type {Signal[]} */
export const SIGNALS = ["sympathetic", "parasympathetic", "heart_rate", "rsa", "breathing"];
/** @type {Record<Signal, string[]>} The curves that a signal is made of. */
const MADE_OF = {
  sympathetic: ["sympathetic"], parasympathetic: ["parasympathetic"], breathing: ["breathing"],
  heart_rate: ["s_effective", "v_effective"], rsa: ["v_effective", "breathing"],
};
const SILENT = -1;
const PARTS = 4;

/**
 * A study with its curves as times and values; each whole number that Python sends is the
 * difference to the one before.
 * @param {any} study
 * @param {Record<string, [number, number]>} units
 * @param {number[]} knots
 * @returns {Study}
 */
export function unpacked(study, units, knots) {
  /** @type {(numbers: string, unit: number) => number[]} */
  const sums = (numbers, unit, sum = 0) => numbers.split(" ").map(number => (sum += +number) * unit);
  /** @type {Record<string, Curve>} */
  const curves = {};
  for (const name in study.curves) {
    const [t, y] = study.curves[name];
    curves[name] = { t: sums(t, units[name][0]), y: sums(y, units[name][1]) };
  }
  return { ...study, curves, knots };
}

/**
 * A curve's value at a time, on the straight line between its points.
 * @param {Curve} curve
 * @param {number} at
 */
export function read({ t, y }, at) {
  let low = 0;
  let high = t.length - 1;
  if (at <= t[low]) return y[low];
  if (at >= t[high]) return y[high];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (t[middle] <= at) low = middle;
    else high = middle;
  }
  return y[low] + (y[high] - y[low]) * (at - t[low]) / (t[high] - t[low]);
}

/** @type {(drive: number, rest: number, top: number) => number} What a drive multiplies by. */
const factor = (drive, rest, top) =>
  drive < 0 ? rest + drive * (rest - 1) : rest + drive * (top - rest);

/**
 * The heart under two drives: rate = push x brake x the rate of the heart left alone.
 * @param {Model} model
 * @param {number} sympathetic
 * @param {number} vagal
 * @param {number} breathing
 * @param {number | null} [age] years; without it the mean of ten people
 */
export function heart(model, sympathetic, vagal, breathing, age) {
  const push = factor(sympathetic, model.sympathetic_rest, model.sympathetic_top);
  const brake = factor(vagal, model.vagal_rest, model.vagal_top);
  const alone = age == null ? model.intrinsic_rate : model.age_intercept - model.age_slope * age;
  const gain = Math.max(breathing / model.rsa_corner, 1) ** (-model.rsa_slope / 20);
  const rsa = model.rsa_plateau * gain * (1 - brake) / (1 - model.vagal_rest);
  return { push, brake, alone, heart_rate: push * brake * alone, rsa };
}

/**
 * A study at a time, as it is or as an experiment changes it.
 * @param {Model} model
 * @param {Study} study
 * @param {number} at s from the first tear
 * @param {Change} [change]
 * @returns {State}
 */
export function state(model, { curves }, at, { block, breathing, age } = {}) {
  /** @type {(branch: string, name: string) => number} */
  const reaches = (branch, name) =>
    block === branch || block === "both" ? SILENT : read(curves[name], at);
  const breaths = breathing ?? read(curves.breathing, at);
  const push = reaches("sympathetic", "s_effective");
  const { heart_rate, rsa } = heart(model, push, reaches("vagus", "v_effective"), breaths, age);
  return {
    sympathetic: read(curves.sympathetic, at), parasympathetic: read(curves.parasympathetic, at),
    heart_rate, rsa, breathing: breaths,
  };
}

/**
 * The times between two at which a signal's line may bend, with both ends. What is multiplied out of
 * two curves bends between their points, too.
 * @param {Study} study
 * @param {Signal[]} signals
 * @param {number} from
 * @param {number} to
 */
export function bends({ curves, knots }, signals, from, to) {
  const times = signals.flatMap(signal => MADE_OF[signal].flatMap(name => curves[name].t)).concat(knots);
  const found = [...new Set([from, ...times.filter(time => time > from && time < to), to])]
    .sort((one, other) => one - other);
  const parts = MADE_OF[signals[0]][1] ? PARTS : 1;
  return found.flatMap((time, place) => place ? Array.from({ length: parts }, (_, part) =>
    time - (time - found[place - 1]) * (parts - 1 - part) / parts) : time);
}

/**
 * Between time and its place on the axis, which runs slower around the first tear.
 * @param {[number, number][]} knots s, share of the axis
 */
export function axis(knots) {
  const [t, y] = [0, 1].map(place => knots.map(knot => knot[place]));
  return {
    share: (/** @type {number} */ seconds) => read({ t, y }, seconds),
    secondsAt: (/** @type {number} */ share) => read({ t: y, y: t }, share),
  };
}

/**
 * What a signal's line rests on; what an experiment changes is assumed from end to end.
 * @type {(study: Study, signal: string, change?: Change) => Stretch[]}
 */
export function stretches({ basis }, signal, { block, breathing, age } = {}) {
  const changed = signal === "heart_rate" && (block ?? age) || signal === "rsa" && (block ?? breathing)
    || signal === "breathing" && breathing;
  return changed ? [[basis[signal][0][0], Math.max(...basis[signal].map(([, to]) => to)), "assumed"]] : basis[signal];
}

/**
 * What a signal's line rests on at a time: the surest stretch or point there.
 * @param {Stretch[]} stretches with the surest last
 * @param {number} at
 */
export function basisAt(stretches, at) {
  return stretches.filter(([from, to]) => from <= at && at <= to).at(-1)?.[2] ?? "";
}

/**
 * A value as it stands beside a lane: a word for a nerve, else a whole number.
 * @type {(data: any, signal: Signal, value: number, silent?: string[]) => string}
 */
export function reading({ words, threshold }, signal, value, silent) {
  if (signal !== "sympathetic" && signal !== "parasympathetic") return value.toFixed(0);
  return words.states[side(threshold, signal, value, silent)];
}

/**
 * Whether a drive is at rest (0), up (1), down (2), or reaches nothing because its nerve is cut (3).
 * @type {(least: number, branch: string, drive: number, silent?: string[]) => number}
 */
export function side(least, branch, drive, silent = []) {
  return silent.includes(branch) ? 3 : Math.abs(drive) < least ? 0 : drive > 0 ? 1 : 2;
}
