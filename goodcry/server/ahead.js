// @ts-check
/* Asks the server for the page ahead of the framework. Its code takes a slow phone five seconds to
   come and to start; only then does it ask where its server is, open a line and ask for the page,
   one after the other. Here the line is open and the page has come by the time the framework asks
   for it: it gets this line, and what has come over it. What it would ask is written out here, byte
   by byte. Should it ask something else, it is asked as well, and nothing is lost but time. */

/** @param {() => boolean} isFull whether the first screen has all that belongs on it, and is not seen yet */
export function askAhead(isFull) {
  const code = document.getElementById("framework");
  if (!(code instanceof HTMLTemplateElement)) return;
  // Pages lie side by side: what the framework looks for lies beside each of them.
  const root = new URL(".", location.href);
  const host = JSON.parse(code.dataset.host ?? "{}");
  Object.assign(window, { __streamlit: { BACKEND_BASE_URL: root.href, HOST_CONFIG: host } });

  // So many messages are told for each frame.
  const A_FRAME = 12;
  const letters = new TextEncoder();

  /**
   * A whole number in the form of Protocol Buffers, a negative one in 64 bits.
   * @param {number} value
   */
  function varint(value) {
    const bytes = [];
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
    return [...bytes, Number(rest)];
  }

  /** @param {number} field @param {Iterable<number>} bytes */
  const part = (field, bytes) => {
    const all = [...bytes];
    return [...varint(field * 8 + 2), ...varint(all.length), ...all];
  };
  /** @param {number} field @param {string} words */
  const text = (field, words) => part(field, letters.encode(words));
  /** @param {number} field @param {number} value */
  const whole = (field, value) => [...varint(field * 8), ...varint(value)];
  /** @param {number} field @param {string} words */
  const given = (field, words) => words ? text(field, words) : [];

  /** What the framework says first: Streamlit's BackMsg with a ClientState, see its proto files. */
  function question() {
    const query = location.search.slice(1);
    const embedded = new URLSearchParams(query.toLowerCase()).get("embed") === "true";
    const about = [
      ...text(1, Intl.DateTimeFormat().resolvedOptions().timeZone),
      ...whole(2, new Date().getTimezoneOffset()),
      ...text(3, navigator.language),
      ...text(4, location.origin + location.pathname),
      ...whole(5, Number(embedded)),
      ...text(6, matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"),
    ];
    const page = decodeURIComponent(location.pathname.slice(root.pathname.length));
    return new Uint8Array(
      part(11, [...given(1, query), ...part(2, []), ...given(4, page), ...part(8, about)]));
  }

  const address = new URL("_stcore/stream", root.href.replace(/^http/, "ws")).href;
  // In place of a token that only those who log in need, which nobody does here.
  const protocols = ["streamlit", "PLACEHOLDER_AUTH_TOKEN"];
  const asked = question();
  const socket = new WebSocket(address, protocols);
  socket.binaryType = "arraybuffer";
  /** What has come, until the framework has been told all of it. @type {unknown[]} */
  const come = [];
  let told = false;
  let telling = false;

  /** @param {Event} event */
  function keep(event) {
    if (told || telling || !(event instanceof MessageEvent)) return;
    event.stopImmediatePropagation();
    come.push(event.data);
  }

  socket.addEventListener("open", () => {
    WebSocket.prototype.send.call(socket, asked);
    socket.addEventListener("message", keep);
  }, { once: true });

  /**
   * Tells the framework what has come, some of it for each frame: a slow phone that is told a whole
   * page at once draws nothing until it has worked through all of it. What is below the first screen
   * waits until that is seen. A page that nobody sees has no frames.
   */
  function tell() {
    if (!document.hidden && isFull()) return soon();
    const now = come.splice(0, document.hidden ? come.length : A_FRAME);
    telling = true;
    for (const data of now) socket.dispatchEvent(new MessageEvent("message", { data }));
    telling = false;
    if (come.length) soon();
    else told = true;
  }

  const soon = () => void requestAnimationFrame(() => setTimeout(tell));

  /** Gives the line to the framework, which listens to it from its next statement on. */
  function hand() {
    const isOpen = socket.readyState === WebSocket.OPEN;
    socket.send = what => {
      Reflect.deleteProperty(socket, "send");
      if (String(new Uint8Array(/** @type {ArrayBuffer} */ (what))) !== String(asked)) socket.send(what);
      tell();
    };
    if (isOpen) setTimeout(() => socket.dispatchEvent(new Event("open")));
    return socket;
  }

  const { WebSocket: Made } = window;
  window.WebSocket = new Proxy(Made, {
    construct(made, [where, how]) {
      window.WebSocket = Made;
      // A third word would name a session that goes on.
      const same = new URL(where).href === address && how.length === protocols.length;
      if (same && socket.readyState <= WebSocket.OPEN) return hand();
      socket.close();
      return new made(where, how);
    },
  });
}
