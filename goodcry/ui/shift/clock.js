// @ts-check
/* The clock: play, slow, step, and one slider of time with the named moments as its marks. */
import { add, drag, keys } from "../kit/component.js";
import { axis } from "./model.js";

const PARTS = 1000;

/** @type {import("./instrument.js").Part} */
export function clock(root, data, act) {
  const { words, moments, clock: { knots, first, last, rates } } = data;
  const { share, seconds } = axis(knots);
  /** @type {import("./instrument.js").View} */
  let now;
  const buttons = add(root, "div", { class: "buttons" });
  const back = button("‹", words.back, () => step(-1));
  const runs = rates.map((/** @type {number} */ rate, /** @type {number} */ place) => ({
    rate, button: button("", "", () => act.play(now.rate === rate ? 0 : rate)), ...words.rates[place],
  }));
  const on = button("›", words.on, () => step(1));
  const time = add(buttons, "output", { class: "time" });

  const track = add(root, "div", { class: "track drags" });
  const range = add(track, "input", {
    type: "range", max: PARTS, step: "any", "aria-label": words.clock,
  });
  const marks = add(root, "div", { class: "marks" });
  const named = moments.map((/** @type {any} */ moment) => {
    const mark = add(marks, "button", { type: "button", text: moment.name });
    mark.style.setProperty("--at", share(moment.seconds));
    mark.onclick = () => act.seek(moment.seconds, true);
    return mark;
  });
  add(root, "p", { class: "note", text: words.axis });

  drag(track, act.signal, range, (x, _, final) => act.seek(seconds(x), final));
  range.oninput = () => act.seek(seconds(range.value / PARTS), true);
  keys(range, act.signal, {
    less: () => act.seek(Math.ceil(now.seconds) - 1, true),
    more: () => act.seek(Math.floor(now.seconds) + 1, true),
    before: () => step(-1), after: () => step(1),
    first: () => act.seek(first, true), last: () => act.seek(last, true),
  });

  let drawn = "";
  return { draw };

  /** @type {(sign: string, name: string, does: () => void) => HTMLButtonElement} */
  function button(sign, name, does) {
    const made = add(buttons, "button", { type: "button", text: sign, "aria-label": name });
    made.onclick = does;
    return made;
  }

  /** To the named moment after or before this one. @param {number} way */
  function step(way) {
    const times = moments.map((/** @type {any} */ moment) => moment.seconds);
    const to = way > 0 ? times.find((/** @type {number} */ at) => at > now.seconds)
      : times.findLast((/** @type {number} */ at) => at < now.seconds);
    act.seek(to ?? (way > 0 ? last : first), true);
  }

  /** @param {import("./instrument.js").View} view */
  function draw(view) {
    now = view;
    range.value = PARTS * share(view.seconds);
    const shown = [view.seconds.toFixed(1), view.rate].join();
    if (shown === drawn) return;
    drawn = shown;
    time.textContent = act.time(view.seconds);
    // Who has the slider in focus would hear every second of a play.
    if (!view.playing) range.setAttribute("aria-valuetext", act.time(view.seconds));
    for (const { rate, button, sign, name, pause } of runs) {
      const runs = view.rate === rate;
      button.textContent = runs ? words.pause.sign : sign;
      button.setAttribute("aria-label", runs ? pause : name);
    }
    moments.forEach((/** @type {any} */ moment, /** @type {number} */ place) => {
      named[place].setAttribute("aria-current", view.seconds === moment.seconds ? "time" : "false");
    });
    back.disabled = view.seconds <= first;
    on.disabled = view.seconds >= last;
  }
}
