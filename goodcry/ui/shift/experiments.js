// @ts-check
/* What if? First the guess, then the cut, then the answer. Before the cut nothing of the answer is
   in the page, and a guess counts only when somebody has touched the scale. */
import { add, drag, filled } from "../kit/component.js";
import { range } from "../kit/rail.js";
import { heart } from "./model.js";

const TICKS = 6;

/** @type {import("./instrument.js").Part} */
export function experiments(root, { studies, model, experiments: { trials, words, ...data } }, act) {
  add(add(root, "h3", { text: words.title }), "small", { text: words.model });
  add(root, "p", { text: words.how, class: "note" });
  const choices = add(root, "div", { class: "choices" });
  /** @type {Record<string, HTMLButtonElement>} */
  const buttons = {};
  for (const id in trials) {
    buttons[id] = add(choices, "button", { text: trials[id].button });
    buttons[id].onclick = () => {
      if (done) act.choose({ block: null, slow: false, age: null }, true);
      set(id === current ? "" : id);
      (current ? on.input : buttons[id]).focus();
    };
  }
  const stage = add(root, "div", { class: "trial" });
  let current = "";
  let done = false;
  /** @type {number | null} */
  let guess;
  /** @type {number} */
  let age;
  let study = "";
  /** @type {Record<string, any>} What stands on the stage. */
  const on = {};

  return {
    draw({ chosen }) {
      const { block, slow } = chosen;
      const asked = block ?? (slow ? "slow" : chosen.age ? "age" : "");
      const old = chosen.age ?? data.older;
      const same = study === chosen.study && age === old;
      study = chosen.study;
      if (asked !== (done ? current : "")) {
        set(asked);
        age = old;
        if (current) reveal();
      } else if (done && !same) {
        age = old;
        tell();
      }
    },
  };

  /** Sets the stage for an experiment, or clears it. @param {string} id */
  function set(id) {
    [current, done, guess, age] = [id, false, null, data.older];
    for (const own in buttons) buttons[own].ariaPressed = String(own === id);
    stage.textContent = "";
    if (!id) return;
    const { ask, unit, scale: [low, high], before } = trials[id];
    add(stage, "p", { text: ask });
    on.line = add(stage, "div", { class: "scale drags", text: unit });
    for (let tick = 0; tick <= TICKS; tick++) {
      const value = low + tick * (high - low) / TICKS;
      mark(add(on.line, "i"), "", value);
    }
    mark(add(on.line, "b", { class: "before" }), words.before, before);
    on.label = add(stage, "label", { text: words.guess });
    on.input = range(on.label, { min: low, max: high }, act.signal, guessed);
    on.input.value = before;
    on.input.ariaValueText = words.none;
    drag(on.line, act.signal, on.line, x => guessed(low + x * (high - low)));
    on.make = add(stage, "button", { text: trials[id].make, disabled: "" });
    on.make.onclick = () => {
      if (done) return buttons[current].click();
      act.choose({ free: null, ...id === "slow" ? { slow: true } : id === "age" ? { age } : { block: id } }, true);
      act.say(reveal());
    };
    on.answer = add(stage, "p", { class: "answer" });
  }

  /** @type {(element: HTMLElement, name: string, value: number) => void} */
  function mark(element, name, value) {
    const [low, high] = trials[current].scale;
    const share = (value - low) / (high - low);
    element.textContent = `${name} ${value}`;
    element.style.left = `${100 * share}%`;
    element.classList.toggle("left", share > 0.6);
  }

  /** @param {number} value which the range brings into its limits */
  function guessed(value) {
    if (done) return;
    on.input.value = Math.round(value);
    guess = Number(on.input.value);
    on.input.ariaValueText = guess;
    on.make.disabled = false;
    mark(on.line.querySelector(".guess") ?? add(on.line, "b", { class: "guess" }), words.guess, guess);
  }

  function reveal() {
    done = true;
    // What has been answered is no longer there to be dragged.
    on.line.classList.remove("drags");
    on.label.hidden = true;
    on.make.disabled = false;
    on.make.textContent = words.undo;
    add(stage, "p", { text: trials[current].trust ?? data.why, class: "note" });
    return tell();
  }

  /** Writes the answer, and gives it. */
  function tell() {
    const { outcome, after } = trials[current];
    const aged = heart(model, 0, 0, 1, age);
    const [now, alone] = current === "age"
      ? [aged.heart_rate, aged.alone].map(Math.round) : [after];
    const told = [filled(outcome, { age, now, alone })];
    if (guess != null && age === data.older) {
      const off = Math.abs(guess - now);
      const side = guess > now ? words.high : words.low;
      told.push(filled(off ? words.off : words.spot, { guess, off, side }));
    }
    if (current === "slow") {
      const name = studies.find(({ id }) => id === study)?.name;
      told.push(filled(data.shares[study] ?? data.steady, { name }));
    }
    mark(on.line.querySelector(".after") ?? add(on.line, "b", { class: "after" }), words.after, now);
    return on.answer.textContent = told.join(" ");
  }
}
