// @ts-check
/* What moves by itself in the body: heart, chest, tears, and pulses that run along the nerves. The
   browser moves each in a layer of its own, so that nothing is painted anew for it. */
import { add } from "../kit/component.js";

// A pulse runs so many units in a second at rest, and the next one follows after so many.
const SPEED = 24;
const APART = 90;
const MINUTE_MS = 60_000;
const TEAR_MS = 2000;
const SAMPLES = 12;

/** Points along a shape. @type {(shape: SVGGeometryElement) => DOMPoint[]} */
function along(shape) {
  const length = shape.getTotalLength() / SAMPLES;
  return Array.from({ length: SAMPLES + 1 }, (_, step) => shape.getPointAtLength(step * length));
}

/**
 * Lets the browser move a shape again and again.
 * @param {Element} shape
 * @param {Keyframe[]} frames
 * @param {number} [ms] that one round takes at the rate of 1
 * @param {number} [delay] share of a round
 * @returns {(rate: number, runs: boolean) => void} 0: it is not shown moved at all
 */
function moved(shape, frames, ms = MINUTE_MS, delay = 0) {
  const animation = shape.animate(frames, { duration: ms, iterations: Infinity, delay: -delay * ms });
  let before = 1;
  return (rate, runs) => {
    if (!rate) return animation.cancel();
    if (rate !== before) animation.updatePlaybackRate(before = rate);
    if (!runs) animation.pause();
    else if (animation.playState !== "running") animation.play();
  };
}

/**
 * @param {HTMLElement} map the drawing, in layers
 * @param {import("./body_rules.js").Rules} rules
 * @returns {(view: import("./instrument.js").View, body: import("./body_rules.js").Body) => void}
 */
export function life(map, { cuts }) {
  /** @type {(selector: string) => any[]} */
  const all = selector => [...map.querySelectorAll(selector)];
  /** Each with the signal or the place whose rate it has. @type {[string, ReturnType<typeof moved>][]} */
  const lives = [];
  /** @type {(rate: string, selector: string, transforms: string[]) => void} */
  const swings = (rate, selector, transforms) => lives.push(
    [rate, moved(all(selector)[0], transforms.map(transform => ({ transform, easing: "ease-in-out" })))]);
  swings("heart_rate", ".beat", ["none", "scale(.9)", "none", "none", "none"]);
  swings("breathing", ".chest", ["none", "scale(1.05)", "none"]);
  all(".falls").forEach((tear, number) => {
    const [above, below, out] = [-.5, .2, .5].map(share => `translateY(${tear.dataset.fall * share}%)`);
    lives.push(["tear_gland", moved(tear, [{ transform: above }, { transform: below, opacity: 1 },
      { transform: out, opacity: 0 }], TEAR_MS, .4 * number)]);
  });
  const pulses = add(map, "div", { class: "pulses" });
  const box = all("svg")[0].viewBox.baseVal;
  for (const line of all(".nerve:not(.trunk), .tube")) {
    const { place } = line.parentNode.dataset;
    const length = line.getTotalLength();
    const frames = along(line).map(({ x, y }) => ({
      transform: `translate(${100 * (x - box.x) / box.width}%, ${100 * (y - box.y) / box.height}%)`, opacity: 1 }));
    for (let from = 0; from < length; from += APART) {
      const pulse = add(pulses, "i", { class: "pulse", "data-of": place });
      lives.push([place, moved(pulse, frames, 1000 * length / SPEED, from / length)]);
    }
  }
  const [[pupil], [air]] = [".pupil", ".air"].map(all);
  let before = NaN;

  return ({ states: [state], cut, lessMotion, alive }, { tears, pupils }) => {
    const [push, brake] = [state.sympathetic, state.parasympathetic].map(drive => Math.round(10 * drive) / 10);
    /** Beats and breaths a minute; of nerves, their traffic beside that at rest.
        @type {Record<string, number>} */
    const rates = {
      heart_rate: Math.round(state.heart_rate), breathing: Math.round(state.breathing),
      tear_gland: +tears, facial_nerve: 1.5 * +tears, vagus: 1 + brake,
      sympathetic: 1 + push, cervical: 1 + push, gut: .5 * Math.max(0, 1 + brake - push),
    };
    for (const nerve of cut) for (const place of cuts[nerve][1]) rates[place] = 0;
    for (const [of, move] of lives) move(lessMotion ? 0 : rates[of], alive);
    map.classList.toggle("weeps", tears);
    const wide = Math.round(20 * pupils) / 20;
    if (wide === before) return;
    before = wide;
    pupil.setAttribute("r", 6 + 2.6 * wide);
    air.style.strokeWidth = 3.4 + 1.8 * wide;
  };
}
