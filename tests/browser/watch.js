// Runs before the page does and listens to its socket. `asks` counts how often the page has asked
// the server to draw; `asking` is true from such a moment until all that was drawn has come.
([askField, startField, endField, endToStartAnew]) => {
  window.asks = 0;
  window.asking = false;

  // The fields of a message: number -> value, or length; see protobuf.dev/programming-guides/encoding.
  const fieldsOf = (bytes) => {
    let place = 0;
    const varint = () => {
      for (let value = 0, unit = 1; ; unit *= 128) {
        const byte = bytes[place++];
        value += (byte & 127) * unit;
        if (byte < 128) return value;
      }
    };
    const fields = new Map();
    while (place < bytes.length) {
      const tag = varint();
      const kind = tag % 8;
      const value = kind === 1 ? 8 : kind === 5 ? 4 : varint();
      if (kind !== 0) place += value;
      fields.set(Math.floor(tag / 8), value);
    }
    return fields;
  };

  let started = false;
  const hear = ({ data }) => {
    const fields = fieldsOf(new Uint8Array(data));
    if (fields.has(startField)) started = window.asking = true;
    if (fields.has(endField) && fields.get(endField) !== endToStartAnew && started) window.asking = false;
  };
  const heard = new WeakSet();
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (message) {
    if (fieldsOf(message).has(askField)) {
      window.asks += 1;
      window.asking = true;
      started = false;
    }
    if (!heard.has(this)) this.addEventListener("message", hear);
    heard.add(this);
    return send.call(this, message);
  };
}
