// @ts-check
/* All studies in one table: what each says of each signal before, at and after the first tear. */
import { add } from "../kit/component.js";

/** @type {import("./instrument.js").Part} */
export function matrix(root, { studies, matrix: { times, signals, directions, bases, words, ...data } }, act) {
  add(root, "h3", { text: words.title });
  add(root, "p", { text: words.how, class: "note" });
  const table = add(root, "table");
  const head = add(table, "thead");
  const [above, below] = [add(head, "tr"), add(head, "tr")];
  add(above, "td");
  add(below, "td");
  for (const time of times) {
    add(above, "th", { text: time, colspan: signals.length, scope: "colgroup" });
    for (const [, word] of signals) add(add(below, "th", { scope: "col" }), "span", { text: word });
  }
  const body = add(table, "tbody");
  const rows = studies.map(row);
  for (const { name, result } of data.untimed) {
    const line = add(body, "tr", { class: "untimed" });
    add(line, "th", { scope: "row", text: name });
    add(line, "td", { colspan: times.length * signals.length, text: `${result} ${words.still}` });
  }
  add(root, "p", { text: words.key, class: "note" });
  let drawn = "";
  return {
    draw({ chosen: { study, second } }) {
      if (drawn === (drawn = study + second)) return;
      for (const { id, line, play, over } of rows) {
        line.className = id === study ? "plays" : id === second ? "laid" : "";
        play.ariaPressed = String(id === study);
        over.ariaPressed = String(id === second);
        over.hidden = id === study;
      }
    },
  };

  /** @param {{ id: string, name: string }} study */
  function row({ id, name }) {
    // By authors and year, if no other one has the same.
    const [short] = name.split(":");
    const same = studies.filter(other => other.name.startsWith(short));
    const line = add(body, "tr");
    const head = add(line, "th", { scope: "row" });
    const play = add(head, "button", { text: name });
    const over = add(head, "button", { class: "over", "aria-label": words.over + name, text: "+" });
    line.onclick = (/** @type {MouseEvent} */ { target }) => {
      act.choose({ free: null, ...target !== over ? { study: id } : { second: over.ariaPressed === "true" ? null : id } }, true);
      // On a phone it stands below the picture that it changes.
      act.look();
    };
    const cells = times.flatMap(() => signals.map((/** @type {[string]} */ [signal]) => add(line, "td", { class: signal })));
    for (const [when, what, direction, basis] of data.arrows[id]) {
      const cell = cells[when * signals.length + what];
      const [way, rests] = [directions[direction], bases[basis]];
      add(cell, "span", { class: "heard",
        text: `${same[1] ? name : short}: ${signals[what][1]} ${way}, ${rests}, ${times[when]}` });
      add(cell, "i", { class: `${data.shapes[way]} ${rests}` });
    }
    return { id, line, play, over };
  }
}
