// @ts-check
/* Keeps the reader's place when a phone is turned: the page gets another length, and what was read
   would be elsewhere. A browser sees to that only where the whole page scrolls, not a part of it. */

const MAIN = '[data-testid="stMain"]';
// Where one reads, as a share of the screen's height.
const READ = 0.4;
// So many frames parts of the page take to find their layout.
const SETTLES = 20;

/** What is read, and at which share of the screen's height it begins.
    @type {{ element: Element, share: number } | null} */
let held = null;
/** Where the page was scrolled to from here. */
let own = -1;
let width = 0;
let turn = 0;

/** Watches over the place of the page. */
export function keepPlace() {
  width = innerWidth;
  addEventListener("scroll", ({ target }) => {
    const page = document.querySelector(MAIN);
    // A turn scrolls, too, before it is told: then the screen is another one than before.
    if (!page || target !== page || page.scrollTop === own || innerWidth !== width) return;
    own = -1;
    held = page.scrollTop ? read(page) : null;
  }, { capture: true, passive: true });
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    turn += 1;
    if (held) bring(turn, SETTLES);
  });
  for (const kind of ["pointerdown", "wheel", "keydown"]) {
    addEventListener(kind, () => { turn += 1; }, { capture: true, passive: true });
  }
}

/** What stands where one reads. @param {Element} page */
function read(page) {
  const { left, width: wide } = page.getBoundingClientRect();
  const [x, y] = [left + wide / 2, READ * innerHeight];
  let element = document.elementFromPoint(x, y);
  for (let root = element?.shadowRoot; root; root = element?.shadowRoot) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element && { element, share: element.getBoundingClientRect().top / innerHeight };
}

/**
 * Scrolls to where what was read is now, until the page has found its layout or somebody touches it.
 * @param {number} asked
 * @param {number} frames
 */
function bring(asked, frames) {
  const page = document.querySelector(MAIN);
  if (!page || !held?.element.isConnected || asked !== turn || !frames) return;
  const { element, share } = held;
  page.scrollTop += element.getBoundingClientRect().top - share * innerHeight;
  own = page.scrollTop;
  requestAnimationFrame(() => bring(asked, frames - 1));
}
