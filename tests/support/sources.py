"""Sources to cite: one of which all is known, one of which hardly anything is."""

from __future__ import annotations

FULL = {
    "id": "bylsma2011",
    "type": "article-journal",
    "authors": "Bylsma, Lauren M.; Croon, Marcel A.; Vingerhoets, Ad J. J. M.",
    "year": 2011,
    "title": "When and for whom does crying improve mood?",
    "about": "Diary of cries, kept by women",
    "container": "Journal of Research in Personality",
    "volume": "45",
    "issue": "4",
    "pages": "385–392",
    "doi": "10.1016/j.jrp.2011.04.007",
    "url": "https://example.org/copy",
    "citation_status": "as read",
    "note": None,
}

# What a source has at the least; all else is missing.
BARE = dict.fromkeys(FULL) | {
    "id": "bare",
    "type": "webpage",
    "about": "Page on tears, by nobody",
    "citation_status": "as read",
}
