"""Searching forgives how words are typed and pasted, and is safe with anything."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goodcry import search
from goodcry.asking import asked
from goodcry.evidence import Evidence

LISTS = ("findings", "article_claims", "sources", "conflicts")
ROWS = (
    {"who": "Gračanin", "what": "Why only humans weep", "year": 2015},
    {"who": "Ørsted & Łukasz", "what": "Tränen 2–3 ± 5, −0.2", "year": None},
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", 2),
        ("   ", 2),
        ("gracanin", 1),
        ("GRAČANIN", 1),
        ("humans only", 1),
        ("gracanin 2015", 1),
        ("gracanin tranen", 0),
        ("orsted lukasz", 1),
        ("tränen", 1),
        ("weep weep weep", 1),
        ("2-3", 1),
        ("+/- 5", 1),
        ("−0.2", 1),
        ("-0.2", 1),
        ("none", 0),
        ("eep", 0),  # a word is found by its beginning, not by a part of another word
    ],
)
def test_every_word_must_occur_somewhere(text: str, found: int) -> None:
    assert len(search.search(ROWS, text, ("who", "what", "year"))) == found


def test_only_the_fields_named_are_searched() -> None:
    assert not search.search(ROWS, "gracanin", ("what",))


def test_text_that_belongs_to_a_row_is_searched() -> None:
    found = search.search(ROWS, "denmark", ("who",), more=lambda row: "Denmark" * (not row["year"]))
    assert [row["who"] for row in found] == ["Ørsted & Łukasz"]


@given(some.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    found = search.search(ROWS, text, ("who", "what", "year"))
    assert set(map(id, found)) <= set(map(id, ROWS))


# What people have on their clipboards and keyboards, and the same in plain letters.
PASTED = {
    "the ﬁlm": "film",  # joined letters
    "emo\u00adtion": "emotion",  # a soft hyphen
    "emo\u00ad tion": "emotion",
    "emo- tion": "emotion",  # a word broken at a line's end, as browsers paste it
    "emo-tion": "emotion",
    "emo¬ tion": "emotion",
    "self‑esteem": "self-esteem",
    "ＣＯＲＴＩＳＯＬ": "cortisol",
    "CORTİSOL": "cortisol",  # Turkish
    "cortısol": "cortisol",
    "cοrtιsοl": "cortisol",  # Greek
    "соrtisоl": "cortisol",  # Cyrillic
    "oxy\u200btocin": "oxytocin",
    "“depression”,": "depression",
    "(cortisol).": "cortisol",
    "women´s": "women's",
    "β-endorphin": "beta-endorphin",
    "2–20": "2-20",
    "−0.2": "-0.2",
    "https://doi.org/10.1093/scan/nsr067": "10.1093/scan/nsr067",
    "https://doi-org.library.example/10.1093/scan/nsr067?via=x": "10.1093/scan/nsr067",
    "doi:https://www.doi.org/10.1093%2Fscan%2Fnsr067/full": "10.1093/scan/nsr067",
    "Gracˇanin": "gracanin",  # accents that stand apart
    "Ju¨ngert": "jungert",
    "tears¹²,¹⁴": "tears",  # numbers of notes
    "tears [3, 14–16]": "tears",
    "tears™": "tears",
    "ΜΟΟD": "mood",  # Greek capitals
    "ᴍᴏᴏᴅ": "mood",
    "ß-endorphin": "beta-endorphin",
    "٢٠١٥": "2015",
    "2015": "２０１５",
    "65,5": "65.5",
    "65·5": "65.5",
    "2 – 3": "2-3",
    "2--3": "2-3",
    "±\u202f5": "± 5",
    "1,004": "1004",
    "crying/weeping": "crying weeping",
    "tears—emotional": "tears emotional",
    "Hendriks et al., 2007": "hendriks 2007",
}


@pytest.mark.parametrize(("pasted", "plain"), PASTED.items())
def test_what_looks_the_same_is_found_the_same(evidence: Evidence, pasted: str, plain: str) -> None:
    for table in LISTS:
        assert search.find(evidence, table, pasted) == search.find(evidence, table, plain)


SAME = [
    ("depression", "depressed", "DEPRESSIVE"),
    ("cry", "crying", "cries", "cried", "wept", "weeping"),
    ("women", "woman"),
    ("adrenaline", "epinephrine"),
    ("endorphins", "opioid", "painkillers"),
    ("acth", "adrenocorticotropic hormone", "corticotropin"),
    ("tear gland", "lacrimal gland"),
    ("oxytocin", "love hormone"),
]


@pytest.mark.parametrize("words", SAME, ids=[words[0] for words in SAME])
def test_forms_and_names_of_a_thing_find_the_same(
    evidence: Evidence, words: tuple[str, ...]
) -> None:
    for table in LISTS:
        first, *others = (search.find(evidence, table, word) for word in words)
        assert others == [first] * len(others), table
    assert search.find(evidence, "findings", words[0])


def test_small_words_of_a_question_are_not_looked_for(evidence: Evidence) -> None:
    asked = search.find(evidence, "findings", "What does oxytocin do?")
    assert asked == search.find(evidence, "findings", "oxytocin")
    assert search.search(({"who": "The Who"}, {"who": "Them"}), "the who", ["who"])


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Cries & <b>tears</b>", "tear", "Cries &amp; &lt;b&gt;<mark>tears</mark>&lt;/b&gt;"),
        ("Gračanin, 2015", "grac 2015", "<mark>Gračanin</mark>, <mark>2015</mark>"),
        ("Of the tear gland", "lacrimal gland", "Of the <mark>tear gland</mark>"),
        ("depression, depressing", "depressed", "<mark>depression</mark>, <mark>depressing</mark>"),
        ("2–3 min", "2-3", "<mark>2–3</mark> min"),
        ("The end of a cry", "the cry", "The end of a <mark>cry</mark>"),
        ("the ﬁlm’s end", "film", "the <mark>ﬁlm’s</mark> end"),
        ("nothing", "", "nothing"),
    ],
)
def test_what_was_found_is_marked(evidence: Evidence, text: str, words: str, shown: str) -> None:
    assert search.marked(text, asked(words, evidence)) == shown


def test_each_row_found_by_a_word_of_its_own_has_a_mark(evidence: Evidence) -> None:
    words = asked("weeping depression", evidence)
    rows = search.search(evidence.rows("findings"), words, ("statement",))
    assert rows
    for row in rows:
        assert search.marked(row["statement"], words).count("<mark>") >= 2


@given(some.text(max_size=100), some.text(max_size=20))
def test_marking_changes_nothing_but_marks(text: str, words: str) -> None:
    bare = re.sub("</?mark>", "", search.marked(text, words))
    assert html.unescape(bare) == html.unescape(html.escape(text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("depresion", "depression"),
        ("cortizol saliva", "cortisol saliva"),
        ("oxitocin", "oxytocin"),
        ("endorfin", "endorphin"),
        ("seratonin", "serotonin"),
        ("gracannin 2015", "gracanin 2015"),
        ("depression", "depression"),
        ("zzzz", None),
        ("depresion zzzz", None),
    ],
)
def test_a_near_miss_is_told_the_word_that_was_meant(
    evidence: Evidence, typed: str, meant: str | None
) -> None:
    assert search.near(typed, search.vocabulary(evidence, LISTS)) == meant


def test_findings_are_found_by_their_source_whatever_its_accents(evidence: Evidence) -> None:
    expected = {row["id"] for row in evidence.where("findings", source="gracanin2015")}
    assert expected <= {row["id"] for row in search.find(evidence, "findings", "gracanin 2015")}


def test_each_row_is_found_by_its_key(evidence: Evidence) -> None:
    for table in LISTS:
        *_, last = evidence.rows(table)
        assert last in search.find(evidence, table, last["id"])
        for row in evidence.rows(table):  # each by itself, or all would be read for each
            assert search.find(evidence, table, row["id"], id=row["id"]) == (row,), row["id"]


def test_filters_and_words_narrow_together(evidence: Evidence) -> None:
    body = search.find(evidence, "findings", area="physiology", read=None)
    assert body == evidence.where("findings", area="physiology")
    rows = search.find(evidence, "findings", "heart", area="physiology", read="abstract")
    assert rows
    assert {(row["area"], row["read"]) for row in rows} == {("physiology", "abstract")}


def test_set_words_are_no_text(evidence: Evidence) -> None:
    assert "read" not in search.text_fields(evidence, "findings")
    assert "url" not in search.text_fields(evidence, "findings")
    assert "statement" in search.text_fields(evidence, "findings")


def test_everything_that_rests_on_a_source_is_found(evidence: Evidence) -> None:
    for table in evidence.resources:
        for field in search.references(evidence, table, "sources"):
            for row in evidence.rows(table):
                if row[field] and row.get("shown") != "no":
                    assert row in search.citing(evidence, row[field])[table]


def test_what_is_kept_only_for_the_record_is_not_shown(evidence: Evidence) -> None:
    hidden = evidence.where("base_rates", shown="no")
    assert hidden
    for row in hidden:
        assert row not in search.citing(evidence, row["source"]).get("base_rates", ())
