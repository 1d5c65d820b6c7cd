// @ts-check
/* Says one sentence, and lets screen readers read it out when they rest; see said.py. */

/** @param {{ data: { text: string }, parentElement: HTMLElement | ShadowRoot }} given */
export default function ({ data: { text }, parentElement }) {
  const place = parentElement.querySelector("p");
  // Streamlit calls this again after each run of the page: no sentence is read out twice in a row.
  if (!place || place.getAttribute("data-said") === text) return;
  place.setAttribute("data-said", text);
  place.replaceChildren(...text.split("**").map((part, number) => {
    const piece = document.createElement(number % 2 ? "strong" : "span");
    piece.textContent = part;
    return piece;
  }));
}
