// @ts-check
/* How it is counted: the base rate that the drops start from, and the sizes that are assumed. */
import { add } from "../component.js";
import { range } from "../rail.js";

// Three sliders.
const SLIDERS = "M3 6h3m4 0h11M3 12h11m4 0h3M3 18h6m4 0h8M8 4v4m8 2v4m-5 2v4";

/** @type {import("./table.js").Part} */
export function gear(root, { bases, settings, words }, act) {
  const open = add(root, "button", {
    type: "button", class: "open", popovertarget: "settings", "aria-label": words.settings,
  });
  add(add(open, "svg:svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }), "svg:path", { d: SLIDERS });
  const sheet = add(root, "div", { id: "settings", class: "sheet", popover: "auto" });
  // Whoever was in it stands at its button when it closes.
  let inside = false;
  sheet.onbeforetoggle = () => {
    inside = sheet.contains(/** @type {ShadowRoot} */ (root.getRootNode()).activeElement);
  };
  sheet.ontoggle = (/** @type {ToggleEvent} */ { newState }) => {
    if (newState === "closed" && inside) open.focus();
  };
  const group = add(sheet, "fieldset", { role: "radiogroup", "aria-label": words.base });
  add(group, "b", { text: words.base });
  const ways = bases.map(({ id, name, asked, read }) => {
    const label = add(group, "label", { class: "way" });
    const input = add(label, "input", { type: "radio", name: "base", value: id });
    const told = add(label, "span", { text: name });
    add(told, "small", { text: `${asked} (${read})` });
    input.onchange = () => act.settings({ base: id });
    return { id, input };
  });
  const about = add(group, "button", { type: "button", class: "why", text: words.base_why });
  const ranges = settings.map(({ id, name, unit, why, low, high, step }) => {
    const label = add(sheet, "label", { class: "range" });
    add(label, "b", { text: `${name} (${words.assumed})` });
    const input = range(label, { min: low, max: high, step }, act.signal, (value, final) => {
      tell();
      if (final) act.settings({ [id]: value });
    });
    // No output: that would be read out at every step of a finger.
    const shown = add(label, "span", { class: "value" });
    add(sheet, "small", { text: why });
    const tell = () => {
      shown.textContent = `${Number(input.value).toFixed(2)} ${unit}`;
    };
    return { id, input, tell };
  });
  add(sheet, "button", { type: "button", class: "close", popovertarget: "settings", text: words.close });

  return {
    draw(view) {
      for (const { id, input } of ways) input.checked = id === view.base;
      about.onclick = () => act.why(view.base);
      for (const { id, input, tell } of ranges) {
        input.value = String(view[id]);
        tell();
      }
    },
  };
}
