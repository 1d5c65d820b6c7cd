// @ts-check
/* Says to those who hear the page what has changed on it; see goodcry/ui/kit/heard.py. */

const TOLD = "data-told";

/** Says what the page tells, once, in a region that was there before. */
export function sayChanges() {
  const region = document.createElement("p");
  region.setAttribute("role", "status");
  region.style.cssText =
    "position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%)";
  let page = "";
  let before = "";
  new MutationObserver(() => {
    const place = document.querySelector(`[${TOLD}]`);
    const now = place?.getAttribute(TOLD) ?? "";
    if (!now || now === before) return;
    if (!region.isConnected) document.body.append(region);
    /** @type {[Record<string, string>, Record<string, string>]} */
    const [told, known] = [JSON.parse(now), JSON.parse(before || "{}")];
    before = now;
    const fresh = page !== location.pathname;
    page = location.pathname;
    // A page that has just opened is read from its top.
    if (fresh) return;
    const news = Object.keys(told).filter(name => told[name] && told[name] !== known[name]);
    if (news.length) region.textContent = news.map(name => told[name]).join(" ");
  }).observe(document, { attributeFilter: [TOLD], childList: true, subtree: true });
}
