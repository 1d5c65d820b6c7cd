"""Marks that go with every number: how sure, how read, and whose."""

from __future__ import annotations

# A shape and a word, never colour alone.
CERTAINTY = {
    "replicated": "●●● seen more than once",
    "single": "●●○ seen in one study",
    "indirect": "●○○ only indirect studies",
    "conflicting": "◐ studies disagree",
    "tested, no difference": "= tested, no difference",
    "no study found": "○ no study found",
}
CERTAINTY_MEANING = {
    "replicated": "two or more studies of people who cried agree",
    "single": "one study of people who cried",
    "indirect": "studied in people who were not crying, or only implied",
    "conflicting": "studies point different ways",
    "tested, no difference": "studies looked for a difference and found none",
    "no study found": "we found no study of mood after a cry",
}
DIRECTION = {
    "better": "▲ better",
    "no better": "■ no better",
    "worse": "▼ worse",
    "no difference": "= no difference",
    "not known": "? not known",
}
READ = {
    "full_text": "read in full",
    "abstract": "from the abstract",
    "secondary": "as reported by others",
}
GRADE = {
    "measured in criers": "● measured in criers",
    "indirect": "◐ indirect",
    "animal or theory": "○ animals or theory",
    "disputed": "≠ disputed",
    "contradicted": "✕ contradicted",
}
STANCE = {"asserts": "says so", "hedges": "says perhaps", "disputes": "doubts it"}
AREA = {
    "physiology": "Body",
    "moderator": "What surrounds a cry",
    "mechanism": "How it might work",
    "safety": "Safety",
}
KIND = {
    "article-journal": "Journal paper",
    "book": "Book",
    "chapter": "Book chapter",
    "thesis": "Thesis",
    "report": "Report",
    "webpage": "Web page",
    "article-newspaper": "Newspaper",
    "article-magazine": "Magazine",
    "dataset": "Data set",
    "review-page": "Popular article",
}


def plain(text: str) -> str:
    """Text that may stand inside a markdown directive such as ``:small[...]``."""
    return text.replace("[", "(").replace("]", ")")
