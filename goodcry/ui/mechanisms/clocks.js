// @ts-check
/* The clocks: one vial and one curve a hormone, and one time that is dragged over all of them. */
import { add, address, drag, filled, once, speaker } from "../kit/component.js";

/**
 * @typedef {object} Clock
 * @property {string} name
 * @property {string} half when half of it is gone, in words
 * @property {string} range of the published values, min; empty if there is one
 * @property {number} end the logarithm of the share that is left at the last time
 * @typedef {object} Data what Python sends; see hormone_clocks.py
 * @property {Clock[]} clocks
 * @property {number[]} times min, evenly spread over the axis
 * @property {number[]} ticks min
 * @property {number} last min, up to which it can be dragged
 * @property {number} cry length of a usual one, min
 * @property {number} mark min
 * @property {[string, string]} address the parameter of the time, and its text at first
 * @property {Record<string, string>} words
 */

/** @param {import("../kit/component.js").Component} component */
export default function (component) {
  const { data: { minutes, turn, ...data }, parentElement, setStateValue } = component;
  const { tools, stop } = once(parentElement, data, (root, signal) => start(root, data, signal));
  tools.send = (/** @type {Record<string, unknown>} */ what) => setStateValue("chosen", what);
  tools.take(minutes, turn);
  return stop;
}

/** @type {(root: HTMLElement, data: Data, signal: AbortSignal) => any} */
function start(root, { clocks, times, ticks, last: longest, cry, mark, address: [parameter, first], words }, signal) {
  const parts = times.length - 1;
  const last = times[parts];
  root.className = "clocks";
  const say = speaker(root);
  let minutes = NaN;
  let told = 0;
  const now = add(root, "p", { class: "now" });
  const figure = add(root, "div", { class: "lanes", role: "figure" });
  const lanes = clocks.map(lane);
  add(root, "p", { class: "legend", text: words.legend });
  const row = add(root, "label", { class: "time" });
  add(row, "span", { text: words.time });
  const bar = add(row, "input", { type: "range", min: 0, max: longest, "aria-label": words.time });
  bar.oninput = () => seek(Number(bar.value), false);
  bar.onchange = () => seek(Number(bar.value), true);
  const scale = add(row, "span", { class: "track drags" });
  const rail = add(scale, "i");
  scale.append(bar);
  for (const tick of ticks) {
    place(add(rail, "small", { text: tick === ticks.at(-1) ? `${tick} min` : tick }), tick);
  }
  drag(scale, signal, rail, (x, _, final) => seek(at(x), final));
  const tools = {
    /** @type {(to: number, turn: number) => void} */
    take(to, turn) {
      if (to === minutes || turn < told) return;
      told = turn;
      minutes = to;
      draw();
    },
    /** @type {(what: Record<string, unknown>) => void} */
    send: () => {},
  };
  return tools;

  /** @param {Clock} clock */
  function lane({ name, half, range, end }) {
    const part = add(figure, "div", { class: "lane" });
    const vial = add(part, "span", { class: "vial" });
    const level = add(vial, "i");
    const head = add(part, "p");
    add(head, "b", { text: name });
    const said = add(head, "small", { text: half });
    if (range) add(said, "span", { text: ` (${range})` });
    const value = add(part, "b", { class: "left" });
    const plot = add(part, "div", { class: "plot drags" });
    for (const [kind, at] of /** @type {[string, number][]} */ ([["cry", cry], ["mark", mark]])) {
      place(add(plot, "i", { class: kind }), at);
    }
    const svg = add(plot, "svg:svg", { viewBox: `0 0 ${parts} 100`, preserveAspectRatio: "none", "aria-hidden": "true" });
    const points = times.map((time, x) => `${x} ${(100 - 100 * share(end, time)).toFixed(2)}`);
    add(svg, "svg:path", { class: "area", d: `M0 100L${points.join("L")}V100z` });
    add(svg, "svg:path", { class: "curve", d: `M${points.join("L")}` });
    add(plot, "i", { class: "head" });
    const dot = add(plot, "i", { class: "dot" });
    drag(plot, signal, plot, (x, _, final) => seek(at(x), final));
    return { name, value, draw() {
      const left = share(end, minutes);
      value.textContent = percent(left);
      level.style.height = `${100 * left}%`;
      dot.style.top = `${100 - 100 * left}%`;
    } };
  }

  /** The share that is left. @type {(end: number, time: number) => number} */
  function share(end, time) {
    return Math.exp(end * time / last);
  }

  /** @param {number} share */
  function percent(share) {
    return share < 0.005 ? words.least : `${Math.round(100 * share)} %`;
  }

  /** The time at a share of the axis. @param {number} x */
  function at(x) {
    const whole = Math.min(Math.max(x, 0), 1) * parts;
    const before = Math.min(Math.floor(whole), parts - 1);
    return Math.round(times[before] + (whole - before) * (times[before + 1] - times[before]));
  }

  /** Puts something at a time of the axis. @type {(element: HTMLElement, time: number) => void} */
  function place(element, time) {
    const after = times.findIndex(each => each >= time);
    const [from, to] = [times[after - 1], times[after]];
    const whole = after < 0 ? parts : after && after - (to - time) / (to - from);
    element.style.setProperty("--at", `${100 * whole / parts}%`);
  }

  /** @type {(to: number, final: boolean) => void} */
  function seek(to, final) {
    minutes = Math.min(Math.max(to, 0), Number(bar.max));
    draw();
    if (!final) return;
    say(`${now.textContent}: ${lanes.map(({ name, value }) => `${name} ${value.textContent}`).join(", ")}`);
    const text = String(minutes) === first ? "" : String(minutes);
    told += 1;
    address({ [parameter]: text });
    tools.send({ [parameter]: text, turn: told });
  }

  function draw() {
    now.textContent = filled(words.after, { minutes });
    figure.ariaLabel = now.textContent;
    place(figure, minutes);
    bar.value = String(minutes);
    bar.setAttribute("aria-valuetext", now.textContent);
    for (const { draw } of lanes) draw();
  }
}
