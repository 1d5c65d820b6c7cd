// @ts-check
/* The autonomic plane: push across, brake upwards, a study's way through it, and a dot to drag. */
import { add, drag, writer } from "../kit/component.js";
import { BRANCHES } from "./body_rules.js";
import { at, dots, follow, move, path, stroke } from "./lanes.js";
import { bends, read, side } from "./model.js";

const REACH = 1.08;
const STEP = 0.05;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** @type {(drive: number) => number} The place of a drive, as a share of the field. */
const share = drive => 0.5 + drive / REACH / 2;
/** @type {(push: number, brake: number) => string} */
const spot = (push, brake) => at(share(push), share(-brake));
/** @type {(drive: number) => number} */
const inside = drive => Math.max(-1, Math.min(1, drive));

/** @type {import("./instrument.js").Part} */
export function plane(root, data, act) {
  const { words, clock: { share: when, ms, first, last } } = data;
  const say = writer(add(root, "p", { class: "mode" }));
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
  // How far each branch is from rest, as a bar on its axis.
  const bars = ["push", "brake"].map(kind => add(field, "i", { class: `bar ${kind}` }));
  const was = add(field, "i", { class: "dot was" });
  const [dot, second] = dots(field);
  const grip = add(field, "button", { class: "grip drags freely", "aria-label": words.grip });
  /** What goes with the first study, and where it is at a push and a brake.
      @type {[HTMLElement, (push: number, brake: number) => string][]} */
  const moved = [[dot, spot], [grip, spot], [bars[0], push => `scaleX(${push})`], [bars[1], (_, brake) => `scaleY(${brake})`]];

  /** @type {(push: number, brake: number, final: boolean) => void} */
  const set = (push, brake, final) =>
    act.free({ sympathetic: inside(push), parasympathetic: inside(brake) }, final);
  drag(grip, act.signal, picture, (x, y, final) => set((2 * x - 1) * REACH, (1 - 2 * y) * REACH, final));
  grip.onclick = () => now.chosen.free || act.free({}, true);
  grip.onkeydown = (/** @type {KeyboardEvent} */ event) => {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    const [{ sympathetic, parasympathetic }] = now.states;
    set(sympathetic + STEP * way[0], parasympathetic + STEP * way[1], true);
  };

  /** @type {import("./instrument.js").View} */
  let now;
  let drawn = "";
  /** @type {Animation[]} */
  let moves = [];
  return { draw };

  /** @param {import("./instrument.js").View} view */
  function draw(view) {
    now = view;
    const { study, second: laid } = view.chosen;
    if (drawn !== (drawn = study + laid)) way(view.studies);
    const [{ sympathetic, parasympathetic }] = view.states;
    if (view.chosen.free) moved.forEach(([element, to]) => move(element, to(sympathetic, parasympathetic)));
    else for (const each of moves) follow(each, view.playhead);
    const old = view.was?.states[0];
    was.hidden = !old;
    if (old) was.style.transform = spot(old.sympathetic, old.parasympathetic);
    const [push, brake] = BRANCHES.map((branch, axis) => {
      // Where the nerve is cut a drive arrives nowhere.
      bars[axis].hidden = view.silent.includes(branch);
      return side(data.threshold, branch, view.states[0][branch], view.silent);
    });
    say(words.modes[push][brake]);
  }

  /** Draws the way of each study, and lets the dots go along it. @param {import("./model.js").Study[]} studies */
  function way(studies) {
    /** @type {(study: import("./model.js").Study, from: number, to: number) => [number, number, number][]} */
    const spots = (study, from, to) => bends(study, BRANCHES, from, to)
      .map(time => [time, read(study.curves.sympathetic, time), read(study.curves.parasympathetic, time)]);
    ways.replaceChildren();
    for (const study of [...studies].reverse()) {
      for (const [from, to, basis] of study.basis.plane) {
        const points = spots(study, from, to).map(([, x, y]) => `${x.toFixed(4)} ${(-y).toFixed(4)}`);
        stroke(ways, `line ${basis}`, `M${points.join("L")}`, studies.indexOf(study));
      }
    }
    second.hidden = !studies[1];
    moves = [...moved, [second, spot, studies[1]]].map(([element, to, study = studies[0]]) =>
      path(element, ms, spots(study, first, last).map(([time, x, y]) => [when(time), to(x, y)])));
  }
}
