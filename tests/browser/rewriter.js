// Stands for the browser's translation. What it writes can be told from the page's own: each "e"
// becomes an "é". `kind` names how it goes about it; new texts are rewritten as they come, in shadow
// roots, too.
(kind) => {
  const KEPT = 'script, style, template, textarea, svg, [translate="no"], .notranslate, .rewritten';
  const say = text => text.replaceAll('e', 'é');
  const made = (name, ...content) => {
    const element = document.createElement(name);
    element.className = 'rewritten';
    element.append(...content);
    return element;
  };
  const font = text => made('font', made('font', say(text)));
  const ways = {
    // As Chrome does it.
    translation: text => text.replaceWith(font(text.data)),
    // The same in two steps.
    before: text => { text.before(font(text.data)); text.remove(); },
    // As extensions do that make the beginnings of words bold: they keep the page's own text, cut.
    halves: text => {
      const rest = text.data.length > 1 && text.splitText(text.data.length >> 1);
      for (const part of rest ? [text, rest] : [text]) {
        const place = made('span');
        part.replaceWith(place);
        part.data = say(part.data);
        place.append(part);
      }
    },
  };
  const rewrite = node => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const texts = [];
    for (let at = node; at; at = walker.nextNode()) {
      if (at.nodeType === Node.TEXT_NODE) texts.push(at);
      else if (at.shadowRoot) watch(at.shadowRoot);
    }
    for (const text of texts) {
      if (!text.parentElement || !text.data.trim()) continue;
      if (text.parentElement.closest(KEPT)) continue;
      ways[kind](text);
    }
  };
  const observer = new MutationObserver(records => {
    for (const { target, type, addedNodes } of records) {
      for (const node of type === 'characterData' ? [target] : addedNodes) {
        if (node.isConnected) rewrite(node);
      }
    }
  });
  const watch = root => {
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    rewrite(root);
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how);
    watch(root);
    return root;
  };
  watch(document);
}
