// @ts-check
/* The body that lives: it beats, breathes and weeps with the clock, and its places can be touched. For keys
   and screen readers each place is a button as well, which can be seen while it has the focus.
   Words and outlines come from Python. */
import { add, filled, write, writer } from "../kit/component.js";
import { BRANCHES, bodyAt } from "./body_rules.js";
import { life } from "./life.js";
import { basisAt, stretches } from "./model.js";

/** @typedef {import("./body_rules.js").Body} Body */

// A finger that is farther from all places than this means none; a broad organ that lies under it
// counts as this near, so that the thin things in front of it can be touched; px.
const REACH = 40;
const UNDER = 8;
// It is looked for in circles around the finger, at so many px and turned by so many radians.
const LOOK = 2;
const TURN = 0.2;
/** @type {Record<string, "sympathetic" | "parasympathetic" | "heart_rate">}
    The line whose basis a place shares; all others follow a general rule. */
const FOLLOWS = { vagus: "parasympathetic", sympathetic: "sympathetic", cervical: "sympathetic", heart: "heart_rate" };
const BROAD = ["lungs", "gut"];
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @type {import("./instrument.js").Part} */
export function body(root, data, act) {
  const { svg, rules, words, signs, effects, ways } = data.body;
  const shadow = /** @type {ShadowRoot} */ (root.getRootNode());
  const stage = add(root, "div", { class: "figure" });
  stage.innerHTML = svg;
  const map = stage.firstChild;
  map.ariaHidden = "true";
  /** @type {(selector: string) => any[]} */
  const all = selector => [...stage.querySelectorAll(selector)];
  const list = add(stage, "div");
  const places = Object.keys(data.places).map(id => {
    const groups = all(`[data-place=${id}]`);
    const button = add(list, "button", { class: "heard", text: data.places[id].name });
    button.onfocus = () => mark(place);
    button.onclick = () => act.place(id);
    const [word] = all(`[data-place=${id}] .word`);
    const place = { id, groups, button, word, says: "", ...data.places[id] };
    return place;
  });
  const live = life(map, rules);
  const sheet = add(root, "dialog", { class: "sheet", popover: "auto" });
  /** @type {any} */
  let open;
  /** @type {any} */
  let view;
  /** @type {Body} */
  let now;
  /** Writes what the open place does. @type {(text: string) => void} */
  let say = () => {};

  /** @param {any} place the one that the keyboard stands on or that is open */
  function mark(place) {
    for (const each of places) {
      each.button.tabIndex = each === (place ?? places[0]) ? 0 : -1;
      for (const { classList } of each.groups) classList.toggle("meant", each === place);
    }
  }

  /** @param {any} place */
  function show(place) {
    mark(open = place);
    /** @type {(...given: any[]) => string} */
    const told = (head, lines) => lines.length
      ? `<h4>${head}</h4><ul>${lines.map((/** @type {string} */ line) => `<li>${line}`).join("")}</ul>` : "";
    sheet.innerHTML = `<h3 tabindex=-1 autofocus>${place.name}</h3><p></p><p>${place.about}`
      + `<h4>${words.criers}</h4><p>${place.criers}`
      + place.effects.map((/** @type {number} */ number) => told(...effects[number])).join("")
      + told(words.way, place.ways.map((/** @type {number} */ number) => ways[number]));
    sheet.ariaLabel = place.name;
    say = writer(sheet.children[1]);
    const nav = add(sheet, "nav");
    /** @param {number} step */
    const other = step => () => act.place(beside(place, step).id);
    /** @type {[string, () => void][]} */
    const buttons = [["←", other(-1)], ["→", other(1)],
      [words.sources, () => act.sources(place.id)], [words.close, () => sheet.hidePopover()]];
    for (const [text, does] of buttons) add(nav, "button", { text }).onclick = does;
    tell();
    act.look(stage);
    if (sheet.matches(":popover-open")) sheet.firstChild.focus();
    else sheet.showPopover();
  }

  /** Says what the open place does at this moment. */
  function tell() {
    if (!open) return;
    const word = now.word[open.id];
    say([
      `${words[view.trial ? "trial" : view.mode]}: ${word ?? words[now.light[open.id] ? "works" : "rests"]}.`,
      open.id === "heart" ? filled(words.rates, { now: view.states[0].heart_rate.toFixed(), rest: view.rest.heart_rate.toFixed() }) : "",
      word === rules.words.both ? words.both : "",
      words["tears" in rules.drivers[open.id] ? "clock" : FOLLOWS[open.id] ? basis(open.id) : "rule"],
    ].join(" "));
  }

  /** @param {any} place @param {number} step */
  const beside = (place, step) => places[(places.indexOf(place) + step + places.length) % places.length];
  map.onclick = (/** @type {MouseEvent} */ { clientX, clientY }) => {
    let under = "";
    for (let px = 0; px < (under ? UNDER : REACH); px += LOOK)
      for (let turn = 0; turn < 2 * Math.PI; turn += TURN) {
        const met = shadow.elementFromPoint(clientX + px * Math.cos(turn), clientY + px * Math.sin(turn));
        const id = met?.closest("[data-place]")?.getAttribute("data-place") ?? "";
        if (!BROAD.includes(id) && id) return act.place(id);
        under ||= id;
      }
    if (under) act.place(under);
  };
  list.onfocusout = () => mark(open);
  list.onkeydown = (/** @type {any} */ event) => {
    const step = /** @type {any} */ (STEPS)[event.key];
    const place = places.find(({ button }) => button === event.target);
    if (!step || !place) return;
    event.preventDefault();
    event.stopPropagation();
    beside(place, step).button.focus();
  };
  sheet.onbeforetoggle = (/** @type {any} */ { newState }) => {
    if (newState === "closed" && sheet.contains(shadow.activeElement)) open.button.focus();
  };
  sheet.ontoggle = (/** @type {any} */ { newState }) => {
    // Unless it was another place whose touch has closed it.
    if (newState === "closed" && open && open.id === view.chosen.place) act.place(null);
  };

  /** What it rests on that a place does this now. @param {string} id */
  function basis(id) {
    if (id === "tear_gland" && view.seconds < rules.end) return "measured";
    const line = view.mode === "study" && FOLLOWS[id];
    return line ? basisAt(stretches(view.studies[0], line, view.change), view.seconds) : "assumed";
  }

  /** Draws what a place does, if that can be seen; @param {any} place */
  function light(place) {
    const { id, groups, button, name, word } = place;
    const says = now.word[id] ?? "";
    const share = Math.round(20 * now.light[id]) / 20;
    const rests = basis(id);
    const drawn = [share, now.mover[id], rests, says].join();
    if (drawn === place.drawn) return;
    place.drawn = drawn;
    for (const { style, dataset } of groups) {
      style.setProperty("--light", share);
      Object.assign(dataset, { mover: now.mover[id] ?? "", basis: rests, word: says });
    }
    if (says === place.says) return;
    place.says = says;
    write(button, says ? `${name}: ${says}` : name);
    if (!word) return;
    const both = says === rules.words.both;
    // What is not known is short in the picture, where there may be no room; the button says it.
    write(word, both ? "" : says === rules.words.untold ? "?" : `${signs[says] ?? ""} ${says}`.trim());
    if (both) for (const branch of BRANCHES) add(word, "svg:tspan", { class: branch, text: signs[rules.drivers[id][branch]] });
  }

  mark(null);
  return {
    draw(next) {
      view = next;
      now = bodyAt(rules, view.states[0], view.rest, view.seconds, view.cut);
      places.forEach(light);
      live(view, now);
      const wanted = places.find(({ id }) => id === view.chosen.place);
      if (wanted === open) return tell();
      if (wanted) return show(wanted);
      sheet.hidePopover();
      open = undefined;
      if (!stage.contains(shadow.activeElement)) mark(open);
    },
  };
}
