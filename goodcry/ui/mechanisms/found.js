// @ts-check
/* Hands what was found to the search box on the same page, which stands outside of what is drawn
   anew; keeps it for a box that comes later. */

/** @param {{ data: any }} given */
export default function ({ data }) {
  const place = /** @type {any} */ (document);
  place.goodcryFound = data;
  document.dispatchEvent(new CustomEvent("goodcry-found", { detail: data }));
  return () => {
    if (place.goodcryFound === data) delete place.goodcryFound;
  };
}
