"""The address of the page at hand: what it asks for, understood before anything is drawn.

Streamlit keeps what a control holds in the address and takes it from there, by the text that the
control shows. Links have to outlive such texts. So each page first reads its address by
:mod:`goodcry.ui.kit.page_parameters`: by ids, by today's labels, and by the former names of the
table ``former_names``. Then it hands the address to the controls in their own words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from goodcry.evidence import Evidence
from goodcry.ui.kit import known
from goodcry.ui.kit.parameters import Parameter, Value

# What is repeated to the visitor of a text that is not understood.
READABLE = re.compile(r"(?:[\w .,;’'()?!%+-]|: ){1,60}")
# So many things a sentence lists one by one.
LISTED = 3
# The fragment that says what was not understood, and whether it says anything.
NOTE, NOTED = "address note", "address_noted"


@dataclass(frozen=True)
class Asked:
    """What an address asks of one parameter: the values understood, the texts that are not."""

    parameter: Parameter
    values: tuple[Value, ...]
    refused: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether it asks for none of several options."""
        return self.parameter.many and not self.values and not self.refused


def read(page: str, address: Mapping[str, Sequence[str]], evidence: Evidence) -> tuple[Asked, ...]:
    """What an address, name -> texts, asks of a page.

    Names that the page does not know are left out: trackers put theirs into any link.
    """
    given = renamed(page, address, evidence)
    every = known.of(page, evidence)
    return tuple(_asked(every[name], given[name], evidence) for name in every if name in given)


def renamed(
    page: str, address: Mapping[str, Sequence[str]], evidence: Evidence
) -> dict[str, Sequence[str]]:
    """The address with today's names of parameters; one that stands there already wins."""
    parameters = known.everywhere(page, evidence)
    found = dict(address)
    for row in evidence.rows("former_names"):
        if row["now"] is None and row["parameter"] in parameters and row["former"] in found:
            found.setdefault(row["parameter"], found.pop(row["former"]))
    return found


def _asked(parameter: Parameter, texts: Sequence[str], evidence: Evidence) -> Asked:
    # Of a parameter that may stand there once, Streamlit takes the last.
    given = [text for text in (texts if parameter.many else texts[-1:]) if text.strip()]
    values: dict[Value, None] = {}
    refused = []
    for text in given:
        value = understood(parameter, text, evidence)
        if value is not None:
            values[value] = None
        if value is None or not parameter.keeps_all(text, evidence):
            refused.append(text)
    return Asked(parameter, tuple(values), tuple(refused))


def understood(parameter: Parameter, text: str, evidence: Evidence) -> Value | None:
    """What a text sets, by today's names or by a former one; None if nothing is known by it."""
    value = parameter.value(text, evidence)
    if value is None:
        record = parameter.record or parameter.name
        for row in evidence.where("former_names", parameter=record, former=text):
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
    after = before | {name: [*values] for name, values in texts.items()}
    after = {name: values for name, values in after.items() if values}
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
    return [
        text for text in texts if text and understood(parameter, text, evidence) not in ("", None)
    ]


def to_share(page: str, evidence: Evidence) -> dict[str, list[str]]:
    """What a link needs to bring the page back as it is: name -> texts, of ids.

    Only what the page knows, and only what differs from how the page starts.
    """
    asked = read(page, at_hand(), evidence)
    # What stands in the link may lead to another start of the rest.
    names = [each.parameter.name for each in asked if _differs(each, (), evidence)]
    found: dict[str, list[str]] = {}
    for each in asked:
        parameter = each.parameter
        if each.nothing:
            found[parameter.name] = [""]
        elif _differs(each, names, evidence):
            found[parameter.name] = [parameter.text(value) for value in each.values]
    return found


def _differs(each: Asked, names: Collection[str], evidence: Evidence) -> bool:
    """Whether a link with these names in it has to say what is asked for."""
    begin = each.parameter.begins_beside(names, evidence)
    return each.nothing or bool(each.values and each.values != begin)


@st.fragment(key=NOTE)
def note(page: str, evidence: Evidence) -> None:
    """Say in one line what the address asks for and this page cannot set."""
    refused = [each for each in read(page, at_hand(), evidence) if each.refused]
    st.session_state[NOTED] = bool(refused)
    if refused:
        st.info(sentence(refused, evidence))


def fragments() -> tuple[str, ...]:
    """What has to be drawn anew with a control that may mend the address."""
    return (NOTE,) if st.session_state.get(NOTED) else ()


def sentence(refused: Sequence[Asked], evidence: Evidence) -> str:
    """What was asked for in vain, and what is shown instead, as markdown."""
    texts = dict.fromkeys(quoted(text) for each in refused for text in each.refused)
    shown = dict.fromkeys(_instead(each, evidence) for each in refused)
    return (
        f"This link asks for {_listed(texts)}, which this page does not know. It shows "
        f"{_listed(f'**{words}**' for words in shown)} instead."
    )


def _instead(each: Asked, evidence: Evidence) -> str:
    """What the page shows of a parameter that was not understood, or not in full."""
    parameter = each.parameter
    if parameter.many and each.values:
        return _listed(parameter.label(value, evidence) for value in each.values)
    return parameter.shown(evidence)


def quoted(text: str) -> str:
    """A text of the address, if it reads like a name or number; else only that there is one.

    As code, in which nothing means anything to markdown.
    """
    return f"`{text}`" if READABLE.fullmatch(text) else "something"


def _listed(words: Iterable[str]) -> str:
    found = list(words)
    shown = found[:LISTED] if len(found) <= LISTED else [*found[:LISTED], "more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
