// @ts-check
/* The web itself: lines are drawn, nodes are links and signs are buttons that lie over them. */
import { add } from "../kit/component.js";
import { elsewhere } from "../kit/elsewhere.js";

/** @typedef {import("./arrows.js").Way} Way */

// How small and how large a unit may get, in shares of the letters; words are 13 units high.
const LEAST = 0.9 / 13;
const MOST = 1.25 / 13;
// A map of everything may be smaller.
const LEAST_OF_MAP = 0.87 / 13;
// What of the screen's height is left to the picture, in letters.
const TAKEN = 21;
// A finger that is farther from all arrows than this touches none; px.
const REACH = 30;
const PLACES = 24;
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @type {import("./arrows.js").Part} */
export function picture(root, data, act) {
  const { words, ways } = data;
  const frame = add(root, "div", { class: "picture" });
  const svg = add(frame, "svg:svg", { "aria-hidden": "true" });
  const nodes = group(words.nodes, data.nodes.map(node => {
    const link = add(frame, "a", { href: `?${new URLSearchParams(node.to)}`, class: "node" });
    link.classList.toggle("strong", node.strong);
    return { ...node, element: link, box: add(link, "span") };
  }));
  const arrows = group(words.arrows, data.arrows.map((arrow, place) => {
    const whole = add(svg, "svg:g", { class: `arrow ${arrow.basis}`, style: `--turn: ${place % 8}` });
    const ghost = add(whole, "svg:path", { class: "ghost" });
    const falls = add(whole, "svg:g", { class: "falls" });
    const line = add(falls, "svg:path", { class: "line" });
    const tip = add(falls, "svg:polygon", { class: "tip" });
    const cross = arrow.basis === "contradicted"
      ? add(falls, "svg:path", { class: "cross", d: "M-6 -6l12 12m0 -12l-12 12" }) : null;
    const button = add(frame, "button", {
      type: "button", class: `sign ${arrow.basis}`, "aria-label": `${arrow.says}: ${arrow.basis}`,
      style: `--turn: ${place % 8}`,
    });
    const sign = add(button, "span", { text: arrow.sign });
    return { ...arrow, arrow, element: button, whole, ghost, line, tip, cross, sign };
  }));
  /** @type {Way | null} */
  let way = null;
  /** @type {import("./arrows.js").View} */
  let view;

  frame.onclick = (/** @type {MouseEvent} */ event) => {
    if (elsewhere(event)) return;
    const target = /** @type {Element} */ (event.target);
    const node = event.detail ? nodes.find(({ box }) => inside(box, event))
      : nodes.find(({ element }) => element.contains(target));
    if (target.closest("a")) event.preventDefault();
    if (node) return act.go({ to: node.to });
    const touched = event.detail ? nearest(event) : arrows.find(({ element }) => element.contains(target));
    if (touched) act.open(touched.arrow === view.open ? null : touched.arrow);
  };
  const observer = new ResizeObserver(fit);
  observer.observe(root);
  // Letters that come late, or are made larger, are another size for the picture, too.
  observer.observe(add(frame, "i", { class: "letter" }));
  act.signal.addEventListener("abort", () => observer.disconnect());

  return {
    draw(next) {
      const before = view?.open;
      view = next;
      if (!way) fit();
      const left = arrows.filter(({ basis }) => view.bases.includes(basis));
      const ends = new Set(left.flatMap(each => each.ends));
      for (const each of arrows) {
        const gone = !left.includes(each);
        each.whole.classList.toggle("gone", gone);
        each.element.classList.toggle("gone", gone);
        each.whole.classList.toggle("open", each.arrow === view.open);
        each.element.setAttribute("aria-expanded", String(each.arrow === view.open));
      }
      for (const { id, element } of nodes) {
        element.classList.toggle("reached", view.left.reached.includes(id));
        element.classList.toggle("lonely", !ends.has(id));
      }
      const button = arrows.find(({ arrow }) => arrow === (view.open ?? before))?.element;
      if (!view.touched) {
        if (button && !before) root.scrollTo(button.offsetLeft - root.clientWidth / 2, button.offsetTop - root.clientHeight / 3);
        return;
      }
      // Who closes it by a key goes on from the arrow that was open.
      if (!view.open) button?.focus({ preventScroll: true });
      else button?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
  };

  /**
   * One stop for the Tab key; the arrow keys lead from one to the next.
   * @template {{ element: HTMLElement }} T
   * @param {string} name @param {T[]} items @returns {T[]}
   */
  function group(name, items) {
    const place = add(frame, "div", { role: "group", "aria-label": name });
    items.forEach(({ element }, at) => {
      element.tabIndex = at ? -1 : 0;
      place.append(element);
    });
    place.onkeydown = (/** @type {KeyboardEvent} */ event) => {
      const step = /** @type {Record<string, number>} */ (STEPS)[event.key];
      const shown = items.filter(({ element }) => !element.classList.contains("gone"));
      const at = shown.findIndex(({ element }) => element === event.target);
      if (!step || at < 0) return;
      event.preventDefault();
      const next = shown[(at + step + shown.length) % shown.length].element;
      for (const { element } of items) element.tabIndex = element === next ? 0 : -1;
      next.focus();
    };
    return items;
  }

  /** @param {Element} box @param {MouseEvent} event */
  function inside(box, { clientX, clientY }) {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  }

  /** The arrow whose line or sign is nearest to a finger. @param {MouseEvent} event */
  function nearest({ clientX, clientY }) {
    const far = arrows.filter(({ basis }) => view.bases.includes(basis)).map(each => {
      const matrix = each.line.getScreenCTM();
      const length = each.line.getTotalLength();
      const points = Array.from({ length: PLACES + 1 }, (_, place) =>
        each.line.getPointAtLength(length * place / PLACES).matrixTransform(matrix));
      const { left, top, width, height } = each.sign.getBoundingClientRect();
      const sign = Math.hypot(left + width / 2 - clientX, top + height / 2 - clientY);
      // A sign says that it can be touched; a line between two others does not.
      return { each, px: Math.min(sign - width / 2, ...points.map(({ x, y }) => Math.hypot(x - clientX, y - clientY))) };
    });
    const found = far.reduce((one, next) => next.px < one.px ? next : one, { each: arrows[0], px: REACH });
    return found.px < REACH ? found.each : null;
  }

  /** Takes the layout that can be shown largest, as large as it can be. */
  function fit() {
    // Who leaves takes it out of the page before it ends: it has neither size nor letters then.
    if (!root.isConnected) return;
    const letters = parseFloat(getComputedStyle(root).fontSize);
    const height = Math.max(innerHeight - TAKEN * letters, TAKEN * letters);
    const scales = ways.map(each => Math.min(root.clientWidth / each.width, height / each.height));
    const scale = Math.max(...scales);
    const least = ways.length > 1 ? LEAST : LEAST_OF_MAP;
    const unit = Math.min(Math.max(scale, least * letters), MOST * letters);
    frame.style.setProperty("--unit", `${unit}px`);
    const best = ways[scales.indexOf(scale)];
    if (best !== way) place(best);
  }

  /** @param {Way} wanted */
  function place(wanted) {
    way = wanted;
    const { width, height, boxes, courses } = wanted;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    frame.style.setProperty("--width", String(width));
    frame.style.setProperty("--height", String(height));
    for (const { id, element, box } of nodes) {
      const [x, y, wide, high, lines] = boxes[id];
      put(element, x, y);
      put(box, wide, high);
      box.textContent = lines.join("\n");
    }
    for (const { id, element, ghost, line, tip, cross } of arrows) {
      const [outline, head, x, y, crossX, crossY] = courses[id];
      put(element, x, y);
      ghost.setAttribute("d", outline);
      line.setAttribute("d", outline);
      tip.setAttribute("points", head);
      cross?.setAttribute("transform", `translate(${crossX} ${crossY})`);
    }
  }

  /** @param {HTMLElement} element @param {number} x @param {number} y */
  function put(element, x, y) {
    element.style.setProperty("--x", String(x));
    element.style.setProperty("--y", String(y));
  }
}
