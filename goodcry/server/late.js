// @ts-check
/* Marks the document while the server owes an answer for long. A server that hangs leaves the line
   up, and the page as it was, beside a choice that it does not belong to; Streamlit shows nothing
   of it. What is said then comes with the page: goodcry/ui/kit/away.py. */
export function markLateAnswers() {
  // A class at once has its answers sooner (docs/speed.md).
  const PATIENCE_MS = 4000;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let owed;
  /** @type {WeakSet<WebSocket>} */
  const heard = new WeakSet();
  const send = WebSocket.prototype.send;

  /** @param {boolean} on */
  const late = on => document.documentElement.classList.toggle("late", on);

  /** Whatever comes shows that the server lives; a line that ends is told by Streamlit's mark. */
  function answered() {
    clearTimeout(owed);
    owed = undefined;
    late(false);
  }

  /** @this {WebSocket} @param {Parameters<WebSocket["send"]>[0]} what */
  WebSocket.prototype.send = function (what) {
    if (!heard.has(this)) {
      heard.add(this);
      for (const event of ["message", "close"]) this.addEventListener(event, answered);
    }
    owed ??= setTimeout(late, PATIENCE_MS, true);
    send.call(this, what);
  };
}
