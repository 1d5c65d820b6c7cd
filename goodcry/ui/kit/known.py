"""Which page knows which parameter of an address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from goodcry.evidence import DataError, Evidence
from goodcry.ui.kit import registry
from goodcry.ui.kit.page_parameters import BIG, DECLARED
from goodcry.ui.kit.parameters import Parameter


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
    return found


def of(page: str, evidence: Evidence) -> Mapping[str, Parameter]:
    """The parameters of a page by name."""
    return every(evidence)[page]


def everywhere(page: str, evidence: Evidence) -> Mapping[str, Parameter]:
    """The parameters of a page, and how it is shown: that every page knows, and no link shares."""
    return {**of(page, evidence), BIG.name: BIG}


def page_of(name: str, evidence: Evidence) -> str:
    """The page that has a parameter of this name. ValueError if none has."""
    for page, parameters in every(evidence).items():
        if name in parameters:
            return page
    raise ValueError(f"no page has a parameter {name!r} in its address")


def named(name: str, evidence: Evidence) -> Parameter:
    """The parameter of this name, whichever page has it. ValueError if none has."""
    if name == BIG.name:
        return BIG
    return of(page_of(name, evidence), evidence)[name]
