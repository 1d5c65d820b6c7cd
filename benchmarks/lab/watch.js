// Runs in the page before the page's own scripts. Keeps in window.__watch, in ms since the start of
// the navigation (performance.now):
//   table    when the first table was filled
//   last     when anything on the page changed
//   taps     when the finger touched
(() => {
  if (window.top !== window || window.__watch) return;
  const watch = (window.__watch = { table: null, last: 0, taps: [] });
  const painted = (name) => {
    watch[name] = performance.now();  // provisional: the frame that shows it follows
    requestAnimationFrame(() => requestAnimationFrame(() => { watch[name] = performance.now(); }));
  };
  const says = (selector) => [...document.querySelectorAll(selector)]
    .some((each) => each.textContent.trim() !== '');
  const seen = () => { watch.last = performance.now(); };
  const look = (records) => {
    if (!document.querySelector('.stMain')) return;
    if (watch.table === null && says('.stMain table td')) painted('table');
    for (const { target } of records) {
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      if (!element?.isConnected) continue;
      const root = element.getRootNode();
      const place = root instanceof ShadowRoot ? root.host : element;
      if (place.closest('.stApp') && !place.closest('.stAppHeader, .stStatusWidget')) seen();
    }
  };
  const observer = new MutationObserver(look);
  const wanted = {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ['d', 'points', 'transform', 'src', 'class', 'style'],
  };
  observer.observe(document, wanted);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (...how) {
    const root = attach.apply(this, how);
    observer.observe(root, wanted);
    return root;
  };
  document.addEventListener('load', (event) => {
    if (event.target.tagName === 'IMG' && event.target.closest('.stMain')) seen();
  }, true);
  document.addEventListener('click', (event) => watch.taps.push(event.timeStamp), true);
})();
