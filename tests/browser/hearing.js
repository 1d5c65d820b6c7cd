// Notes what a screen reader would say by itself: texts that come into regions that are live, in
// shadow roots, too. A region that comes with its text is silent, unless it is an alert.
() => {
  const LIVE = '[role="status"], [role="log"], [aria-live="polite"], output';
  const LOUD = '[role="alert"], [aria-live="assertive"]';
  window.heard = [];
  const fresh = new Set();
  const hear = records => {
    const changed = new Set();
    for (const { target, addedNodes } of records) {
      const around = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      const region = around?.closest(`${LIVE}, ${LOUD}`);
      if (region && !fresh.has(region)) changed.add(region);
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches(LIVE)) fresh.add(node);
        for (const each of node.querySelectorAll(LIVE)) fresh.add(each);
        for (const each of [node, ...node.querySelectorAll('*')]) {
          if (each.matches(LOUD)) changed.add(each);
          if (each.shadowRoot) watch(each.shadowRoot);
        }
      }
    }
    for (const region of changed) {
      const text = region.textContent.trim().replace(/\s+/g, ' ');
      if (text) window.heard.push(`${region.matches(LOUD) ? '! ' : ''}${text}`);
    }
    fresh.clear();
  };
  const observer = new MutationObserver(hear);
  const watch = root => observer.observe(
    root, { childList: true, characterData: true, subtree: true });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how);
    watch(root);
    return root;
  };
  watch(document);
}
