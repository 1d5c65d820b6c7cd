// @ts-check
/* What the body does at a moment, by the table of goodcry/body.py: a test holds both together. */

/**
 * @typedef {{ least: number, strongest: number, end: number, words: Record<string, string>,
 *   drivers: Record<string, Record<string, string>>, cuts: Record<string, [string, string[]]> }} Rules
 * @typedef {{ tears: boolean, pupils: number, light: Record<string, number>,
 *   mover: Record<string, string | null>, word: Record<string, string> }} Body
 */

/** @type {("sympathetic" | "parasympathetic")[]} */
export const BRANCHES = ["sympathetic", "parasympathetic"];

/**
 * The body at a moment, as `goodcry.body.of` has it.
 * @param {Rules} rules
 * @param {Record<string, number>} state drives, and the heart's rate
 * @param {Record<string, number>} rest
 * @param {number} seconds from the first tear
 * @param {string[]} [cut] nerves
 * @returns {Body}
 */
export function bodyAt({ least, strongest, end, words, drivers, cuts }, state, rest, seconds, cut = []) {
  const tears = seconds >= 0 && seconds < end;
  /** @type {Record<string, number>} */
  const level = tears ? { tears: 1 } : {};
  for (const branch of BRANCHES)
    if (state[branch] >= least) level[branch] = Math.min(1, state[branch] / strongest);
  /** @type {(place: string) => string[]} */
  const silent = place => cut.flatMap(nerve => cuts[nerve][1].includes(place) ? cuts[nerve][0] : []);
  const [widens, narrows] = BRANCHES.map(branch => silent("pupils").includes(branch) ? 0 : level[branch] ?? 0);
  /** @type {Body} */
  const body = { tears, pupils: widens - narrows, light: {}, mover: {}, word: {} };
  for (const place in drivers) {
    const own = drivers[place];
    const off = silent(place);
    const moving = Object.keys(own).filter(driver => driver in level && !off.includes(driver));
    const branches = new Set(moving.map(driver => BRANCHES[driver === BRANCHES[0] ? 0 : 1]));
    body.light[place] = Math.max(0, ...moving.map(driver => level[driver]));
    body.mover[place] = branches.size === 1 ? [...branches][0] : null;
    if (Object.values(own).some(Boolean))
      body.word[place] = moving[1] ? words.both : moving[0] ? own[moving[0]]
        : BRANCHES.some(branch => branch in own && (state[branch] <= -least || off.includes(branch))) ? words.untold : words.rest;
  }
  for (const nerve of cut) body.word[nerve] = words.cut;
  if (!tears) body.word.tear_gland = seconds < 0 ? words.before : words.over;
  const change = state.heart_rate / rest.heart_rate - 1;
  if (Math.abs(change) >= least) {
    const branch = BRANCHES[change > 0 ? 0 : 1];
    body.word.heart = drivers.heart[branch];
    if (!silent("heart").length) body.mover.heart = branch;
    else if (body.mover.heart !== branch) body.mover.heart = null;
  } else if (body.word.heart !== words.both) body.word.heart = words.rest;
  return body;
}
