// @ts-check
/* Makes a drawing from Python a part of the page: in the page's letters, and in its colours. */

/** @param {{ data: { picture: string, width: string }, parentElement: ParentNode }} given */
export default function ({ data, parentElement }) {
  const place = parentElement.querySelector("div");
  if (!place) return;
  const read = new DOMParser().parseFromString(data.picture, "image/svg+xml");
  const drawn = document.importNode(read.documentElement, true);
  // A place that is only so high says so: what sticks to the top, a page for the last row.
  drawn.style.cssText =
    "display: block; width: 100%; height: auto; max-height: var(--picture-height, none)";
  place.style.maxWidth = data.width;
  place.replaceChildren(drawn);
}
