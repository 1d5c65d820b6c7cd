// Whether the page has been at rest for some frames in a row: the server has drawn all it was asked
// for, nothing is a placeholder, on its way or in motion, and nothing changes place or number.
// For that it is asked once a frame; for 0 frames it tells whether the page is at rest by now.
// `window.still` is forgotten before a page is asked anew.
(frames) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const main = document.querySelector('[data-testid="stMain"]');
  const all = (selector) => [...document.querySelectorAll(selector)];
  // A document knows nothing of what moves in components' own parts of it.
  const parts = all('[data-testid="stBidiComponentIsolated"]').flatMap((each) => each.shadowRoot ?? []);
  const atRest = !window.asking
    && app?.dataset.testScriptState === "notRunning"
    && app.dataset.testConnectionState === "CONNECTED"
    && !!document.querySelector("h1")
    && !document.getElementById("first-words")
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && document.fonts.status === "loaded"
    && all("img").every((image) => image.complete)
    && all('[data-testid="stPlotlyChart"]').every((chart) => chart.querySelector(".main-svg"))
    // The breathing circle and the like never end.
    && [document, ...parts].flatMap((part) => part.getAnimations()).every((each) =>
      each.playState !== "running" || each.effect.getComputedTiming().endTime === Infinity);
  const look = [main?.scrollHeight, main?.scrollTop, app?.getElementsByTagName("*").length,
    document.documentElement.clientWidth].join();
  const same = atRest && window.still?.look === look ? window.still.same + 1 : 0;
  window.still = { look, same };
  return atRest && same >= frames;
}
