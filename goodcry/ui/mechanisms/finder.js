// @ts-check
/* The way to one thing: a box to search in, and the things to choose from. */
import { add, address, once, speaker } from "../kit/component.js";
import { elsewhere } from "../kit/elsewhere.js";
import { runs } from "./runs.js";

/**
 * @typedef {import("./runs.js").Run} Run
 * @typedef {object} Found
 * @property {string} to what the address says of it
 * @property {Run[]} name
 * @property {Run[]} says
 * @typedef {object} Fixed what never changes
 * @property {{ name: string, things: { id: string, label: string, to: string }[] }[]} groups
 * @property {Record<string, string>} words
 * @property {boolean} big for the last row of a class
 * @typedef {{ words: string, found: Found[], says: string, near: string }} Answer to what was typed
 * @typedef {{ fixed: Fixed, chosen: string, says: string, typed: string }} Data
 */

// So long after the last letter the server is asked, ms.
const PAUSE = 120;
// The event that brings an answer; see found.js.
const ANSWER = "goodcry-found";

/** @param {import("../kit/component.js").Component} component */
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const { fixed, ...now } = /** @type {Data} */ (data);
  const { tools, stop } = once(parentElement, fixed, (root, signal) => start(root, fixed, now.typed, signal));
  tools.ask = (/** @type {unknown} */ asked) => setStateValue("typed", asked);
  tools.go = (/** @type {string} */ to) => setTriggerValue("to", to);
  tools.draw(now.chosen, now.says);
  return stop;
}

/** @type {(root: HTMLElement, fixed: Fixed, typed: string, signal: AbortSignal) => any} */
function start(root, { groups, words, big }, typed, signal) {
  root.className = "finder";
  root.classList.toggle("big", big);
  const say = speaker(root);
  const tools = {
    /** @type {(asked: { text: string, turn: number }) => void} */
    ask: () => {},
    /** @type {(to: string) => void} */
    go: () => {},
    draw,
  };
  const form = add(root, "form", { role: "search" });
  const input = add(form, "input", {
    type: "search", name: "m_q", "aria-label": words.search, placeholder: words.example,
    autocomplete: "off", enterkeyhint: "search", maxlength: words.longest,
  });
  input.value = typed;
  const results = add(root, "div", { class: "results", hidden: "" });
  const list = add(results, "ul", { "aria-label": words.results });
  const nothing = add(results, "p");
  const nav = add(root, "nav", { "aria-label": words.things });
  /** @type {Record<string, HTMLAnchorElement>} */
  const chips = {};
  for (const group of groups) {
    const items = add(nav, "ul", { "aria-label": group.name });
    for (const { id, label, to } of group.things) {
      chips[id] = link(add(items, "li"), to);
      chips[id].textContent = label;
    }
  }
  /** @type {number | undefined} */
  let waiting;
  /** How often it was asked, what the answer at hand is to, and whether its first row is to open. */
  let turn = 0;
  let answered = "";
  let opens = false;
  let shown = "";
  input.oninput = () => {
    clearTimeout(waiting);
    opens = false;
    if (text()) waiting = setTimeout(ask, PAUSE);
    else ask();
  };
  // The key that ends what is typed opens the first row.
  form.onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    opens = !!text();
    open();
  };
  input.onkeydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape" && text()) clear();
  };
  signal.addEventListener("abort", () => clearTimeout(waiting));
  document.addEventListener(ANSWER, hear, { signal });
  const known = /** @type {any} */ (document).goodcryFound;
  if (known) show(known);
  return tools;

  function text() {
    return input.value.trim();
  }

  function ask() {
    address({ m_q: text() });
    if (!text()) show({ words: "", found: [], says: "", near: "" });
    tools.ask({ text: text(), turn: ++turn });
  }

  function clear() {
    input.value = "";
    clearTimeout(waiting);
    ask();
  }

  function open() {
    if (!opens || answered !== text()) return;
    opens = false;
    list.querySelector("a")?.click();
  }

  /** @param {Event} event */
  function hear(event) {
    show(/** @type {CustomEvent} */ (event).detail);
  }

  /** Shows what was found, unless something else was typed since. @param {Answer} answer */
  function show({ words: asked, found, says, near }) {
    if (asked !== text()) return;
    results.hidden = !asked;
    nav.hidden = !!found.length;
    list.replaceChildren(...found.map(row));
    nothing.textContent = found.length ? "" : says;
    if (near) {
      const again = add(nothing, "button", { type: "button", text: near });
      again.onclick = () => {
        input.value = near;
        ask();
        input.focus();
      };
    }
    if (asked) say(says);
    answered = asked;
    open();
  }

  /** @param {Found} one */
  function row({ to, name, says }) {
    const item = document.createElement("li");
    const way = link(item, to);
    runs(add(way, "b"), name);
    runs(add(way, "span"), says);
    return item;
  }

  /**
   * A link that this page follows by itself; another tab opens it like any other.
   * @param {Node} parent
   * @param {string} to
   * @returns {HTMLAnchorElement}
   */
  function link(parent, to) {
    const way = add(parent, "a", { href: `?${to}` });
    way.onclick = (/** @type {MouseEvent} */ event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      clearTimeout(waiting);
      input.value = "";
      show({ words: "", found: [], says: "", near: "" });
      tools.go(to);
    };
    return way;
  }

  /** @param {string} chosen @param {string} says */
  function draw(chosen, says) {
    if (chosen === shown) return;
    if (shown) say(says);
    shown = chosen;
    for (const id in chips) {
      if (id === chosen) chips[id].setAttribute("aria-current", "true");
      else chips[id].removeAttribute("aria-current");
    }
    const now = chips[chosen];
    const box = now?.closest("ul");
    if (!now || !box) return;
    // On a phone the chips stand in strips: the chosen one is in sight.
    const left = now.offsetLeft - box.offsetLeft;
    if (left < box.scrollLeft || left + now.offsetWidth > box.scrollLeft + box.clientWidth) {
      box.scrollLeft = left - (box.clientWidth - now.offsetWidth) / 2;
    }
  }
}
