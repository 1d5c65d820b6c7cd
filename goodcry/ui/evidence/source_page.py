"""One source's page: how to find it, what it is, and everything here that rests on it."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from goodcry import bibliography, search
from goodcry.evidence import Evidence, Row
from goodcry.ui.evidence import rows
from goodcry.ui.kit import citations, heard, links, query, vocabulary, wording
from goodcry.ui.kit.folds import fold

# These say how a row is used, or are said elsewhere on the page.
NOT_SHOWN = ("id", "study", "colour_order", "url", "link")
# What a row is called, in the first of these fields that it has; else in its first field.
TITLES = ("name", "label", "event")


def show(evidence: Evidence, key: str) -> None:
    """The whole page of a source."""
    source = evidence.row("sources", key)
    name = bibliography.short_citation(source)
    heard.tell("source", f"{name}.")
    _back("above")
    st.header(wording.escaped(name), anchor=False)
    _reference(source)
    _facts(evidence, source)
    fold("Copy it as BibTeX", _bibtex, source, key="bibtex", icon=":material/content_copy:")
    resting = search.citing(evidence, key)
    claims, findings = resting.pop("article_claims", ()), resting.pop("findings", ())
    parts = []
    if claims:
        parts.append(f"<h3>It makes {wording.count(len(claims), 'claim')}</h3>")
        parts.append(rows.listed(evidence, claims, rows.claim_body))
    if findings:
        parts.append(f"<h3>{wording.count(len(findings), 'finding')} from it</h3>")
        parts.append(rows.listed(evidence, findings, rows.finding_body))
    if claims or findings:
        st.html(rows.html(*parts))
    if resting:
        st.subheader("More that rests on it", anchor=False)
        for table, entries in resting.items():
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{evidence.resources[table]['title']}**")
                st.markdown("\n".join(f"- {entry(evidence, table, row)}" for row in entries))
    if not (claims or findings or resting):
        st.markdown("No row rests on it yet. It is kept because another source builds on it.")
    _back("below")


def chosen(evidence: Evidence) -> str | None:
    """The source that the address names."""
    source: str | None = query.held("source", evidence)
    return source


def _back(place: str) -> None:
    links.here(
        "Back to the list",
        key=f"back-{place}",
        parameters={"source": None},
        place=rows.TOP,
        icon=":material/arrow_back:",
    )


def _reference(source: Row) -> None:
    address = bibliography.link(source)
    if address:
        place = urlsplit(address).hostname or address
        verb = "Open it at" if source["doi"] else "Open what we read at"
        st.link_button(f"{verb} {place}", address, icon=":material/open_in_new:")
    else:
        st.markdown("We have no link to it.")
    # Names, titles and addresses: whoever looks for them needs them as they are.
    st.html(f"<p>{wording.kept(escape(bibliography.citation(source)))}</p>")
    if source["citation_status"] == "check":
        st.markdown(
            ":material/warning: **Details unconfirmed:** we could not see all of this reference."
        )


def _facts(evidence: Evidence, source: Row) -> None:
    facts = {
        "What it is": source["about"],
        "Kind": evidence.category("sources", "type", source["type"]).label,
        "How it was studied": source["design"],
        "In whom": source["population"],
        "How many": citations.sample(source) if source["n"] is not None else None,
        "Note": source["note"],
    }
    st.markdown(
        "\n".join(f"- **{name}:** {wording.escaped(said)}" for name, said in facts.items() if said)
    )


def _bibtex(source: Row) -> None:
    st.code(bibliography.to_bibtex([source]), language=None, wrap_lines=True)


def entry(evidence: Evidence, table: str, row: Row) -> str:
    """A row of any table as markdown: its name, then field by field what else it says."""
    skipped = {*NOT_SHOWN, *search.references(evidence, table, "sources")}
    texts = {
        field["name"]: _value(row[field["name"]], field.get("unit", ""))
        for field in evidence.resources[table]["schema"]["fields"]
        if row[field["name"]] is not None
        and field["name"] not in skipped
        and "enum" not in field.get("constraints", {})
    }
    if "value" in texts:  # the same once more, for the arithmetic
        texts.pop("number", None)
    title = next((name for name in TITLES if name in texts), next(iter(texts), ""))
    details = [f"{name.replace('_', ' ')}: {texts[name]}" for name in texts if name != title]
    if row.get("read"):
        details.append(vocabulary.read(evidence, row["read"]))
    small = f"  \n  :small[{wording.escaped(' · '.join(details))}]" if details else ""
    return wording.escaped(texts.get(title, "")) + small


def _value(value: str | int | float, unit: str) -> str:
    number = f"{value:,g}" if isinstance(value, float) else str(value)
    return f"{number} {unit}".strip()
