// @ts-check
/* The moderator table: what is set, what is answered, and the parts that show it. */
import { add, address, lessMotion, once, speaker } from "../component.js";
import { answer } from "./answer.js";
import { alike, chips } from "./chips.js";
import { gear } from "./gear.js";
import { rows } from "./rows.js";

/**
 * @typedef {"A" | "B"} Name of a scenario
 * @typedef {Record<string, string>} Levels factor -> its answer
 * @typedef {{ base: string, size: number, overlap: number }} Settings of the model
 * @typedef {object} Level an answer to a question
 * @property {string} id
 * @property {string} chip what it says without its question
 * @property {string} sign of its direction
 * @property {string} says the direction in words
 * @property {string} sure how sure that is
 * @property {"measured" | "assumed" | "none"} size where its size comes from
 * @typedef {object} Factor
 * @property {string} id
 * @property {string} question
 * @property {string} sure signs of how sure its answers are
 * @property {string} sureWords the same in words
 * @property {string} studies how many there are
 * @property {boolean} moves whether any answer moves the drops
 * @property {Level[]} levels
 * @typedef {{ id: string, name: string, short: string, factors: Factor[] }} Family
 * @typedef {{ id: string, name: string, story: string, levels: Levels }} Story
 * @typedef {object} Data what Python sends once; see words.py
 * @property {Family[]} families
 * @property {Story[]} stories
 * @property {{ id: string, name: string, asked: string, read: string, short: string,
 *   better: string }[]} bases
 * @property {{ id: "size" | "overlap", name: string, unit: string, why: string, low: number,
 *   high: number, step: number }[]} settings
 * @property {Settings} start the settings of which a link says nothing
 * @property {Record<Name, string>} prefix how the parameters of a scenario begin
 * @property {string[]} parameters all of the address that the table writes
 * @property {string[]} marks what the signs mean
 * @property {boolean} big for the last row of a class
 * @property {string} asks where answers are, if they have an address; else empty
 * @property {string} all the way to all questions, where these are but a few; else empty
 * @property {Record<string, string>} words
 * @property {import("./answer.js").Drawing} drawing
 *
 * @typedef {object} Answer of one scenario
 * @property {Record<string, number>} counts
 * @property {Record<string, [number, number]>} ranges
 * @property {[string, boolean, number][]} runs the drops in order: outcome, whether sure, how many
 * @property {{ result: string, range: string, difference: string, silence: string,
 *   spoken: string }} words
 * @typedef {{ A: Answer, B?: Answer, usual: { counts: Record<string, number>,
 *   runs: [string, boolean, number][] }, between: string | null, other: string }} Answers
 * @typedef {Settings & { chosen: Record<Name, Levels>, compare: boolean, story: string | null,
 *   answers: Answers, help: boolean, turn: number }} Feed what Python answers to a touch
 *
 * @typedef {object} State what is set, and what is shown of it
 * @property {Record<Name, Levels>} chosen
 * @property {boolean} compare
 * @property {Name} edited the scenario that a touch changes
 * @property {string} family that is open on a narrow screen
 * @property {string | null} story that A was made from
 * @property {Answers | null} answers the last there are: of another choice while it waits
 * @property {boolean} waiting
 * @property {boolean} hidden the answer hides until a class has guessed
 * @property {boolean} lessMotion
 * @property {boolean} big
 * @typedef {State & Settings} View what a part draws
 * @typedef {object} Act what a part may ask for
 * @property {(factor: string, level: string | null) => void} set
 * @property {(name: Name) => void} edit
 * @property {(id: string) => void} family
 * @property {(id: string | null) => void} story
 * @property {() => void} reset
 * @property {(on: boolean) => void} compare
 * @property {(what: Partial<Settings>) => void} settings
 * @property {(about: string) => void} why opens what a factor, or a base rate, rests on
 * @property {() => void} all leads to all questions
 * @property {(on: boolean) => void} hide the answer, or show it again
 * @property {(text: string) => void} say
 * @property {AbortSignal} signal ends the table
 * @typedef {(root: HTMLElement, data: Data, act: Act) => { draw: (view: View) => void }} Part
 */

const SETTINGS = /** @type {const} */ (["base", "size", "overlap"]);
const NAMES = /** @type {const} */ (["A", "B"]);
/** So long an address may take to answer before the page is told, in ms. */
const PATIENCE = 2000;

/** @param {import("../component.js").Component & { key?: string }} component */
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const { tools, stop } = once(parentElement, data, (root, signal) => start(root, data, signal));
  tools.ask = (/** @type {string} */ about) => setTriggerValue("why", about);
  tools.all = () => setTriggerValue("all", true);
  return stop;
}

/** Marks a document beside whose answer a way to help should stand. @param {boolean} on */
const needsHelp = on => document.documentElement.classList.toggle("needs-help", on);

/** @type {(root: HTMLElement, data: Data, signal: AbortSignal) => any} */
function start(root, data, signal) {
  root.className = "table";
  root.ariaLabel = data.words.title;
  root.classList.toggle("big", data.big);
  root.classList.toggle("few", !!data.all);
  const say = speaker(root);
  /** How many touches there were. */
  let turn = 0;
  /** The last of them, unless the reader has gone back or forward since. */
  let here = -1;
  const none = Object.fromEntries(data.parameters.map(name => [name, ""]));
  /** @type {View} */
  const view = {
    ...data.start, chosen: { A: {}, B: {} }, compare: false, edited: "A", story: null,
    family: data.families[0].id, answers: null, waiting: true, hidden: false, lessMotion: false,
    big: data.big,
  };
  /** What was touched last, until the page is told. @type {any} */
  let untold = null;
  const tools = {
    /** @type {(about: string) => void} */
    ask: () => {},
    all: () => {},
  };
  /** @type {Act} */
  const act = {
    set(factor, level) {
      const { [factor]: _, ...rest } = view.chosen[view.edited];
      put(level === null ? rest : { ...rest, [factor]: level }, data.prefix[view.edited] + factor);
    },
    edit(name) {
      view.edited = name;
      draw();
    },
    family(id) {
      view.family = id;
      draw();
    },
    story(id) {
      const found = data.stories.find(story => story.id === id);
      if (view.edited === "A") view.story = id;
      if (found) put({ ...found.levels });
      else touched();
    },
    reset() {
      if (view.edited === "A") view.story = null;
      put({});
    },
    compare(on) {
      const { A, B } = view.chosen;
      view.compare = on;
      view.edited = on ? "B" : "A";
      view.chosen = { A, B: !on ? {} : Object.keys(B).length ? B : { ...A } };
      touched();
    },
    settings(what) {
      Object.assign(view, what);
      touched();
    },
    why: about => tools.ask(about),
    all: () => tools.all(),
    hide(on) {
      view.hidden = on;
      draw();
    },
    say,
    signal,
  };
  // What stays in sight, and what is touched.
  const side = add(root, "div", { class: "side" });
  const drops = add(side, "div", { class: "answer" });
  const drawn = [answer(drops, data, act)];
  if (!data.all) {
    drawn.push(
      gear(add(drops, "div", { class: "gear" }), data, act),
      chips(add(side, "div", { class: "chips" }), data, act),
    );
  }
  drawn.push(rows(add(root, "div", { class: "rows" }), data, act));
  // For the last row the questions stand on the left, and so do their keys come first.
  if (data.big) root.append(side);
  lessMotion(signal, less => {
    view.lessMotion = less;
    draw();
  });
  signal.addEventListener("abort", () => needsHelp(false));
  addEventListener("popstate", () => { here = -1; }, { signal });
  const page = /** @type {any} */ (document);
  page.addEventListener("goodcry-feed", come, { signal });
  come();
  return tools;

  /** Takes over what a feed brings, if there is one, and tells it what it does not know yet. */
  function come() {
    const feed = page.goodcryFeed?.data;
    if (feed) take(feed);
    // What was told before the last touch may have been written into the address since.
    if (feed?.turn === here) address({ ...none, ...texts(view) });
    tell();
  }

  /** Asks at the address of answers, then tells the page. @param {any} what */
  async function ask(what) {
    const latest = () => what.turn === turn;
    // A request can hang where the page's own line is up.
    setTimeout(() => latest() && tell(), PATIENCE);
    try {
      const found = await fetch(`${data.asks}?${new URLSearchParams(what)}`, { signal });
      if (found.ok && latest()) take({ ...await found.json(), turn });
    } catch {
      // The line is cut, or something else stands at this address: the page answers, as it can.
    }
    if (latest()) tell();
  }

  function tell() {
    if (!untold || !page.goodcryFeed) return;
    page.goodcryFeed.tell(untold);
    untold = null;
  }

  /** Takes over an answer, unless it is one to another choice than the last. @param {Feed} feed */
  function take({ turn: answered, help, answers, chosen, compare, story, ...feed }) {
    const settings = Object.fromEntries(SETTINGS.map(name => [name, feed[name]]));
    const then = texts({ ...view, ...settings, chosen, compare, story });
    const same = JSON.stringify(then) === JSON.stringify(texts(view));
    // Too late, or known already: an address and the page's feed give the same answers.
    if (same ? !view.waiting : answered < turn) return;
    const asked = view.waiting && turn > 0;
    if (!view.answers) {
      view.family = first({ ...view, chosen, compare });
      // Links to stories do not name them: their codes have to be read from the last row.
      story ??= data.stories.find(({ levels }) => alike(levels, chosen.A))?.id ?? null;
    }
    turn = Math.max(turn, answered);
    needsHelp(help);
    Object.assign(view, settings, { chosen, compare, story, answers, waiting: false });
    if (!compare) view.edited = "A";
    draw();
    if (asked && !view.hidden) say((answers[view.edited] ?? answers.A).words.spoken);
  }

  /**
   * Sets what is set in the scenario that is being changed.
   * @param {Levels} levels
   * @param {string} [parameter] of the one answer that was touched
   */
  function put(levels, parameter) {
    view.chosen = { ...view.chosen, [view.edited]: levels };
    if (!Object.keys(view.chosen.A).length) view.story = null;
    touched(parameter);
  }

  /**
   * Shows what is chosen at once, writes it into the address and asks for its answer.
   * @param {string} [parameter] of the one answer that was touched
   */
  function touched(parameter = "") {
    turn += 1;
    view.waiting = true;
    here = turn;
    const set = texts(view);
    address({ ...none, ...set });
    draw();
    untold = { ...set, turn, last: parameter };
    if (data.asks) ask(untold);
    else tell();
  }

  /** Where a link opens: at what it has set. @param {View} of */
  function first({ chosen, compare, family }) {
    const set = { ...(compare ? chosen.B : {}), ...chosen.A };
    return data.families.find(({ factors }) => factors.some(({ id }) => set[id]))?.id ?? family;
  }

  function draw() {
    root.classList.toggle("waiting", view.waiting);
    root.classList.toggle("compares", view.compare);
    for (const { draw: show } of drawn) show(view);
  }

  /** What a link holds of what is set: parameter -> text. @param {View} of */
  function texts(of) {
    /** @type {Record<string, string>} */
    const found = {};
    for (const name of NAMES) {
      for (const factor in of.chosen[name]) found[data.prefix[name] + factor] = of.chosen[name][factor];
    }
    for (const name of SETTINGS) {
      if (of[name] !== data.start[name]) found[name] = String(of[name]);
    }
    if (of.compare) found.compare = "true";
    if (of.story) found.story = of.story;
    const order = data.parameters.filter(name => found[name]);
    return Object.fromEntries(order.map(name => [name, found[name]]));
  }
}
