// @ts-check
/* Asks for the framework's code once the first words are painted, and takes them away once the live
   page says the same, at the place the reader is at. What is below the screen may still come then;
   the bar stays until the live page has its own. */

/**
 * @returns {() => boolean} whether all that belongs on the first screen has been told, and the words
 *   still stand before it: what is drawn meanwhile keeps them longer
 */
export function bringLivePage() {
  function start() {
    const code = document.getElementById("framework");
    if (code instanceof HTMLTemplateElement) document.head.append(code.content);
  }
  // A page that nobody sees is not painted. In a frame's own task, the next one comes after it.
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));

  const words = document.getElementById("first-words");
  const root = document.getElementById("root");
  if (!words || !root) return () => false;
  // Code for a picture may come late, and a page in a state of its own (a source, a quiz) may say
  // something else: nobody waits longer than this for them.
  const GRACE_MS = 6000;
  const STILL_FRAMES = 2;
  const PAUSE_MS = 100;
  /** @param {string | null | undefined} text */
  const plain = text => (text || "").replace(/\s+/g, "");
  const until = plain(words.dataset.until);
  // Translated while one waits, the live page's message is so, too.
  const last = [...words.querySelectorAll("p, li")].find(piece => plain(piece.textContent).includes(until));
  /** @type {number | null} */
  let since = null;

  const running = () => !!root.querySelector('[data-test-script-state="running"]');
  const page = () => root.querySelector('[data-testid="stMain"]');
  const PIECE = '[data-testid="stElementContainer"]';
  // What Streamlit has still to draw keeps its place; what a component of ours has takes none yet.
  // One that only hands on data never takes any; the bar at the foot has its own turn.
  const FOOT = ".stBottom";
  const OURS = '.stBidiComponent:not([class*="st-key-feed-"] *)';
  const drawing = () => [...root.querySelectorAll(`[data-testid="stSkeleton"], ${OURS}`)]
    .some(place => {
      const { top, height } = place.getBoundingClientRect();
      return top < innerHeight && !place.closest(FOOT) && (place.matches(OURS) ? !height : height);
    });

  function waited() {
    if (since === null) {
      since = performance.now();
      setTimeout(look, GRACE_MS + 1);
    }
    return performance.now() - since > GRACE_MS;
  }

  const drawn = () => [...root.querySelectorAll(".st-key-page :is(p, li)")];
  const message = () => drawn().find(piece => [until, plain(last?.textContent)]
    .some(text => text && plain(piece.textContent).includes(text)));

  /** Whether nothing that is still to come belongs on the screen: it is full, and nobody scrolled. */
  const full = () => !words?.scrollTop && [...root.querySelectorAll(`.st-key-page ${PIECE}`)]
    .some(piece => piece.getBoundingClientRect().bottom > innerHeight);

  function stands() {
    if (!drawn().length) return false;
    // What needs no layout is asked first.
    const whole = document.fonts.status !== "loading" && !!message()
      && (!running() || full()) && !drawing();
    return whole || waited();
  }

  const barStands = () => (!running() && !!root.querySelector(".st-key-bar a")) || waited();

  /**
   * Waits until all on the first screen stands still.
   * @param {string} before
   * @param {number} frames
   */
  function settle(before, frames) {
    const now = [...root?.querySelectorAll(PIECE) || []]
      .filter(piece => !piece.closest(FOOT))
      .map(piece => piece.getBoundingClientRect()).filter(({ top }) => top < innerHeight)
      .map(({ top, height }) => `${top} ${height}`).join();
    const left = now === before ? frames - 1 : STILL_FRAMES;
    if (left && !waited()) requestAnimationFrame(() => settle(now, left));
    else handOver();
  }

  /** Takes away what stands above the bar. */
  function handOver() {
    const scrolled = page();
    // Who did not read on in the words is at the place to which trail.js brings the page back.
    if (scrolled && words?.scrollTop) scrolled.scrollTop = words.scrollTop;
    const text = words?.querySelector("main");
    if (text) takeAway(text);
    // What it led to is gone.
    words?.querySelector('nav a[href^="#"]')?.removeAttribute("href");
    handed = true;
    look();
  }

  /** @param {Element} what */
  function takeAway(what) {
    const focused = what.contains(document.activeElement) ? document.activeElement : null;
    const there = focused && counterpart(focused);
    what.remove();
    if (there instanceof HTMLElement) {
      if (there.tabIndex < 0) there.tabIndex = -1;
      there.focus({ preventScroll: true });
    }
  }

  /** What the live page has in the place of a link that has the focus. @param {Element} focused */
  function counterpart(focused) {
    const href = focused instanceof HTMLAnchorElement ? focused.href : "";
    const bar = focused.closest("nav") ? ".st-key-bar " : "";
    const links = /** @type {HTMLAnchorElement[]} */ (
      [...root?.querySelectorAll(`${bar}a:not(.skip)`) ?? []]);
    return links.find(link => link.href === href)
      ?? root?.querySelector(bar ? ".st-key-bar button" : "h1");
  }

  let asked = false;
  // Whether all of the first screen has come, stands and is to be shown, and is shown.
  let told = false;
  let settling = false;
  let handed = false;

  /** Looks soon: a slow phone that is asked in each frame where things stand draws little else. */
  function soon() {
    if (asked || (settling && !handed)) return;
    asked = true;
    setTimeout(() => {
      asked = false;
      look();
    }, PAUSE_MS);
  }

  function look() {
    if (!words?.isConnected) return;
    if (handed) {
      if (!barStands()) return;
      watcher.disconnect();
      takeAway(words);
    } else if (!settling && stands()) {
      settling = true;  // once: words that are gone have lost the place the reader was at
      settle("", STILL_FRAMES);
    } else if ((told || !running()) && drawing()) {
      // A component draws in a part of its own, where the watcher sees no change.
      soon();
    }
  }

  const watcher = new MutationObserver(soon);
  document.fonts.addEventListener("loadingdone", soon);
  watcher.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
  look();
  return () => {
    told ||= settling || (!!message() && full());
    // What is told next may belong to what was told last: it is drawn before the words go.
    if (!told) look();
    return told && !handed;
  };
}
