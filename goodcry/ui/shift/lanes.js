// @ts-check
/* The five signals over one axis of time. Drag anywhere to move the time. */
import { add, drag, write, writer } from "../kit/component.js";
import { SIGNALS, basisAt, bends, reading, state, stretches } from "./model.js";

const WIDTH = 1000;
const HEIGHT = 100;

/**
 * A line or dot of the first study (0), or of the second (1), which is drawn in outline.
 * @type {(parent: Node, kind: string, d: string, place: number) => void}
 */
export function stroke(parent, kind, d, place) {
  for (const layer of place ? ["outer", "inner"] : ["one"]) add(parent, "svg:path", { class: `${kind} ${layer}`, d });
}

/** How a line looks, beside what it stands for. @type {(parent: Node, kind: string) => void} */
const key = (parent, kind) => add(parent, "i", { class: `key ${kind}` });

/** The dots of both studies. @param {Node} parent */
export function dots(parent) {
  return ["dot", "dot second"].map(kind => add(parent, "i", { class: kind }));
}

/** @type {(x: number, y: number) => string} A place, as shares of what contains it. */
export const at = (x, y) => `translate(${(100 * x).toFixed(2)}cqw, ${(100 * y).toFixed(2)}cqh)`;

/**
 * Moves an element. What moves is no part of a drawing, or the whole drawing would be painted anew
 * each time.
 * @type {(element: HTMLElement, transform: string) => void}
 */
export function move(element, transform) {
  for (const old of element.getAnimations()) old.cancel();
  element.style.transform = transform;
}

/**
 * Where an element is at each time, a share of the axis, for the browser to move it.
 * @type {(element: HTMLElement, ms: number, places: [number, string][]) => Animation}
 */
export function path(element, ms, places) {
  for (const old of element.getAnimations()) old.cancel();
  return element.animate(places.map(([offset, transform]) => ({ offset, transform })), { duration: ms, fill: "both" });
}

/** Lets it run with the clock, or stand where that stands. @type {(moved: Animation, playhead: Animation) => void} */
export function follow(moved, { startTime, currentTime, playbackRate }) {
  if (startTime === null) {
    moved.pause();
    moved.currentTime = currentTime;
  } else if (moved.startTime !== startTime) {
    moved.playbackRate = playbackRate;
    moved.startTime = startTime;
  }
}

/** @type {import("./instrument.js").Part} */
export function lanes(root, data, act) {
  const { words, experiments: { words: said }, clock: { share, secondsAt, ms, tears, first, last } } = data;
  let limits = data.limits;
  /** @type {(time: number) => string} */
  const x = time => (WIDTH * share(time)).toFixed(1);
  /** @type {(signal: import("./model.js").Signal, value: number) => number} */
  const y = (signal, value) => {
    const [low, high] = limits[signal];
    return HEIGHT * (high - value) / (high - low);
  };
  const names = add(root, "div", { class: "names" });
  const band = add(root, "div", { class: "band drags" });
  const [was, head] = ["head was", "head"].map(kind => add(band, "i", { class: kind }));
  const shown = SIGNALS.map(lane);
  // A guess is a level in its lane, with a grip to drag it by; later the answer stands beside it.
  const marker = add(band, "div", { class: "marker" });
  const [guess, answer] = ["guess", "answer"].map(kind => add(marker, "i", { class: kind }));
  const grip = add(marker, "b", { class: "drags freely" });
  grip.onpointerdown = (/** @type {Event} */ event) => event.stopPropagation();
  drag(grip, act.signal, marker, (_, share) => {
    if (!asked) return;
    const [low, high] = limits[asked.signal];
    act.guess({ at: Math.round(high - Math.min(Math.max(share, 0), 1) * (high - low)), made: true });
  });
  /** @type {import("./instrument.js").View["guess"]} */
  let asked = null;
  const runs = path(head, ms, [[0, at(0, 0)], [1, at(1, 0)]]);
  const legend = add(root, "p", { class: "legend" });
  for (const basis of words.bases) key(add(legend, "span", { text: basis }), basis);
  add(legend, "span", { text: words.axis });
  drag(band, act.signal, band, (x, _, final) => act.seek(secondsAt(x), final));
  let drawn = "";
  mark();
  return { draw };

  /** Puts the marker of a guess where it is. */
  function mark() {
    if (!asked) return marker.remove();
    const { signal, at, made, after } = asked;
    const place = shown.find(each => each.signal === signal)?.place;
    // Who drags it would lose hold of it, if it were put there again.
    if (marker.parentNode !== place) {
      place.append(marker);
      place.scrollIntoView({ block: "nearest" });
    }
    grip.hidden = after !== undefined;
    marker.style.setProperty("--at", `${y(signal, at)}%`);
    marker.style.setProperty("--after", `${y(signal, after ?? at)}%`);
    write(guess, `${said.guess} ${made ? at : "?"}`);
    answer.textContent = after === undefined ? "" : `${said.after} ${after}`;
  }

  /** @param {import("./model.js").Signal} signal */
  function lane(signal) {
    const place = add(band, "div", { class: "lane", "data-signal": signal });
    const plot = add(place, "svg:svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    add(plot, "svg:path", { class: "tears", d: `M${x(tears[0])} 0V${HEIGHT}H${x(tears[1])}V0Z` });
    for (const { seconds } of data.moments) {
      add(plot, "svg:path", { class: seconds ? "tick" : "tick onset", d: `M${x(seconds)} 0V${HEIGHT}` });
    }
    const rest = add(plot, "svg:path", { class: "tick" });
    const ghost = add(plot, "svg:g", { class: "was" });
    const curves = add(plot, "svg:g");
    const marks = dots(place);
    const name = add(place, "span", { class: "name", text: words.signals[signal][0] });
    add(name, "small", { text: words.signals[signal][1] });
    const value = add(place, "span");
    return { signal, place, rest, ghost, curves, marks, moves: /** @type {Animation[]} */ ([]), value, write: writer(value), basis: "" };
  }

  /** @param {import("./instrument.js").View} view */
  function draw(view) {
    const { chosen: { study, second }, studies, states, seconds, change } = view;
    const wanted = [study, second, view.guess?.signal, ...Object.values(change)].join();
    if (wanted !== drawn) {
      const old = limits;
      limits = view.trial || view.guess ? data.wide : data.limits;
      for (const each of shown) trace(each, view, old === limits);
      names.replaceChildren();
      studies.forEach((study, place) => {
        const name = add(names, "b", { text: study.name });
        if (second) key(name, place ? "double" : "measured");
      });
    }
    drawn = wanted;
    if (asked !== (asked = view.guess)) mark();
    const { playhead } = view;
    follow(runs, playhead);
    was.hidden = !view.was;
    if (view.was) was.style.transform = at(share(view.was.seconds), 0);
    for (const each of shown) {
      const { signal, moves, value } = each;
      for (const moved of moves) follow(moved, playhead);
      each.write(states.map(state => reading(data, signal, state[signal], view.silent)).join(" · "));
      const basis = basisAt(stretches(studies[0], signal, change), seconds);
      if (basis !== each.basis) value.className = `value ${each.basis = basis}`;
    }
  }

  /**
   * A lane's lines anew. What they were stays as a ghost; beside an experiment, the study itself.
   * @type {(each: ReturnType<typeof lane>, view: import("./instrument.js").View, same: boolean) => void}
   */
  function trace(each, { studies, change, trial, rest: { [each.signal]: low } }, same) {
    const { signal, place, rest, ghost, curves, marks } = each;
    ghost.replaceChildren(...same ? curves.childNodes : []);
    curves.replaceChildren();
    if (trial) lines(ghost, signal, studies, {});
    lines(curves, signal, studies, change);
    rest.setAttribute("d", `M0 ${y(signal, low)}H${WIDTH}`);
    place.classList.toggle("falls", y(signal, low) < HEIGHT / 2);
    marks[1].hidden = !studies[1];
    each.moves = studies.map((study, number) => path(marks[number], ms, bends(study, [signal], first, last).map(time =>
      [share(time), at(share(time), y(signal, state(data.model, study, time, change)[signal]) / HEIGHT)])));
  }

  /** @type {(parent: Node, signal: import("./model.js").Signal, studies: import("./model.js").Study[], change: any) => void} */
  function lines(parent, signal, studies, change) {
    for (const study of [...studies].reverse()) {
      for (const [from, to, basis] of stretches(study, signal, change)) {
        const points = bends(study, [signal], from, to).map(time =>
          `${x(time)} ${y(signal, state(data.model, study, time, change)[signal]).toFixed(1)}`);
        const [kind, d] = from === to ? ["point", `M${points[0]}h0`] : ["line", `M${points.join("L")}`];
        stroke(parent, `${kind} ${basis}`, d, studies.indexOf(study));
      }
    }
  }
}
