// @ts-check
/* Takes the first words away once the live page says the same, at the place the reader is at. */
(() => {
  const words = document.getElementById("first-words");
  const root = document.getElementById("root");
  if (!words || !root) return;
  // Code for a picture may come late, and a page in a state of its own (a source, a quiz) may say
  // something else: nobody waits longer than this for them.
  const GRACE_MS = 6000;
  const STILL_FRAMES = 3;
  /** @param {string | null | undefined} text */
  const plain = text => (text || "").replace(/\s+/g, "");
  const until = plain(words.dataset.until);
  /** @type {number | null} */
  let since = null;

  // What is still on its way to the first screen: words, code, or a font whose icons would be wider.
  const drawing = () => document.fonts.status === "loading"
    || root.querySelector('[data-test-script-state="running"]')
    || [...root.querySelectorAll('[data-testid="stSkeleton"]')]
      .some(place => place.getBoundingClientRect().top < innerHeight);
  const page = () => root.querySelector('[data-testid="stMain"]');

  function stands() {
    const drawn = [...root.querySelectorAll(".st-key-page :is(p, li)")];
    if (!drawn.length) return false;
    if (since === null) {
      since = performance.now();
      setTimeout(look, GRACE_MS + 1);
    }
    return late() || (!drawing()
      && drawn.some(piece => plain(piece.textContent).includes(until)));
  }

  const late = () => since !== null && performance.now() - since > GRACE_MS;

  /**
   * Waits until nothing moves any more, so that nothing does when it comes to sight.
   * @param {string} before
   * @param {number} frames
   */
  function settle(before, frames) {
    const now = `${page()?.scrollHeight} ${root?.getElementsByTagName("*").length}`;
    if (now !== before && !late()) requestAnimationFrame(() => settle(now, STILL_FRAMES));
    else if (frames) requestAnimationFrame(() => settle(now, frames - 1));
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
