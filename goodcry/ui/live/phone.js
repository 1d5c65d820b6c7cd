// @ts-check
/* A phone of a live class. It asks every few seconds whether its room has changed, draws what is on
   the table, and sends what the answers hold until that is stored; see phone.py. A phone that lies
   locked in a pocket does not ask, and asks at once when it is taken out. All that it draws is made
   anew where its words change: a browser that translates the page would keep old ones. */

import { add, speaker } from "../kit/component.js";
import { forget, held } from "../kit/pocket_held.js";

/**
 * A room as all its phones show it; texts are HTML.
 * @typedef {{ version: number, every: number, phase: string, step: number, round: number,
 *   most: number, more: string, html: string }} Sheet
 * What a phone is answered: what is stored of it, and what is said of that; or why it cannot come in.
 * @typedef {{ values: string[], said: string, own: string, version: number, refused?: string }} Answer
 * @typedef {{ room: string, address: string, looks: boolean, every: number, sheet: Sheet | null,
 *   words: Record<string, string>, answer?: (Answer & { turn: number }) | null }} Data
 * What this phone answers in one round: what its answers hold that was not sent, what is stored.
 * @typedef {{ step: number, round: number, values: string[] | null, stored: string[] | null,
 *   said: string, own: string, refused: string }} Vote
 * @typedef {(name: string, value: unknown) => void} Tell
 */

// So long an answer may take; after so long without one it is said that it is not in.
const PATIENCE_MS = 4000;
const SOON_MS = 1000;
// Where there was none it is asked again after the first of these, then after twice as long.
const AGAIN_MS = 500;
const MOST_MS = 2000;

/**
 * @param {{ data: Data, parentElement: HTMLElement | ShadowRoot, setStateValue: Tell,
 *   setTriggerValue: Tell }} given
 */
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const place = /** @type {any} */ (parentElement);
  place.goodcryPhone ??= begin(place, data, setStateValue, setTriggerValue);
  place.goodcryPhone(data);
}

/**
 * @param {ShadowRoot} place
 * @param {Data} data
 * @param {Tell} tell
 * @param {Tell} call
 */
function begin(place, { room, address, looks, every, words }, tell, call) {
  const { number, key, kept } = looks ? { number: "", key: "", kept: true } : held(room);
  // Who steers takes no part: the page learns of the key, and draws something else.
  if (key) return () => {};
  const root = add(place, "section");
  const table = add(root, "div", { class: "sheet" });
  const say = line(add(root, "p", { role: "status", class: "said" }));
  const aloud = speaker(root);
  if (!looks) line(add(root, "p", { class: "small" }))(words.small + (kept ? "" : ` ${words.unkept}`));

  /** @type {Sheet | null} */
  let sheet = null;
  /** @type {Vote | null} */
  let vote = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let etag = "";
  let failed = 0;
  let asking = false;
  let sending = false;
  let overdue = false;
  // Without an address the page is told, and answers with its data.
  let turn = 0;
  /** @type {((answer: Answer | null) => void) | null} */
  let answered = null;

  /** Draws what is on the table, unless it is older than what is drawn. @param {Sheet} next */
  function draw(next) {
    if (sheet && next.version < sheet.version) return;
    const before = sheet;
    sheet = next;
    if (next.step !== vote?.step || next.round !== vote.round) {
      const { step, round } = next;
      vote = { step, round, values: null, stored: null, said: "", own: "", refused: "" };
    } else if (next.version !== before?.version) {
      vote.refused = ""; // perhaps the door is open now
    }
    if (next.html !== before?.html) {
      show();
      if (before) aloud(heading());
    }
    void send();
  }

  function show() {
    if (!sheet || !vote) return;
    table.innerHTML = vote.refused ? `<p class="box">${vote.refused}</p>` : sheet.html;
    (place.host ?? root).setAttribute("data-phase", vote.refused ? "refused" : sheet.phase);
    if (looks) for (const each of table.querySelectorAll("fieldset")) each.disabled = true;
    mark();
  }

  const heading = () => [...table.querySelectorAll(".small:first-child, h2")]
    .map(each => each.textContent).join(". ");

  /** Marks what this phone has answered, and says whether it is in. */
  function mark() {
    if (!sheet || !vote) return;
    const values = vote.values ?? vote.stored ?? [];
    for (const each of table.querySelectorAll("input")) each.checked = values.includes(each.value);
    const own = table.querySelector(".own");
    if (own) own.innerHTML = looks ? "" : vote.own;
    for (const tag of table.querySelectorAll("b.own")) tag.remove();
    for (const value of vote.stored ?? []) {
      const row = table.querySelector(`[data-answer="${CSS.escape(value)}"] .tags`);
      if (row) add(row, "b", { class: "own", text: "you" });
    }
    if (looks) say(words.looks);
    else if ((vote.values?.length ?? 0) > sheet.most) say(sheet.more);
    else if (waits()) say(!overdue ? "" : vote.values ? words.late : words.unknown);
    else say(vote.said);
  }

  /** Whether something is to be sent: what was touched, or that this phone is here. */
  const waits = () => !!vote && !vote.refused && (vote.stored === null
    || (vote.values !== null && vote.values.length <= (sheet?.most ?? 0)));

  table.addEventListener("change", () => {
    if (!vote) return;
    const inputs = /** @type {HTMLInputElement[]} */ ([...table.querySelectorAll("input:checked")]);
    const values = inputs.map(each => each.value);
    // What is on its way will be stored in a moment: who goes back to what was stored before says so.
    vote.values = !sending && String(values) === String(vote.stored) ? null : values;
    mark();
    void send();
  });

  /** Tells what the answers hold until the store has it. */
  async function send() {
    if (sending || looks) return;
    sending = true;
    for (let tries = 0; place.isConnected && vote && waits();) {
      const asked = vote;
      const { step, round, values } = asked;
      const late = setTimeout(() => {
        overdue = true;
        mark();
      }, tries ? 0 : SOON_MS);
      const answer = await post({ number, step, round, values });
      clearTimeout(late);
      if (!answer) {
        overdue = true;
        mark();
        tries += 1;
        await new Promise(end => setTimeout(end, pause(tries)));
        continue;
      }
      tries = 0;
      overdue = false;
      take(asked, values, answer);
    }
    sending = false;
  }

  /**
   * @param {Vote} asked
   * @param {string[] | null} values as they were sent
   * @param {Answer} answer
   */
  function take(asked, values, { refused, version, ...told }) {
    if (refused) {
      asked.refused = refused;
      show();
      return;
    }
    Object.assign(asked, { stored: told.values, said: told.said, own: told.own });
    // What was touched meanwhile is sent next.
    if (asked.values === values) asked.values = null;
    mark();
    if (sheet && version > sheet.version) void look();
  }

  /**
   * @param {object} told
   * @returns {Promise<Answer | null>} nothing, where it has to be told again
   */
  async function post(told) {
    if (!address) {
      turn += 1;
      tell("told", { ...told, turn });
      return new Promise(end => { answered = end; });
    }
    const { found } = await get({
      method: "POST", body: JSON.stringify(told), headers: { "Content-Type": "application/json" },
    });
    return found ?? null;
  }

  /** Looks for news. */
  async function look() {
    if (!place.isConnected || asking) return;
    asking = true;
    clearTimeout(timer);
    if (!document.hidden) {
      const { answer, found } = await get({ headers: etag ? { "If-None-Match": etag } : {} });
      if (found) {
        etag = answer?.headers.get("etag") ?? "";
        draw(found);
      } else if (found === null) {
        over();
      }
      failed = answer ? 0 : failed + 1;
    }
    asking = false;
    timer = setTimeout(look, failed ? pause(failed) : 1000 * (sheet?.every ?? every));
  }

  /**
   * What is at the address: `found` null for no room, undefined for nothing new.
   * @param {RequestInit} request
   * @returns {Promise<{ answer?: Response, found?: any }>} without `answer` where the line is cut
   */
  async function get(request) {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(address, { cache: "no-store", signal, ...request });
      return { answer, found: answer.ok ? await answer.json() : undefined };
    } catch {
      return {};
    }
  }

  /** @param {number} tries */
  const pause = tries => Math.min(MOST_MS, AGAIN_MS * 2 ** (tries - 1)) * (0.75 + Math.random() / 2);

  /** The room is gone: the page says so; asked again, should the line to it be cut just now. */
  function over() {
    if (!looks) forget(room);
    call("gone", Date.now());
  }

  /** Perhaps another tab of this phone has answered meanwhile. */
  function seen() {
    if (!place.isConnected) document.removeEventListener("visibilitychange", seen);
    else if (!document.hidden) {
      if (vote && !vote.values) vote.stored = null;
      if (address) void look();
      void send();
    }
  }
  document.addEventListener("visibilitychange", seen);

  if (address) timer = setTimeout(look, 1000 * every);
  return (/** @type {Data} */ { sheet: next, answer }) => {
    if (next) draw(next);
    else if (!sheet) table.innerHTML = `<p class="box">${words.away}</p>`;
    if (answered && answer?.turn === turn) {
      const end = answered;
      answered = null;
      end("values" in answer || "refused" in answer ? answer : null);
    }
  };
}

/**
 * Writes HTML into an element where it is another one than before: no sentence is read out twice in
 * a row, and what was written is not read back, since a translation may have put other words there.
 * @param {Element} element
 * @returns {(html: string) => void}
 */
function line(element) {
  let before = "";
  return html => {
    if (html !== before) element.innerHTML = before = html;
  };
}
