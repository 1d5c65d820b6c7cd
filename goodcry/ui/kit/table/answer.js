// @ts-check
/* The drops that answer: how many of a hundred cries end better, the same, worse. */
import { add } from "../component.js";
import { guess } from "./guess.js";

/**
 * @typedef {import("./table.js").Answer} Answer
 * @typedef {import("./table.js").Answers} Answers
 * @typedef {[string, boolean, number][]} Runs drops in order: outcome, whether sure, how many
 * @typedef {object} Drawing what drops are made of, and what is said beside them; see answers.py
 * @property {[number, number]} cell width and height
 * @property {string} drop
 * @property {Record<string, string>} signs
 * @property {any} words
 */

const OUTCOMES = ["better", "same", "worse"];
const HUNDRED = 100;
// What changes goes like a ripple from drop to drop, and is over in 300 ms.
const RIPPLE_MS = 120, FLASH_MS = 180;
const FLASH = [{ transform: "scale(1.7)", opacity: 0.2 }, { transform: "none", opacity: 1 }];

/** @type {import("./table.js").Part} */
export function answer(root, { drawing, all }, act) {
  const { words } = drawing;
  const panes = add(root, "div", { class: "panes" });
  const pictures = { A: picture(panes, "A", drawing, act), B: picture(panes, "B", drawing, act) };
  const between = add(root, "p", { class: "between" });
  const aside = add(root, "p", { class: "aside" });
  const legend = add(root, "p", { class: "legend", text: words.legend });
  const guessing = all ? null : guess(root, words.guess, act);
  /** @type {Answers | null} */
  let drawn = null;

  return {
    draw(view) {
      const { answers, compare, edited, waiting, hidden, lessMotion } = view;
      guessing?.draw(view);
      root.classList.toggle("old", waiting);
      root.ariaBusy = String(waiting);
      for (const part of [panes, aside, legend]) part.hidden = hidden;
      // While it waits, the answer to the choice before stays.
      const now = hidden ? null : answers;
      if (now === drawn) return;
      drawn = now;
      root.classList.toggle("two", !!now?.B);
      pictures.A.draw(now?.A, now?.usual.runs, lessMotion);
      pictures.B.draw(now?.B, now?.usual.runs, lessMotion);
      between.hidden = !now?.between;
      between.textContent = now?.between ?? "";
      const silence = now?.[compare ? edited : "A"]?.words.silence;
      root.classList.toggle("silent", !!silence);
      aside.textContent = silence || !all && now?.other || "";
    },
  };
}

/**
 * A hundred drops with their counts.
 * @param {HTMLElement} parent
 * @param {string} name of the scenario
 * @param {Drawing} shapes
 * @param {import("./table.js").Act} act
 */
function picture(parent, name, { cell: [width, height], drop, signs, words }, act) {
  const pane = add(parent, "div", { class: "scenario", "data-name": name });
  add(pane, "b", { class: "letter", text: name, translate: "no" });
  const line = add(pane, "p", { class: "counts" });
  const counts = OUTCOMES.map(outcome => {
    const each = add(line, "span", { class: outcome });
    const number = add(each, "b");
    add(each, "i", { text: ` ${words[outcome]}` });
    return number;
  });
  const svg = add(pane, "svg:svg", { class: "drops", role: "img", preserveAspectRatio: "xMinYMid" });
  const ghosts = OUTCOMES.map(outcome => add(svg, "svg:path", { class: `was ${outcome}` }));
  const drops = Array.from({ length: HUNDRED }, () => {
    const group = add(svg, "svg:g");
    return { group, body: add(group, "svg:path", { d: drop }), sign: add(group, "svg:path") };
  });
  const difference = add(pane, "p", { class: "difference" });
  const range = add(pane, "p", { class: "likely" });
  /** @type {string[]} */
  let kinds = [];
  /** @type {string[]} */
  let usual = [];
  let columns = 0;
  const watch = new ResizeObserver(place);
  watch.observe(svg);
  act.signal.addEventListener("abort", () => watch.disconnect());
  return { draw };

  /**
   * @param {Answer | undefined} answered
   * @param {Runs | undefined} runs of the usual cry
   * @param {boolean} lessMotion
   */
  function draw(answered, runs, lessMotion) {
    pane.hidden = !answered;
    const before = kinds;
    kinds = each(answered?.runs ?? []).map(([outcome, sure]) => sure ? outcome : `${outcome} open`);
    usual = each(runs ?? []).map(([outcome]) => outcome);
    OUTCOMES.forEach((outcome, place) => {
      counts[place].textContent = answered?.counts[outcome] ?? "";
    });
    difference.textContent = answered?.words.difference ?? "";
    range.textContent = answered?.words.range ?? "";
    svg.ariaLabel = answered ? words.picture + answered.words.result : "";
    /** @type {SVGElement[]} */
    const moved = [];
    drops.forEach(({ group, body, sign }, place) => {
      const [kind = "", was = ""] = [kinds[place], before[place]];
      if (kind === was) return;
      group.setAttribute("class", kind);
      sign.setAttribute("d", signs[outcomeOf(kind)] ?? "");
      if (kind && was && outcomeOf(kind) !== outcomeOf(was)) moved.push(body);
    });
    if (!lessMotion) {
      moved.forEach((body, place) => body.animate(FLASH, {
        duration: FLASH_MS, delay: RIPPLE_MS * place / moved.length, fill: "backwards",
      }));
    }
    if (columns) mark();
  }

  /** Sets the drops in as many columns as the styles ask for. */
  function place() {
    const asked = Number(getComputedStyle(svg).getPropertyValue("--columns"));
    if (!asked || asked === columns) return;
    columns = asked;
    svg.setAttribute("viewBox", `0 0 ${columns * width} ${HUNDRED / columns * height}`);
    drops.forEach(({ group }, place) => group.setAttribute("transform", `translate(${corner(place)})`));
    mark();
  }

  /** Where a drop's cell begins. @param {number} place @returns {[number, number]} */
  function corner(place) {
    return [place % columns * width, Math.floor(place / columns) * height];
  }

  /** Frames the drops that usually are of another kind: a ghost of the usual picture. */
  function mark() {
    OUTCOMES.forEach((outcome, which) => {
      let path = "";
      for (let from = 0, to; from < HUNDRED; from = to) {
        to = from + 1;
        if (!was(from)) continue;
        while (to % columns && was(to)) to += 1;
        const [x, y] = corner(from);
        const long = (to - from) * width - 2;
        path += `M${x + 1} ${y + 1}h${long}v${height - 2}h${-long}z`;
      }
      ghosts[which].setAttribute("d", path);

      /** @param {number} place */
      function was(place) {
        return usual[place] === outcome && kinds[place] && outcomeOf(kinds[place]) !== outcome;
      }
    });
  }
}

/** @param {Runs} runs @returns {[string, boolean][]} */
function each(runs) {
  return runs.flatMap(([outcome, sure, number]) => Array(number).fill([outcome, sure]));
}

/** @param {string} kind */
function outcomeOf(kind) {
  return kind.split(" ")[0];
}
