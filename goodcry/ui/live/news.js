// @ts-check
/* Asks every few seconds whether a room has changed, and has it drawn anew then; see news.py. A
   phone that lies locked in a pocket does not ask, and asks at once when it is taken out. Once a line
   that was cut is back, the room is drawn anew in any case: that sends what was touched meanwhile, and
   shows a browser that holds on to a dead line that it has to open another. */

/** @typedef {{ address: string, version: string, waits: boolean, every: number }} Shown */
/** @typedef {(name: string, value: unknown) => void} Tell */

// So long an answer may take.
const PATIENCE_MS = 5000;
// Where there was none, it is asked again so soon.
const AGAIN_MS = 500;
// How Streamlit marks its page with the state of the line.
const LINE = "data-test-connection-state";

/** @param {{ data: Shown, parentElement: HTMLElement | ShadowRoot, setTriggerValue: Tell }} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const place = /** @type {any} */ (parentElement);
  place.goodcryNews ??= begin(place);
  place.goodcryNews(data, setTriggerValue);
}

/** @param {Node} place */
function begin(place) {
  /** @type {Shown} */
  let shown;
  /** @type {Tell} */
  let tell;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  let cut = false;

  function wait(after = 1000 * shown.every) {
    clearTimeout(timer);
    timer = setTimeout(ask, after);
  }

  // The server owes an answer for long; see goodcry/server/late.js.
  const late = () => document.documentElement.classList.contains("late");

  async function ask() {
    if (!place.isConnected) return end();
    wait();
    if (document.hidden) return;
    const asked = shown;
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(asked.address, { signal, cache: "no-store" });
      const version = answer.ok ? await answer.text() : asked.version;
      // What was drawn meanwhile asks for itself.
      if (asked !== shown) return;
      if (asked.waits || version !== asked.version) tell("news", version);
      else if (cut || late()) tell("news", "back");
      cut = false;
    } catch {
      cut = true;
      wait(AGAIN_MS);
    }
  }

  function seen() {
    if (!document.hidden) void ask();
  }

  const state = () => document.querySelector(`[${LINE}]`)?.getAttribute(LINE);
  let before = state();
  const line = new MutationObserver(() => {
    const now = state();
    if (now === before) return;
    before = now;
    if (now === "CONNECTED" && place.isConnected) tell("news", "back");
  });

  function end() {
    document.removeEventListener("visibilitychange", seen);
    line.disconnect();
  }

  document.addEventListener("visibilitychange", seen);
  line.observe(document.body, { attributes: true, attributeFilter: [LINE], subtree: true });
  return (/** @type {Shown} */ now, /** @type {Tell} */ telling) => {
    shown = now;
    tell = telling;
    wait();
  };
}
