"""Files at their addresses: what they hold, how they are kept, and what is refused in words."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import urlencode

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from goodcry import downloads, effects, exports
from goodcry.evidence import Evidence
from goodcry.network import PhoneAddress
from goodcry.selections import FILTERS
from goodcry.server import files
from goodcry.ui.classroom import handouts
from goodcry.ui.evidence import lists, records
from goodcry.ui.kit import wording
from tests.support.asgi import Answer, ask
from tests.support.data_copy import DataCopy
from tests.support.evidence_page import cards_of, headings, open_evidence
from tests.support.records import EVIDENCE

APP = Starlette(routes=files.routes())
PACKAGES = [f"{part}/datapackage.json" for part in EVIDENCE.codebooks]
NAMED = [downloads.ALL_DATA, downloads.BIBTEX, downloads.CSL_JSON, downloads.EFFECTS]
HANDOUTS = ["stories", *(row["id"] for row in EVIDENCE.rows("lessons"))]
ADDRESSES = [
    *(f"/data/{name}" for name in ("findings.csv", "evidence/findings.csv", *PACKAGES, *NAMED)),
    *(f"/handouts/{name}.html" for name in HANDOUTS),
    "/CITATION.cff",
]
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
    "bib": "text/x-bibtex; charset=utf-8",
    "json": "application/json",
    "cff": "application/yaml",
    "html": "text/html; charset=utf-8",
}
# Parameters as the page understands them: ids, labels, several words, accents, both filters.
FILTERED = [
    ("findings", {"q": "cortisol"}),
    ("findings", {"area": "mechanism", "q": "Cortisol"}),
    ("findings", {"area": "mechanism", "read": "abstract"}),
    ("findings", {"read": EVIDENCE.category("findings", "read", "full_text").label}),
    ("article_claims", {"stance": EVIDENCE.allowed("article_claims", "stance")[0]}),
    ("article_claims", {"article": EVIDENCE.rows("article_claims")[0]["article"], "q": "tears"}),
    ("sources", {"type": "review-page"}),
    ("sources", {"q": "Gračanin 2015"}),
    ("conflicts", {"q": "mood"}),
]


def get(address: str, **headers: str) -> Answer:
    """The answer at an address; in the names of headers ``_`` stands for ``-``."""
    return ask(APP, address, headers={key.replace("_", "-"): text for key, text in headers.items()})


def name_of(answer: Answer) -> str:
    """The name under which a file is saved."""
    found = re.fullmatch(r'(attachment|inline); filename="([^"]+)"', answer.headers[DISPOSITION])
    assert found
    return found[2]


DISPOSITION = "content-disposition"


@pytest.mark.parametrize("table", list(EVIDENCE.resources))
def test_every_table_has_its_address(table: str) -> None:
    answer = get(f"/data/{table}.csv")
    assert answer.status == 200
    assert answer.body == exports.table(EVIDENCE, table)
    assert name_of(answer) == f"{table}.csv"


@pytest.mark.parametrize("part", list(EVIDENCE.codebooks))
def test_a_codebook_finds_its_tables_beside_it(part: str) -> None:
    """Whoever reads the address of a data package finds its tables from there."""
    book = get(f"/data/{part}/datapackage.json")
    assert book.body == (EVIDENCE.folder / part / "datapackage.json").read_bytes()
    for resource in json.loads(book.body)["resources"]:
        answer = get(f"/data/{part}/{resource['path']}")
        assert answer.body == (EVIDENCE.folder / part / resource["path"]).read_bytes()


def test_what_is_made_of_all_data_has_its_address(evidence: Evidence) -> None:
    assert get("/data/a-good-cry-data.zip").body == exports.archive(evidence)
    assert get("/data/a-good-cry.bib").body == exports.bibtex(evidence)
    assert get("/data/a-good-cry.json").body == exports.csl_json(evidence)
    assert get("/CITATION.cff").text == exports.citation_file()


def test_an_installation_without_citation_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "CITATION_FILE", EVIDENCE.folder / "nowhere")
    answer = get("/CITATION.cff")
    assert answer.status == 404 and "without" in answer.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_file_is_asked_for_anew_and_sent_only_if_it_changed(address: str) -> None:
    answer = get(address)
    tag = answer.headers["etag"]
    assert answer.status == 200 and re.fullmatch('"[0-9a-f]{32}"', tag)
    assert answer.headers["cache-control"] == "no-cache"
    assert get(address).headers["etag"] == tag
    for known in (tag, f"W/{tag}", f'"another", {tag}', "*"):
        again = get(address, If_None_Match=known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == tag and again.headers["cache-control"] == "no-cache"
    assert get(address, If_None_Match='"another"').body == answer.body


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_file_has_its_headers(address: str) -> None:
    answer = get(address)
    assert answer.headers["content-type"] == MEDIA[address.rpartition(".")[2]]
    assert answer.headers["content-length"] == str(len(answer.body))
    assert answer.headers["x-content-type-options"] == "nosniff"
    shown = address.startswith("/handouts")
    assert answer.headers[DISPOSITION].startswith("inline" if shown else "attachment")
    assert name_of(answer).isascii()
    if not shown:
        assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_asks_for_the_head_gets_the_head(address: str) -> None:
    head, whole = ask(APP, address, "HEAD"), get(address)
    assert (head.status, head.body) == (200, b"")
    assert dict(head.headers) == dict(whole.headers)


def test_only_reading_is_allowed() -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert ask(APP, "/data/findings.csv", method).status == 405


def test_a_file_is_made_once(monkeypatch: pytest.MonkeyPatch, data_copy: DataCopy) -> None:
    made = []

    def archive(evidence: Evidence) -> bytes:
        made.append(evidence)
        return b"PK"

    monkeypatch.setattr(exports, "archive", archive)
    state, other = data_copy.load(), data_copy.load()
    for evidence in (state, state, other):
        monkeypatch.setattr(files, "held", lambda evidence=evidence: evidence)
        assert get("/data/a-good-cry-data.zip").body == b"PK"
    assert made == [state, other]


def test_what_was_not_wanted_for_long_goes(evidence: Evidence) -> None:
    """Handouts are made for any address that is asked; they may not fill the memory."""
    for number in range(downloads.MOST_KEPT + 5):
        downloads.kept(evidence, number, lambda: downloads.File("a.csv", b""))
        downloads.kept(evidence, "wanted", lambda: downloads.File("b.csv", b""))
    assert len(downloads._kept[evidence]) == downloads.MOST_KEPT
    assert {"wanted", number} <= downloads._kept[evidence].keys()


@pytest.mark.parametrize(
    ("table", "parameters"), FILTERED, ids=[f"{t}-{urlencode(p)}" for t, p in FILTERED]
)
class TestAFilteredList:
    def test_holds_the_rows_that_the_page_shows(
        self, table: str, parameters: dict[str, str]
    ) -> None:
        answer = get(f"/data/{table}.csv?{urlencode(parameters)}")
        lines = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
        total = len(EVIDENCE.rows(table))
        assert 0 < len(lines) < total
        shown: set[str] = set()
        for number in range(1, 2 + len(lines) // records.PAGE_SIZE):
            page = open_evidence(view=table, p=str(number), **parameters)
            shown |= cards_of(page)
        noun = wording.count(total, lists.LISTS[table][0])
        assert f"{len(lines)} of {noun}" in headings(page)
        if table != "conflicts":  # their cards lead to no source of their own
            assert shown == {f"e_open-{line['id']}" for line in lines}

    def test_is_the_file_with_fewer_lines(self, table: str, parameters: dict[str, str]) -> None:
        some = get(f"/data/{table}.csv?{urlencode(parameters)}").body.splitlines()
        whole = get(f"/data/{table}.csv").body.splitlines()
        assert some[0] == whole[0]
        assert [line for line in whole if line in set(some)] == some

    def test_says_in_its_name_what_was_chosen(self, table: str, parameters: dict[str, str]) -> None:
        name = name_of(get(f"/data/{table}.csv?{urlencode(parameters)}"))
        assert re.fullmatch(rf"{table}(-[a-z0-9]+)+\.csv", name)
        assert all(f"-{key}-" in name for key in parameters)


def test_the_name_of_a_file_is_plain_and_short() -> None:
    name = name_of(get("/data/findings.csv?q=cortisol&area=mechanism"))
    assert name == "findings-q-cortisol-area-mechanism.csv"
    hostile = urlencode({"q": '"; filename=x.exe\r\nSet-Cookie: a=b ../' + "w" * 900})
    answer = get(f"/data/findings.csv?{hostile}")
    assert answer.status == 200 and "set-cookie" not in answer.headers
    assert re.fullmatch(r"[a-z0-9-]{1,120}\.csv", name_of(answer))
    assert name_of(get("/data/findings.csv?q=%E6%B6%99")) == "findings-q.csv"


@pytest.mark.parametrize("empty", ["q=", "q=+", "area=", "q=&area=&read="])
def test_nothing_chosen_is_the_whole_file(empty: str) -> None:
    answer = get(f"/data/findings.csv?{empty}")
    assert answer.body == exports.table(EVIDENCE, "findings")
    assert name_of(answer) == "findings.csv"


def test_words_that_are_nowhere_give_the_names_of_the_columns() -> None:
    answer = get("/data/findings.csv?q=zzzzzz")
    assert answer.status == 200
    assert pd.read_csv(io.BytesIO(answer.body)).empty


def test_effects_are_of_the_size_that_was_set(evidence: Evidence) -> None:
    answer = get("/data/a-good-cry-effects.csv?size=0.5")
    assert answer.body == effects.as_csv(effects.effects(evidence, 0.5))
    assert name_of(answer) == "a-good-cry-effects-size-0-5.csv"
    start = evidence.assumption("effect_size")
    whole = get(f"/data/a-good-cry-effects.csv?size={start}")
    assert whole.body == get("/data/a-good-cry-effects.csv").body != answer.body


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("findings.csv?aera=mechanism", ["“aera”", "q, area, read"]),
        ("findings.csv?q=a&stance=firm", ["“stance”", "q, area, read"]),
        ("conflicts.csv?area=mechanism", ["“area”", "takes: q"]),
        ("presets.csv?q=a", ["“q”", "takes: none"]),
        ("a-good-cry-data.zip?q=a", ["“q”", "takes: none"]),
        ("evidence/findings.csv?q=a", ["“q”", "takes: none"]),
        ("findings.csv?%3Cscript%3E=a", ["A parameter of this address", "q, area, read"]),
        ("findings.csv?" + "x" * 5000, ["A parameter of this address"]),
        ("findings.csv?area=hormone", ["area", "physiology, moderator"]),
        ("findings.csv?area=%3Cscript%3E", ["area", "physiology, moderator"]),
        ("sources.csv?type=blog", ["type", "review-page"]),
        ("findings.csv?q=" + "w" * 1001, ["q", "1,000 characters"]),
        ("a-good-cry-effects.csv?size=nan", ["size", "a number from"]),
        ("a-good-cry-effects.csv?size=1e9", ["size", "a number from"]),
    ],
)
def test_what_is_not_known_is_refused_in_words(address: str, words: list[str]) -> None:
    answer = get(f"/data/{address}")
    assert answer.status == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert all(word in answer.text for word in words), answer.text
    assert len(answer.text) < 600 and "script" not in answer.text
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "name",
    [
        *("", "zzz.csv", "findings", "findings.csv/", "../LICENSE", "evidence/../../app.py"),
        *("evidence/LICENSE", "evidence", "%00", "zzz.csv?q=a", "Findings.csv", "/etc/passwd"),
    ],
)
def test_an_unknown_file_is_told_what_there_is(name: str) -> None:
    answer = get(f"/data/{name}")
    assert answer.status == 404
    for known in ("findings.csv", "a-good-cry.bib", "evidence/datapackage.json"):
        assert known in answer.text
    assert "zzz" not in answer.text


@pytest.mark.parametrize("name", ["", "zzz.html", "stories", "x/stories.html", ".html"])
def test_an_unknown_handout_is_told_what_there_is(name: str) -> None:
    answer = get(f"/handouts/{name}")
    assert answer.status == 404
    assert all(f"{known}.html" in answer.text for known in HANDOUTS)


@pytest.mark.parametrize("name", HANDOUTS)
def test_a_handout_leads_to_the_address_that_was_asked(name: str, evidence: Evidence) -> None:
    phones = PhoneAddress("http://cry.school.example:8080")
    answer = get(f"/handouts/{name}.html", Host="cry.school.example:8080")
    assert answer.body == handouts.file(name, evidence, phones).content
    assert "http://cry.school.example:8080/care" in answer.text
    assert "host" in answer.headers["vary"].lower()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors *" in policy


def test_a_handout_of_a_page_that_was_shared_with_a_tracker_still_opens() -> None:
    assert get("/handouts/stories.html?fbclid=x").status == 200


def test_a_handout_behind_a_certificate_says_so() -> None:
    scope = {"type": "http", "scheme": "https", "headers": [(b"host", b"school.example")]}
    assert files.phones(Request(scope)).root == "https://school.example"


def test_the_address_that_the_app_was_given_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODCRY_URL", "https://cry.school.example/")
    answer = get("/handouts/stories.html", Host="evil.example")
    assert "https://cry.school.example/care" in answer.text
    assert "evil.example" not in answer.text


@pytest.mark.parametrize("host", ["[2001:db8::7]:8501", "192.168.7.5:8501", "a-b.example"])
def test_plain_hosts_are_taken(host: str) -> None:
    assert f"http://{host}/care" in get("/handouts/stories.html", Host=host).text


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "school@evil.example"},
        {"Host": 'evil.example"><script>'},
        {"Host": "evil.example/path"},
        {"Host": "evil.example?x"},
        {"Host": "[::1"},
        {"Host": "a b"},
        {"Host": ""},
        {"Host": "x" * 300},
        {"Host": "school.example:80808080"},
    ],
)
def test_an_odd_address_is_not_printed(headers: dict[str, str]) -> None:
    answer = ask(APP, "/handouts/stories.html", headers=headers)
    assert answer.status == 400
    assert "letters, digits, dots and hyphens" in answer.text
    assert "evil" not in answer.text


def test_two_hosts_are_none() -> None:
    hosts = [(b"host", b"school.example"), (b"host", b"evil.example")]
    request = Request({"type": "http", "scheme": "http", "headers": hosts})
    with pytest.raises(files.Refused):
        files.phones(request)


@pytest.fixture
def damaged(data_copy: DataCopy, monkeypatch: pytest.MonkeyPatch) -> DataCopy:
    """The server reads data of which a table is damaged."""
    data_copy.edit("findings", 2, read="by heart")
    monkeypatch.setattr(files, "held", data_copy.load)
    return data_copy


@pytest.mark.parametrize("address", ["/data/findings.csv", "/data/zzz", "/handouts/stories.html"])
def test_damaged_data_are_no_files(damaged: DataCopy, address: str) -> None:
    answer = get(address)
    assert answer.status == 503
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "evidence/findings.csv, line 2" in answer.text and "by heart" in answer.text


def test_mended_data_are_served_again(damaged: DataCopy) -> None:
    assert get("/data/findings.csv").status == 503
    damaged.mend()
    assert get("/data/findings.csv").status == 200


def test_each_filter_of_a_file_is_one_of_the_page() -> None:
    for table, fields in FILTERS.items():
        assert set(fields) <= lists.ANYTHING.keys()
        assert table in lists.LISTS
