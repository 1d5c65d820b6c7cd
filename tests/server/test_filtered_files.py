"""Files of the rows chosen on a page: what they hold, how they are named, what is refused."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import urlencode

import pandas as pd
import pytest

from goodcry import effects, exports
from goodcry.evidence import Evidence
from goodcry.selections import FILTERS
from goodcry.ui.evidence import lists, rows
from goodcry.ui.kit import wording
from tests.support.evidence_page import cards_of, headings, open_evidence
from tests.support.records import EVIDENCE
from tests.support.served_files import get, name_of

# Parameters as the page understands them: ids, labels, several words, accents, both filters.
FILTERED = [
    ("findings", {"q": "cortisol"}),
    ("findings", {"area": "mechanism", "q": "Cortisol"}),
    ("findings", {"area": "mechanism", "read": "abstract"}),
    ("findings", {"read": EVIDENCE.category("findings", "read", "full_text").label}),
    ("article_claims", {"stance": EVIDENCE.allowed("article_claims", "stance")[0]}),
    ("article_claims", {"article": EVIDENCE.rows("article_claims")[0]["article"], "q": "tears"}),
    ("sources", {"type": "review-page"}),
    ("sources", {"q": "Gračanin 2015"}),
    ("conflicts", {"q": "mood"}),
    ("findings", {"subject": "sleep"}),
    ("article_claims", {"subject": "sleep", "q": "tired"}),
]


@pytest.mark.parametrize(
    ("table", "parameters"), FILTERED, ids=[f"{t}-{urlencode(p)}" for t, p in FILTERED]
)
class TestAFilteredList:
    def test_holds_the_rows_that_the_page_shows(
        self, table: str, parameters: dict[str, str]
    ) -> None:
        answer = get(f"/data/{table}.csv?{urlencode(parameters)}")
        lines = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
        total = len(EVIDENCE.rows(table))
        assert 0 < len(lines) < total
        shown: set[str] = set()
        for number in range(1, 2 + len(lines) // lists.PAGE_SIZE):
            page = open_evidence(view=table, p=str(number), **parameters)
            shown.update(cards_of(page))
        noun = wording.count(total, rows.LISTS[table][0])
        assert f"{len(lines)} of {noun}" in headings(page)
        assert shown == {line["id"] for line in lines}

    def test_has_the_references_of_these_rows_beside_it(
        self, table: str, parameters: dict[str, str]
    ) -> None:
        answer = get(f"/data/{table}.bib?{urlencode(parameters)}")
        text = get(f"/data/{table}.csv?{urlencode(parameters)}").body.decode("utf-8-sig")
        lines = csv.DictReader(io.StringIO(text))
        field = {"sources": "id", "findings": "source", "article_claims": "article"}.get(table)
        keys = re.findall(r"^@\w+\{([^,]+),", answer.text, re.MULTILINE)
        assert re.fullmatch(rf"{table}(-[a-z0-9]+)+\.bib", name_of(answer))
        assert 0 < len(keys) == len(set(keys)) < len(EVIDENCE.rows("sources"))
        assert field is None or set(keys) == {line[field] for line in lines}

    def test_is_the_file_with_fewer_lines(self, table: str, parameters: dict[str, str]) -> None:
        some = get(f"/data/{table}.csv?{urlencode(parameters)}").body.splitlines()
        whole = get(f"/data/{table}.csv").body.splitlines()
        assert some[0] == whole[0]
        assert [line for line in whole if line in set(some)] == some

    def test_says_in_its_name_what_was_chosen(self, table: str, parameters: dict[str, str]) -> None:
        name = name_of(get(f"/data/{table}.csv?{urlencode(parameters)}"))
        assert re.fullmatch(rf"{table}(-[a-z0-9]+)+\.csv", name)
        assert all(f"-{key}-" in name for key in parameters)


def test_the_name_of_a_file_is_plain_and_short() -> None:
    name = name_of(get("/data/findings.csv?q=cortisol&area=mechanism"))
    assert name == "findings-q-cortisol-area-mechanism.csv"
    hostile = urlencode({"q": '"; filename=x.exe\r\nSet-Cookie: a=b ../' + "w" * 900})
    answer = get(f"/data/findings.csv?{hostile}")
    assert answer.status == 200 and "set-cookie" not in answer.headers
    assert re.fullmatch(r"[a-z0-9-]{1,120}\.csv", name_of(answer))
    assert name_of(get("/data/findings.csv?q=%E6%B6%99")) == "findings-q.csv"


@pytest.mark.parametrize("empty", ["q=", "q=+", "area=", "q=&area=&read="])
def test_nothing_chosen_is_the_whole_file(empty: str) -> None:
    answer = get(f"/data/findings.csv?{empty}")
    assert answer.body == exports.table(EVIDENCE, "findings")
    assert name_of(answer) == "findings.csv"


def test_words_that_are_nowhere_give_the_names_of_the_columns() -> None:
    answer = get("/data/findings.csv?q=zzzzzz")
    assert answer.status == 200
    assert pd.read_csv(io.BytesIO(answer.body)).empty


def test_effects_are_of_the_size_that_was_set(evidence: Evidence) -> None:
    answer = get("/data/a-good-cry-effects.csv?size=0.5")
    assert answer.body == effects.as_csv(effects.effects(evidence, 0.5))
    assert name_of(answer) == "a-good-cry-effects-size-0-5.csv"
    start = evidence.assumption("effect_size")
    whole = get(f"/data/a-good-cry-effects.csv?size={start}")
    assert whole.body == get("/data/a-good-cry-effects.csv").body != answer.body


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("findings.csv?aera=mechanism", ["“aera”", "q, area, read"]),
        ("findings.csv?q=a&stance=firm", ["“stance”", "q, area, read"]),
        ("conflicts.csv?area=mechanism", ["“area”", "takes: q"]),
        ("presets.csv?q=a", ["“q”", "takes: none"]),
        ("a-good-cry-data.zip?q=a", ["“q”", "takes: none"]),
        ("evidence/findings.csv?q=a", ["“q”", "takes: none"]),
        ("findings.csv?%3Cscript%3E=a", ["A parameter of this address", "q, area, read"]),
        ("findings.csv?" + "x" * 5000, ["A parameter of this address"]),
        ("findings.csv?area=hormone", ["area", "physiology, moderator"]),
        ("findings.csv?area=%3Cscript%3E", ["area", "physiology, moderator"]),
        ("sources.csv?type=blog", ["type", "review-page"]),
        ("findings.csv?q=" + "w" * 1001, ["q", "1,000 characters"]),
        ("a-good-cry-effects.csv?size=nan", ["size", "a number from"]),
        ("a-good-cry-effects.csv?size=1e9", ["size", "a number from"]),
    ],
)
def test_what_is_not_known_is_refused_in_words(address: str, words: list[str]) -> None:
    answer = get(f"/data/{address}")
    assert answer.status == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert all(word in answer.text for word in words), answer.text
    assert len(answer.text) < 600 and "script" not in answer.text
    assert answer.headers["access-control-allow-origin"] == "*"


def test_each_filter_of_a_file_is_one_of_the_page() -> None:
    for table, fields in FILTERS.items():
        assert set(fields) <= lists.ANYTHING.keys()
        assert table in rows.LISTS
