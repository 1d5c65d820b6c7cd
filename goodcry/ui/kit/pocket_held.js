// @ts-check
/* What this device keeps of the rooms of live classes; see pocket.py. */

/** @typedef {{ number: string, key: string, since: number }} Held */

const NAME = "good-cry-room-";
const DAY_MS = 24 * 3600 * 1000;

/** Where the browser lends no storage: for as long as this page is open. @type {Map<string, Held>} */
const here = new Map();

/**
 * What is kept of a room: a number by lot from the first look on, and the key that is put there.
 * @param {string} room
 * @param {string} [key]
 * @returns {Held & { kept: boolean }} `kept`: whether it is there when the page is closed
 */
export function held(room, key = "") {
  forgetOld();
  const before = read(room);
  const now = {
    number: before?.number || byLot(), key: key || before?.key || "", since: Date.now(),
  };
  here.set(room, now);
  const kept = stored(storage => {
    storage.setItem(NAME + room, JSON.stringify(now));
    return true;
  });
  return { ...now, kept: !!kept };
}

/** @param {string} room */
export function forget(room) {
  here.delete(room);
  stored(storage => storage.removeItem(NAME + room));
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
