// @ts-check
/* Takes the first words away once the live page says the same, at the place the reader is at. */
(() => {
  const words = document.getElementById("first-words");
  const root = document.getElementById("root");
  if (!words || !root) return;
  // What stands above the message may not come after it: the words would jump. A page in a state of
  // its own (a source, a quiz) says something else. Nobody waits longer for either than this.
  const GRACE_MS = 3000;
  // What stands below it is waited for no longer than this: who reads can touch the sooner.
  const BRIEF_MS = 400;
  const STILL_FRAMES = 2;
  /** @param {string | null | undefined} text */
  const plain = text => (text || "").replace(/\s+/g, "");
  const until = plain(words.dataset.until);
  /** @type {number | null} */
  let since = null;

  const page = () => root.querySelector('[data-testid="stMain"]');
  /** @param {number} bottom px; whether something above it is still on its way */
  const drawingAbove = bottom => [...root.querySelectorAll('[data-testid="stSkeleton"]')]
    .map(place => place.getBoundingClientRect())
    .some(({ top, height }) => height && top < bottom);

  /** @param {number} milliseconds */
  function waited(milliseconds) {
    if (since === null) since = performance.now();
    const left = since + milliseconds - performance.now();
    if (left > 0) setTimeout(look, left + 1);
    return left <= 0;
  }

  const drawn = () => [...root.querySelectorAll(".st-key-page :is(p, li)")];
  const message = () => drawn().find(piece => plain(piece.textContent).includes(until));

  function stands() {
    if (!drawn().length) return false;
    const found = message();
    if (!found || drawingAbove(found.getBoundingClientRect().bottom)) return waited(GRACE_MS);
    const whole = !root.querySelector('[data-test-script-state="running"]')
      && document.fonts.status !== "loading" && !drawingAbove(innerHeight);
    return whole || waited(BRIEF_MS);
  }

  /**
   * Waits until the message stands still.
   * @param {string} before
   * @param {number} frames
   */
  function settle(before, frames) {
    const { top, bottom } = message()?.getBoundingClientRect() || { top: 0, bottom: 0 };
    const now = `${top} ${bottom}`;
    const left = now === before ? frames - 1 : STILL_FRAMES;
    if (left) requestAnimationFrame(() => settle(now, left));
    else handOver();
  }

  function handOver() {
    const scrolled = page();
    if (scrolled && words) scrolled.scrollTop = words.scrollTop;
    words?.remove();
  }

  function look() {
    if (!words?.isConnected || !stands()) return;
    watcher.disconnect();
    settle("", STILL_FRAMES);
  }

  const watcher = new MutationObserver(look);
  document.fonts.addEventListener("loadingdone", look);
  watcher.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
  look();
})();
