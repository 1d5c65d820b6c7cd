"""All faults of the data at once: the tool for whoever adds to ``data/``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from streamlit.string_util import validate_icon_or_emoji

from goodcry.checks.__main__ import main
from goodcry.evidence import DataError

if TYPE_CHECKING:
    from goodcry.evidence import Evidence
    from tests.support.data_copy import DataCopy


def test_sound_data_are_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert re.fullmatch(r"No fault: \d+ tables with [\d,]+ rows\.\n", capsys.readouterr().out)


def test_all_faults_of_all_tables_are_listed(
    data_copy: DataCopy, capsys: pytest.CaptureFixture[str]
) -> None:
    data_copy.edit("mechanisms", 2, grade="proven", kind="wish")
    data_copy.edit("presets", 3, story="")
    assert main([str(data_copy.folder)]) == 1
    *faults, blank, end = capsys.readouterr().out.splitlines()
    assert [fault.partition(": ")[0] for fault in faults] == [
        "evidence/mechanisms.csv, line 2, kind",
        "evidence/mechanisms.csv, line 2, grade",
        "content/presets.csv, line 3, story",
    ]
    assert (blank, end.partition(".")[0]) == ("", "3 faults")


def test_all_rules_are_looked_at(data_copy: DataCopy) -> None:
    data_copy.edit("base_rates", 2, better=90)
    data_copy.edit("lessons", 2, minutes=11)
    with pytest.raises(DataError) as caught:
        data_copy.load()
    (other,) = caught.value.more
    assert str(caught.value).startswith("evidence/base_rates.csv, line 2, ")
    assert str(other).startswith("content/lessons.csv, line 2, minutes: ")


def test_the_codebook_allows_icons_that_streamlit_draws(evidence: Evidence) -> None:
    allowed = evidence.allowed("soothers", "icon")
    assert allowed
    assert all(validate_icon_or_emoji(icon).startswith(":material/") for icon in allowed)
