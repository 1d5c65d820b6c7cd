// @ts-check
/* What every instrument needs from the browser. All of it is undone by the signal that it is given. */

/**
 * What Streamlit hands to a component at each run.
 * @typedef {object} Component
 * @property {any} data
 * @property {HTMLElement | ShadowRoot} parentElement
 * @property {(name: string, value: unknown) => void} setStateValue
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/** @type {WeakMap<Node, { text: string, tools: any, stop: () => void }>} */
const running = new WeakMap();

/**
 * Starts an instrument in its place, and anew only when its data have changed: Streamlit calls a
 * component again at each run of the page, and when the theme changes.
 * @template T
 * @param {Node} place
 * @param {unknown} data
 * @param {(root: HTMLElement, signal: AbortSignal) => T} start draws into the root
 * @returns {{ tools: T, stop: () => void }}
 */
export function once(place, data, start) {
  const text = JSON.stringify(data);
  let now = running.get(place);
  if (now?.text !== text) {
    now?.stop();
    const ending = new AbortController();
    const root = add(place, "section");
    const stop = () => {
      ending.abort();
      root.remove();
      running.delete(place);
    };
    now = { text, tools: start(root, ending.signal), stop };
    running.set(place, now);
  }
  return now;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * A new element at the end of another one; `svg:path` is one of a drawing.
 * @param {Node} parent
 * @param {string} kind
 * @param {Record<string, string | number>} [attributes] `text` is what it says
 * @returns {any}
 */
export function add(parent, kind, { text, ...attributes } = {}) {
  const element = kind.startsWith("svg:")
    ? document.createElementNS(SVG, kind.slice(4)) : document.createElement(kind);
  for (const name in attributes) element.setAttribute(name, String(attributes[name]));
  if (text !== undefined) element.textContent = String(text);
  return parent.appendChild(element);
}

/**
 * Words with a value in each place that is named in braces.
 * @type {(text: string, values: Record<string, unknown>) => string}
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * Writes a text into an element: into the text that it holds, where it holds that alone. A new one
 * in its place may have the styles of all around it worked out anew.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  const [held, more] = element.childNodes;
  if (held instanceof Text && !more) held.data = text;
  else element.textContent = text;
}

/**
 * Writes a text into an element where it is another one than before. What was written is kept here
 * and never read back: a translation may have put other words there.
 * @param {Element} element
 * @returns {(text: string) => void}
 */
export function writer(element) {
  let before = "";
  return text => {
    if (text !== before) write(element, before = text);
  };
}

/**
 * A region that a screen reader reads out when it rests; no sentence twice in a row.
 * @param {Node} parent
 * @returns {(text: string) => void}
 */
export function speaker(parent) {
  return writer(add(parent, "p", { role: "status", class: "heard" }));
}

/**
 * Tells whether the device asks for less motion: now, and whenever that changes.
 * @param {AbortSignal} signal
 * @param {(less: boolean) => void} hear
 */
export function lessMotion(signal, hear) {
  const query = matchMedia("(prefers-reduced-motion: reduce)");
  query.addEventListener("change", () => hear(query.matches), { signal });
  hear(query.matches);
}

const LONGEST_FRAME = 100;

/**
 * Calls `step` before a frame is drawn, with the ms since the frame before, for as long as it
 * returns true; `wake` starts it again. Time in which nothing was drawn does not count.
 * @param {AbortSignal} signal
 * @param {(passed: number) => boolean} step
 * @returns {() => void}
 */
export function frames(signal, step) {
  let asked = 0;
  let before = 0;
  const wake = () => {
    if (!asked && !signal.aborted) asked = requestAnimationFrame(frame);
  };
  /** @param {number} now */
  function frame(now) {
    asked = 0;
    const passed = before ? Math.min(now - before, LONGEST_FRAME) : 0;
    before = now;
    if (step(passed)) wake();
    else before = 0;
  }
  signal.addEventListener("abort", () => cancelAnimationFrame(asked));
  return wake;
}

const SIDEWAYS = 6;
// A finger that has moved so far has not just touched; px.
const STILL = 12;

/**
 * Whether a finger drags: some px sideways from where it came down, and farther than up or down.
 * @param {[number, number]} from
 * @param {{ clientX: number, clientY: number }} finger
 */
export function sideways([x, y], { clientX, clientY }) {
  const aside = Math.abs(clientX - x);
  return aside > SIDEWAYS && aside > Math.abs(clientY - y);
}

/**
 * Follows a finger, pen or mouse that is held down. A finger that moves up or down scrolls the page
 * (`.drags` allows that), one that moves sideways drags, one that is lifted where it came down has
 * touched, and a second one makes the page larger. On `.drags.freely` a finger drags in every
 * direction.
 * @param {Element} target
 * @param {AbortSignal} signal
 * @param {Element} frame
 * @param {(x: number, y: number, final: boolean) => void} move
 *   hears the place as shares of the frame's width and height, and whether the finger was lifted
 */
export function drag(target, signal, frame, move) {
  /** @type {{ from: [number, number], moves: boolean, box: DOMRect } | null} */
  let held = null;
  /** @type {[number, number]} */
  let place = [0, 0];
  /** @param {PointerEvent} next finger that comes down */
  const another = ({ isPrimary }) => {
    if (!isPrimary && !held?.moves) held = null;
  };
  /** @param {any} event */
  const hear = ({ type, isPrimary, button, pointerType, pointerId, clientX, clientY }) => {
    if (type === "pointerdown" && isPrimary && !button) {
      const moves = pointerType !== "touch" || target.classList.contains("freely");
      held = { from: [clientX, clientY], moves, box: frame.getBoundingClientRect() };
      target.setPointerCapture(pointerId);
      addEventListener("pointerdown", another, { signal, capture: true, once: true });
    }
    if (!held || !isPrimary) return;
    const { from, box } = held;
    // Where the page takes the finger over, the event does not say where it is.
    const taken = type === "pointercancel";
    const lifted = type === "pointerup";
    if (!taken) place = [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
    const still = Math.hypot(clientX - from[0], clientY - from[1]) < STILL;
    held.moves ||= !taken && (sideways(from, { clientX, clientY }) || (lifted && still));
    const { moves } = held;
    if (taken || lifted) held = null;
    if (moves) move(...place, !held);
  };
  for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) {
    target.addEventListener(type, hear, { signal });
  }
}

/** @type {Record<string, string>} */
const KEYS = {
  ArrowLeft: "less", ArrowDown: "less", ArrowRight: "more", ArrowUp: "more",
  PageUp: "after", PageDown: "before", Home: "first", End: "last",
};

/**
 * Calls what a key stands for: one step less or more, the mark before or after, the first or last.
 * @param {HTMLElement} target
 * @param {AbortSignal} signal
 * @param {Record<string, () => void>} does
 */
export function keys(target, signal, does) {
  target.addEventListener("keydown", event => {
    const act = does[KEYS[event.key]];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  }, { signal });
}

/**
 * Writes into the page's address without a new entry in the browser's history, where Streamlit
 * would make one. Python writes the same a moment later, for the links that it makes.
 * @param {Record<string, string | string[]>} texts name -> text, or texts; an empty one, or none,
 *   takes the name out
 */
export function address(texts) {
  const url = new URL(location.href);
  for (const name in texts) {
    const given = texts[name];
    const [first, ...more] = typeof given !== "string" ? given : given ? [given] : [];
    if (first === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, first);
    for (const text of more) url.searchParams.append(name, text);
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
