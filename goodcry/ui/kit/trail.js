// @ts-check
/* One touch is one step of the browser's history, and Back leads to the place the reader was at.
   What others have put into the address leaves it, so that nobody passes it on. See trail.py. */

/** @typedef {{ turns: string[], names: string[] }} Known */
/** @typedef {(state: any, title: string, url?: string | URL | null) => void} Write */

const MARK = Symbol.for("goodcry trail");
// So long a page stands still before its place counts, and so late a finger's push moves it on.
const SCROLLED_MS = 200;
const SCROLLS_ON_MS = 1000;
// So many frames a page has to begin to be drawn, and to grow as high as it was.
const BEGINS = 300;
const GROWS = 60;
const MAIN = '[data-testid="stMain"]';
const STATE = "data-test-script-state";
const RUNNING = `[${STATE}="running"]`;

/** @param {{ data: Known }} given */
export default function ({ data }) {
  /** @type {any} */
  const page = history;
  page[MARK] ??= start();
  page[MARK](data);
}

function start() {
  /** @type {Known} */
  let known = { turns: [], names: [] };
  // Whether somebody has touched the page since its last step, and touched a way to another page.
  let touched = false;
  let leaving = false;
  /** When somebody last scrolled, and not the page by itself because it became shorter. */
  let scrolled = -Infinity;
  /** The place that is being brought back. @type {object | null} */
  let bringing = null;
  let timer = 0;

  /** @type {Write} */
  const push = history.pushState.bind(history);
  /** @type {Write} */
  const replace = history.replaceState.bind(history);
  const main = () => document.querySelector(MAIN);

  /** Writes into the entry at hand where the reader is. */
  function keepPlace() {
    const top = Math.round(main()?.scrollTop ?? 0);
    if (!bringing && (history.state?.top ?? 0) !== top) replace({ ...history.state, top }, "");
  }

  /**
   * @param {boolean} pushes
   * @returns {Write}
   */
  const write = pushes => (state, title, url) => {
    const there = new URL(url ?? "", location.href);
    const elsewhere = there.pathname !== location.pathname;
    if (elsewhere) leaving = false;
    if (touched && there.href !== location.href && (pushes || turned(there))) {
      touched = false;
      push({}, title, url);
    } else {
      replace(elsewhere ? state : { ...history.state, ...state }, title, url);
    }
  };

  /** @param {URL} there */
  function turned({ searchParams }) {
    const here = new URLSearchParams(location.search);
    return known.turns.some(name => here.get(name) !== searchParams.get(name));
  }

  /** @param {Event} event */
  function touch(event) {
    const link = event.composedPath().find(each => each instanceof HTMLAnchorElement);
    const leaves = link instanceof HTMLAnchorElement && link.pathname !== location.pathname;
    // Later the page may be gone already.
    if (!leaving) keepPlace();
    // Streamlit goes to the top of a page that it is about to leave.
    clearTimeout(timer);
    scrolled = -Infinity;
    // Who touches a way again because nothing has come yet makes no step more.
    if (!(leaves && leaving)) touched = true;
    leaving = leaves;
    bringing = null;
  }

  /**
   * Brings the reader back to a place as soon as the page is drawn.
   * @param {number} top
   * @param {boolean} drawn
   */
  function bring(top, drawn) {
    const turn = {};
    bringing = turn;
    let frames = 0;
    // A quick server has drawn a page between two frames of a slow phone.
    const watch = new MutationObserver(() => { drawn = true; });
    watch.observe(document, { subtree: true, attributeFilter: [STATE] });
    const look = () => {
      if (bringing !== turn) return watch.disconnect();
      const running = !!document.querySelector(RUNNING);
      drawn ||= running;
      const page = main();
      if (drawn && page) page.scrollTop = top;
      frames = running ? 0 : frames + 1;
      if (frames < (drawn ? GROWS : BEGINS)) requestAnimationFrame(look);
      else {
        bringing = null;
        watch.disconnect();
      }
    };
    requestAnimationFrame(look);
  }

  history.pushState = write(true);
  history.replaceState = write(false);
  for (const kind of ["click", "change", "keydown"]) addEventListener(kind, touch, true);
  for (const kind of ["pointerdown", "pointermove", "touchmove", "wheel"]) {
    addEventListener(kind, () => {
      if (kind !== "pointermove") bringing = null;
      scrolled = performance.now();
    }, { capture: true, passive: true });
  }
  addEventListener("popstate", () => {
    touched = leaving = false;
    bring(history.state?.top ?? 0, false);
  });
  addEventListener("scroll", event => {
    const now = performance.now();
    if (event.target !== main() || now - scrolled > SCROLLS_ON_MS) return;
    scrolled = now;
    clearTimeout(timer);
    timer = setTimeout(keepPlace, SCROLLED_MS);
  }, { capture: true, passive: true });
  if (history.state?.top) bring(history.state.top, true);

  return (/** @type {Known} */ now) => {
    known = now;
    const here = new URL(location.href);
    for (const name of [...here.searchParams.keys()]) {
      if (!now.names.includes(name) && !name.startsWith("embed")) here.searchParams.delete(name);
    }
    if (here.search !== location.search) replace(history.state, "", here);
  };
}
