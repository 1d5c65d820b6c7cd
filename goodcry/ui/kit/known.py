"""Which page knows which parameter of an address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from goodcry.checks.needs import FIRST_BASES, FIRST_FACTORS
from goodcry.evidence import DataError, Evidence
from goodcry.ui.kit import registry
from goodcry.ui.kit.page_parameters import BIG, DECLARED
from goodcry.ui.kit.parameters import Choice, Parameter

# The table on the home page asks some of what this page asks, by the same names: what is set on
# one is set on the other. No control of Streamlit's holds any of it.
LENDER, BORROWER = "moderators", "home"


@lru_cache(maxsize=1)
def every(evidence: Evidence) -> Mapping[str, Mapping[str, Parameter]]:
    """Page name -> its parameters by name.

    Raises:
        DataError: two pages, or one of them twice, have a parameter of the same name, or one that
            another page's keys could have. Both the address and the session know a control by its
            name alone: one page would take what was set on the other for its own.
    """
    owner: dict[str, str] = {}
    prefixes = {page.name: page.prefix for page in registry.PAGES}
    found: dict[str, dict[str, Parameter]] = {}
    for page in prefixes:
        found[page] = {}
        for parameter in DECLARED[page](evidence) if page in DECLARED else ():
            if parameter.name in owner:
                raise DataError(
                    f"the pages {owner[parameter.name]} and {page} both have a parameter "
                    f"{parameter.name!r} in their address; allowed: each name once. It may be the "
                    "id of a factor"
                )
            for other, prefix in prefixes.items():
                if other != page and parameter.name.startswith(prefix):
                    raise DataError(
                        f"the page {page} has a parameter {parameter.name!r} in its address; "
                        f"allowed: a name that does not begin with {prefix!r}, as the keys of the "
                        f"page {other} do. It may be the id of a factor"
                    )
            owner[parameter.name] = page
            found[page][parameter.name] = parameter
    found[BORROWER] = _borrowed(found[LENDER])
    return found


def _borrowed(lent: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """What the home page asks of another page's questions, and its two ways of asking."""
    base = Choice("base", lambda _: {base: base for base in FIRST_BASES})
    return {factor: lent[factor] for factor in FIRST_FACTORS} | {base.name: base}


def of(page: str, evidence: Evidence) -> Mapping[str, Parameter]:
    """The parameters of a page by name."""
    return every(evidence)[page]


def everywhere(page: str, evidence: Evidence) -> Mapping[str, Parameter]:
    """The parameters of a page, and how it is shown: that every page knows, and no link shares."""
    return {**of(page, evidence), BIG.name: BIG}


def page_of(name: str, evidence: Evidence) -> str:
    """The page that has a parameter of this name for its own. ValueError if none has."""
    for page, parameters in every(evidence).items():
        if name in parameters and page != BORROWER:
            return page
    raise ValueError(f"no page has a parameter {name!r} in its address")


def named(name: str, evidence: Evidence) -> Parameter:
    """The parameter of this name, whichever page has it. ValueError if none has."""
    if name == BIG.name:
        return BIG
    return of(page_of(name, evidence), evidence)[name]
