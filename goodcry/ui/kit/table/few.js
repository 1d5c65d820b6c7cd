// @ts-check
/* What a table of few questions asks besides: how people were asked; and the way to all questions. */
import { add } from "../component.js";
import { elsewhere } from "../elsewhere.js";

/** @type {import("./table.js").Part} */
export function asked(root, { bases, words }, act) {
  add(root, "p", { class: "touch", text: words.touch });
  const group = add(root, "fieldset", { class: "row", role: "radiogroup", "aria-labelledby": "asked" });
  const head = add(group, "div", { class: "head" });
  add(head, "b", { id: "asked", text: words.asked });
  const why = add(head, "button", { type: "button", class: "why", "aria-label": words.base_why });
  add(why, "u", { text: words.why });
  const pills = add(group, "div", { class: "pills" });
  const inputs = bases.map(({ id, short, better }) => {
    const pill = add(pills, "label", { class: "pill" });
    const input = add(pill, "input", { type: "radio", name: "base", value: id });
    add(pill, "span", { text: `${short}: ${better}` });
    input.onchange = () => act.settings({ base: id });
    return { id, input, pill };
  });
  return {
    draw({ base }) {
      why.onclick = () => act.why(base);
      for (const { id, input, pill } of inputs) {
        input.checked = id === base;
        pill.classList.toggle("chosen", input.checked);
      }
    },
  };
}

/** @type {import("./table.js").Part} */
export function onward(root, { all, big, parameters }, act) {
  const link = add(root, "a", { class: "all", text: all });
  // A page for the last row keeps its own history; see links.py.
  link.onclick = (/** @type {MouseEvent} */ event) => {
    if (big || elsewhere(event)) return;
    event.preventDefault();
    act.all();
  };

  return {
    draw() {
      // What is set stands in the address already; what others have put there is not passed on.
      const here = [...new URLSearchParams(location.search)];
      const asked = here.filter(([name]) => parameters.includes(name));
      link.href = `./moderators?${new URLSearchParams(asked)}`;
    },
  };
}
