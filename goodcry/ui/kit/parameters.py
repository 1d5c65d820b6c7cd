"""The kinds of parameters in an address, and what a text there sets.

A value has up to three texts. Its **id** never changes: links that the app writes hold ids. Its
**label** is what a control shows, and what Streamlit puts into the address when the control is
touched. Texts of earlier releases stand in ``former_names.csv``. All three are understood.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from goodcry.evidence import Evidence
from goodcry.folding import fold
from goodcry.ui.kit import travelled

Value = str | int | float | bool
# As Streamlit writes it, and as people do: a digit.
SWITCH = {text: on for on in (True, False) for text in (str(on).lower(), str(int(on)))}


@dataclass(frozen=True)
class Parameter:
    """One name in the address of one page.

    Attributes:
        name: how it is called in the address; its control has the same key in the session.
        record: the parameter under which its former names are entered, if that is another one.
        otherwise: what the page shows as long as nothing is set, in words.
        many: whether it may stand in the address several times, each time with another value.
        told: whether a link says it even where it is the value at the start: to hold it differs
            from holding nothing.
        shared: whether a link to send to others holds it.
    """

    name: str
    record: str = field(default="", kw_only=True)
    otherwise: str = field(default="", kw_only=True)
    many: bool = field(default=False, kw_only=True)
    told: bool = field(default=False, kw_only=True)
    shared: bool = field(default=True, kw_only=True)

    def value(self, text: str, evidence: Evidence) -> Value | None:
        """What a text sets, by today's names; None if nothing is known by it."""
        raise NotImplementedError

    def keeps_all(self, text: str, evidence: Evidence) -> bool:
        """Whether nothing of a text that sets something is skipped."""
        return True

    def start(self, evidence: Evidence) -> Value | None:
        """The value as long as nothing is set; None for nothing."""
        raise NotImplementedError

    def begins(self, evidence: Evidence) -> tuple[Value, ...]:
        """All values that are set as long as nobody sets any."""
        start = self.start(evidence)
        return () if start is None else (start,)

    def begins_beside(self, names: Collection[str], evidence: Evidence) -> tuple[Value, ...]:
        """The same in an address that holds other parameters, by these names."""
        return self.begins(evidence)

    def label(self, value: Value, evidence: Evidence) -> str:
        """The text for a value that a control shows, and understands."""
        return self.text(value)

    def text(self, value: Value) -> str:
        """The text for a value that never changes."""
        return f"{value:g}" if isinstance(value, float) else str(value)

    def shown(self, evidence: Evidence) -> str:
        """What the page shows as long as nothing is set, in words."""
        start = self.start(evidence)
        return self.otherwise or ("" if start is None else self.label(start, evidence))


@dataclass(frozen=True)
class Choice(Parameter):
    """One of several options, or some of them (``many``).

    Attributes:
        options: gives id -> label of each option, in the order in which they are shown.
        first: gives the option at the start where it is not the first one. Where nothing is
            chosen at the start, ``otherwise`` says what is shown then.
        beside: other parameter -> the option at the start of an address that holds that one. So
            links of earlier releases, which name no part of a page, open the part they opened.
    """

    options: Callable[[Evidence], Mapping[Any, str]]
    first: Callable[[Evidence], Value] | None = None
    beside: Mapping[str, Value] = field(default_factory=dict, kw_only=True)

    def value(self, text: str, evidence: Evidence) -> Value | None:
        """The option with this label or id; else the one that looks the same, if it is one."""
        options = self.options(evidence)
        by_label = (value for value, label in options.items() if label == text)
        by_id = (value for value in options if str(value) == text)
        found = next(by_label, next(by_id, None))
        return self._alike(text, options) if found is None else found

    def _alike(self, text: str, options: Mapping[Any, str]) -> Value | None:
        folded = fold(text)
        alike = [
            value for value, label in options.items() if folded in (fold(label), fold(str(value)))
        ]
        return alike[0] if len(alike) == 1 else None

    def start(self, evidence: Evidence) -> Value | None:
        """The first option, or the one named as such."""
        if self.otherwise:
            return None
        return self.first(evidence) if self.first else next(iter(self.options(evidence)))

    def begins(self, evidence: Evidence) -> tuple[Value, ...]:
        """The option at the start; all of them where several can be chosen."""
        return tuple(self.options(evidence)) if self.many else super().begins(evidence)

    def begins_beside(self, names: Collection[str], evidence: Evidence) -> tuple[Value, ...]:
        """The option at the start, or the one for another parameter that the address holds."""
        led = [value for name, value in self.beside.items() if name in names]
        return (led[0],) if led else self.begins(evidence)

    def label(self, value: Value, evidence: Evidence) -> str:
        """What the option is called."""
        return self.options(evidence)[value]


@dataclass(frozen=True)
class Number(Parameter):
    """A number within limits.

    Attributes:
        limits: gives the lowest and the highest value, and the one at the start. Where all three
            are whole, so is the number.
    """

    limits: Callable[[Evidence], tuple[float, float, float]]

    def value(self, text: str, evidence: Evidence) -> Value | None:
        """The number, within its limits."""
        low, high, start = self.limits(evidence)
        whole = all(isinstance(limit, int) for limit in (low, high, start))
        try:
            number = float(text)
        except ValueError:
            return None
        if not low <= number <= high or (whole and number % 1):
            return None
        return int(number) if whole else number

    def start(self, evidence: Evidence) -> Value:
        """The number at the start."""
        return self.limits(evidence)[2]

    def text(self, value: Value) -> str:
        """As Streamlit writes it: whole numbers without a point, others to the last digit."""
        number = float(value)
        return str(int(number)) if number.is_integer() else repr(number)


@dataclass(frozen=True)
class Moment(Choice):
    """A time: a named one by its id or label, or any other in seconds.

    Attributes:
        seconds: gives id -> seconds of each named time.
        limits: gives the earliest and the latest time, s.
    """

    seconds: Callable[[Evidence], Mapping[str, float]] = field(kw_only=True)
    limits: Callable[[Evidence], tuple[float, float]] = field(kw_only=True)

    def value(self, text: str, evidence: Evidence) -> Value | None:
        """The id of a named time, else the seconds; to a tenth, as a finger sets them."""
        named = super().value(text, evidence)
        if named is not None:
            return named
        low, high = self.limits(evidence)
        try:
            seconds = round(float(text), 1)
        except (ValueError, OverflowError):
            return None
        if not low <= seconds <= high:
            return None
        found = (key for key, at in self.seconds(evidence).items() if at == seconds)
        return next(found, seconds)

    def label(self, value: Value, evidence: Evidence) -> str:
        """The name of a named time; other times are called by their seconds."""
        return super().label(value, evidence) if isinstance(value, str) else f"{value:g} s"


@dataclass(frozen=True)
class Switch(Parameter):
    """On or off; folds of the page too."""

    otherwise: str = field(default="the page as usual", kw_only=True)

    def value(self, text: str, evidence: Evidence) -> Value | None:
        """On or off."""
        return SWITCH.get(text.lower())

    def start(self, evidence: Evidence) -> Value:
        """Off."""
        return False

    def text(self, value: Value) -> str:
        """As Streamlit writes it."""
        return str(value).lower()


@dataclass(frozen=True)
class Words(Parameter):
    """A text that is free, up to a length."""

    longest: int

    def value(self, text: str, evidence: Evidence) -> Value | None:
        """The text as it was typed, unless it is too long."""
        return travelled.plain(text) if len(text) <= self.longest else None

    def start(self, evidence: Evidence) -> Value:
        """No words."""
        return ""


@dataclass(frozen=True)
class Code(Parameter):
    """A code that people type as they like.

    Attributes:
        reads: gives the code as it is written; ValueError for a text that can be none.
    """

    reads: Callable[[str], str]

    def value(self, text: str, evidence: Evidence) -> Value | None:
        """The code as it is written."""
        try:
            return self.reads(text)
        except ValueError:
            return None

    def start(self, evidence: Evidence) -> Value | None:
        """No code."""
        return None


@dataclass(frozen=True)
class Course(Parameter):
    """What was done so far, as one text: moves of a game, guesses.

    Attributes:
        readable: gives the part of a text that can be read; the rest is skipped.
    """

    readable: Callable[[str, Evidence], str]

    def value(self, text: str, evidence: Evidence) -> Value | None:
        """The text; what cannot be read is skipped by whoever reads it."""
        return text

    def keeps_all(self, text: str, evidence: Evidence) -> bool:
        """Whether nothing of it is skipped."""
        return self.readable(text, evidence) == text

    def start(self, evidence: Evidence) -> Value:
        """Nothing was done."""
        return ""
