"""Files at addresses that stay: the data, the bibliography, handouts.

No session is behind them. So they can be taken by a page whose session is long gone, be cited, be
read by R and pandas, and be kept by a browser until they change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from goodcry import downloads, exports
from goodcry.downloads import File
from goodcry.evidence import DataError, Evidence
from goodcry.network import PhoneAddress
from goodcry.selections import BIBTEX, CSV, FILTERS, SUBJECT, WORDS, Selection
from goodcry.server import site
from goodcry.server.answer import has
from goodcry.ui.classroom import handouts
from goodcry.ui.kit import frame, known, query, refusals, share
from goodcry.ui.kit.parameters import Choice, Number, Value, Words

# Table or file -> the page whose parameters its address may have, and which of them.
PARAMETERS: Mapping[str, tuple[str, Sequence[str]]] = {
    f"{table}{ending}": ("evidence", (WORDS, *fields, SUBJECT))
    for table, fields in FILTERS.items()
    for ending in (CSV, BIBTEX)
} | {downloads.EFFECTS: ("moderators", ("size",))}
CITATION = "CITATION.cff"
# A browser keeps a file and asks each time whether it is still the same.
KEPT = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
# Notebooks that run in a browser may read the data, wherever they come from.
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag",
}
# A handout is a page of its own that loads nothing and runs nothing. A school may frame it.
ALONE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *",
    # The codes on it hold the address at which it was asked for.
    "Vary": "Host",
}


class Refused(Exception):
    """What is asked for cannot be given: the status of the answer, and a sentence that says why."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def routes() -> list[BaseRoute]:
    """The addresses of all files."""
    return [
        Route("/data/{name:path}", _answer(data, "attachment", FOR_ALL)),
        Route("/handouts/{name:path}", _answer(handout, "inline", ALONE)),
        Route(f"/{CITATION}", _answer(citation, "attachment", FOR_ALL)),
    ]


def held() -> Evidence:
    """The evidence that the pages show. DataError if it is damaged."""
    return frame.load_evidence()


def data(request: Request) -> File:
    """A file of :mod:`goodcry.downloads`, of those rows alone for which the address asks."""
    evidence = held()
    name = request.path_params["name"]
    try:
        whole = downloads.named(evidence, name)
    except ValueError as error:
        raise Refused(404, str(error)) from None
    wanted = _wanted(request, name, evidence)
    if not wanted:
        return whole
    if name == downloads.EFFECTS:
        return downloads.sized_effects(evidence, float(wanted["size"]))
    words, subject = (str(wanted.pop(name, "")) for name in (WORDS, SUBJECT))
    fields = {field: str(value) for field, value in wanted.items()}
    table, ending = PurePosixPath(name).stem, PurePosixPath(name).suffix
    return downloads.selected(evidence, Selection(table, words, fields, subject), ending)


def handout(request: Request) -> File:
    """A handout, with codes of the address at which it was asked for."""
    evidence = held()
    name: str = request.path_params["name"]
    lesson = name.removesuffix(".html") if name.endswith(".html") else ""
    try:
        return handouts.file(lesson, evidence, phones(request))
    except ValueError as error:
        raise Refused(404, str(error)) from None


def citation(_: Request) -> File:
    """How the app is cited, if it was installed with that file."""
    text = exports.citation_file()
    if text is None:
        raise Refused(404, f"This app was installed without its file {CITATION}.")
    return File(CITATION, text.encode())


def phones(request: Request) -> PhoneAddress:
    """The address for phones, by the one that was asked.

    Raises:
        Refused: what the request says of its address is none.
    """
    visited = site.root(request)
    if not visited:
        raise Refused(
            400,
            "The address in this request is not one that a code on paper could hold. Allowed: "
            "http or https, a host of letters, digits, dots and hyphens or a number of the "
            "network, and a port.",
        )
    return share.phones(visited)


def _wanted(request: Request, name: str, evidence: Evidence) -> dict[str, Value]:
    """What the parameters of the address ask for, in the words of the page that has them.

    Raises:
        Refused: one of them is not known, or its value is not.
    """
    given = {key: request.query_params.getlist(key) for key in request.query_params}
    page, allowed = PARAMETERS.get(name, ("evidence", ()))
    unknown = next((key for key in given if key not in allowed), None)
    if unknown is not None:
        takes = ", ".join(allowed) or "none"
        raise Refused(400, f"{_named(unknown)} is not known. {name} takes: {takes}.")
    wanted: dict[str, Value] = {}
    for each in query.read(page, given, evidence):
        if each.refused:
            parameter = each.parameter.name
            allowed = _allowed(parameter, evidence)
            raise Refused(400, f"The value of {parameter} is not known. Allowed: {allowed}.")
        for value in each.values:
            wanted[each.parameter.name] = value
    return wanted


def _allowed(name: str, evidence: Evidence) -> str:
    """The values that a parameter may have, in words."""
    parameter = known.named(name, evidence)
    if isinstance(parameter, Choice):
        return ", ".join(map(str, parameter.options(evidence)))
    if isinstance(parameter, Number):
        low, high, _ = parameter.limits(evidence)
        return f"a number from {low:g} to {high:g}"
    assert isinstance(parameter, Words)
    return f"at most {parameter.longest:,} characters"


def _named(parameter: str) -> str:
    """A parameter by its name, if that reads like one; else only that there is one."""
    readable = refusals.READABLE.fullmatch(parameter)
    return f"The parameter “{parameter}”" if readable else "A parameter of this address"


def _answer(
    find: Callable[[Request], File], disposition: str, headers: Mapping[str, str]
) -> Callable[[Request], Response]:
    """What answers a request with the file that ``find`` finds; it runs in a thread of its own."""

    def answer(request: Request) -> Response:
        try:
            file = find(request)
        except Refused as refused:
            return _say(refused.status, str(refused))
        except DataError as error:
            return _say(503, frame.stopped(error))
        tag = f'"{file.tag}"'
        about = {**KEPT, **headers, "ETag": tag}
        if has(request.headers, tag):
            return Response(status_code=304, headers=about)
        about |= {
            "Content-Disposition": f'{disposition}; filename="{file.name}"',
            "Content-Length": str(len(file.content)),
            "Content-Type": file.media,
        }
        return Response(b"" if request.method == "HEAD" else file.content, headers=about)

    def _say(status: int, sentence: str) -> Response:
        about = {**KEPT, **headers}
        return PlainTextResponse(sentence + "\n", status_code=status, headers=about)

    return answer
