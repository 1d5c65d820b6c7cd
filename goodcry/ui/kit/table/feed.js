// @ts-check
/* Hands what is answered to the table on the same page, which stands outside of what is drawn anew;
   keeps it for a table that comes later. */

/** @param {{ data: any }} given */
export default function ({ data }) {
  const place = /** @type {any} */ (document);
  place.goodcryAnswer = data;
  document.dispatchEvent(new CustomEvent("goodcry-answer", { detail: data }));
  return () => {
    if (place.goodcryAnswer === data) delete place.goodcryAnswer;
  };
}
