// @ts-check
/* The body that lives: it beats, breathes and weeps with the clock, and its places can be touched.
   What each place does is the table of goodcry/body.py; words and outlines come from Python too. */
import { add } from "../kit/component.js";
import { basisAt } from "./model.js";

/**
 * @typedef {{ least: number, strongest: number, end: number, words: Record<string, string>,
 *   drivers: Record<string, Record<string, string>> }} Rules
 * @typedef {{ tears: boolean, pupils: number, light: Record<string, number>,
 *   mover: Record<string, string | null>, word: Record<string, string> }} Body
 */

const BRANCHES = ["sympathetic", "parasympathetic"];

/**
 * The body at a moment, as `goodcry.body.of` has it.
 * @param {Rules} rules
 * @param {Record<string, number>} state drives, and the heart's rate
 * @param {Record<string, number>} rest
 * @param {number} seconds from the first tear
 * @returns {Body}
 */
export function bodyAt(rules, state, rest, seconds) {
  const { least, words, drivers } = rules;
  const tears = seconds >= 0 && seconds < rules.end;
  /** @type {Record<string, number>} */
  const level = tears ? { tears: 1 } : {};
  for (const branch of BRANCHES)
    if (state[branch] >= least) level[branch] = Math.min(1, state[branch] / rules.strongest);
  const down = BRANCHES.filter(branch => state[branch] <= -least);
  /** @type {Body} */
  const body = { tears, pupils: (level.sympathetic ?? 0) - (level.parasympathetic ?? 0), light: {}, mover: {}, word: {} };
  for (const place in drivers) {
    const own = drivers[place];
    const moving = Object.keys(own).filter(driver => driver in level);
    const branches = new Set(moving.map(driver => BRANCHES[driver === BRANCHES[0] ? 0 : 1]));
    body.light[place] = Math.max(0, ...moving.map(driver => level[driver]));
    body.mover[place] = branches.size === 1 ? [...branches][0] : null;
    if (Object.values(own).some(Boolean))
      body.word[place] = moving[1] ? words.both : moving[0] ? own[moving[0]]
        : down.some(branch => branch in own) ? words.untold : words.rest;
  }
  if (!tears) body.word.tear_gland = seconds < 0 ? words.before : words.over;
  const change = state.heart_rate / rest.heart_rate - 1;
  if (Math.abs(change) >= least)
    body.word.heart = drivers.heart[body.mover.heart = BRANCHES[change > 0 ? 0 : 1]];
  else if (body.word.heart !== words.both) body.word.heart = words.rest;
  return body;
}

// A finger that is farther from all places than this means none; a broad organ that lies under it
// counts as this near, so that the thin things in front of it can be touched; px.
const REACH = 40;
const UNDER = 8;
// Room beside the picture in which the words stand; else they stand below, and the picture above; px.
const BESIDE = 340;
const SAMPLES = 12;
// Units after which the dashes and beads of all nerves repeat.
const PERIOD = 12;
/** @type {Record<string, "sympathetic" | "parasympathetic" | "heart_rate">}
    The line whose basis a place shares; all others follow a general rule. */
const FOLLOWS = { vagus: "parasympathetic", sympathetic: "sympathetic", cervical: "sympathetic", heart: "heart_rate" };
const BROAD = "[data-place=lungs], [data-place=gut]";
const THIN = ".nerve, .knot";
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @type {(element: Element, name: string, value: string | number) => void} */
function set(element, name, value) {
  if (element.getAttribute(name) !== `${value}`) element.setAttribute(name, `${value}`);
}

/**
 * How far a point is from a shape, px.
 * @param {SVGGeometryElement} shape
 * @param {number} x
 * @param {number} y
 */
function far(shape, x, y) {
  const matrix = shape.getScreenCTM();
  const length = shape.getTotalLength() / SAMPLES;
  return Math.min(...Array.from({ length: SAMPLES + 1 }, (_, step) => {
    const point = shape.getPointAtLength(step * length).matrixTransform(matrix ?? undefined);
    return Math.hypot(point.x - x, point.y - y);
  }));
}

/** @type {import("./instrument.js").Part} */
export function body(root, data, act) {
  const { svg, rules, words, signs, effects, ways } = data.body;
  const stage = add(root, "div", { class: "figure" });
  stage.innerHTML = svg;
  const picture = stage.firstChild;
  /** @type {(selector: string, within?: Element) => any[]} */
  const all = (selector, within = stage) => [...within.querySelectorAll(selector)];
  for (const line of all(".nerve, .tube")) {
    const flow = line.cloneNode();
    flow.setAttribute("class", "flow");
    line.after(flow);
  }
  const places = Object.keys(data.places).map(id => {
    const group = all(`[data-place=${id}]`)[0];
    set(group, "role", "button");
    /** @type {SVGGeometryElement[]} */
    const shapes = all(".organ, .nerve, .knot, .tube, .iris", group);
    return { id, group, ...data.places[id], shapes, word: all(".word", group)[0] };
  });
  const flows = all(".flow").map(line => (
    { lines: [line, line.previousSibling], place: line.parentNode.dataset.place, at: 0 }));
  const [[heart], lungs, [diaphragm], [pupil], [air], tears] = [
    "[data-place=heart] .organ", "[data-place=lungs] .organ", ".diaphragm", ".pupil", ".air", ".tear"].map(name => all(name));
  const ring = add(picture, "svg:circle", { class: "ring", r: 13 });
  const sheet = add(root, "dialog", { class: "sheet", popover: "auto" });
  /** @type {any} */
  let open;
  /** @type {any} */
  let view;
  /** @type {Body} */
  let now;
  let before = 0;

  /** @param {any} place the one that the keyboard stands on or that is open */
  function mark(place) {
    for (const each of places) set(each.group, "tabindex", each === (place ?? places[0]) ? 0 : -1);
    set(ring, "visibility", place ? "visible" : "hidden");
    if (!place) return;
    const leader = all(".leader", place.group)[0];
    const { x, y } = leader.getPointAtLength(leader.getTotalLength());
    set(ring, "transform", `translate(${x} ${y})`);
  }

  /** @param {any} place */
  function show(place) {
    mark(open = place);
    /** @param {string} head @param {string[]} lines */
    const list = (head, lines) => lines.length
      ? `<h4>${head}</h4><ul>${lines.map(line => `<li>${line}`).join("")}</ul>` : "";
    sheet.innerHTML = `<h3 tabindex=-1 autofocus>${place.name}</h3><p></p><p>${place.about}`
      + `<h4>${words.criers}</h4><p>${place.criers}`
      + place.effects.map((/** @type {number} */ number) => list(effects[number][0], effects[number][1])).join("")
      + list(words.way, place.ways.map((/** @type {number} */ number) => ways[number]));
    set(sheet, "aria-label", place.name);
    const nav = add(sheet, "nav");
    /** @param {number} step */
    const other = step => () => act.place(beside(place, step).id);
    /** @type {[string, () => void][]} */
    const buttons = [["←", other(-1)], ["→", other(1)],
      [words.sources, () => act.sources(place.id)], [words.close, () => sheet.hidePopover()]];
    for (const [text, does] of buttons) add(nav, "button", { text }).onclick = does;
    tell();
    const { right, top } = stage.getBoundingClientRect();
    const room = innerWidth - right > BESIDE;
    set(sheet, "class", room ? "sheet beside" : "sheet");
    set(sheet, "style", room ? `left:${right}px;top:${Math.max(8, top)}px` : "");
    if (!room) stage.scrollIntoView({ block: "start", behavior: view.lessMotion ? "auto" : "smooth" });
    if (sheet.matches(":popover-open")) sheet.firstChild.focus();
    else sheet.showPopover();
  }

  /** Says what the open place does at this moment. */
  function tell() {
    if (!open) return;
    const word = now.word[open.id];
    const text = [
      `${words[view.mode]}: ${word ?? words[now.light[open.id] ? "works" : "rests"]}.`,
      open.id === "heart" ? words.rates.replace("{now}", view.states[0].heart_rate.toFixed()).replace("{rest}", view.rest.heart_rate.toFixed()) : "",
      word === rules.words.both ? words.both : "",
      words["tears" in rules.drivers[open.id] ? "clock" : FOLLOWS[open.id] ? open.group.dataset.basis : "rule"],
    ].join(" ");
    const told = sheet.children[1];
    if (told.textContent !== text) told.textContent = text;
  }

  /** @param {any} place @param {number} step */
  const beside = (place, step) => places[(places.indexOf(place) + step + places.length) % places.length];
  /** @param {any} element */
  const placeOf = element => places.find(({ group }) => group.contains(element));
  stage.onclick = (/** @type {MouseEvent} */ { target, clientX, clientY }) => {
    const under = placeOf(target);
    if (under && !under.group.matches(BROAD)) return act.place(under.id);
    const near = places.map(place => ({ place, px: Math.min(place === under ? UNDER : REACH,
      ...place.shapes.filter((/** @type {Element} */ shape) => !under || shape.matches(THIN)).map((/** @type {SVGGeometryElement} */ shape) => far(shape, clientX, clientY))) }));
    const nearest = near.reduce((one, next) => next.px < one.px ? next : one);
    if (nearest.px < REACH) act.place(nearest.place.id);
  };
  stage.onfocusin = (/** @type {Event} */ { target }) => mark(placeOf(target));
  stage.onfocusout = () => mark(open);
  stage.onkeydown = (/** @type {any} */ event) => {
    const place = placeOf(event.target);
    const step = /** @type {any} */ (STEPS)[event.key];
    if (!place || !step && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    if (step) beside(place, step).group.focus();
    else act.place(place.id);
  };
  sheet.onbeforetoggle = (/** @type {any} */ { newState }) => {
    const { activeElement } = /** @type {ShadowRoot} */ (root.getRootNode());
    if (newState === "closed" && sheet.contains(activeElement)) open.group.focus();
  };
  sheet.ontoggle = (/** @type {any} */ { newState }) => {
    // Unless it was another place whose touch has closed it.
    if (newState === "closed" && open && open.id === view.chosen.place) act.place(null);
  };

  /** What it rests on that a place does this now. @param {string} id */
  function basis(id) {
    if (id === "tear_gland" && view.seconds < rules.end) return "measured";
    const line = view.mode === "study" && FOLLOWS[id];
    return line ? basisAt(view.studies[0].basis[line], view.seconds) : "assumed";
  }

  /** Writes what a place does; @param {any} place */
  function write({ id, group, name, word }) {
    const says = now.word[id];
    set(group, "style", `--light:${now.light[id].toFixed(2)}`);
    set(group, "data-mover", now.mover[id] ?? "");
    set(group, "data-basis", basis(id));
    set(group, "aria-label", says ? `${name}: ${says}` : name);
    if (!word || word.dataset.word === says) return;
    word.dataset.word = says;
    const both = says === rules.words.both;
    word.textContent = both ? "" : `${signs[says] ?? ""} ${says}`.trim();
    if (both) for (const branch of BRANCHES) add(word, "svg:tspan", { class: branch, text: signs[rules.drivers[id][branch]] });
  }

  /** Moves what moves of itself. */
  function live() {
    const time = performance.now() / 1000;
    const passed = view.lessMotion ? 0 : Math.min(.1, time - before);
    before = time;
    const still = view.lessMotion;
    const beat = still || view.beat > .4 ? 0 : Math.sin(view.beat * Math.PI / .4);
    const breath = still ? 0 : .5 - Math.cos(view.breath * 2 * Math.PI) / 2;
    set(heart, "style", `transform:scale(${(1 - .1 * beat).toFixed(3)})`);
    for (const lung of lungs) set(lung, "style", `transform:scale(${(1 + .05 * breath).toFixed(3)})`);
    set(diaphragm, "transform", `translate(0 ${(6 * breath).toFixed(1)})`);
    set(pupil, "r", (6 + 2.6 * now.pupils).toFixed(1));
    set(air, "stroke-width", (3.4 + 1.8 * now.pupils).toFixed(1));
    const { sympathetic, parasympathetic } = view.states[0];
    /** @type {Record<string, number>} */
    const traffic = {
      facial_nerve: now.tears ? 1.7 : 0, vagus: 1 + parasympathetic, sympathetic: 1 + sympathetic,
      cervical: 1 + sympathetic, gut: .4 * (1 + parasympathetic - sympathetic),
    };
    for (const flow of flows) {
      flow.at = (flow.at - 16 * passed * traffic[flow.place]) % PERIOD;
      for (const line of flow.lines) set(line, "stroke-dashoffset", flow.at.toFixed(1));
    }
    tears.forEach((tear, number) => {
      const [x, y, length] = tear.dataset.fall.split(" ");
      const share = still ? .5 : (time / 2 + number * .4) % 1;
      set(tear, "transform", `translate(${x} ${(+y + length * share).toFixed(1)})`);
      set(tear, "opacity", now.tears ? Math.min(1, 3 - 3 * share).toFixed(2) : 0);
    });
  }

  mark(null);
  return {
    draw(next) {
      view = next;
      now = bodyAt(rules, view.states[0], view.rest, view.seconds);
      places.forEach(write);
      live();
      const wanted = places.find(({ id }) => id === view.chosen.place);
      if (wanted === open) return tell();
      if (wanted) return show(wanted);
      sheet.hidePopover();
      open = undefined;
      if (!stage.contains(/** @type {ShadowRoot} */ (root.getRootNode()).activeElement)) mark(open);
    },
  };
}
