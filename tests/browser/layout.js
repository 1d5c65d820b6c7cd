// What a person with this screen would run into; returns lists of sentences, empty when all is well.
// Looks into components' shadow roots too.
async () => {
  const SLACK = 1.5; // px that rounding may cost
  const app = document.querySelector('[data-testid="stApp"]');
  const main = document.querySelector('[data-testid="stMain"]');
  const width = document.documentElement.clientWidth;

  const everything = deep(app);
  // Menus and open popovers hang on the body, beside the app.
  for (const layer of document.querySelectorAll("[data-baseweb=popover], [role=dialog]")) {
    if (!app.contains(layer)) deep(layer, everything);
  }

  const styles = new Map();
  const style = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  // Text for screen readers and native inputs below a drawn control take no room.
  const unseen = (element) => {
    for (let each = element; each && each !== app; each = above(each)) {
      const box = each.getBoundingClientRect();
      if (box.width <= 2 && box.height <= 2 && style(each).overflow !== "visible") return true;
      if (style(each).clipPath.startsWith("inset(50%")) return true;
    }
    return false;
  };
  const words = (element) =>
    (element.getAttribute("aria-label") || element.textContent || element.getAttribute("alt") ||
      "").trim().replace(/\s+/g, " ").slice(0, 50);
  const name = (element) => {
    const key = element.closest?.('[class*="st-key-"]')?.className.match?.(/st-key-(\S+)/)?.[1];
    return `<${element.tagName.toLowerCase()}> "${words(element)}"` + (key ? ` in ${key}` : "");
  };
  const px = (number) => `${Math.round(number * 10) / 10} px`;

  const overflow = [], clipped = [], targets = [], main_targets = [], small = [], fields = [], charts = [];

  // ---- the page is no wider than the screen
  for (const box of [document.documentElement, main, document.querySelector('[data-testid="stBottom"]')]) {
    if (box && box.scrollWidth > box.clientWidth + SLACK) {
      overflow.push(`${name(box).slice(0, 30)} is ${px(box.scrollWidth - box.clientWidth)} too wide`);
    }
  }

  // ---- no text is cut off by the screen or by a box around it; what can be scrolled to is not cut
  const cut_by = (rect, element) => {
    for (let box = element; box && box !== main && box !== document.body; box = above(box)) {
      if (box instanceof SVGElement) continue;
      const { overflowX, overflowY, position } = style(box);
      const r = box.getBoundingClientRect();
      const scrolls = (value) => value === "auto" || value === "scroll";
      if (scrolls(overflowX) || scrolls(overflowY)) return null;
      if (overflowX !== "visible" && (rect.left < r.left - SLACK || rect.right > r.right + SLACK)) return box;
      if (overflowY !== "visible" && (rect.top < r.top - SLACK || rect.bottom > r.bottom + SLACK)) return box;
      if (position === "fixed") break;
    }
    return rect.left < -SLACK || rect.right > width + SLACK ? main : null;
  };
  const range = document.createRange();
  for (const element of everything) {
    if (["STYLE", "SCRIPT", "TITLE", "DESC"].includes(element.tagName.toUpperCase())) continue;
    // An emoji beside its word is decoration.
    const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && /[\p{L}\p{N}]/u.test(node.data));
    if (!texts.length || !shown(element) || unseen(element)) continue;
    // A text's box is taller than its letters: a fifth of it at either end is empty.
    for (const text of texts) {
      range.selectNodeContents(text);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const empty = (bottom - top) * 0.2;
        const box = cut_by({ left, right, top: top + empty, bottom: bottom - empty }, element);
        if (box) { clipped.push(`${name(element)} is cut by ${name(box).slice(0, 60)}`); break; }
      }
    }
    if (style(element).textOverflow === "ellipsis" && element.scrollWidth > element.clientWidth + 1) {
      clipped.push(`${name(element)} ends in an ellipsis`);
    }
    let size = parseFloat(style(element).fontSize);
    const matrix = element.getScreenCTM?.();
    if (matrix) size *= Math.hypot(matrix.a, matrix.b);
    if (size < 11.95) small.push(`${name(element)} has ${px(size)}`);
  }

  // ---- text inside pictures: images, and drawings that are a part of the page
  const read_picture = (svg, name, scale) => {
    // Without a view box a drawing is as large as its place.
    const box = svg.hasAttribute("viewBox") ? svg.viewBox.baseVal
      : { x: 0, y: 0, width: svg.clientWidth, height: svg.clientHeight };
    for (const text of svg.querySelectorAll("text, tspan")) {
      const own = [...text.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (own && size < 11.95) small.push(`"${words(text)}" in the picture "${name}" has ${px(size)}`);
      if (!own || !box) continue;
      const letters = text.getBBox();
      const to_svg = svg.getScreenCTM().inverse().multiply(text.getScreenCTM());
      const ends = [letters.x, letters.x + letters.width].map((x) => to_svg.a * x + to_svg.c * letters.y + to_svg.e);
      if (Math.min(...ends) < box.x - 1 || Math.max(...ends) > box.x + box.width + 1) {
        clipped.push(`"${words(text)}" runs out of the picture "${name}"`);
      }
    }
  };
  const scale_of = (picture, svg) => picture.getBoundingClientRect().width /
    (svg.viewBox.baseVal?.width || parseFloat(svg.getAttribute("width")));
  for (const svg of everything.filter((each) => each.matches("svg[role=img]") && shown(each))) {
    read_picture(svg, words(svg), scale_of(svg, svg));
  }
  for (const picture of everything.filter((each) => each.tagName === "IMG" && shown(each))) {
    if (!/svg/.test(picture.currentSrc)) continue;
    const markup = await (await fetch(picture.currentSrc)).text();
    const svg = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
    // Drawn once in the page, so that sizes set by style sheets inside the picture count.
    const holder = document.createElement("div");
    holder.style.cssText = "position:absolute;left:-9999px;visibility:hidden";
    const root = holder.attachShadow({ mode: "open" });
    document.body.append(holder);
    root.append(document.importNode(svg, true));
    read_picture(root.firstChild, words(picture), scale_of(picture, root.firstChild));
    holder.remove();
  }

  // ---- controls
  const CONTROL = "a[href], button, input:not([type=hidden]), select, textarea, summary, " +
    "[role=button], [role=switch], [role=tab], [role=option]";
  // An iPhone makes the page larger when a field with smaller letters is touched, and leaves it so.
  const FIELD = "select, textarea, [contenteditable=true], " +
    "input:not([type=range], [type=radio], [type=checkbox])";
  for (const element of everything.filter((each) => each.matches(FIELD) && shown(each))) {
    const size = parseFloat(style(element).fontSize);
    if (size < 16) fields.push(`${name(element)} has ${px(size)}`);
  }
  const seen = new Set();
  for (const element of everything.filter((each) => each.matches(CONTROL))) {
    // A drawn control takes the touches that are meant for the input in it: the label of a
    // toggle, the whole track of a slider.
    const drawn = element.matches("[type=checkbox], [type=radio]") ? element.closest("label")
      : element.matches("[type=range]") ? element.closest("[role=group]")
      : element;
    if (!drawn || seen.has(drawn) || element.disabled || !shown(drawn) || unseen(drawn)) continue;
    if (above(drawn)?.closest("a[href], button")) continue;
    seen.add(drawn);
    const box = drawn.getBoundingClientRect();
    // A link within a sentence is exempt: its height is that of the line.
    const around = above(drawn)?.textContent.trim();
    if (drawn.tagName === "A" && style(drawn).display === "inline" && around !== drawn.textContent.trim()) continue;
    const size = `${name(drawn)} is ${px(box.width)} x ${px(box.height)}`;
    if (Math.min(box.width, box.height) < 24 - 0.1) targets.push(size);
    const is_main = drawn.matches("button, summary, label, a, select");
    if (is_main && !drawn.closest("td, th") && box.height < 44 - 0.1) main_targets.push(size);
  }

  // ---- plotly: its text within its box, apart from each other
  for (const plot of document.querySelectorAll(".js-plotly-plot")) {
    const frame = plot.getBoundingClientRect();
    const boxes = [];
    for (const text of plot.querySelectorAll(".main-svg text")) {
      if (!text.textContent.trim() || text.closest(".hoverlayer") || !shown(text)) continue;
      const r = text.getBoundingClientRect();
      const box = { left: r.left, right: r.right, top: r.top + r.height * 0.2, bottom: r.bottom - r.height * 0.2 };
      if (box.left < frame.left - SLACK || box.right > frame.right + SLACK ||
          box.top < frame.top - SLACK || box.bottom > frame.bottom + SLACK) {
        charts.push(`${name(text)} runs out of its chart`);
      }
      for (const other of boxes) {
        if (box.left < other.right - SLACK && other.left < box.right - SLACK &&
            box.top < other.bottom - SLACK && other.top < box.bottom - SLACK) {
          charts.push(`${name(text)} runs over "${other.words}"`);
        }
      }
      boxes.push({ ...box, words: words(text) });
    }
  }

  const alerts = [...document.querySelectorAll(
    '[data-testid="stException"], [data-testid="stAlertContentError"]')].map(words);
  const unique = (list) => [...new Set(list)];
  return {
    overflow: unique(overflow), clipped: unique(clipped), targets: unique(targets),
    main_targets: unique(main_targets), small: unique(small), fields: unique(fields), charts: unique(charts), alerts,
  };
}
