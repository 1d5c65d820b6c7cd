// @ts-check
/* Guess first: the drops hide until a class has shown hands. Nothing is stored, nothing is sent. */
import { add } from "../component.js";

// Bins of "how many of a hundred": from 0 to 10, then ten numbers each.
const BINS = 10, WIDTH = 10;

/**
 * @param {HTMLElement} root
 * @param {Record<string, string>} say
 * @param {import("./table.js").Act} act
 */
export function guess(root, say, act) {
  /** @type {"off" | "hidden" | "shown"} */
  let stage = "off";
  /** The bins that were tapped, one by one. @type {number[]} */
  let hands = [];
  /** What was set when the drops were shown. */
  let guessed = "";
  /** @type {import("./table.js").View} */
  let view;

  const first = button(root, "first", say.short, start);
  add(first, "span", { text: say.rest });
  const part = add(root, "div", { class: "guess", role: "group", "aria-label": say.short + say.rest });
  add(part, "p", { class: "question", text: say.question });
  const line = add(part, "div", { class: "bins" });
  const bins = Array.from({ length: BINS }, (_, bin) => {
    const ends = [bin && bin * WIDTH + 1, (bin + 1) * WIDTH];
    const target = button(line, "bin", "", () => raise(bin));
    const bar = add(target, "i", { class: "bar" });
    const number = add(target, "b");
    add(target, "span", { text: ends.join("–") });
    const marks = add(target, "i", { class: "marks" });
    return { target, bar, number, marks, name: ends.join(` ${say.to} `) };
  });
  const foot = add(part, "p", { class: "foot" });
  const told = add(foot, "span", { class: "told" });
  const back = button(foot, "back", say.back, () => (stage === "shown" ? end() : lower()));
  const show = button(foot, "show", say.show, () => (stage === "shown" ? start() : reveal()));
  return { draw };

  /** Tells the table whether the drops hide; it draws all anew. */
  function changed() {
    act.hide(stage === "hidden");
  }

  function start() {
    stage = "hidden";
    hands = [];
    changed();
    bins[0].target.focus();
    act.say(`${say.question} ${say.how}`);
  }

  /** @param {number} bin */
  function raise(bin) {
    hands.push(bin);
    changed();
  }

  function lower() {
    hands.pop();
    changed();
  }

  function reveal() {
    stage = "shown";
    guessed = JSON.stringify(view.chosen);
    changed();
    act.say(view.answers?.[view.edited]?.words.spoken ?? "");
  }

  function end() {
    stage = "off";
    changed();
    first.focus();
  }

  /** @param {import("./table.js").View} now */
  function draw(now) {
    view = now;
    // A guess is about what was set when it was made.
    if (stage === "shown" && JSON.stringify(view.chosen) !== guessed) stage = "off";
    const shown = stage === "shown";
    first.hidden = stage !== "off";
    part.hidden = stage === "off";
    root.classList.toggle("guessed", shown);
    const most = Math.max(1, ...bins.map((_, bin) => count(bin)));
    bins.forEach(({ target, bar, number, marks, name }, bin) => {
      const hand = count(bin);
      number.textContent = hand || "";
      bar.style.setProperty("--share", String(hand / most));
      target.ariaLabel = `${name}: ${counted(hand)}`;
      target.disabled = shown;
      marks.replaceChildren();
      if (shown) mark(marks, bin);
    });
    const words = view.answers?.[view.edited]?.words;
    told.textContent = shown ? words?.range || words?.result
      : hands.length ? counted(hands.length) : say.how;
    back.textContent = shown ? say.close : say.back;
    back.disabled = !shown && !hands.length;
    show.textContent = shown ? say.again : say.show;
  }

  /**
   * Marks the range of the answer, and its middle, where they lie in a bin.
   * @param {HTMLElement} marks
   * @param {number} bin
   */
  function mark(marks, bin) {
    const answer = view.answers?.[view.edited];
    if (!answer) return;
    const [low, high] = answer.ranges.better.map(end => within(end, bin));
    if (low < high) {
      add(marks, "i", { style: `left:${low}%;right:${100 - high}%` });
    }
    const { better } = answer.counts;
    if (Math.max(0, Math.ceil(better / WIDTH) - 1) === bin) {
      add(marks, "b", { style: `left:${within(better, bin)}%` });
    }
  }

  /** @param {number} bin */
  function count(bin) {
    return hands.filter(hand => hand === bin).length;
  }

  /** @param {number} number */
  function counted(number) {
    return `${number} ${number === 1 ? say.hand : say.hands}`;
  }
}

/**
 * Where a number lies in a bin, in percent of the bin's width; 0 and 100 are its ends.
 * @param {number} number
 * @param {number} bin
 */
function within(number, bin) {
  return Math.min(Math.max(number / WIDTH - bin, 0), 1) * 100;
}

/**
 * @param {HTMLElement} parent
 * @param {string} kind
 * @param {string} text
 * @param {() => void} does
 */
function button(parent, kind, text, does) {
  const made = add(parent, "button", { type: "button", class: kind, text });
  made.onclick = does;
  return made;
}
