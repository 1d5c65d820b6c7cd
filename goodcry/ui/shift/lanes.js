// @ts-check
/* The five signals over one axis of time. Drag anywhere to move the time. */
import { add, drag } from "../kit/component.js";
import { SIGNALS, axis, basisAt, bends, reading, state } from "./model.js";

const WIDTH = 1000;
const HEIGHT = 100;

/** @type {import("./instrument.js").Part} */
export function lanes(root, data, act) {
  const { share, seconds } = axis(data.clock.knots);
  const x = (/** @type {number} */ at) => WIDTH * share(at);
  /** @type {(signal: import("./model.js").Signal, value: number) => number} */
  const y = (signal, value) => {
    const [low, high] = data.limits[signal];
    return HEIGHT * (high - value) / (high - low);
  };
  const names = add(root, "div", { class: "names" });
  const band = add(root, "div", { class: "band drags" });
  const shown = SIGNALS.map(signal => lane(signal));
  const legend = add(root, "p", { class: "legend" });
  for (const [basis, word] of Object.entries(data.words.bases)) {
    const key = add(legend, "span", { text: word });
    const picture = add(key, "svg:svg", { viewBox: "0 0 24 4", "aria-hidden": "true" });
    add(picture, "svg:path", { d: "M1 2H23", class: `line ${basis}` });
  }
  drag(band, act.signal, shown[0].plot, (x, _, final) => act.seek(seconds(x), final));
  return { draw };

  /** @param {import("./model.js").Signal} signal */
  function lane(signal) {
    const [short, long] = data.words.signals[signal];
    const place = add(band, "div", { class: "lane", "data-signal": signal });
    const name = add(place, "div", { class: "name", text: short });
    add(name, "small", { text: long });
    const plot = add(place, "svg:svg", {
      class: "plot", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none",
      "aria-hidden": "true",
    });
    const [from, to] = data.clock.tears.map(x);
    add(plot, "svg:rect", { class: "tears", x: from, width: to - from, height: HEIGHT });
    for (const moment of data.moments) {
      add(plot, "svg:path", { class: moment.seconds ? "tick" : "tick onset", d: `M${x(moment.seconds)} 0V${HEIGHT}` });
    }
    const rest = add(plot, "svg:path", { class: "rest" });
    const ghost = add(plot, "svg:g", { class: "ghost" });
    const curves = add(plot, "svg:g");
    const was = add(plot, "svg:path", { class: "head was", d: `M0 0V${HEIGHT}` });
    const head = add(plot, "svg:path", { class: "head", d: `M0 0V${HEIGHT}` });
    const dots = ["b", "a"].map(which => add(plot, "svg:path", { class: `dot ${which}`, d: "M0 0h0" })).reverse();
    const value = add(place, "output", { class: "value" });
    return { signal, plot, rest, ghost, curves, was, head, dots, value, texts: "", basis: "" };
  }

  let drawn = "";
  /** @param {import("./instrument.js").View} view */
  function draw(view) {
    const { chosen, studies } = view;
    const wanted = [chosen.study, chosen.second, chosen.block].join();
    if (wanted !== drawn) shown.forEach(each => curves(each, view, drawn !== ""));
    if (wanted !== drawn) name(studies);
    drawn = wanted;
    const at = `translate(${x(view.seconds).toFixed(1)} 0)`;
    const was = view.was && view.was.seconds !== view.seconds ? x(view.was.seconds) : -WIDTH;
    for (const each of shown) {
      each.head.setAttribute("transform", at);
      each.was.setAttribute("transform", `translate(${was.toFixed(1)} 0)`);
      view.states.forEach((state, place) => {
        const height = y(each.signal, state[each.signal]).toFixed(1);
        each.dots[place].setAttribute("transform", `translate(${x(view.seconds).toFixed(1)} ${height})`);
      });
      const texts = view.states.map(state => reading(data, each.signal, state[each.signal])).join(" · ");
      if (texts !== each.texts) each.value.textContent = each.texts = texts;
      const basis = basisAt(studies[0].basis[each.signal], view.seconds);
      if (basis !== each.basis) each.value.dataset.basis = each.basis = basis;
    }
  }

  /** @param {import("./model.js").Study[]} studies */
  function name(studies) {
    names.replaceChildren();
    studies.forEach((study, place) => {
      const picture = add(names, "svg:svg", { viewBox: "0 0 24 6", "aria-hidden": "true" });
      for (const layer of place ? ["outer", "inner"] : ["one"]) {
        add(picture, "svg:path", { d: "M1 3H23", class: `line measured ${layer}` });
      }
      add(names, "b", { text: study.name });
    });
  }

  /** A lane's lines anew; what they were stays as a ghost. */
  /** @type {(each: typeof shown[0], view: import("./instrument.js").View, again: boolean) => void} */
  function curves(each, view, again) {
    const { signal } = each;
    each.ghost.replaceChildren(...(again ? each.curves.childNodes : []));
    each.curves.replaceChildren();
    each.rest.setAttribute("d", `M0 ${y(signal, view.rest[signal])}H${WIDTH}`);
    each.dots[1].toggleAttribute("hidden", view.studies.length < 2);
    [...view.studies.entries()].reverse().forEach(([place, study]) => {
      for (const [from, to, basis] of study.basis[signal]) {
        const points = bends(study, [signal], from, to).map(time => {
          const value = state(data.model, study, time, view.chosen)[signal];
          return `${x(time).toFixed(1)} ${y(signal, value).toFixed(1)}`;
        });
        const d = from === to ? `M${points[0]}h0` : `M${points.join("L")}`;
        const kind = from === to ? "point" : "line";
        for (const layer of place ? ["outer", "inner"] : ["one"]) {
          add(each.curves, "svg:path", { class: `${kind} ${basis} ${layer}`, d });
        }
      }
    });
  }
}
