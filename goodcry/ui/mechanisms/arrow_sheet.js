// @ts-check
/* What was found of the arrow that was touched: by whom, in whom, how read. */
import { add } from "../kit/component.js";
import { elsewhere } from "../kit/elsewhere.js";

/** @type {import("./arrows.js").Part} */
export function sheet(root, { words, findings }, act) {
  const hint = add(root, "p", { class: "hint", text: words.touch });
  const body = add(root, "div");
  /** @type {import("./arrows.js").Arrow | null} */
  let shown = null;
  root.addEventListener("keydown", event => {
    if (event.key === "Escape" && shown) act.open(null);
  }, { signal: act.signal });
  return {
    draw({ open, touched }) {
      root.classList.toggle("open", !!open);
      hint.hidden = !!open;
      if (open === shown) return;
      shown = open;
      body.replaceChildren();
      body.style.minHeight = "";
      if (open) fill(open);
      // Of whole px, as is the sheet; see component.css.
      if (open) body.style.minHeight = `${Math.ceil(body.getBoundingClientRect().height)}px`;
      if (open && touched) body.querySelector("h3")?.focus({ preventScroll: true });
    },
  };

  /** @param {import("./arrows.js").Arrow} arrow */
  function fill({ says, means, notes, found, nothing, claims }) {
    const head = add(body, "header");
    add(head, "h3", { text: says, tabindex: -1 });
    const close = add(head, "button", { type: "button", "aria-label": words.close, text: "×" });
    close.onclick = () => act.open(null);
    add(body, "p", { class: "means", text: means });
    for (const text of notes) add(body, "p", { text });
    for (const text of nothing) add(body, "p", { class: "nothing", text });
    for (const [id, mark] of found) finding(findings[id], mark);
    for (const { name, to } of claims) link(body, { to }, `${words.claim}${name}`);
  }

  /** @param {{ says: string, who: string, facts: string, source: string }} finding @param {string} mark */
  function finding({ says, who, facts, source }, mark) {
    const row = link(body, { page: "evidence", to: { source } }, "");
    row.classList.add("finding");
    add(row, "span", { text: `${mark}: ${says}` });
    const small = add(row, "small");
    add(small, "b", { text: who, translate: "no" });
    add(small, "span", { text: ` · ${facts}` });
  }

  /** @param {Node} parent @param {{ page?: string, to: Record<string, string> }} where @param {string} text */
  function link(parent, where, text) {
    const href = `${where.page ? `./${where.page}` : ""}?${new URLSearchParams(where.to)}`;
    const made = add(parent, "a", { href, text });
    made.onclick = (/** @type {MouseEvent} */ event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      act.go(where);
    };
    return made;
  }
}
