// @ts-check
/* The list of all claims: each row is a link to its claim; see claim_list.py. */
import { add, once } from "../kit/component.js";
import { elsewhere } from "../kit/elsewhere.js";
import { runs } from "./runs.js";

/**
 * @typedef {{ letter: string, stance: string }} Box what an article writes; `stance` names its look
 * @typedef {object} Claim
 * @property {string} id
 * @property {string} address
 * @property {string} sign of its grade
 * @property {string} grade the same in words
 * @property {boolean} graded whether the words are to be seen, too
 * @property {import("./runs.js").Run[]} name
 * @property {import("./runs.js").Run[]} below why the search found it
 * @property {Box[]} boxes
 * @property {string} heard who says it, in words
 * @typedef {{ heading: string, claims: Claim[] }} Group
 * @typedef {object} Data
 * @property {string} name of the list
 * @property {Group[]} groups
 * @property {{ box: Box, label: string }[]} articles
 * @property {{ box: Box, label: string }[]} stances
 */

/** @param {import("../kit/component.js").Component} component */
export default function ({ data, parentElement, setTriggerValue }) {
  const { tools, stop } = once(parentElement, data, root => draw(root, data));
  tools.open = (/** @type {string} */ id) => setTriggerValue("opened", id);
  return stop;
}

/** @type {(root: HTMLElement, data: Data) => { open: (id: string) => void }} */
function draw(root, data) {
  const tools = { open: (/** @type {string} */ _) => {} };
  root.ariaLabel = data.name;
  legend(root, data.articles);
  legend(root, data.stances);
  const rows = add(root, "div", { class: "rows" });
  for (const { heading, claims } of data.groups) {
    if (heading) add(rows, "h3", { text: heading });
    const list = add(rows, "ul");
    for (const claim of claims) row(add(list, "li"), claim, id => tools.open(id));
  }
  return tools;
}

/** @type {(root: HTMLElement, entries: Data["articles"]) => void} */
function legend(root, entries) {
  const list = add(root, "ul", { class: "legend" });
  for (const entry of entries) {
    const item = add(list, "li");
    box(item, entry.box);
    add(item, "span", { text: entry.label });
  }
}

/** @type {(item: HTMLElement, claim: Claim, open: (id: string) => void) => void} */
function row(item, claim, open) {
  const link = add(item, "a", { href: claim.address, target: "_self" });
  add(link, "span", { class: "sign", "aria-hidden": "true", text: claim.sign });
  const said = add(link, "span", { class: "said" });
  runs(add(said, "span", { class: "name" }), claim.name);
  add(said, "span", { class: claim.graded ? "below" : "heard", text: claim.grade });
  if (claim.below.length) runs(add(said, "span", { class: "below" }), claim.below);
  const boxes = add(link, "span", { class: "boxes", "aria-hidden": "true" });
  for (const each of claim.boxes) box(boxes, each);
  add(link, "span", { class: "heard", text: claim.heard });
  link.onclick = (/** @type {MouseEvent} */ event) => {
    if (elsewhere(event)) return;
    event.preventDefault();
    open(claim.id);
  };
}

/** @type {(parent: HTMLElement, box: Box) => void} */
function box(parent, { letter, stance }) {
  add(parent, "b", { class: `box ${stance}`, text: letter, translate: "no" });
}
