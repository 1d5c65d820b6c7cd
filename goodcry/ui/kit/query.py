"""The address of the page at hand: what it asks for, understood before anything is drawn.

Streamlit keeps what a control holds in the address and takes it from there, by the text that the
control shows. Links have to outlive such texts. So each page first reads its address by
:mod:`goodcry.ui.kit.page_parameters`: by ids, by today's labels, and by the former names of the
table ``former_names``. Then it hands the address to the controls in their own words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from goodcry.evidence import Evidence
from goodcry.folding import fold
from goodcry.ui.kit import known, scroll, travelled
from goodcry.ui.kit.parameters import Choice, Parameter, Value

# Of one parameter so many texts are looked at, the last ones, and so many names that nobody knows.
MOST_TEXTS, MOST_UNKNOWN = 10, 20
# The guesses of a whole day have fewer letters; to compare texts without an end fills the memory.
MOST_LETTERS = 20_000


@dataclass(frozen=True)
class Asked:
    """What an address asks of one parameter.

    Attributes:
        parameter: the parameter.
        values: the values understood.
        refused: the texts that are not, or in whose place a name stands that is like the known one.
        aside: the texts that say otherwise than the value that is taken, where only one can be.
    """

    parameter: Parameter
    values: tuple[Value, ...]
    refused: tuple[str, ...]
    aside: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether it asks for none of several options."""
        return self.parameter.many and not self.values and not self.refused


def read(page: str, address: Mapping[str, Sequence[str]], evidence: Evidence) -> tuple[Asked, ...]:
    """What an address, name -> texts, asks of a page.

    Names that the page does not know are left out: trackers put theirs into any link. One that is
    like a known name and asks for what can be set under that one was mistyped.
    """
    given = renamed(page, address, evidence)
    every = known.of(page, evidence)
    found = [_asked(every[name], given[name], evidence) for name in every if name in given]
    unknown = [name for name in given if name not in every][:MOST_UNKNOWN]
    for name in unknown:
        meant = every.get(travelled.slipped(name, every.keys() - given.keys()) or "")
        text = "".join(given[name][-1:])
        if isinstance(meant, Choice) and understood(meant, text, evidence) is not None:
            found.append(Asked(meant, (), (name,)))
    return tuple(found)


def renamed(
    page: str, address: Mapping[str, Sequence[str]], evidence: Evidence
) -> dict[str, Sequence[str]]:
    """The address with today's names of parameters; one that stands there already wins."""
    former = _former(page, evidence)
    own = known.everywhere(page, evidence).keys() | former.keys()
    found: dict[str, Sequence[str]] = {**travelled.mended(address, own)}
    for name in former.keys() & found.keys():
        found.setdefault(former[name], found.pop(name))
    return found


def _former(page: str, evidence: Evidence) -> dict[str, str]:
    """Former name -> today's, of the parameters of a page."""
    parameters = known.everywhere(page, evidence)
    rows = (row for row in evidence.rows("former_names") if row["now"] is None)
    return {row["former"]: row["parameter"] for row in rows if row["parameter"] in parameters}


def names(page: str, evidence: Evidence) -> frozenset[str]:
    """All names that mean something in the address of a page, former ones too."""
    return frozenset(known.everywhere(page, evidence).keys() | _former(page, evidence).keys())


def _asked(parameter: Parameter, texts: Sequence[str], evidence: Evidence) -> Asked:
    given = dict.fromkeys(
        text
        for text in texts[-MOST_TEXTS:]
        if text.strip() and not (parameter.many and "" in travelled.readings(text))
    )
    values: dict[Value, str] = {}
    refused = []
    for text in given:
        value = understood(parameter, text, evidence)
        if value is not None:
            values.pop(value, None)
            values[value] = text
        if value is None or not parameter.keeps_all(str(value), evidence):
            refused.append(text)
    if parameter.many:
        return Asked(parameter, tuple(values), tuple(refused))
    # Of several, Streamlit takes the last. What platforms add by a name known here is not known.
    taken = tuple(values)[-1:]
    aside = tuple(text for value, text in values.items() if value not in taken)
    return Asked(parameter, taken, tuple(refused), aside)


def understood(parameter: Parameter, text: str, evidence: Evidence) -> Value | None:
    """What a text sets, by today's names or by a former one; None if nothing is known by it.

    Where it would mean nothing, what it was before its way changed it is looked for in it.
    """
    if len(text) > MOST_LETTERS:
        return None
    found = None
    for reading in travelled.readings(text):
        value = _set_by(parameter, reading, evidence)
        if value is not None and parameter.keeps_all(str(value), evidence):
            return value
        found = value if found is None else found
    return found


def _set_by(parameter: Parameter, text: str, evidence: Evidence) -> Value | None:
    value = parameter.value(text, evidence)
    if value is None:
        record, folded = parameter.record or parameter.name, fold(text)
        for row in evidence.where("former_names", parameter=record):
            if row["now"] is not None and fold(row["former"]) == folded:
                value = parameter.value(row["now"], evidence)
    return value


def at_hand() -> dict[str, list[str]]:
    """The address at hand: name -> its texts."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def accept(page: str, evidence: Evidence) -> None:
    """Hand the address to the controls of a page in their own words, before any is drawn.

    A control reads what Streamlit calls the initial query parameters of a run. The address itself
    stays as it came: to write it would put a second entry into the browser's history, and ids in
    it are better than labels. Only a parameter's former name leaves it, or the control could never
    take its value out again.
    """
    context = get_script_run_ctx()
    if context is None:
        return
    here = at_hand()
    asked = read(page, here, evidence)
    seeds = {
        each.parameter.name: [each.parameter.label(value, evidence) for value in each.values]
        or [""]
        for each in asked
        if each.values or each.nothing
    }
    now = renamed(page, here, evidence)
    with context.session_state.query_params() as parameters:
        if now.keys() != here.keys():
            apart = parse_qsl(context.query_string, keep_blank_values=True)
            embedding = [(name, text) for name, text in apart if name not in here]
            parameters.populate_from_query_string(urlencode([*now.items(), *embedding], doseq=True))
            parameters.update()
        parameters.set_initial_query_params(urlencode(seeds, doseq=True))
    if context.is_history_navigation:
        scroll.forget()  # Back leads to the place where the reader was; see trail.js
        _go_back_to(page, asked, evidence)


def _go_back_to(page: str, asked: Sequence[Asked], evidence: Evidence) -> None:
    """Let the session hold what an address asks for to which the browser went back.

    Streamlit does so too, but control by control: what is drawn before its control, such as the
    claim above the list of claims, would still show what was left.
    """
    values = {each.parameter.name: each.values for each in asked if each.values or each.nothing}
    for name, parameter in known.of(page, evidence).items():
        if name in st.session_state:
            now = values.get(name, begins(parameter, evidence))
            st.session_state[name] = list(now) if parameter.many else next(iter(now), None)


def asked(name: str, evidence: Evidence) -> Value | None:
    """What the address asks of the parameter of this name; None for nothing that is known."""
    found = _asked_here(name, evidence)
    return next(iter(found.values), None) if found else None


def _asked_here(name: str, evidence: Evidence) -> Asked | None:
    texts = renamed(known.page_of(name, evidence), at_hand(), evidence).get(name)
    return None if texts is None else _asked(known.named(name, evidence), texts, evidence)


def several(name: str, evidence: Evidence) -> tuple[Value, ...]:
    """All that the address asks for of a parameter of which several may be chosen.

    Where it asks for nothing, what is chosen at the start.
    """
    found = _asked_here(name, evidence)
    if found and (found.values or found.nothing):
        return found.values
    return known.named(name, evidence).begins(evidence)


def held(name: str, evidence: Evidence) -> Any:
    """What a control holds; before it is drawn for the first time, what the address asks for.

    Where it asks for nothing, the value at the start; None if there is none.
    """
    value = st.session_state[name] if name in st.session_state else asked(name, evidence)
    start = begins(known.named(name, evidence), evidence)
    return next(iter(start), None) if value is None else value


def begins(parameter: Parameter, evidence: Evidence) -> tuple[Value, ...]:
    """All values that a parameter has at the start of the address at hand."""
    return parameter.begins_beside(at_hand(), evidence)


def keep(name: str, text: str) -> None:
    """Put a text that no control holds into the address, or take an empty one out of it."""
    if text and st.query_params.get(name) != text:
        st.query_params[name] = text
    elif not text and name in st.query_params:
        del st.query_params[name]


def drop(*names: str) -> None:
    """Take names that no control holds out of the address, as one step of the browser's history."""
    context = get_script_run_ctx()
    if context:
        with context.session_state.query_params() as parameters:
            for name in names:
                parameters.discard_param_no_forward_msg(name)
            parameters.update()


def keep_all(texts: Mapping[str, Sequence[str]]) -> None:
    """The same for the texts of several names, in one step; none takes a name out.

    Where an instrument has written the same into the address itself, the browser makes no new
    entry in its history. So what is there keeps its place, and what is new comes last.
    """
    context = get_script_run_ctx()
    if context is None:
        return
    before = parse_qs(context.query_string, keep_blank_values=True)
    after = {name: [*values] for name, values in {**before, **texts}.items() if values}
    if after != before:
        with context.session_state.query_params() as parameters:
            parameters.populate_from_query_string(urlencode(after, doseq=True))
            parameters.update()


def keep_told(told: Mapping[str, Any], parameters: Iterable[Parameter], evidence: Evidence) -> None:
    """Write what an instrument tells (name -> text, or texts) of these parameters into the address.

    What would not be understood there is left out, and so is what is missing. Of a parameter of
    which several may be chosen, one empty text says that none is.
    """
    keep_all({each.name: _kept(each, told.get(each.name, ""), evidence) for each in parameters})


def _kept(parameter: Parameter, told: object, evidence: Evidence) -> list[str]:
    texts = [str(text) for text in told] if isinstance(told, list) else [str(told)]
    if parameter.many and texts == [""]:
        return texts if isinstance(told, list) else []
    given = [each for each in texts if each]
    return [each for each in given if understood(parameter, each, evidence) not in ("", None)]


def to_share(page: str, evidence: Evidence) -> dict[str, list[str]]:
    """What a link needs to bring the page back as it is: name -> texts, of ids.

    Only what the page knows, and only what differs from how the page starts.
    """
    asked = [each for each in read(page, at_hand(), evidence) if each.parameter.shared]
    # What stands in the link may lead to another start of the rest.
    names = [each.parameter.name for each in asked if _differs(each, (), evidence)]
    return {
        each.parameter.name: [each.parameter.text(value) for value in each.values] or [""]
        for each in asked
        if _differs(each, names, evidence)
    }


def _differs(each: Asked, names: Collection[str], evidence: Evidence) -> bool:
    """Whether a link with these names in it has to say what is asked for."""
    begin = each.parameter.begins_beside(names, evidence)
    return each.nothing or bool(each.values and (each.parameter.told or each.values != begin))
