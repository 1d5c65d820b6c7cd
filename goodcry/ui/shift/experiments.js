// @ts-check
/* What if? First the guess, dragged in the lane of the heart or of RSA, then the cut, then the answer.
   Before the cut nothing of the answer is in the page, and a guess counts only when somebody has
   moved the marker. */
import { add, filled, writer } from "../kit/component.js";
import { heart } from "./model.js";

/** @type {import("./instrument.js").Part} */
export function experiments(root, { studies, model, wide, experiments: { trials, words, ...data } }, act) {
  add(add(root, "h3", { text: words.title }), "small", { text: words.model });
  const choices = add(root, "div", { class: "choices" });
  /** @type {Record<string, HTMLButtonElement>} */
  const buttons = {};
  for (const id in trials) {
    buttons[id] = add(choices, "button", { text: trials[id].button });
    buttons[id].onclick = () => {
      if (done) act.choose({ block: null, slow: false, age: null }, true);
      set(id === current ? "" : id);
      (current ? range : buttons[id]).focus({ preventScroll: true });
    };
  }
  const stage = add(root, "div", { class: "trial", hidden: "" });
  const ask = add(stage, "p");
  const label = add(stage, "label");
  const told = writer(add(label, "span"));
  const range = add(label, "input", { class: "heard", type: "range" });
  const make = add(stage, "button");
  const answer = add(stage, "p", { class: "answer" });
  const why = add(stage, "p", { class: "note" });
  let current = "";
  let done = false;
  /** @type {import("./instrument.js").View["guess"]} */
  let guess = null;
  let drawn = "";

  range.oninput = () => act.guess({ at: Number(range.value), made: true });
  make.onclick = () => {
    if (done) return buttons[current].click();
    done = true;
    act.choose({ free: null, ...current === "slow" ? { slow: true }
      : current === "age" ? { age: data.older } : { block: current } }, true);
  };

  return {
    draw(view) {
      const { block, slow, age, study } = view.chosen;
      const asked = block ?? (slow ? "slow" : age ? "age" : "");
      guess = view.guess;
      if (asked !== (done ? current : "")) set(asked);
      if (drawn !== (drawn = [asked, age, study].join()) && asked) reveal(study, age ?? data.older);
      if (guess?.made && !done) {
        range.value = range.ariaValueText = guess.at;
        told(`${words.guess}: ${guess.at}`);
        make.disabled = false;
      }
    },
  };

  /** Sets the stage for an experiment, or clears it. @param {string} id */
  function set(id) {
    [current, done] = [id, false];
    for (const own in buttons) buttons[own].ariaPressed = String(own === id);
    stage.hidden = !id;
    act.guess(null);
    if (!id) return;
    const { signal, before } = trials[id];
    act.guess({ signal, at: before });
    [range.min, range.max] = wide[signal];
    range.value = before;
    range.ariaValueText = words.none;
    ask.textContent = trials[id].ask;
    told(words.drag);
    label.hidden = false;
    make.textContent = trials[id].make;
    make.disabled = true;
    answer.textContent = why.textContent = "";
  }

  /** Writes the answer. @param {string} study @param {number} age */
  function reveal(study, age) {
    done = label.hidden = true;
    make.disabled = false;
    make.textContent = words.undo;
    const { outcome, after, trust } = trials[current];
    const aged = heart(model, 0, 0, 1, age);
    const [now, alone] = current === "age" ? [aged.heart_rate, aged.alone].map(Math.round) : [after];
    const found = [filled(outcome, { age, now, alone })];
    if (guess?.made && age === data.older) {
      const off = Math.abs(guess.at - now);
      const side = guess.at > now ? words.high : words.low;
      found.push(filled(off ? words.off : words.spot, { guess: guess.at, off, side }));
    }
    act.guess(guess?.made ? { after: now } : null);
    if (current === "slow") {
      const name = studies.find(({ id }) => id === study)?.name;
      found.push(filled(data.shares[study] ?? data.steady, { name }));
    }
    answer.textContent = found.join(" ");
    why.textContent = trust ?? data.why;
    if (guess?.made) act.say(answer.textContent);
  }
}
