// @ts-check
/* The bench: sliders within cited ranges, and under the same finger the picture that answers. */
import { add, address, filled, frames, lessMotion, once, speaker } from "../kit/component.js";
import { slider } from "../kit/slider.js";
import { picture } from "./bench_picture.js";
import { digits, logs as sum } from "./bench_sum.js";
import { corners } from "./bench_corners.js";

/**
 * @typedef {Record<string, number>} Values by name
 * @typedef {import("../kit/slider.js").Span & { name: string, start: number, source: string }} Input
 * @typedef {object} Measure of the sum, in logarithms
 * @property {Values} powers of the inputs
 * @property {number[]} rest what is left over, from the first bend to the last
 * @typedef {object} Data what Python sends; see bench_data.py
 * @property {Input[]} inputs
 * @property {string[]} sight the inputs whose sliders are in sight
 * @property {number[]} eyes
 * @property {Record<string, Measure>} measures
 * @property {{ over: [string, string], ends: [number, number] }} bend
 * @property {{ places: number[], last: number, limit: number, said: string, most: Values,
 *   least: Values }} corners
 * @property {{ shelves: number[], litre: number,
 *   drop: { path: string, tip: [number, number], wide: number } }} bottles
 * @property {[string, string, string][]} address what is chosen, its parameter, the text at first
 * @property {Record<string, any>} words
 * @typedef {object} View what is drawn
 * @property {Values} chosen
 * @property {Values} found by measure
 * @property {number | null} was the part before the last move: a ghost
 */

const GLIDE_MS = 300;

/** @param {import("../kit/component.js").Component} component */
export default function (component) {
  const { data: { chosen, turn, ...data }, parentElement, setStateValue } = component;
  const { tools, stop } = once(parentElement, data, (root, signal) => start(root, data, signal));
  tools.send = (/** @type {Record<string, unknown>} */ what) => setStateValue("chosen", what);
  tools.take(chosen, turn);
  return stop;
}

/** @type {(root: HTMLElement, data: Data, signal: AbortSignal) => any} */
function start(root, data, signal) {
  const { inputs, words } = data;
  root.className = "bench";
  root.ariaLabel = words.title;
  const say = speaker(root);
  let taken = "";
  let told = 0;
  let moving = false;
  let less = false;
  /** @type {View} */
  const view = { chosen: {}, found: {}, was: null };
  /** Logarithms that are shown, and those to which they glide. @type {[Values, Values, number]} */
  let glide = [{}, {}, 1];
  const wake = frames(signal, step);
  lessMotion(signal, on => { less = on; });

  const drawn = [picture(add(root, "div", { class: "picture" }), data, signal, wake)];
  const side = add(root, "div", { class: "controls" });
  const sight = inputs.filter(({ name }) => data.sight.includes(name));
  sight.sort((one, other) => data.sight.indexOf(one.name) - data.sight.indexOf(other.name));
  for (const input of sight) range(side, input);
  const buttons = add(side, "p", { class: "buttons" });
  const starts = Object.fromEntries([...inputs.map(({ name, start }) => [name, start]),
    ["eyes", data.eyes.at(-1)]]);
  for (const [name, values] of Object.entries({ start: starts, most: data.corners.most, least: data.corners.least })) {
    add(buttons, "button", { type: "button", text: words[name] }).onclick = () => choose(values, true);
  }
  drawn.push(corners(add(side, "div", { class: "corners" }), data));
  const more = add(side, "details");
  add(more, "summary", { text: words.more });
  for (const input of inputs) if (!sight.includes(input)) range(more, input);
  drawn.push(eyes(more));

  const tools = {
    take,
    /** @type {(what: Record<string, unknown>) => void} */
    send: () => {},
  };
  return tools;

  /** @type {(root: HTMLElement, input: Input) => void} */
  function range(root, input) {
    const row = add(root, "div", { class: "input" });
    const { show } = slider(row, input, signal, (value, final) => choose({ [input.name]: value }, final));
    add(row, "small", { text: input.source });
    drawn.push({ draw: ({ chosen }) => show(chosen[input.name]) });
  }

  /** @param {HTMLElement} root */
  function eyes(root) {
    const group = add(root, "fieldset", { role: "radiogroup", "aria-label": words.eyes });
    add(group, "span", { text: words.eyes });
    const ways = data.eyes.map(count => {
      const label = add(group, "label");
      const input = add(label, "input", { type: "radio", name: "eyes", value: count });
      add(label, "span", { text: count });
      input.onchange = () => choose({ eyes: count }, true);
      return { count, input };
    });
    return {
      /** @param {View} view */
      draw({ chosen }) {
        for (const { count, input } of ways) input.checked = count === chosen.eyes;
      },
    };
  }

  /** Takes over what Python says, unless it does not know yet what was chosen here.
   * @type {(what: Values, turn: number) => void} */
  function take(what, turn) {
    const text = JSON.stringify(what);
    if (taken && (text === taken || turn !== told || moving)) return wake();
    told = turn;
    taken = text;
    view.chosen = { ...what };
    const logs = sum(data, view.chosen);
    glide = [logs, logs, 1];
    wake();
  }

  /** @type {(what: Values, final: boolean) => void} */
  function choose(what, final) {
    const jumps = final && !moving && !less;
    if (!moving) view.was = view.found.one_part_in ?? null;
    moving = !final;
    view.chosen = { ...view.chosen, ...what };
    const logs = sum(data, view.chosen);
    glide = jumps ? [shown(), logs, 0] : [logs, logs, 1];
    wake();
    if (final) tell();
  }

  /** The logarithms on their way. */
  function shown() {
    const [from, to, share] = glide;
    return share === 1 ? to : Object.fromEntries(
      Object.keys(to).map(name => [name, from[name] + share * (to[name] - from[name])]));
  }

  /** One frame. @param {number} passed ms */
  function step(passed) {
    glide[2] = Math.min(1, glide[2] + passed / GLIDE_MS);
    const logs = shown();
    view.found = Object.fromEntries(Object.keys(logs).map(name => [name, Math.exp(logs[name])]));
    for (const { draw } of drawn) draw(view);
    return glide[2] < 1;
  }

  /** Brings what is chosen to ears, to the address, and to Python. */
  function tell() {
    const [, logs] = glide;
    say(filled(words.heard, {
      part: digits(Math.exp(logs.one_part_in), 1),
      litres: digits(Math.exp(logs.litres_for_tenth), 3),
      times: digits(Math.exp(logs.body_over_tears), 1),
    }));
    const texts = Object.fromEntries(data.address.map(([name, parameter, start]) => {
      const text = String(view.chosen[name]);
      return [parameter, text === start ? "" : text];
    }));
    told += 1;
    address(texts);
    tools.send({ ...texts, turn: told });
  }
}
