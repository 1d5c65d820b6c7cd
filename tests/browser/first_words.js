// Runs in a page before its own scripts and looks at each frame: are the page's words in sight, in
// #first-words or in the live page? A page without #first-words, such as the floor of the
// benchmarks, has the words of its first paragraph. `firstWords.seen()`, times in ms since the
// start of the navigation. A frame in which nothing of the page has changed shows what the one before
// it showed; so that looking does not keep a slow phone busy, only the others are looked at.
//   first      when words stood on the screen for the first time
//   live       when they stood in the live page, and the first words were gone
//   without    the frames since `first` in which no words were in sight, as times
//   frames     how many frames there were
//   shift      the sum of all layout shifts that no touch brought about
//   handOver   the part of them between the last frame with the first words and the second after it
//   moved      how far the hand-over moved the words, px; null if no words were in both
// `firstWords.stop()` ends the looking. To look at each frame keeps a slow phone from drawing; who
// measures its time sets `firstWordsEvery`: then it is looked at only what has changed, and as long as
// the first words stand only every so many ms.
(() => {
  if (window.top !== window || window.firstWords) return;
  const SHORTEST = 20;  // characters; "Help now" stands in many places
  const FAINTEST = 0.5;
  const noted = { first: null, live: null, without: [], frames: 0, moved: null };
  const shifts = [];
  const MOVING_MS = 1000;  // for so long a change of style may go on by itself
  let texts = [];  // of the first words
  let places = [];  // of the same words in the live page
  let changed = true;  // since the last look
  let moving = 0;  // until then each frame may differ
  let stopped = false;
  let before = null;  // the frame before: its time, and where the first words stood
  let handOver = null;  // the time of the last frame with the first words, and of two after it
  let framesSince = 0;

  const plain = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  const painted = (name) => {
    noted[name] = performance.now();  // provisional: the task after the frame tells the time
    scheduler.postTask(() => { noted[name] = performance.now(); }, { priority: 'user-blocking' });
  };
  // A font of the page that is still on its way, and draws nothing meanwhile.
  const blank = (family) => [...document.fonts].some((font) => font.status === 'loading'
    && ['auto', 'block'].includes(font.display)
    && family.split(',')[0].replace(/["' ]/g, '') === font.family.replace(/["' ]/g, ''));
  const inSight = (element) => {
    if (!element.isConnected || !element.checkVisibility({ visibilityProperty: true })) return false;
    let strength = 1;
    for (let each = element; each; each = each.parentElement) {
      strength *= getComputedStyle(each).opacity;
    }
    const { fontFamily, pointerEvents } = getComputedStyle(element);
    if (strength < FAINTEST || blank(fontFamily)) return false;
    // The first line that is on the screen, and what lies on top there.
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].some(({ left, top, width, height }) => {
      const [x, y] = [left + Math.min(width, 20) / 2, top + height / 2];
      const hit = document.elementFromPoint(x, y);
      return width && height && hit
        && (pointerEvents === 'none' || element.contains(hit) || hit.contains(element));
    });
  };
  const paragraphs = (holder) => [...holder?.querySelectorAll('p:not(nav p)') ?? []]
    .filter((each) => plain(each).length >= SHORTEST);
  const inLivePage = () => {
    const all = [...document.querySelectorAll('.stMain :is(p, li, .stHtml)')];
    return texts.length ? all.filter((each) => texts.some((text) => plain(each).includes(text)))
      : all.filter((each) => each.closest('.stMarkdown') && plain(each)).slice(0, 1);
  };
  const apart = (one, other) => Math.max(Math.abs(one.left - other.left), Math.abs(one.top - other.top));

  const every = window.firstWordsEvery;
  let timer = 0;
  const holds = () => document.querySelector('#first-words:has(main)');
  const nextFrame = () => { timer = 0; requestAnimationFrame(look); };
  const onChange = () => {
    changed = true;
    if (!every || stopped) return;
    const stands = noted.first !== null && holds();
    if (timer && stands) return;
    clearTimeout(timer);
    timer = setTimeout(nextFrame, stands ? every : 0);
  };
  const look = (now) => {
    if (stopped) return;
    // Whether the words can be seen may take some frames more: for a font, or for a style to change.
    const unseen = texts.length && (noted.first === null || (noted.live === null && !holds()));
    if (!every || unseen || handOver?.[1] === Infinity) requestAnimationFrame(look);
    noted.frames += 1;
    if (handOver?.[1] === Infinity && (framesSince += 1) > 2) handOver[1] = now;
    if (!changed && now > moving) {
      if (before) before.time = now;
      return;
    }
    const holder = holds();
    changed = false;
    const stands = !!holder?.checkVisibility({ visibilityProperty: true });
    if (holder && (document.readyState === 'loading' || !texts.length)) {
      texts = paragraphs(holder).map(plain);
    }
    const first = stands ? paragraphs(holder).find(inSight) : undefined;
    let live;
    if (!first) {
      places = inLivePage();
      live = places.find(inSight);
    }
    if (!first && !live) {
      if (noted.first !== null) noted.without.push(now);
    } else if (noted.first === null) painted('first');
    if (live && !stands && noted.live === null) painted('live');
    if (before?.stood && !stands) {
      handOver = [before.time, Infinity];
      const same = places.find((each) => before.text && plain(each).includes(before.text));
      if (same) noted.moved = apart(same.getBoundingClientRect(), before.box);
    }
    before = { time: now, stood: stands, text: first && plain(first), box: first?.getBoundingClientRect() };
  };
  requestAnimationFrame(look);
  new MutationObserver(onChange).observe(document,
    { subtree: true, childList: true, characterData: true, attributes: true });
  for (const kind of ['load', 'scroll', 'animationstart', 'animationend', 'transitionrun',
    'transitionend']) {
    document.addEventListener(kind, ({ target }) => {
      if (kind !== 'load' || target.rel === 'stylesheet') moving = performance.now() + MOVING_MS;
    }, true);
  }
  document.fonts.addEventListener('loadingdone', onChange);
  new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    .observe({ type: 'layout-shift', buffered: true });
  window.firstWords = {
    seen: () => {
      const sum = (some) => some.reduce((all, each) => all + (each.hadRecentInput ? 0 : each.value), 0);
      return { ...noted, shift: sum(shifts), handOver: sum(shifts.filter(({ startTime }) =>
        handOver && startTime >= handOver[0] && startTime <= handOver[1])) };
    },
    stop: () => { stopped = true; },
  };
})();
