// @ts-check
/* Keeps words and numbers of a page together where something rewrites them: the browser's
   translation, an extension that underlines words or sets them in other letters. Each puts elements
   of its own in the place of a text. The framework knows nothing of that and goes on writing into
   the text that is gone, so that an old question would stand above the answer to a new one.

   So a block (a paragraph, a heading, a button) of which a word changes gets all of its own words
   back first; whoever translates it then takes up the new ones. Nothing of the browser is changed
   before somebody has rewritten a text. */

// What is translated as one: words may change their places within.
const BLOCK = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, label, button, summary, figcaption";

/** What stands for a text of the page, and the text for which it stands.
    @type {[WeakMap<Text, ChildNode[]>, WeakMap<Node, Text>]} */
const [stands, own] = [new WeakMap(), new WeakMap()];
/** Texts that the framework itself has taken away: nothing stands for them. @type {WeakSet<Node>} */
const dropped = new WeakSet();
let patched = false;
/** @type {MutationObserver} */
let watcher;

/** Watches over all texts of the page; those of instruments write anew and hold no text. */
export function keepWords() {
  watcher = new MutationObserver(read);
  watcher.observe(document, { childList: true, subtree: true });
}

/** Whether the framework made a node: it marks its own. @param {Node} node */
const made = node => Object.keys(node).some(name => name.startsWith("__react"));

/** @param {Node} node @returns {node is Text} */
const isText = node => node.nodeType === Node.TEXT_NODE;

/**
 * Whether a text is the only one that the framework has put into an element: it does not mark that.
 * @param {Node} node
 * @param {Node} place
 */
function isOnlyText(node, place) {
  const key = Object.keys(place).find(name => name.startsWith("__reactProps"));
  const props = key && /** @type {Record<string, any>} */ (/** @type {unknown} */ (place))[key];
  return isText(node) && !!props && String(props.children) === node.data;
}

/** Whether nobody but a translation makes such an element. @param {Node} node */
const isFont = node => node.nodeName === "FONT" && !made(node);

/**
 * Notes what took the place of which text, and mends the blocks that the page has changed.
 * @param {MutationRecord[]} records
 */
function read(records) {
  /** Texts that went without anything in their place yet. @type {[Text, MutationRecord][]} */
  const gone = [];
  /** @type {Set<Node>} */
  const fresh = new Set();
  /** @type {Set<Element>} */
  const changed = new Set();
  for (const record of records) {
    const { target, previousSibling: before, nextSibling: after } = record;
    const [removed, added] = [[...record.removedNodes], [...record.addedNodes]];
    for (const node of added) if (node instanceof Element) keepCodes(node);
    const strange = added.filter(node => !made(node) && !isOnlyText(node, target));
    for (const node of strange) fresh.add(node);
    if (strange.length && rewrites(target)) patch();
    const lost = removed.map(textOf).find(Boolean);
    const next = gone.find(([, { target: there, previousSibling, nextSibling }]) =>
      there === target && previousSibling === before && nextSibling === after);
    if (removed.length === 1 && lost && stand(lost, strange)) continue;
    if (!removed.length && next && stand(next[0], strange)) continue;
    if (lost && !added.length) {
      const beside = [before, after].find(node => node && fresh.has(node));
      if (beside && stand(lost, [beside])) continue;
      gone.push([lost, record]);
    }
    const of = target instanceof Element && target.closest(BLOCK);
    const words = removed.some(node => own.has(node)) && added.some(isText);
    if (of && (words || [...removed, ...added].some(made))) changed.add(of);
  }
  for (const each of changed) restore(each);
}

/** Marks addresses, references to copy and the like: no translation may touch them.
    @param {Element} element */
function keepCodes(element) {
  for (const code of element.querySelectorAll("code, pre")) code.setAttribute("translate", "no");
}

/** The text of the page that a node is, or for which it stands. @param {Node} node */
function textOf(node) {
  return own.get(node) ?? (isText(node) ? node : undefined);
}

/** Whether a node is a text that the framework holds. @param {Node} node @returns {node is Text} */
const isHeld = node => isText(node) && made(node);

/** Whether something strange in an element stands among texts that the framework holds, or around
    one. @param {Node} target */
function rewrites(target) {
  return made(target) && [...target.childNodes].some(node =>
    isFont(node) || isHeld(node) || (!made(node) && [...node.childNodes].some(isHeld)));
}

/**
 * Notes what stands for a text; whether it can. Of texts that the framework does not hold only a
 * translation's mark tells that.
 * @param {Text} text
 * @param {Node[]} nodes
 */
function stand(text, nodes) {
  if (!nodes.length || text.isConnected || dropped.has(text)) return false;
  if (!made(text) && !nodes.some(isFont)) return false;
  stands.set(text, /** @type {ChildNode[]} */ (nodes));
  for (const node of nodes) own.set(node, text);
  patch();
  return true;
}

/** Gives the block around a place its own words back. @param {Node | null} place */
function restore(place) {
  read(watcher.takeRecords());
  const around = place instanceof Element ? place : place?.parentElement;
  if (!around) return;
  const block = around.closest(BLOCK) ?? around;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const text = own.get(node);
    if (text) back(text);
    else if (isFont(node) && node.isConnected && isBeside(node)) node.parentNode?.removeChild(node);
  }
  watcher.takeRecords();
}

/** Whether a translation stands beside the words that it is of, instead of around or in place of
    them. @param {Node} font */
function isBeside(font) {
  const whole = font.parentNode?.textContent?.trim();
  return ![...font.childNodes].some(made) && whole !== font.textContent?.trim();
}

/** Puts a text back in the place of what stands for it. @param {Text} text */
function back(text) {
  const [first, ...more] = (stands.get(text) ?? []).filter(node => node.isConnected);
  stands.delete(text);
  if (text.isConnected) return;
  first?.replaceWith(text);
  for (const node of more) node.remove();
}

/** Where a text stands by now: its block, wherever it was put. @param {Text} text */
function placeOf(text) {
  return text.isConnected ? text : (stands.get(text) ?? []).find(node => node.isConnected) ?? null;
}

/** Takes a text out of strange elements around it, and away what was cut off from it.
    @param {Text} text */
function alone(text) {
  if (!made(text)) return;
  let around = text.parentElement;
  while (around?.parentElement && !made(around)) {
    around.replaceWith(text);
    around = text.parentElement;
  }
  while (text.nextSibling && !made(text.nextSibling)) text.nextSibling.remove();
}

/** From now on the framework reaches the texts that it holds, wherever they are. */
function patch() {
  if (patched) return;
  patched = true;
  const value = /** @type {Required<PropertyDescriptor>} */ (
    Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue"));
  Object.defineProperty(Text.prototype, "nodeValue", {
    configurable: true, enumerable: true, get: value.get,
    /** @this {Text} @param {string} text */
    set(text) {
      if (made(this)) ready(this);
      else if (this.parentNode && made(this.parentNode)) restore(this);
      value.set.call(this, text);
      watcher.takeRecords();
    },
  });
  const { removeChild, insertBefore } = Node.prototype;
  Object.assign(Node.prototype, {
    /** @this {Node} @param {Node} child */
    removeChild(child) {
      const held = isHeld(child);
      if (held) {
        ready(child);
        dropped.add(child);
      }
      // A text that is elsewhere by now is not here: nothing is left to do.
      return held && child.parentNode !== this ? child : removeChild.call(this, child);
    },
    /** @this {Node} @param {Node} child @param {Node | null} before */
    insertBefore(child, before) {
      const held = before && isHeld(before);
      if (held) ready(before);
      return insertBefore.call(this, child, held && before.parentNode !== this ? null : before);
    },
  });
}

/** Brings a text that the framework holds back to where it knows it. @param {Text} text */
function ready(text) {
  read(watcher.takeRecords());
  restore(placeOf(text));
  alone(text);
  watcher.takeRecords();
}
