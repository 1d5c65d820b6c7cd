// What somebody cannot see where the device sets all colours: fills that tell a state, and rings of
// shadow, are gone there. Looks at every control of the page as it stands; returns sentences.
async () => {
  const STATES = ["aria-checked", "aria-pressed", "aria-selected", "aria-current", "aria-expanded"];
  const GROUP = "[role=radiogroup], [role=toolbar], [role=group], [role=tablist], fieldset, ul, table, nav, section, form";
  const FOCUS = "a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex='0']";
  // What is left there to tell one thing from another.
  const SIGNS = ["color", "background-color", "border-top", "border-bottom", "border-left", "outline",
    "text-decoration", "font-weight", "opacity", "visibility", "transform", "rotate"];
  const MOST = 12;

  const words = each => (each.getAttribute("aria-label") || each.textContent || each.value || "")
    .trim().replace(/\s+/g, " ").slice(0, 40);
  const least = each => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height);
  // An input that is there for the keyboard alone is cut off by what is around it.
  const cut = around => around instanceof Element && least(around) <= 4
    && getComputedStyle(around).overflow === "hidden";
  const seen = each => least(each) > 4 && !cut(above(each))
    && each.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  // A native control in sight is drawn by the browser, which keeps to the theme.
  const native = each => each.matches("input") && getComputedStyle(each).appearance !== "none" && seen(each);
  // What is drawn in place of an input that nobody sees.
  const drawn = each => {
    if (!each.matches("input") || seen(each)) return each;
    return each.closest("label") ?? above(above(each));
  };
  const look = each => [each, ...each.querySelectorAll("*")].slice(0, MOST).map(part =>
    [null, "::before"].map(pseudo => {
      const style = getComputedStyle(part, pseudo);
      return [pseudo && style.content, ...SIGNS.map(name => style.getPropertyValue(name))].join();
    }).join("|")).join("\n");
  const on = each => {
    if (each.matches("[type=checkbox], [type=radio]")) return each.checked;
    const said = STATES.map(name => each.getAttribute(name)).filter(value => value !== null);
    return said.length ? said.some(value => value !== "false") : null;
  };

  // What has the focus differs by that.
  const was = focused();
  was?.blur?.();
  const all = deep(document.body).filter(each => !each.closest("[aria-hidden=true]"));
  const faults = [];
  const groups = new Map();
  for (const each of all) {
    // What opens a menu or a fold shows that by what it opens.
    const opens = each.matches("summary, [aria-haspopup], [popovertarget], select");
    if (on(each) === null || opens || native(each) || !seen(drawn(each))) continue;
    const group = each.parentElement?.closest(GROUP) ?? each.getRootNode();
    const kind = `${each.tagName} ${each.getAttribute("role")}`;
    if (!groups.has(group)) groups.set(group, new Map());
    const kinds = groups.get(group);
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(each);
  }
  for (const kinds of groups.values()) for (const each of kinds.values()) {
    const [yes, no] = [each.filter(on), each.filter(one => !on(one))];
    const off = new Set(no.map(one => look(drawn(one))));
    for (const one of yes) if (off.has(look(drawn(one)))) faults.push(`"${words(drawn(one))}" looks as if it were not chosen`);
  }

  // A text in the colour of what is behind it is gone; a drawing keeps its own colours.
  const grounds = new Map();
  const ground = each => {
    if (!each) return "";
    if (!grounds.has(each)) {
      const { backgroundColor } = getComputedStyle(each);
      grounds.set(each, /^rgba.*, 0\)$/.test(backgroundColor) ? ground(above(each)) : backgroundColor);
    }
    return grounds.get(each);
  };
  for (const each of all) {
    const says = each instanceof HTMLElement
      && [...each.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());
    if (says && seen(each) && getComputedStyle(each).color === ground(each)) {
      faults.push(`"${words(each)}" has the colour of what is behind it`);
    }
  }

  // What is in focus has an outline: on itself, or on what is drawn for it.
  const ring = each => {
    const near = [each, above(each), above(above(each)), each.closest("label"),
      ...(each.parentElement?.children ?? [])];
    return near.some(one => {
      const style = one instanceof Element && seen(one) && getComputedStyle(one);
      return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
  };
  for (const each of all.filter(each => each.matches(FOCUS) && !each.disabled && each.checkVisibility())) {
    if (!seen(drawn(each)) || ring(each)) continue;
    each.focus({ preventScroll: true });
    // What is drawn for an input is told of the focus in the next task.
    if (!ring(each)) await new Promise(done => setTimeout(done));
    if (each.matches(":focus-visible") && !ring(each)) faults.push(`"${words(each)}" (${each.tagName} ${each.type ?? ""}) has no outline in focus`);
  }
  was?.focus?.({ preventScroll: true });

  return [...new Set(faults)];
}
