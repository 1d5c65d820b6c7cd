// @ts-check
/* The autonomic plane: push across, brake upwards, a study's way through it, and a dot to drag. */
import { add, drag } from "../kit/component.js";
import { dots, follow, move, path, stroke } from "./lanes.js";
import { axis, bends, read } from "./model.js";

const REACH = 1.08;
const STEP = 0.05;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** @typedef {{ sympathetic: number, parasympathetic: number }} Drives */

/** @type {(drive: number) => number} The place of a drive, as a share of the field. */
const share = drive => 0.5 + drive / REACH / 2;
/** @type {(drive: number) => number} */
const inside = drive => Math.max(-1, Math.min(1, drive));

/** @type {import("./instrument.js").Part} */
export function plane(root, data, act) {
  const { words, clock: { knots, first, last, play_seconds } } = data;
  const axisShare = axis(knots).share;
  const field = add(root, "div", { class: "field" });
  for (const [corner, name] of Object.entries(words.corners)) {
    add(field, "span", { class: `corner ${corner}`, text: name });
  }
  const picture = add(field, "svg:svg", {
    viewBox: `${-REACH} ${-REACH} ${2 * REACH} ${2 * REACH}`, role: "img", "aria-label": words.plane,
  });
  add(picture, "svg:rect", { class: "both", width: REACH, height: REACH, y: -REACH });
  add(picture, "svg:path", { class: "push", d: `M${-REACH} 0H${REACH}` });
  add(picture, "svg:path", { class: "brake", d: `M0 ${-REACH}V${REACH}` });
  add(picture, "svg:path", { class: "seesaw", d: "M-.6-.6L.6 .6" });
  const ways = add(picture, "svg:g");
  const was = add(field, "i", { class: "dot was" });
  const [dot, second] = dots(field);
  const grip = add(field, "button", {
    type: "button", class: "grip drags freely", "aria-label": words.grip,
  });
  const mode = add(root, "p", { class: "mode" });

  /** @type {(x: number, y: number, final: boolean) => void} */
  const to = (x, y, final) => act.free({
    sympathetic: inside((2 * x - 1) * REACH), parasympathetic: inside((1 - 2 * y) * REACH),
  }, final);
  drag(grip, act.signal, picture, to);
  grip.onclick = () => now.chosen.free || act.free({}, true);
  grip.onkeydown = (/** @type {KeyboardEvent} */ event) => {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    const [{ sympathetic, parasympathetic }] = now.states;
    act.free({
      sympathetic: inside(sympathetic + STEP * way[0]),
      parasympathetic: inside(parasympathetic + STEP * way[1]),
    }, true);
  };

  /** @type {import("./instrument.js").View} */
  let now;
  let drawn = "";
  let said = "";
  /** @type {import("./instrument.js").View["was"] | undefined} */
  let before;
  /** @type {Animation[]} */
  let moves = [];
  return { draw };

  /** @type {(element: HTMLElement, state: Drives) => void} */
  function place(element, { sympathetic, parasympathetic }) {
    move(element, share(sympathetic), share(-parasympathetic));
  }

  /** @param {import("./instrument.js").View} view */
  function draw(view) {
    now = view;
    const wanted = [view.chosen.study, view.chosen.second].join();
    if (wanted !== drawn) way(view.studies);
    drawn = wanted;
    if (view.chosen.free) for (const element of [dot, grip]) place(element, view.states[0]);
    else for (const moved of moves) follow(moved, view.playhead);
    if (view.was !== before) {
      before = view.was;
      was.hidden = !before;
      if (before) place(was, before.states[0]);
    }
    const [{ sympathetic, parasympathetic }] = view.states;
    const doing = words.modes[side(sympathetic) + 1][side(parasympathetic) + 1];
    if (doing !== said) mode.textContent = said = doing;
  }

  /** @param {number} drive */
  function side(drive) {
    return Math.abs(drive) < data.threshold ? 0 : Math.sign(drive);
  }

  /** Draws the way of each study, and lets the dots go along it. @param {import("./model.js").Study[]} studies */
  function way(studies) {
    /** @type {(study: import("./model.js").Study, from: number, to: number) => [number, number, number][]} */
    const spots = (study, from, to) => bends(study, ["sympathetic", "parasympathetic"], from, to)
      .map(time => [time, read(study.curves.sympathetic, time), -read(study.curves.parasympathetic, time)]);
    ways.replaceChildren();
    for (const study of [...studies].reverse()) {
      for (const [from, to, basis] of study.basis.plane) {
        const points = spots(study, from, to).map(([, x, y]) => `${x.toFixed(4)} ${y.toFixed(4)}`);
        stroke(ways, `line ${basis}`, `M${points.join("L")}`, studies.indexOf(study));
      }
    }
    second.hidden = !studies[1];
    moves = [dot, second, grip].flatMap((element, number) => {
      const study = studies[number % 2];
      return study ? path(element, 1000 * play_seconds,
        spots(study, first, last).map(([time, x, y]) => [axisShare(time), share(x), share(y)])) : [];
    });
  }
}
