// @ts-check
/* One body, one clock: what is chosen, the time that runs, and the parts that draw it. */
import { add, address, frames, lessMotion, once, speaker } from "../kit/component.js";
import { SIGNALS, axis, heart, reading, state, unpacked } from "./model.js";
import { clock } from "./clock.js";
import { lanes } from "./lanes.js";
import { plane } from "./plane.js";
import { free } from "./free.js";
import { body } from "./body.js";
import { matrix } from "./matrix.js";
import { experiments } from "./experiments.js";
import { mood } from "./mood.js";

/**
 * @typedef {import("./model.js").State} State
 * @typedef {import("./model.js").Study} Study
 * @typedef {{ sympathetic: number, parasympathetic: number, breathing: number, age: number }} Free
 * @typedef {object} Chosen what a link holds
 * @property {string} study
 * @property {string | null} second laid over it
 * @property {number} seconds from the first tear
 * @property {string | null} place of the body map
 * @property {string | null} block the branch that is cut
 * @property {boolean} slow whether breaths are held slow
 * @property {number | null} age years; none: the people whom the studies' model was made from
 * @property {Free | null} free the drives that are set by hand; none: the study's
 * @typedef {object} View what a part draws
 * @property {number} seconds
 * @property {State[]} states of the study and of the one laid over it
 * @property {State} rest the first study's, at its first time
 * @property {{ seconds: number, states: State[] } | null} was before the last move: a ghost
 * @property {{ signal: import("./model.js").Signal, at: number, made?: boolean, after?: number } | null} guess
 *   at what an experiment will come to: where the marker is, whether somebody moved it, the answer
 * @property {boolean} alive whether heart and chest move
 * @property {boolean} playing
 * @property {Animation} playhead stands or runs over the axis; all that moves in time follows it
 * @property {number} rate of the play, 1 as usual
 * @property {boolean} lessMotion
 * @property {"study" | "free"} mode
 * @property {Chosen} chosen
 * @property {import("./model.js").Change} change what an experiment changes in the studies
 * @property {boolean} trial whether it changes anything
 * @property {string[]} cut nerves
 * @property {string[]} silent branches whose nerve is cut
 * @property {Study[]} studies that are chosen, one or two
 * @property {ReturnType<typeof heart>} product the heart's rate and what it is made of
 * @typedef {object} Act what a part may ask for; `final` when the finger is lifted
 * @property {(seconds: number, final: boolean) => void} seek
 * @property {(id: string | null) => void} place
 * @property {(id: string) => void} sources of a place
 * @property {(to: Partial<Free> | null, final: boolean) => void} free null: back to the study
 * @property {(what: Record<string, unknown>, final: boolean) => void} choose anything of `Chosen`
 * @property {(to: Partial<NonNullable<View["guess"]>> | null) => void} guess moves the marker; null: none
 * @property {(seen?: Element) => void} look brings it, or the body, back into sight
 * @property {(text: string) => void} say
 * @property {(rate: number) => void} play at this share of the usual speed; 0 stops
 * @property {(seconds: number) => string} time in words
 * @property {AbortSignal} signal ends the instrument
 * @typedef {object} Data what Python sends; see study_data.py
 * @property {Study[]} studies
 * @property {Record<string, [number, number]>} limits of the lanes
 * @property {Record<string, [number, number]>} wide limits while an experiment changes a study
 * @property {{ id: string, name: string, seconds: number, place: string }[]} moments
 * @property {{ first: number, last: number, knots: [number, number][], tears: [number, number],
 *   units: Record<string, [number, number]>, rates: number[], play_seconds: number,
 *   pause: number, ms: number, share: (seconds: number) => number,
 *   secondsAt: (share: number) => number }} clock the last three are made here
 * @property {import("./model.js").Model} model
 * @property {number} threshold
 * @property {[string, string, string][]} address what is chosen, its parameter, the text at first
 * @property {any} words
 * @property {any} [body]
 * @property {any} [places]
 * @property {any} [matrix]
 * @property {any} [experiments]
 * @property {any} [mood]
 * @typedef {(root: HTMLElement, data: Data, act: Act) => { draw: (view: View) => void }} Part
 */

// So long heart and chest go on after a touch when nothing plays: what moves by itself for longer
// needs a way to stop it.
const ALIVE_MS = 5000;
/** @type {Record<string, Part>} */
const PARTS = { body, plane, lanes, free, clock, matrix, experiments, mood };

/** @param {import("../kit/component.js").Component} component */
export default function (component) {
  const { data: { chosen, turn, ...data }, parentElement, setStateValue, setTriggerValue } = component;
  const { tools, stop } = once(parentElement, data, (root, signal) => start(root, data, signal));
  tools.send = (/** @type {Record<string, unknown>} */ what) => setStateValue("chosen", what);
  tools.ask = (/** @type {string} */ place) => setTriggerValue("sources", place);
  tools.take(chosen, turn);
  return stop;
}

/** @type {(root: HTMLElement, sent: Data, signal: AbortSignal) => any} */
function start(root, sent, signal) {
  const { model, moments, words, clock: { first, last, knots, units, play_seconds, pause } } = sent;
  const ms = 1000 * play_seconds;
  const { share, secondsAt } = axis(knots);
  const data = { ...sent, clock: { ...sent.clock, ms, share, secondsAt } };
  const studies = data.studies.map(study => unpacked(study, units, knots.map(([time]) => time)));
  const playhead = new Animation(new KeyframeEffect(null, null, { duration: ms, fill: "both" }));
  root.className = "instrument";
  root.ariaLabel = words.title;
  const say = speaker(root);
  /** What Python said last, and how often it was told something. */
  let taken = "";
  let told = 0;
  /** @type {Chosen} */
  let chosen;
  /** @type {View} */
  const view = /** @type {any} */ ({ rate: 0, states: [], was: null, guess: null, playhead });
  let moving = false;
  let waited = 0;
  let calm = 0;

  const wake = frames(signal, step);
  /** @type {Act} */
  const act = {
    seek(seconds, final) {
      choose({ seconds: Math.min(Math.max(seconds, first), last), free: null }, final);
    },
    choose,
    place: id => choose({ place: id }, true),
    sources: id => tools.ask(id),
    free(to, final) {
      const { sympathetic, parasympathetic, breathing } = view.states[0];
      const age = chosen.age ?? model.age;
      const from = chosen.free ?? { sympathetic, parasympathetic, breathing, age };
      choose({ free: to && { ...from, ...to }, block: null, slow: false, age: null }, final);
    },
    guess(to) {
      view.guess = to && { ...view.guess, .../** @type {any} */ (to) };
      wake();
    },
    look: (seen = root.children[root.classList.contains("swapped") ? 2 : 1]) =>
      seen.scrollIntoView({ block: "nearest", behavior: view.lessMotion ? "auto" : "smooth" }),
    say, play, time, signal,
  };
  const drawn = Object.entries(PARTS).map(([name, part]) => part(add(root, "div", { class: name }), data, act));
  const swap = add(root, "button", { class: "swap", "aria-label": words.swap });
  swap.onclick = () => root.classList.toggle("swapped");
  lessMotion(signal, less => {
    view.lessMotion = less;
    wake();
  });
  // Who looks elsewhere finds the moment again that was last seen.
  document.addEventListener("visibilitychange", () => document.hidden && view.rate && play(0), { signal });
  /** @type {any} `send` and `ask` come from Streamlit at each run. */
  const tools = { take };
  return tools;

  /**
   * Takes over what Python says, unless it does not know yet what was chosen here.
   * @param {Chosen} what
   * @param {number} turn
   */
  function take(what, turn) {
    const text = JSON.stringify(what);
    if (taken && (text === taken || turn !== told || moving || view.rate)) return;
    taken = text;
    told = turn;
    chosen = { ...what };
    stir();
    show();
  }

  /**
   * @param {Record<string, unknown>} what
   * @param {boolean} final
   */
  function choose(what, final) {
    if (!moving) view.was = { seconds: chosen.seconds, states: view.states };
    moving = !final;
    view.rate = 0;
    chosen = { ...chosen, ...what };
    if (chosen.second === chosen.study) chosen.second = null;
    stir();
    show();
    if (final) tell();
  }

  /** Lets heart and chest move for a while. */
  function stir() {
    clearTimeout(calm);
    view.alive = true;
    calm = setTimeout(() => {
      view.alive = view.playing;
      wake();
    }, ALIVE_MS);
  }

  /** @param {number} rate */
  function play(rate) {
    const stops = view.rate && !rate;
    if (rate && chosen.seconds >= last) chosen.seconds = first;
    if (rate) chosen.free = view.was = null;
    if (!view.rate) playhead.currentTime = ms * share(chosen.seconds);
    view.rate = rate;
    waited = 0;
    stir();
    show();
    if (stops) tell();
  }

  /** Brings what is chosen to ears, to the address, and to Python. */
  function tell() {
    chosen.seconds = Math.round(chosen.seconds * 10) / 10;
    show();
    say(sentence());
    told += 1;
    address(texts());
    tools.send({ ...texts(), turn: told });
  }

  /** What a link holds of what is chosen: parameter -> text. */
  function texts() {
    /** @type {Record<string, any>} */
    const values = { ...chosen, ...chosen.free, free: !!chosen.free };
    values.seconds = moments.find(({ seconds }) => seconds === chosen.seconds)?.id
      ?? chosen.seconds;
    return Object.fromEntries(data.address.map(([name, parameter, start]) => {
      const text = String(values[name] ?? "");
      return [parameter, text === start ? "" : text];
    }));
  }

  function show() {
    const { study, second, free, block, slow, age, seconds } = chosen;
    view.chosen = chosen;
    view.mode = free ? "free" : "study";
    root.dataset.mode = view.mode;
    view.playing = view.rate > 0;
    if (!view.rate || view.lessMotion) {
      playhead.pause();
      playhead.currentTime = ms * share(seconds);
    } else if (playhead.playState !== "running" || playhead.playbackRate !== view.rate) {
      playhead.playbackRate = view.rate;
      playhead.play();
    }
    view.studies = [study, second].flatMap(id => studies.filter(each => each.id === id));
    view.change = { block, age, breathing: slow ? model.slow : null };
    view.trial = !free && !!(block || age || slow);
    view.cut = free || !block ? [] : block === "both" ? ["vagus", "sympathetic"] : [block];
    view.silent = view.cut.map(nerve => data.body.rules.cuts[nerve][0]);
    view.rest = state(model, view.studies[0], first);
    pass();
  }

  /** What depends on the moment; as time runs, this alone is new. */
  function pass() {
    const { free, seconds } = chosen;
    view.seconds = seconds;
    if (free) {
      view.product = heart(model, free.sympathetic, free.parasympathetic, free.breathing, free.age);
      view.states = [{ ...free, ...view.product }];
    } else view.states = view.studies.map(each => state(model, each, seconds, view.change));
    wake();
  }

  /** One frame. @param {number} passed ms */
  function step(passed) {
    if (view.rate) advance(passed);
    for (const { draw } of drawn) draw(view);
    return view.playing;
  }

  /** Lets the time run: evenly over the axis, or from moment to moment. @param {number} passed ms */
  function advance(passed) {
    if (view.lessMotion) {
      waited += passed * view.rate;
      if (waited < 1000 * pause) return;
      waited = 0;
      chosen.seconds = moments.find(({ seconds }) => seconds > chosen.seconds)?.seconds
        ?? last;
    } else chosen.seconds = secondsAt(Number(playhead.currentTime) / ms);
    if (chosen.seconds >= last) play(0);
    else if (view.lessMotion) show();
    else pass();
  }

  /** @param {number} seconds */
  function time(seconds) {
    const whole = Math.round(Math.abs(seconds));
    const sign = seconds <= -0.5 ? "−" : "";
    const [from, to] = data.clock.tears;
    const tears = words.tears[seconds < from ? 0 : seconds < to ? 1 : 2];
    return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")} ${tears}`;
  }

  function sentence() {
    const told = SIGNALS.map(signal => `${words.signals[signal][0]} ${view.states.map(
      each => reading(data, signal, each[signal], view.silent)).join(words.and)}`);
    return `${chosen.free ? words.free.title : time(chosen.seconds)}: ${told.join(", ")}`;
  }
}
