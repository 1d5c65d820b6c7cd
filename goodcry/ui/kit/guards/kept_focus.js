// @ts-check
/* Keeps the focus where somebody is. When a control vanishes with the focus on it (an answer that
   was chosen, a dialog that was closed, a link that led to another page), the browser lets the next
   key start from the top. Here the focus goes on to what took the control's place. */

const NOWHERE = new Set(["BODY", "HTML"]);
const STILL_FRAMES = 2;
const RUNNING = '[data-test-script-state="running"]';

/** @typedef {{ element: Element, path: Element[], places: number[], page: string }} Held */

/** What had the focus last, its ancestors, the place of each among its siblings, and the page.
    @type {Held | null} */
let held = null;
/** What had it before a dialog opened. @type {Element | null} */
let opener = null;
let waiting = false;

/** Watches over the focus of the page. */
export function keepFocus() {
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element) || NOWHERE.has(target.nodeName)) return;
    const dialog = dialogOf(target);
    if (dialog && !(held && dialogOf(held.element) === dialog)) opener = held?.element ?? null;
    hold(target);
  });
  new MutationObserver(() => {
    if (held && !waiting && isLost()) {
      waiting = true;
      requestAnimationFrame(() => settle(STILL_FRAMES));
    }
  }).observe(document, { childList: true, subtree: true });
}

/** @param {Element} element */
const dialogOf = element => element.closest('[role="dialog"]');

/** Whether nothing has the focus, since what had it is gone. */
function isLost() {
  const now = document.activeElement;
  return !!held && !held.element.isConnected && (!now || NOWHERE.has(now.nodeName));
}

/** @param {Element} element */
function hold(element) {
  /** @type {Element[]} */
  const path = [];
  for (let at = element.parentElement; at; at = at.parentElement) path.push(at);
  const places = path.map((parent, step) => [...parent.children].indexOf(step ? path[step - 1] : element));
  held = { element, path, places, page: location.pathname };
}

/** Waits until the page has drawn what it was asked for. @param {number} frames */
function settle(frames) {
  if (!isLost()) {
    waiting = false;
    return;
  }
  // A page that is left is empty until the server has begun to draw the next one.
  const drawn = document.querySelector("h1") && !document.querySelector(RUNNING);
  const left = drawn ? frames - 1 : STILL_FRAMES;
  if (left) return void requestAnimationFrame(() => settle(left));
  waiting = false;
  goOn(/** @type {Held} */ (held));
}

/** @param {Held} lost */
function goOn({ element, path, places, page }) {
  const heading = document.querySelector("h1");
  if (page !== location.pathname) return to(heading);
  const step = path.findIndex(each => each.isConnected);
  const parent = path[step];
  if (!parent || !parent.closest(".stApp, [role=dialog]")) {
    return to(opener?.isConnected ? opener : heading);
  }
  // Where the next key would have gone on, had the control stayed; at the control itself where the
  // page has only made it anew.
  const place = parent.children[Math.min(places[step], parent.children.length - 1)] ?? parent;
  to([...place.querySelectorAll(element.localName)].find(each =>
    each.textContent === element.textContent) ?? place);
}

/** @param {Element | null} element */
function to(element) {
  if (!(element instanceof HTMLElement)) return;
  if (element.tabIndex < 0) {
    element.tabIndex = -1;
    element.style.outline = "none";
  }
  element.focus({ preventScroll: true });
}
