// What breaks the rules of accessibility on the page, or in a part of it, by axe-core.
// Contrast takes nine tenths of axe's time. So of all that looks alike, of the same kind and on the
// same ground, axe looks at the contrast of one.
async ([part, whole, contrast]) => {
  const root = part ? document.querySelector(part) : document;
  // What the contrast of letters, and of a link to the words around it, depends on.
  const LETTERS = ["color", "-webkit-text-fill-color", "font-size", "font-weight", "font-style", "font-family",
    "text-shadow", "text-decoration", "text-indent", "border", "outline", "visibility", "display"];
  const GROUND = ["background-color", "background-image", "background-clip", "opacity", "filter",
    "mix-blend-mode", "clip-path"];

  const kept = new Map();
  const style = (element, names) => {
    if (!kept.has(element)) kept.set(element, getComputedStyle(element));
    return names.map(name => kept.get(element).getPropertyValue(name)).join();
  };
  const grounds = new Map();
  const ground = element => {
    if (!grounds.has(element)) grounds.set(element, style(element, GROUND));
    return grounds.get(element);
  };
  const below = new Map();
  const under = element => {
    if (!element) return "";
    if (!below.has(element)) below.set(element, `${ground(element)}/${under(above(element))}`);
    return below.get(element);
  };
  const at = (element, box) => {
    const found = element.getRootNode().elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return found.map(each => (each === element ? "self" : ground(each))).join("/");
  };
  const block = element => {
    let around = above(element);
    while (around && style(around, ["display"]).startsWith("inline")) around = above(around);
    return around;
  };
  // Where an element stands in Streamlit's, out of a component's own part too.
  const place = element => element.closest("[data-testid]")?.dataset.testid
    ?? (element.getRootNode().host ? place(element.getRootNode().host) : "");

  const range = document.createRange();
  const look = (element, texts) => {
    const boxes = texts.flatMap(text => {
      range.selectNodeContents(text);
      const lines = [...range.getClientRects()];
      return [lines[0], lines.at(-1)];
    }).filter(Boolean);
    if (!texts.length) boxes.push(element.getBoundingClientRect());
    const around = element.matches("a[href], [role=link]") ? block(element) : null;
    const amid = around && `${style(around, LETTERS)} ${around.textContent.trim() === element.textContent.trim()}`;
    return [element.tagName, element.getAttribute("role"), element.matches(":disabled, [aria-disabled=true]"),
      place(element), amid, style(element, LETTERS), under(element),
      ...new Set(boxes.map(box => at(element, box)))].join("|");
  };

  const alike = new Map();
  for (const element of deep(root)) {
    const texts = [...element.childNodes].filter(each => each.nodeType === 3 && each.data.trim());
    if (!texts.length && !element.matches("input, select, textarea, a[href], [role=link]")) continue;
    if (!element.getClientRects().length) continue;
    const key = look(element, texts);
    if (!alike.has(key)) alike.set(key, element);
  }
  const broken = whole ? (await axe.run(root, whole)).violations : [];
  if (!alike.size) return broken;
  return [...broken, ...(await axe.run({ include: [...alike.values()] }, contrast)).violations];
}
