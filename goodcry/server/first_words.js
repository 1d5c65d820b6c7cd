// @ts-check
/* Takes the first words away once the live page says the same, at the place the reader is at. */
(() => {
  const words = document.getElementById("first-words");
  const root = document.getElementById("root");
  if (!words || !root) return;
  // Code for a picture may come late, and a page in a state of its own (a source, a quiz) may say
  // something else: nobody waits longer than this for them.
  const GRACE_MS = 3000;
  /** @param {string | null | undefined} text */
  const plain = text => (text || "").replace(/\s+/g, "");
  const until = plain(words.dataset.until);
  /** @type {number | null} */
  let since = null;

  const drawing = () => root.querySelector('[data-test-script-state="running"]')
    || [...root.querySelectorAll('[data-testid="stSkeleton"]')]
      .some(place => place.getBoundingClientRect().top < innerHeight);

  function stands() {
    const drawn = [...root.querySelectorAll(".st-key-page :is(p, li)")];
    if (!drawn.length) return false;
    if (since === null) {
      since = performance.now();
      setTimeout(look, GRACE_MS + 1);
    }
    return performance.now() - since > GRACE_MS || (!drawing()
      && drawn.some(piece => plain(piece.textContent).includes(until)));
  }

  function handOver() {
    const page = root.querySelector('[data-testid="stMain"]');
    if (page) page.scrollTop = words.scrollTop;
    words.remove();
  }

  function look() {
    if (!words.isConnected || !stands()) return;
    watcher.disconnect();
    // Two frames: in the first the live page is painted beneath.
    requestAnimationFrame(() => requestAnimationFrame(handOver));
  }

  const watcher = new MutationObserver(look);
  watcher.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
  look();
})();
