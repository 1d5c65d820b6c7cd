"""Random examples: how they are drawn is settled in ``tests/conftest.py``, for every file."""

from __future__ import annotations

from hypothesis import HealthCheck, given
from hypothesis import settings as drawing
from hypothesis import strategies as st

AS_THIS_FILE_IS_READ = drawing()


def test_how_long_an_example_takes_is_no_fault() -> None:
    """A machine that is busy with other things fails no test."""
    assert AS_THIS_FILE_IS_READ.deadline is None
    assert HealthCheck.too_slow in AS_THIS_FILE_IS_READ.suppress_health_check


def test_there_are_sixty_of_them() -> None:
    seen = []

    @given(st.integers())
    def drawn(number: int) -> None:
        seen.append(number)

    drawn()
    assert len(seen) == 60
