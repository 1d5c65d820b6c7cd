// @ts-check
/* Arrows that can be touched, and that fall off when nobody has measured them. What is chosen, and
   the parts that show it. Counts and words of every choice come from Python. */
import { add, address, once, speaker } from "../kit/component.js";
import { picture } from "./arrow_picture.js";
import { sheet } from "./arrow_sheet.js";
import { switches } from "./arrow_switches.js";

/**
 * @typedef {Record<string, string>} Address parameters of this page
 * @typedef {object} Arrow
 * @property {string} id
 * @property {string[]} edges the rows behind it; a link may name any of them
 * @property {string} basis
 * @property {[string, string]} ends
 * @property {string} sign
 * @property {string} says from what to what, in words
 * @property {string} means what its basis is
 * @property {string[]} notes what it rests on
 * @property {[string, string][]} found findings, and which way each points
 * @property {string[]} nothing why there are none
 * @property {{ name: string, to: Address }[]} claims that need it
 * @typedef {object} Way a layout, in units
 * @property {boolean} wide
 * @property {number} width
 * @property {number} height
 * @property {Record<string, [number, number, number, number, string[]]>} boxes node -> middle,
 *   size, lines
 * @property {Record<string, [string, string, number, number, number, number]>} courses arrow ->
 *   line, head, places of sign and cross
 * @typedef {object} Data what Python sends; see arrow_data.py
 * @property {Record<string, any>} words
 * @property {{ id: string, name: string, count: number }[]} bases
 * @property {{ id: string, name: string, to: Address, strong: boolean }[]} nodes
 * @property {Arrow[]} arrows
 * @property {Record<string, { says: string, who: string, facts: string, source: string }>} findings
 * @property {Way[]} ways
 * @property {Record<string, { count: number, reached: string[], words: string }>} left
 * @typedef {{ arrow: string | null, bases: string[] }} Chosen
 * @typedef {object} View what a part draws
 * @property {Arrow | null} open
 * @property {string[]} bases that are on
 * @property {{ count: number, reached: string[], words: string }} left
 * @property {boolean} touched whether an arrow was opened or closed just now
 * @typedef {object} Act what a part may ask for
 * @property {(arrow: Arrow | null) => void} open
 * @property {(basis: string, on: boolean) => void} turn
 * @property {(where: { page?: string, to: Address }) => void} go
 * @property {AbortSignal} signal ends the instrument
 * @typedef {(root: HTMLElement, data: Data, act: Act) => { draw: (view: View) => void }} Part
 */

/** @param {import("../kit/component.js").Component} component */
export default function (component) {
  const { data: { chosen, turn, ...data }, parentElement, setStateValue, setTriggerValue } = component;
  const { tools, stop } = once(parentElement, data, (root, signal) => start(root, data, signal));
  tools.send = (/** @type {Record<string, unknown>} */ what) => setStateValue("chosen", what);
  tools.go = (/** @type {unknown} */ where) => setTriggerValue("go", where);
  tools.take(chosen, turn);
  return stop;
}

/** @type {(root: HTMLElement, data: Data, signal: AbortSignal) => any} */
function start(root, data, signal) {
  root.className = "arrows";
  root.classList.toggle("map", data.ways.length === 1);
  root.ariaLabel = data.words.arrows;
  const say = speaker(root);
  const every = data.bases.map(({ id }) => id);
  /** What Python said last, and how often it was told something. */
  let taken = "";
  let told = 0;
  /** @type {Chosen} */
  let chosen = { arrow: null, bases: every };
  /** @type {Act} */
  const act = {
    open(arrow) {
      chosen = { ...chosen, arrow: arrow?.id ?? null };
      tell(true);
    },
    turn(basis, on) {
      chosen.bases = every.filter(id => id === basis ? on : chosen.bases.includes(id));
      const open = opened();
      if (open && !chosen.bases.includes(open.basis)) chosen.arrow = null;
      tell();
      say(`${left().count} ${data.words.left[Number(left().count !== 1)]}. ${left().words}`);
    },
    go: where => tools.go(where),
    signal,
  };
  const head = add(root, "div", { class: "head" });
  const stage = add(root, "div", { class: "stage" });
  // The picture comes last: it scrolls to the arrow that is open, above the sheet.
  const parts = [
    switches(head, data, act),
    sheet(add(root, "section", { class: "sheet" }), data, act),
    picture(stage, data, act),
  ];
  add(root, "p", { class: "key", text: data.words.key });
  const tools = {
    take,
    /** @type {(what: Record<string, unknown>) => void} */
    send: () => {},
    /** @type {(where: unknown) => void} */
    go: () => {},
  };
  return tools;

  /**
   * Takes over what Python says, unless it does not know yet what was chosen here.
   * @param {Chosen} what
   * @param {number} turn
   */
  function take(what, turn) {
    const text = JSON.stringify(what);
    if (taken && (text === taken || turn !== told)) return;
    taken = text;
    told = turn;
    chosen = what;
    show();
  }

  function left() {
    return data.left[chosen.bases.join(" ")];
  }

  function opened() {
    return data.arrows.find(({ edges }) => edges.includes(chosen.arrow ?? "")) ?? null;
  }

  /** Brings what is chosen to the address, and to Python. */
  function tell(touched = false) {
    show(touched);
    told += 1;
    const { arrow, bases } = chosen;
    const basis = bases.length === every.length ? [] : bases.length ? bases : [""];
    address({ arrow: arrow ?? "", basis });
    tools.send({ arrow: arrow ?? "", basis, turn: told });
  }

  function show(touched = false) {
    const open = opened();
    const shown = open && chosen.bases.includes(open.basis) ? open : null;
    const view = { open: shown, bases: chosen.bases, left: left(), touched };
    for (const { draw } of parts) draw(view);
  }
}
