// @ts-check
/* The clock: play, slow, step, and one slider of time with the named moments as its marks. */
import { add, keys, write } from "../kit/component.js";
import { rail } from "../kit/rail.js";
import { at, follow, path } from "./lanes.js";

// While it plays, words are written anew so often: oftener nobody could read them; ms.
const READ_MS = 250;
const ICONS = {
  back: "M7 5v14M19 5v14L9 12z", on: "M17 5v14M5 5v14L15 12z",
  play: "M6 4v16L20 12z", slow: "M4 5v14L13 12zM17 6v12M21 9v6", pause: "M8 5v14M16 5v14",
};

/** @type {import("./instrument.js").Part} */
export function clock(root, data, act) {
  const { words, moments, clock: { knots, share, secondsAt, ms, first, last, rates } } = data;
  /** @type {import("./instrument.js").View} */
  let now;
  const buttons = add(root, "div", { class: "buttons" });
  const back = button("back", () => step(-1));
  const runs = rates.map((rate, place) => ({
    rate, button: button("play", () => act.play(now.rate === rate ? 0 : rate)),
    icon: place ? ICONS.slow : ICONS.play, name: words.rates[place],
  }));
  const on = button("on", () => step(1));
  const time = add(root, "span", { class: "time" });

  const track = add(root, "div", { class: "track" });
  const range = rail(track, { min: 0, max: 1, step: "any", "aria-label": words.clock }, act.signal,
    (to, final) => act.seek(secondsAt(to), final));
  ["--slow", "--fast", "--break"].forEach((name, place) =>
    track.style.setProperty(name, `${100 * knots[place + 1][1]}%`));
  const thumb = path(add(track, "b"), ms, [[0, at(0, 0)], [1, at(1, 0)]]);
  const marks = add(root, "div", { class: "marks" });
  const named = moments.map(moment => {
    const mark = add(marks, "button", { text: moment.name });
    for (const each of [mark, add(track, "i")]) each.style.setProperty("--at", share(moment.seconds));
    marks.style.setProperty(`--${moment.id}`, moment.place);
    mark.style.setProperty("--place", `var(--${moment.id})`);
    mark.onclick = () => act.seek(moment.seconds, true);
    return mark;
  });

  keys(range, act.signal, {
    less: () => act.seek(Math.ceil(now.seconds) - 1, true),
    more: () => act.seek(Math.floor(now.seconds) + 1, true),
    before: () => step(-1), after: () => step(1),
    first: () => act.seek(first, true), last: () => act.seek(last, true),
  });

  let drawn = "";
  let rate = NaN;
  return { draw };

  /** @type {(icon: "back" | "on" | "play", does: () => void) => HTMLButtonElement} */
  function button(icon, does) {
    const made = add(buttons, "button", { "aria-label": words[icon] });
    add(add(made, "svg:svg", { viewBox: "0 0 24 24" }), "svg:path", { d: ICONS[icon] });
    made.onclick = does;
    return made;
  }

  /** To the named moment after or before this one. @param {number} way */
  function step(way) {
    const times = [first, ...moments.map(moment => moment.seconds), last];
    act.seek((way > 0 ? times.find(each => each > now.seconds)
      : times.findLast(each => each < now.seconds)) ?? now.seconds, true);
  }

  /** @param {import("./instrument.js").View} view */
  function draw(view) {
    now = view;
    follow(thumb, view.playhead);
    if (rate !== (rate = view.rate)) for (const each of runs) {
      const pauses = rate === each.rate;
      each.button.ariaLabel = pauses ? words.pause : each.name;
      each.button.querySelector("path")?.setAttribute("d", pauses ? ICONS.pause : each.icon);
    }
    const shown = view.playing ? performance.now() / READ_MS | 0 : view.seconds;
    if (drawn === (drawn = `${rate} ${shown}`)) return;
    range.value = String(share(view.seconds));
    write(time, act.time(view.seconds));
    // Who has the slider in focus would hear every second of a play.
    if (!view.playing) range.ariaValueText = act.time(view.seconds);
    moments.forEach((moment, place) => {
      named[place].ariaCurrent = view.seconds === moment.seconds ? "time" : "false";
    });
    back.disabled = view.seconds <= first;
    on.disabled = view.seconds >= last;
  }
}
