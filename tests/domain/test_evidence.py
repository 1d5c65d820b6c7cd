"""Whole data answers questions; damaged data shows as one sentence on the page."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import pytest

from goodcry.evidence import Evidence
from tests.support.data_copy import DataCopy


def test_an_untouched_copy_loads_the_same_rows(data_copy: DataCopy, evidence: Evidence) -> None:
    copied = data_copy.load()
    for table in evidence.resources:
        assert copied.rows(table) == evidence.rows(table)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: b"\xef\xbb\xbf" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace(b"\n", b"\r\n"), id="Windows line ends"),
        pytest.param(lambda text: text.rstrip(b"\n"), id="no line end at the end"),
    ],
)
def test_what_spreadsheet_programs_do_to_a_file_is_harmless(
    change: Callable[[bytes], bytes], data_copy: DataCopy, evidence: Evidence
) -> None:
    data_copy.rewrite("evidence/findings.csv", change)
    assert data_copy.load().rows("findings") == evidence.rows("findings")


def test_a_byte_order_mark_in_the_codebook_is_harmless(data_copy: DataCopy) -> None:
    data_copy.rewrite("evidence/datapackage.json", lambda text: b"\xef\xbb\xbf" + text)
    assert data_copy.load().date


def test_columns_may_stand_in_any_order(data_copy: DataCopy, evidence: Evidence) -> None:
    lines = [text.split(",") for text in data_copy.path("moments").read_text().splitlines()]
    turned = "".join(",".join(reversed(cells)) + "\n" for cells in lines)
    data_copy.path("moments").write_text(turned)
    assert data_copy.load().rows("moments") == evidence.rows("moments")


class TestQuestions:
    def test_numbers_are_numbers_and_empty_cells_are_none(self, evidence: Evidence) -> None:
        row = evidence.row("base_rates", "br_diary_bylsma2011")
        assert (row["n_episodes"], row["same"], row["better"]) == (1004, 60.8, 30.0)
        assert isinstance(row["n_episodes"], int)
        assert isinstance(row["better"], float)
        (level,) = evidence.where("factor_levels", factor="resolution", level="settled")
        assert level["log_odds"] is None

    def test_rows_come_in_file_order(self, evidence: Evidence) -> None:
        path = evidence.folder / evidence.resources["presets"]["path"]
        with path.open(encoding="utf-8", newline="") as file:
            ids = [row["id"] for row in csv.DictReader(file)]
        assert [row["id"] for row in evidence.rows("presets")] == ids

    def test_row_finds_by_key(self, evidence: Evidence) -> None:
        assert evidence.row("sources", "hendriks2007")["year"] == 2007
        assert evidence.row("glossary", "ACTH")["meaning"].startswith("A hormone")

    def test_has_says_whether_a_key_exists(self, evidence: Evidence) -> None:
        assert evidence.has("sources", "hendriks2007")
        assert not evidence.has("sources", "hendriks1907")

    def test_where_finds_all_rows_that_match(self, evidence: Evidence) -> None:
        levels = evidence.where("factor_levels", factor="support")
        everything = evidence.rows("factor_levels")
        assert levels == tuple(row for row in everything if row["factor"] == "support")
        hostile = [row for row in levels if row["level"] == "hostile"]
        assert evidence.where("factor_levels", level="hostile", factor="support") == tuple(hostile)
        assert evidence.where("factor_levels", factor="support", level="ashamed") == ()
        assert evidence.where("factors") == evidence.rows("factors")

    def test_where_finds_empty_cells(self, evidence: Evidence) -> None:
        rows = evidence.rows("base_rates")
        unused = tuple(row for row in rows if row["base"] is None)
        assert 0 < len(unused) < len(rows)
        assert evidence.where("base_rates", base=None) == unused

    def test_allowed_lists_the_values_of_a_field(self, evidence: Evidence) -> None:
        assert evidence.allowed("findings", "read") == ["full_text", "abstract", "secondary"]
        assert evidence.allowed("findings", "statement") == []

    def test_assumption_is_a_number(self, evidence: Evidence) -> None:
        assert evidence.assumption("effect_size") == 0.3
        assert isinstance(evidence.assumption("range_low"), float)

    def test_setting_is_a_number(self, evidence: Evidence) -> None:
        assert evidence.setting("quiz_gap") == 3
        assert isinstance(evidence.setting("quiz_tries"), float)

    def test_date_is_the_day_of_the_collection(self, evidence: Evidence) -> None:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", evidence.date)
        assert evidence.codebooks["evidence"]["created"].startswith(evidence.date)

    @pytest.mark.parametrize(
        ("ask", "words"),
        [
            pytest.param(
                lambda e: e.rows("zzz"),
                ("'zzz'", "findings", "sources"),
                id="rows",
            ),
            pytest.param(lambda e: e.row("zzz", "x"), ("'zzz'", "findings"), id="row"),
            pytest.param(
                lambda e: e.row("factors", "zzz"),
                ("'zzz'", "factors", "support", "repressive"),
                id="row, unknown key",
            ),
            pytest.param(
                lambda e: e.row("factor_levels", "support"),
                ("factor_levels", "factor and level"),
                id="row, key of two fields",
            ),
            pytest.param(lambda e: e.has("zzz", "x"), ("'zzz'", "findings"), id="has"),
            pytest.param(
                lambda e: e.where("zzz", id="x"),
                ("'zzz'", "findings"),
                id="where",
            ),
            pytest.param(
                lambda e: e.where("presets", zzz="x"),
                ("'zzz'", "presets", "id, name, story"),
                id="where, unknown field",
            ),
            pytest.param(
                lambda e: e.allowed("zzz", "read"),
                ("'zzz'", "findings"),
                id="allowed",
            ),
            pytest.param(
                lambda e: e.allowed("presets", "zzz"),
                ("'zzz'", "presets", "id, name, story"),
                id="allowed, unknown field",
            ),
            pytest.param(lambda e: e.assumption("zzz"), ("'zzz'", "effect_size"), id="assumption"),
            pytest.param(lambda e: e.setting("zzz"), ("'zzz'", "quiz_gap"), id="setting"),
        ],
    )
    def test_a_wrong_question_names_what_there_is(
        self, ask: Callable[[Evidence], object], words: tuple[str, ...], evidence: Evidence
    ) -> None:
        with pytest.raises(ValueError) as caught:
            ask(evidence)
        for word in words:
            assert word in str(caught.value)
