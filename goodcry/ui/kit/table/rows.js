// @ts-check
/* The questions, family by family, each with its answers as native radios. */
import { add } from "../component.js";
import { asked, onward } from "./few.js";

/**
 * @typedef {import("./table.js").Factor} Factor
 * @typedef {import("./table.js").Act} Act
 */

const CLEARS = [" ", "Delete", "Backspace"];

/** @type {import("./table.js").Part} */
export function rows(root, data, act) {
  const { families, marks, words, drawing } = data;
  const before = data.all ? asked(root, data, act) : null;
  const tabs = families.length > 1 ? choice(root, families, words, act) : null;
  const sections = families.map(({ id, name, factors }) => {
    const section = add(root, "div", { class: "family", "data-family": id });
    if (name) add(section, "h3", { text: name });
    const drawn = factors.map(factor => row(section, factor, words, act));
    return { id, factors, section, drawn };
  });
  const after = data.all ? onward(root, data, act) : null;
  if (!after) {
    add(root, "p", { class: "key drops-key", text: drawing.words.legend });
    for (const text of [words.key, ...marks]) add(root, "p", { class: "key", text });
  }

  return {
    draw(view) {
      before?.draw(view);
      after?.draw(view);
      const levels = view.chosen[view.edited];
      for (const { id, factors, section, drawn } of sections) {
        section.classList.toggle("open", id === view.family);
        for (const draw of drawn) draw(levels);
        tabs?.(id, id === view.family, factors.filter(factor => levels[factor.id]).length);
      }
    },
  };
}

/**
 * The choice of a family, on a screen that has room for one.
 * @param {HTMLElement} root
 * @param {import("./table.js").Family[]} families
 * @param {Record<string, string>} words
 * @param {Act} act
 */
function choice(root, families, words, act) {
  const group = add(root, "fieldset", { class: "tabs", role: "radiogroup", "aria-label": words.families });
  const tabs = new Map(families.map(({ id, short }) => {
    const label = add(group, "label");
    const input = add(label, "input", { type: "radio", name: "family", value: id });
    add(label, "span", { text: short });
    const count = add(label, "small");
    input.onchange = () => act.family(id);
    return [id, { input, count }];
  }));
  return (/** @type {string} */ id, /** @type {boolean} */ open, /** @type {number} */ set) => {
    const tab = tabs.get(id);
    if (!tab) return;
    tab.input.checked = open;
    tab.count.textContent = set ? String(set) : "";
    tab.count.ariaLabel = set ? `, ${set} ${words.set_here}` : "";
  };
}

/**
 * One question with its answers.
 * @param {HTMLElement} root
 * @param {Factor} factor
 * @param {Record<string, string>} words
 * @param {Act} act
 * @returns {(levels: Record<string, string>) => void}
 */
function row(root, factor, words, act) {
  const { id, question, sure, sureWords, studies, moves, levels } = factor;
  const group = add(root, "fieldset", {
    class: "row", role: "radiogroup", "data-factor": id, "aria-labelledby": `question-${id}`,
  });
  const head = add(group, "div", { class: "head" });
  add(head, "b", { id: `question-${id}`, text: question });
  const why = add(head, "button", { type: "button", class: "why" });
  add(why, "span", { text: `${sure} ${moves ? studies : words.moves_nothing}` });
  add(why, "u", { text: words.why });
  why.ariaLabel = `${words.why} ${question} ${sureWords}, ${studies}`;
  why.onclick = () => act.why(id);
  const pills = add(group, "div", { class: "pills" });
  let chosen = "";
  const inputs = levels.map(level => {
    const pill = add(pills, "label", { class: `pill ${level.size}` });
    const input = add(pill, "input", { type: "radio", name: id, value: level.id });
    const told = add(pill, "span", { text: `${level.id}\u00a0` });
    add(told, "i", { "aria-hidden": "true", text: level.sign });
    // That a size was measured is how sure it is.
    const size = level.size === "assumed" ? words.assumed : "";
    const heard = [level.says, level.sure, size].filter(Boolean);
    add(told, "span", { class: "heard", text: [, ...heard].join(", ") });
    input.onchange = () => {
      if (input.checked) act.set(id, level.id);
    };
    // A second touch takes the answer back; so do keys, of which browsers keep a second Space.
    const clear = (/** @type {Event} */ event) => {
      if (chosen !== level.id) return;
      if (event.type === "keydown") event.preventDefault();
      act.set(id, null);
    };
    input.onclick = clear;
    input.onkeydown = (/** @type {KeyboardEvent} */ event) => {
      if (CLEARS.includes(event.key)) clear(event);
    };
    return { input, pill, level: level.id };
  });
  return all => {
    chosen = all[id] ?? "";
    group.classList.toggle("set", !!chosen);
    for (const { input, pill, level } of inputs) {
      input.checked = level === chosen;
      pill.classList.toggle("chosen", level === chosen);
    }
  };
}
