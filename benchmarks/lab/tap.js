// Runs in the page before the page's own scripts. `standsStill(quiet)` resolves once nothing has
// changed for so long. `watchTap(input, result, quiet)` watches what one touch of a radio does, and
// resolves then, too, with times in ms since the finger was lifted:
//   shown    a frame on the screen has the radio chosen
//   answer   the words of the result change for the first time
//   settled  the last change of anything that can be seen
(() => {
  if (window.top !== window) return;
  const PATIENCE = 30_000; // ms
  // What only scripts and tests read, and what belongs to no page: Streamlit's sign that it runs.
  const UNSEEN = /^data-(test|dash-is-loading)/;
  const SIGNS = ".stAppHeader, .stStatusWidget";
  // As long as one of these is there, a framework is at work: Streamlit, Dash, Shiny.
  const BUSY = '[data-test-script-state="running"], [data-dash-is-loading="true"], ' +
    ".shiny-busy, .recalculating, .shiny-ipywidget-output:not(:has(svg))";

  /** A node and the shadow roots below it. */
  const roots = (node, found = [node]) => {
    for (const { shadowRoot } of node.querySelectorAll("*")) {
      if (shadowRoot) {
        found.push(shadowRoot);
        roots(shadowRoot, found);
      }
    }
    return found;
  };

  /** Whether a change can be seen, as far as that can be told afterwards. */
  const seen = ({ target, attributeName }) => {
    if (UNSEEN.test(attributeName ?? "") || !target.isConnected) return false;
    const element =
      target instanceof ShadowRoot ? target.host
        : target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    if (element.closest(SIGNS) || !element.checkVisibility({ visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1;
  };

  const still = (last, quiet) =>
    performance.now() - last > quiet && !document.querySelector(BUSY);

  /** Calls `changed` at every change of the page and its shadow roots. */
  const observed = (changed) => {
    const observer = new MutationObserver(changed);
    for (const root of roots(document.body)) {
      const all = { subtree: true, childList: true, characterData: true, attributes: true };
      observer.observe(root, all);
    }
    return observer;
  };

  window.standsStill = (quiet) => new Promise((resolve) => {
    let last = performance.now();
    const observer = observed(() => { last = performance.now(); });
    const wait = setInterval(() => {
      if (!still(last, quiet)) return;
      clearInterval(wait);
      observer.disconnect();
      resolve();
    }, 50);
  });

  window.watchTap = (input, result, quiet) => new Promise((resolve, reject) => {
    const before = result.textContent;
    const changes = [];
    let tap = null, shown = null, answer = null, last = performance.now();
    const armed = last;

    // What holds before a frame is painted is on the screen after it.
    const look = () => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = input.checked ? () => { shown = performance.now(); } : look;
      port2.postMessage(null);
    });
    addEventListener("click", (event) => {
      tap = last = event.timeStamp;
      look();
    }, { capture: true, once: true });

    const observer = observed((records) => {
      if (tap === null) return;
      last = performance.now();
      for (const record of records) changes.push([last, record]);
      if (answer === null && result.textContent !== before) answer = last;
    });

    const wait = setInterval(() => {
      const done = shown !== null && answer !== null && still(last, quiet);
      if (!done && performance.now() - armed < PATIENCE) return;
      clearInterval(wait);
      observer.disconnect();
      if (!done) reject(new Error(`${JSON.stringify({ tap, shown, answer })} of ${before}`));
      const settled = Math.max(answer, ...changes.filter(([, each]) => seen(each)).map(([at]) => at));
      resolve({ shown: shown - tap, answer: answer - tap, settled: settled - tap });
    }, 50);
  });
})();
