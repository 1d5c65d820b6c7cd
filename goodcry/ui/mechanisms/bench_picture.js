// @ts-check
/* What is felt: bottles of tears with one cry as a drop, and one red dot in a field of dots. */
import { add, filled } from "../kit/component.js";
import { digits } from "./bench_sum.js";

/** @typedef {import("./bench.js").View} View */

// A bottle, in widths of it: shoulder and neck above the litre, and room around it.
const SHOULDER = 0.45, NECK = 0.4, GAP = 0.2, BESIDE = 0.5;
// A dot and the gap beside it take at least so many of the screen's own points.
const LEAST_PITCH = 2;
// Where the red dot lies, as shares of columns and rows.
const RED = [0.62, 0.4];
const RING = 7;
// As long as a drop is wide in its shape.
const DROP_WIDE = 14, DROP_FOOT = 22.5;

/** @type {(root: HTMLElement, data: import("./bench.js").Data, signal: AbortSignal, wake: () => void) => { draw: (view: View) => void }} */
export function picture(root, { bottles, words }, signal, wake) {
  const pair = add(root, "div", { class: "pair", role: "figure" });
  const [shelf, field] = ["shelf", "field"].map(name => {
    const part = add(pair, "div", { class: name });
    const number = add(part, "p", { class: "number" });
    const svg = add(part, "svg:svg", { "aria-hidden": "true" });
    return { number, svg, words: add(part, "p", { class: "told" }) };
  });
  const water = add(shelf.svg, "svg:path", { class: "water" });
  const glass = add(shelf.svg, "svg:path", { class: "glass" });
  const drop = add(shelf.svg, "svg:path", { class: "drop", d: bottles.drop.path });
  const dots = dotted(field.svg);
  shelf.words.textContent = words.hold;
  const table = add(root, "table");
  const ways = ["body_over_tears", "adrenal_seconds", "minutes_to_collect"].map(name => {
    const row = add(table, "tr");
    return { name, head: add(row, "th", { scope: "row" }), cell: add(row, "td") };
  });
  /** Digits that count, by measure. @type {Record<string, number>} */
  const counted = { body_over_tears: 1, adrenal_seconds: 3, minutes_to_collect: 2 };

  /** The places of both drawings, px. @type {Map<Element, DOMRect>} */
  const sizes = new Map();
  const watch = new ResizeObserver(entries => {
    for (const { target, contentRect } of entries) sizes.set(target, contentRect);
    wake();
  });
  watch.observe(shelf.svg);
  watch.observe(field.svg);
  signal.addEventListener("abort", () => watch.disconnect());

  return {
    draw({ found, chosen }) {
      const litres = found.litres_for_tenth;
      const parts = Math.round(found.one_part_in);
      const told = { bottles: digits(litres, 3), dots: digits(parts, 1), volume: chosen.tear_volume, window: chosen.window };
      shelf.number.textContent = `${told.bottles} ${words.litres}`;
      field.number.textContent = words.part + told.dots;
      const label = filled(words.picture, told);
      if (pair.ariaLabel !== label) pair.ariaLabel = label;
      for (const { name, head, cell } of ways) {
        const [what, value] = words[name];
        head.textContent = filled(what, told);
        cell.textContent = value.replace("{}", digits(found[name], counted[name]));
      }
      const place = sizes.get(shelf.svg);
      if (place?.width) fill(litres, chosen.tear_volume, place.width, place.height);
      const room = sizes.get(field.svg);
      if (!room?.width) return;
      const each = dots(parts, room.width, room.height);
      field.words.textContent = each === 1 ? words.red : filled(words.ringed, { each: digits(each, 1) });
    },
  };

  /** Bottles as large as all fit, the litres in them, and the drop to scale before them.
   * @type {(litres: number, millilitres: number, width: number, height: number) => void} */
  function fill(litres, millilitres, width, height) {
    const { litre, drop: { tip, wide } } = bottles;
    const tall = litre + SHOULDER + NECK + GAP;
    const number = Math.ceil(litres - 1e-9);
    const shelves = bottles.shelves.find(size => size >= number) ?? number;
    let size = 0, columns = 1;
    for (let across = Math.min(shelves, bottles.shelves[0]); across <= shelves; across += 1) {
      const fits = Math.min(width / ((across + BESIDE) * (1 + GAP)), height / (Math.ceil(shelves / across) * tall));
      if (fits > size) [size, columns] = [fits, across];
    }
    const shapes = [], levels = [];
    for (let place = 0; place < number; place += 1) {
      const x = size * (1 + GAP) * (place % columns + BESIDE);
      const foot = height - size * (tall * Math.floor(place / columns) + 0.06);
      const high = size * litre * Math.min(1, litres - place);
      levels.push(`M${x} ${foot}v${-high}h${size}v${high}z`);
      shapes.push(`M${x} ${foot}v${-size * litre}q0 ${-size * 0.3} ${size * 0.33} ${-size * SHOULDER}v${-size * NECK}h${size * 0.34}v${size * NECK}q${size * 0.33} ${size * (SHOULDER - 0.3)} ${size * 0.33} ${size * SHOULDER}v${size * litre}z`);
    }
    water.setAttribute("d", levels.join(""));
    glass.setAttribute("d", shapes.join(""));
    const scale = size * wide * Math.cbrt(millilitres) / DROP_WIDE;
    const left = size * (1 + GAP) * BESIDE / 2;
    drop.setAttribute("transform", `translate(${left - tip[0] * scale} ${height - size * 0.06 - (tip[1] + DROP_FOOT) * scale}) scale(${scale})`);
  }
}

/**
 * A field of as many dots as there are parts, drawn as two areas of one pattern.
 * @param {SVGElement} svg
 * @returns {(parts: number, width: number, height: number) => number} draws; what each dot stands for
 */
function dotted(svg) {
  const pattern = add(add(svg, "svg:defs"), "svg:pattern", { id: "dots", patternUnits: "userSpaceOnUse" });
  const dot = add(pattern, "svg:rect", { class: "dot" });
  const [rows, last] = [0, 1].map(() => add(svg, "svg:rect", { fill: "url(#dots)" }));
  const red = add(svg, "svg:rect", { class: "red" });
  const ring = add(svg, "svg:circle", { class: "ring", r: RING });
  return (parts, width, height) => {
    const fine = devicePixelRatio;
    const [across, down] = [Math.floor(width * fine), Math.floor(height * fine)];
    const most = Math.floor(across / LEAST_PITCH) * Math.floor(down / LEAST_PITCH);
    const each = parts <= most ? 1 : 10 ** Math.ceil(Math.log10(parts / most));
    const count = Math.max(1, Math.round(parts / each));
    let pitch = Math.max(LEAST_PITCH, Math.floor(Math.sqrt(across * down / count)));
    while (pitch > LEAST_PITCH && Math.floor(across / pitch) * Math.floor(down / pitch) < count) pitch -= 1;
    const columns = Math.floor(across / pitch);
    const full = Math.floor(count / columns);
    const rest = count % columns;
    const unit = pitch / fine;
    const size = Math.max(1, Math.round(0.6 * pitch)) / fine;
    const set = (/** @type {Element} */ element, /** @type {Record<string, number>} */ values) => {
      for (const name in values) element.setAttribute(name, String(values[name]));
    };
    const round = size * fine > 3 ? size / 2 : 0;
    set(pattern, { width: unit, height: unit });
    set(dot, { width: size, height: size, rx: round });
    // It stands on the floor, as the bottles do; the row that is not full lies on top.
    const lines = full + (rest ? 1 : 0);
    const top = (down - lines * pitch) / fine;
    set(pattern, { y: top });
    set(last, { y: top, width: rest * unit, height: rest && unit });
    set(rows, { y: top + (lines - full) * unit, width: columns * unit, height: full * unit });
    svg.dataset.dots = String(full * columns + rest);
    svg.dataset.each = String(each);
    const x = Math.floor(RED[0] * (full ? columns : rest)) * unit;
    const y = top + Math.floor(RED[1] * lines + (full ? 0.5 : 0)) * unit;
    set(red, { x, y, width: size, height: size, rx: round });
    red.toggleAttribute("hidden", each > 1);
    set(ring, { cx: x + size / 2, cy: y + size / 2 });
    return each;
  };
}
