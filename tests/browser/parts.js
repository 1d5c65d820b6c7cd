// What scripts that look at a page share; see `looking` in visit.py.
/** All elements below a root, those in components' own parts of the page too. */
const deep = (root, found = []) => {
  for (const each of root.querySelectorAll("*")) {
    found.push(each);
    if (each.shadowRoot) deep(each.shadowRoot, found);
  }
  return found;
};
/** What has the focus, in a component's own part of the page too. */
const focused = () => {
  let each = document.activeElement;
  while (each?.shadowRoot?.activeElement) each = each.shadowRoot.activeElement;
  return each;
};
/** What an element stands in, out of a component's own part too. */
const above = each => each.parentElement ?? each.getRootNode().host ?? null;
