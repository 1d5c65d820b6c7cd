// @ts-check
/* Keeps for each room of a live class a random number, and a teacher's key, on this device alone;
   see pocket.py. */

/** @typedef {{ number: string, key: string, since: number }} Held */
/** @typedef {{ room: string, key: string, empty: boolean }} Wanted */

const NAME = "good-cry-room-";
const DAY_MS = 24 * 3600 * 1000;

/** Where the browser lends no storage: for as long as this page is open. @type {Map<string, Held>} */
const here = new Map();

/**
 * @param {{ data: Wanted, parentElement: HTMLElement | ShadowRoot,
 *   setStateValue: (name: string, value: unknown) => void }} given
 */
export default function ({ data: { room, key, empty }, parentElement, setStateValue }) {
  forgetOld();
  let told = { room, number: "", key: "", kept: false };
  if (empty) {
    here.delete(room);
    stored(storage => storage.removeItem(NAME + room));
  } else {
    const before = read(room);
    const held = {
      number: before?.number || byLot(), key: key || before?.key || "", since: Date.now(),
    };
    here.set(room, held);
    const kept = stored(storage => {
      storage.setItem(NAME + room, JSON.stringify(held));
      return true;
    });
    told = { room, number: held.number, key: held.key, kept: !!kept };
  }
  // Streamlit calls this at each run of the page: what it has heard is not told again.
  const place = /** @type {any} */ (parentElement);
  const text = JSON.stringify(told);
  if (place.goodcryTold === text) return;
  place.goodcryTold = text;
  setStateValue("told", told);
}

/** @type {(room: string) => Held | undefined} */
function read(room) {
  return stored(storage => JSON.parse(storage.getItem(NAME + room) || "null")) || here.get(room);
}

/** 128 bits by lot, as 32 signs. */
function byLot() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
}

/** A room lives for hours: what a phone kept of one that it has not seen end is let go of. */
function forgetOld() {
  stored(storage => {
    for (const name of Object.keys(storage)) {
      if (!name.startsWith(NAME)) continue;
      const { since = 0 } = JSON.parse(storage.getItem(name) || "{}");
      if (Date.now() - since > DAY_MS) storage.removeItem(name);
    }
  });
}

/**
 * Does something with the device's storage; nothing where the browser lends none, or what lies
 * there is not ours.
 * @template T
 * @param {(storage: Storage) => T} act
 * @returns {T | undefined}
 */
function stored(act) {
  try {
    return act(localStorage);
  } catch {
    return undefined;
  }
}
