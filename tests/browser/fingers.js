// What a finger can come down on: every control and every picture of the page as it stands, one of
// each kind, in components' own parts of the page too, those of kinds that are known left out.
// Nothing here is listed by name: a control that is new is found.
(known) => {
  const CONTROLS = "a[href], button, summary, select, textarea, input, label:has(input), table, " +
    "[role=option], [role=slider], [tabindex], .drags, iframe, canvas";
  const PICTURES = "[data-testid=stImage] img, svg[role=img], [role=figure], .pacer, " +
    "[role=list]:has([role=img]), .js-plotly-plot";
  // Streamlit's slider: a group around a track, and in that a range that nobody sees.
  const SLIDER = "[role=group]:has([type=range])";
  const MOVED = `.drags, [type=range], ${SLIDER}`;
  const TOUCHED = "a[href], button, summary, select, input, label";
  const OPENS = "[aria-haspopup], [popovertarget], [aria-expanded=false]:not(summary)";
  const LEAST = 20;
  // So many frames a busy browser may take to scroll after a finger.
  const SCROLLS = 120;
  // So many frames a page stands before a finger comes down, of so many that it may take to.
  const STANDS = 4;
  const SETTLES = 600;

  const inShadow = each => each.getRootNode() instanceof ShadowRoot;
  const classes = each => (each?.getAttribute("class") ?? "").split(" ")
    .filter(name => !/^(st-|e[0-9a-z]{6,}|react-aria)/.test(name)).join(".");
  // Where it stands and what it is; two of a kind are made of the same code and styles.
  const kindOf = each => {
    const own = [each.tagName, each.getAttribute("role"), each.type, classes(each)].join(" ");
    const place = inShadow(each)
      ? `${classes(each.getRootNode().querySelector("section"))} ${classes(each.parentElement)}`
      : [each.closest("[data-testid]")?.dataset.testid,
        each.closest(".st-key-bar") && "bar"].join(" ");
    return `${place}: ${own}`.replace(/\s+/g, " ");
  };
  const hit = (each, x, y) => {
    let there = document.elementFromPoint(x, y);
    for (let next = there; next?.shadowRoot;) {
      next = next.shadowRoot.elementFromPoint(x, y);
      if (!next || next === there) break;
      there = next;
    }
    for (let up = there; up; up = above(up)) if (up === each) return true;
    return !!there?.contains(each);
  };

  // What two fingers and two quick touches do: the former enlarge a page, the latter do not.
  const enlarges = each => {
    const actions = [];
    for (let up = each; up; up = above(up)) actions.push(getComputedStyle(up).touchAction);
    const wrong = [];
    if (!actions.every(action => /auto|manipulation|pinch-zoom/.test(action))) {
      wrong.push("two fingers do not enlarge the page");
    }
    if (each.matches(TOUCHED) && actions.every(action => action === "auto")) {
      wrong.push("two quick touches enlarge the page");
    }
    return wrong;
  };

  window.fingers = {
    // The points of an element to put a finger on, px, in sight; empty where it is covered.
    points(each) {
      each.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const bar = document.querySelector('[data-testid="stBottom"]');
      const fixed = bar && getComputedStyle(bar.querySelector(":scope > *") ?? bar).position === "sticky";
      const box = each.getBoundingClientRect();
      const end = each.closest(".st-key-bar") ? innerHeight
        : Math.min(innerHeight, bar?.getBoundingClientRect().top || innerHeight);
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, end)) / 2;
      const shares = each.matches(MOVED) ? [0.15, 0.5, 0.85] : [0.5];
      const places = shares.map(share => [box.left + share * box.width, y]);
      if (each.matches(SLIDER)) places.push(this.handle(each));
      return places.filter(([x, y]) => hit(each, x, y));
    },
    // Where a slider is taken: its handle, if that is a part of its own.
    handle(each) {
      const range = each.matches(SLIDER) ? each.querySelector("[type=range]") : null;
      const box = (range?.parentElement.parentElement ?? each).getBoundingClientRect();
      return [box.left + box.width * (range ? 0.5 : 0.35), box.top + box.height / 2];
    },
    // How far each that scrolls around it has been scrolled down, and how far it still can be.
    scrolled(each) {
      const found = [];
      for (let up = each; up; up = above(up)) {
        const { overflowY, overscrollBehaviorY, position } = getComputedStyle(up);
        const scrolls = /auto|scroll/.test(overflowY);
        if (scrolls) found.push([up.scrollTop, up.scrollHeight - up.clientHeight - up.scrollTop]);
        // What lies over the page scrolls alone.
        if (position === "fixed" || (scrolls && overscrollBehaviorY === "contain")) break;
      }
      return found;
    },
    // All that a touch could change.
    state() {
      const names = ["aria-checked", "aria-pressed", "aria-expanded", "aria-valuetext", "aria-current",
        "aria-selected", "data-selected", "open"];
      const all = deep(document.documentElement).filter(each => each.matches(
        "input, select, textarea, details, dialog, [popover], button, a, [role=dialog], [role=listbox], " +
        "[role=option][aria-selected=true], [role=tab], [role=slider]"));
      return [location.search, `asks: ${window.asks}`, `selected: ${getSelection()}`,
        ...all.map(each => `${each.tagName} ${classes(each)}: ` + [each.checked, each.value,
          each.matches(":popover-open"), ...names.map(name => each.getAttribute(name))].join(" "))];
    },
    // Notes how all stands before a finger comes down; returns where it can, and how far what
    // scrolls under it has been scrolled and still can be. What the last finger pushed may come late,
    // and the next would come down beside what was measured before: the page has to stand still.
    async lay(each, handle) {
      let places = this.points(each);
      for (let stands = 0, frame = 0; stands < STANDS; frame += 1) {
        if (frame > SETTLES) throw new Error("the page does not stand still");
        const before = this.scrolled(each).join();
        await new Promise(requestAnimationFrame);
        stands = this.scrolled(each).join() === before ? stands + 1 : 0;
        if (!stands) places = this.points(each);
      }
      this.before = { each, scrolled: this.scrolled(each), state: this.state() };
      return { places: handle ? [this.handle(each)] : places, scrolled: this.before.scrolled };
    },
    // How far the finger has scrolled and what it has changed; it is waited for until that is as
    // much as was expected, for some frames at most.
    async done(least, waits = 0) {
      const { each, scrolled, state } = this.before;
      const tops = () => this.scrolled(each).map(([top]) => top);
      const moved = () => tops().reduce((sum, top, at) => sum + Math.abs(top - scrolled[at][0]), 0);
      for (let frame = 0; frame < SCROLLS && moved() < least; frame += 1) {
        await new Promise(requestAnimationFrame);
      }
      let now = this.state();
      for (let frame = 0; frame < waits && now.join() === state.join(); frame += 1) {
        await new Promise(requestAnimationFrame);
        now = this.state();
      }
      if (now.join() === state.join()) return { moved: moved(), changed: "" };
      const apart = (these, those) => {
        const left = [...those];
        return these.filter(one => !left.includes(one) || !left.splice(left.indexOf(one), 1))
          .join(", ").slice(0, 200);
      };
      return { moved: moved(), changed: `${apart(state, now)} -> ${apart(now, state)}` };
    },
  };

  const seen = new Set(known);
  const found = [];
  for (const each of deep(document.body)) {
    const is = each.matches(SLIDER) || each.matches(CONTROLS) || each.matches(PICTURES);
    const { width, height } = each.getBoundingClientRect();
    if (!is || Math.min(width, height) < LEAST || !each.checkVisibility() || each.disabled) continue;
    if (each.matches("label") && each.querySelector("button, a")) continue;
    const kind = kindOf(each);
    const points = seen.has(kind) ? 0 : window.fingers.points(each).length;
    if (!points) continue;
    seen.add(kind);
    const wrong = enlarges(each);
    found.push({ each, kind, points, wrong, moved: each.matches(MOVED), opens: each.matches(OPENS) });
  }
  window.fingers.found = found;
  return found.map(({ each, ...what }) => what);
}
