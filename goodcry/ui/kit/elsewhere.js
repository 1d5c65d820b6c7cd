// @ts-check
/* Touches of links that are the browser's own matter. */

/**
 * Whether a touch of a link opens it elsewhere: that is the browser's own matter.
 * @param {MouseEvent} touch
 */
export function elsewhere({ button, altKey, ctrlKey, metaKey, shiftKey }) {
  return !!button || altKey || ctrlKey || metaKey || shiftKey;
}
