// @ts-check
/* Copies a text, passes it on or saves it as a file; see by_hand.py. */

/** @typedef {{ does: "copy" | "share" | "save", label: string, text: string, name: string,
 *   done: string }} Wanted */

/**
 * @param {{ data: { buttons: Wanted[] }, parentElement: HTMLElement | ShadowRoot }} given
 */
export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".buttons");
  const said = parentElement.querySelector("p");
  if (!place || !said) return;
  // Streamlit calls this again after each run of the page: what has the focus stays.
  const text = JSON.stringify(data);
  if (place.getAttribute("data-made") === text) return;
  place.setAttribute("data-made", text);
  place.replaceChildren(...data.buttons.filter(can).map(wanted => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = wanted.label;
    button.onclick = async () => {
      said.textContent = (await doing[wanted.does](wanted)) ? wanted.done : "";
    };
    return button;
  }));
}

/** @param {Wanted} wanted */
const can = ({ does }) => does !== "share" || "share" in navigator;

/** @type {Record<Wanted["does"], (wanted: Wanted) => boolean | Promise<boolean>>} */
const doing = {
  copy: ({ text }) => {
    // In a school's own network, without a certificate, there is only the old way.
    if (!navigator.clipboard) return copiedTheOldWay(text);
    return navigator.clipboard.writeText(text).then(() => true, () => copiedTheOldWay(text));
  },
  share: ({ text, name }) =>
    navigator.share({ title: name, url: text }).then(() => true, () => false),
  save: ({ text, name }) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    link.click();
    // The browser has to have begun to read it.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return true;
  },
};

/** @param {string} text */
function copiedTheOldWay(text) {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.style.cssText = "position: fixed; opacity: 0; font-size: 16px;";
  // Within the dialog that is open: what lies outside of it takes no focus.
  (document.querySelector('[role="dialog"]') || document.body).append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
