"""Text as it is compared: folding is done once and for all, stems join the forms of a word."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from goodcry import folding


@given(some.text(max_size=60))
@example("\N{MATHEMATICAL BOLD FRAKTUR CAPITAL A}")
@example("a\u0301- b")
@example("a\u200b- b")
@example("a\u00ac - b")
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = folding.fold(text)
    assert folding.fold(once) == once


@given(some.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    end = 0
    for word in folding.words(text):
        assert end <= word.start < word.end <= len(text)
        assert folding.fold(text[word.start : word.end]) == word.folded
        end = word.end
    assert [*folding.words(text)] == [*folding.words_of_data(text)]


@pytest.mark.parametrize(
    "forms",
    ["depress depressed depression", "cry cries cried crying", "man men", "weep wept weeping"],
)
def test_the_forms_of_a_word_share_its_stem(forms: str) -> None:
    assert len(set(map(folding.stem, forms.split()))) == 1
