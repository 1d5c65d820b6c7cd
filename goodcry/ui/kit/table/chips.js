// @ts-check
/* What is set, each with a way to take it back; the story it came from; comparing two cries. */
import { add } from "../component.js";

const CROSS = "×";

/** @type {import("./table.js").Part} */
export function chips(root, { families, stories, words }, act) {
  const factors = families.flatMap(family => family.factors);
  const tools = bar(root, stories, words, act);
  const line = add(root, "div", { class: "line" });
  const nothing = add(line, "p", { text: words.nothing });
  const list = add(line, "ul", { "aria-label": words.set });
  const reset = add(line, "button", { type: "button", text: words.reset });
  reset.onclick = () => {
    act.reset();
    tools.first.focus();
  };
  let shown = "";

  return {
    draw(view) {
      tools(view);
      const levels = view.chosen[view.edited];
      const set = factors.flatMap(factor => factor.levels.filter(({ id }) => id === levels[factor.id])
        .map(level => ({ factor: factor.id, label: level.chip })));
      nothing.hidden = set.length > 0;
      list.hidden = reset.hidden = !set.length;
      const now = JSON.stringify([view.edited, set]);
      if (now === shown) return;
      shown = now;
      const focused = /** @type {ShadowRoot} */ (root.getRootNode()).activeElement;
      const at = buttons().indexOf(/** @type {any} */ (focused));
      list.replaceChildren(...set.map(chip));
      // Who took one back by a key stands at the next one.
      if (at >= 0) (buttons()[Math.min(at, set.length - 1)] ?? tools.first).focus();
    },
  };

  /** @returns {HTMLButtonElement[]} */
  function buttons() {
    return [...list.querySelectorAll("button")];
  }

  /** @param {{ factor: string, label: string }} set */
  function chip({ factor, label }) {
    const item = document.createElement("li");
    add(item, "span", { text: label });
    const button = add(item, "button", { type: "button", text: CROSS, "aria-label": words.take_back + label });
    button.onclick = () => act.set(factor, null);
    return item;
  }
}

/**
 * The ready stories, reset, and the second scenario.
 * @param {HTMLElement} root
 * @param {import("./table.js").Story[]} stories
 * @param {Record<string, string>} words
 * @param {import("./table.js").Act} act
 */
function bar(root, stories, words, act) {
  const tools = add(root, "div", { class: "tools" });
  const list = add(tools, "select", { "aria-label": words.story });
  const first = add(list, "option", { value: "", text: words.no_story });
  for (const { id, name } of stories) add(list, "option", { value: id, text: name });
  list.onchange = () => {
    if (list.value) act.story(list.value);
  };
  const compare = add(tools, "button", { type: "button", text: words.compare });
  const edit = add(tools, "fieldset", { class: "edit", role: "radiogroup", "aria-label": words.edit });
  const names = /** @type {const} */ (["A", "B"]).map(name => {
    const label = add(edit, "label", { class: "pill" });
    const input = add(label, "input", { type: "radio", name: "edited", value: name });
    add(label, "span", { text: name, translate: "no" });
    input.onchange = () => act.edit(name);
    return { name, input, label };
  });

  /** @param {import("./table.js").View} view */
  const draw = view => {
    const levels = view.chosen[view.edited];
    const same = stories.find(story => alike(story.levels, levels));
    const from = view.edited === "A" && !same && stories.find(story => story.id === view.story);
    first.textContent = from ? words.changed + from.name : words.no_story;
    list.value = same ? same.id : "";
    compare.ariaPressed = String(view.compare);
    compare.onclick = () => act.compare(!view.compare);
    edit.hidden = !view.compare;
    for (const { name, input, label } of names) {
      input.checked = name === view.edited;
      label.classList.toggle("chosen", input.checked);
    }
  };
  return Object.assign(draw, { first: list });
}

/** @param {Record<string, string>} one @param {Record<string, string>} other */
export function alike(one, other) {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every(name => one[name] === other[name]);
}
