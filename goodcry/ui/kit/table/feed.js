// @ts-check
/* Hands what is answered to the table on the same page, which stands outside of what is drawn anew,
   and tells what was touched there; keeps both for a table that comes later. */

/** @param {{ data: any, setStateValue: (name: string, value: unknown) => void }} given */
export default function ({ data, setStateValue }) {
  const place = /** @type {any} */ (document);
  const feed = { data, tell: (/** @type {unknown} */ what) => setStateValue("chosen", what) };
  place.goodcryFeed = feed;
  document.dispatchEvent(new CustomEvent("goodcry-feed"));
  return () => {
    if (place.goodcryFeed === feed) delete place.goodcryFeed;
  };
}
