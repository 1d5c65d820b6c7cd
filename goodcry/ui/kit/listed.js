// @ts-check
/* A list to choose one option from: the browser's own, which every phone shows in its own way. */

import { add, address, once } from "./component.js";

/** The list: its name in the address, what it is called, whether that is shown, its options (value
    in the address, label), and the option that the address need not name.
    @typedef {{ name: string, label: string, labelled: boolean, options: [string, string][],
      start: string }} List */
/** @typedef {(name: "chosen", value: string) => void} Tell asks the server for what belongs to it */

/** @param {import("./component.js").Component} given */
export default function ({ data: { chosen, ...list }, parentElement, setTriggerValue }) {
  const { tools } = once(parentElement, list, root => start(root, list));
  tools.tell = setTriggerValue;
  tools.show(chosen);
}

/**
 * @param {HTMLElement} root
 * @param {List} list
 */
function start(root, { name, label, labelled, options, start }) {
  const field = add(root, "label");
  if (labelled) add(field, "span", { text: label });
  const select = add(field, "select", labelled ? {} : { "aria-label": label });
  for (const [value, text] of options) add(select, "option", { value, text });
  const tools = {
    /** @type {Tell} */
    tell: () => {},
    /** @param {string} value */
    show: value => {
      if (select.value !== value) select.value = value;
    },
  };
  select.addEventListener("change", () => {
    const { value } = select;
    // There it outlives a server that is away, and makes a step only where trail.js wants one.
    address({ [name]: value === start ? "" : value });
    tools.tell("chosen", value);
  });
  return tools;
}
