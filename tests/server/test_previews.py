"""What chats and searches read of a link: title, words, picture."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode

import pytest
from PIL import Image, ImageFont
from starlette.applications import Starlette

from goodcry import bibliography
from goodcry.evidence import Evidence
from goodcry.figures import look
from goodcry.server import cards, discovery, previews
from goodcry.server.previews import Picture, Preview
from goodcry.ui.kit import known, registry
from tests.support.asgi import Answer, ask
from tests.support.records import EVIDENCE

ROOT = "https://cry.example"
APP = Starlette(routes=[*cards.routes(), *discovery.routes()])
LARGEST = 40_000
PAGES = [page.name for page in registry.PAGES]
A_STORY = {
    row["factor"]: row["level"] for row in EVIDENCE.where("preset_levels", preset="comforted")
}

# id -> page, address, title.
THINGS: dict[str, tuple[str, dict[str, str], str]] = {
    **{page.name: (page.name, {}, page.heading) for page in registry.PAGES},
    **{
        row["id"]: ("mechanisms", {"mechanism": row["id"]}, row["question"])
        for row in EVIDENCE.rows("mechanisms")
    },
    **{
        f"thing-{row['id']}": ("mechanisms", {"thing": row["id"]}, row["question"])
        for row in EVIDENCE.rows("things")
    },
    **{
        f"lesson-{row['id']}": ("classroom", {"l_lesson": row["id"]}, row["title"])
        for row in EVIDENCE.rows("lessons")
    },
    **{
        f"story-{row['id']}": (
            "classroom",
            {"l_part": "stories", "l_story": row["id"]},
            row["name"],
        )
        for row in EVIDENCE.rows("presets")
    },
    **{
        key: (
            "evidence",
            {"source": key},
            bibliography.short_citation(EVIDENCE.row("sources", key)),
        )
        for key in ("sharman2020", "agron2023", "acth_jstage")
    },
    "scenario-of-a-story": ("moderators", A_STORY, "A friend, after a quarrel"),
    "part": ("mechanisms", {"m_part": "clocks"}, "Hormone clocks · What crying is said to do"),
}
every_thing = pytest.mark.parametrize("key", THINGS)


@dataclass
class Parser(HTMLParser):
    """What a chat reads of a page's head."""

    title: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    open: str = ""
    tags: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open = tag
        self.tags.add(tag)
        given = {name: text or "" for name, text in attrs}
        if tag == "meta":
            name = given.get("property") or given["name"] + given.get("media", "")
            assert name not in self.metas
            self.metas[name] = given["content"]
        elif tag == "link":
            self.links[given["rel"]] = given["href"]

    def handle_data(self, data: str) -> None:
        if self.open == "title":
            self.title += data.strip()


def read(html: str) -> Parser:
    parser = Parser()
    parser.feed(html)
    parser.close()
    assert parser.tags == {"title", "meta", "link"}
    return parser


def head(page: str, address: dict[str, list[str]], root: str = ROOT) -> str:
    return previews.head(previews.of(page, address, EVIDENCE, root))


def listed(address: dict[str, str]) -> dict[str, list[str]]:
    return {name: [text] for name, text in address.items()}


@every_thing
def test_a_preview_parser_reads_title_words_and_address(key: str) -> None:
    page, address, title = THINGS[key]
    found = read(head(page, listed(address)))
    assert found.metas["og:title"] == title
    assert found.title == (registry.APP if page == "home" else f"{title} · {registry.APP}")
    said = found.metas["description"]
    assert said == found.metas["og:description"]
    assert 20 <= len(said) <= 200 and said[-1] in ".?!…"
    path = "/" if page == "home" else f"/{page}"
    whole = f"{ROOT}{path}" + (f"?{urlencode(address)}" if address else "")
    assert found.links["canonical"] == found.metas["og:url"] == whole
    assert found.metas["og:site_name"] == registry.APP
    assert found.metas["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize(
    "key", [*PAGES, "pns_activation", "story-film", "lesson-body", "agron2023", "part"]
)
def test_its_picture_is_there(key: str) -> None:
    page, address, title = THINGS[key]
    found = read(head(page, listed(address))).metas
    assert found["og:image"].startswith(f"{ROOT}/previews/{page}.png")
    answer = ask(APP, found["og:image"].removeprefix(ROOT))
    assert answer.status == 200 and answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "public, max-age=86400"
    image = Image.open(io.BytesIO(answer.body))
    assert image.format == "PNG" and len(answer.body) < LARGEST
    assert image.size == (int(found["og:image:width"]), int(found["og:image:height"]))
    assert image.size == (1200, 630)
    assert found["og:image:alt"].startswith(title)


def test_the_description_of_a_claim_is_its_own_summary(evidence: Evidence) -> None:
    row = evidence.row("mechanisms", "sleep")
    said = previews.of("mechanisms", {"mechanism": ["sleep"]}, evidence, ROOT).description
    assert said.startswith(row["reason"])
    assert said in f"{row['reason']} {row['summary']}"


def test_a_cry_is_told_in_general_words(evidence: Evidence) -> None:
    """A link to somebody's own cry does not say in a chat what was set."""
    levels = {"shame": "ashamed", "support": "hostile"}
    found = previews.of("moderators", listed(levels), evidence, ROOT)
    assert found.title == "What makes it better or worse"
    assert "2 things set" in found.description
    assert not any(level in f"{found.title} {found.description}" for level in levels.values())
    assert found.picture and "likely" in found.picture.alt


def test_two_cries_are_both_in_the_picture(evidence: Evidence) -> None:
    address = {"support": ["helped"], "b_support": ["hostile"], "compare": ["true"]}
    found = previews.of("moderators", address, evidence, ROOT)
    assert found.picture and "A: 100 drops" in found.picture.alt
    assert "B: 100 drops" in found.picture.alt
    alone = previews.of("moderators", {**address, "compare": ["false"]}, evidence, ROOT)
    assert alone.canonical == f"{ROOT}/moderators?support=helped"


@pytest.mark.parametrize(
    ("page", "asked", "kept"),
    [
        ("mechanisms", "mechanism=Tears flush out stress hormone", "?mechanism=cortisol_in_tears"),
        ("moderators", "base=recall", "?base=press"),
        ("mechanisms", "m_part=clocks&mechanism=sleep", "?m_part=clocks"),
        ("mechanisms", "mechanism=sleep&sort=gap&utm_source=x", "?mechanism=sleep"),
        ("mechanisms", "m_part=claims&mechanism=sleep&thing=pain", "?mechanism=sleep"),
        ("mechanisms", "m_part=things&thing=oxytocin&arrow=sleep-1", "?thing=oxytocin"),
        ("classroom", "l_lesson=body&l_step=2&l_large=true&embed=true", "?l_lesson=body"),
        ("classroom", "l_part=quiz&l_lesson=body&l_path=x", "?l_part=quiz"),
        ("classroom", "l_story=film", ""),
        ("evidence", "source=sharman2020&q=heart&p=2", "?source=sharman2020"),
        ("evidence", "q=heart", ""),
        ("care", "c_country=DE", ""),
        ("care", "c_part=known&c_known=true", "?c_part=known"),
        ("who_cries", "w_part=About what&w_sort=gap", "?w_part=what"),
        ("shift", "account=sharman2020&s_age=30", "?account=sharman2020"),
        ("moderators", "support=not set&b_support=helped", ""),
    ],
)
def test_the_canonical_address_holds_what_identifies_the_thing(
    page: str, asked: str, kept: str, evidence: Evidence
) -> None:
    found = previews.of(page, parse_qs(asked), evidence, ROOT)
    assert found.canonical == f"{ROOT}/{page}{kept}"


HOSTILE = "\"><script>alert(1)</script>'&{}\x00\u202e"


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_known_changes_nothing(page: str, evidence: Evidence) -> None:
    plain = head(page, {})
    names = [*known.of(page, evidence), "utm_source", "title", HOSTILE]
    assert head(page, {name: [HOSTILE] for name in names}) == plain
    assert head(page, {name: [] for name in names}) == plain
    for name in names:
        assert head(page, {name: ["nobody", HOSTILE * 50]}) == plain


def test_whatever_stands_in_a_preview_is_escaped() -> None:
    picture = Picture(HOSTILE, 1, 2, HOSTILE)
    found = read(previews.head(Preview(HOSTILE, HOSTILE, HOSTILE, HOSTILE, picture)))
    assert found.metas["og:title"] == found.metas["og:image:alt"] == HOSTILE
    assert found.links["canonical"] == HOSTILE


def test_the_head_says_how_the_app_looks() -> None:
    found = read(head("home", {}))
    assert found.metas["color-scheme"] == "light dark"
    assert found.metas["theme-color(prefers-color-scheme: light)"] == look.TONES["paper"].day
    assert found.metas["theme-color(prefers-color-scheme: dark)"] == look.TONES["paper"].night
    for rel in ("manifest", "icon", "apple-touch-icon"):
        assert ask(APP, found.links[rel].removeprefix(".")).status == 200


def test_without_an_address_of_the_app_nothing_claims_to_have_one() -> None:
    found = read(head("mechanisms", {"mechanism": ["sleep"]}, root=""))
    assert "canonical" not in found.links
    assert not {"og:url", "og:image"} & found.metas.keys()
    assert found.metas["og:title"] == "Do people sleep better after a cry?"


def picture(address: str, **headers: str) -> Answer:
    return ask(APP, f"/previews/{address}", headers=headers)


def test_a_picture_is_known_again_whatever_stands_beside_it() -> None:
    first = picture("mechanisms.png?mechanism=sleep")
    tag = first.headers["etag"]
    again = picture("mechanisms.png?mechanism=sleep&sort=gap&x=%22%3E", **{"If-None-Match": tag})
    assert again.status == 304 and not again.body
    assert picture("mechanisms.png?mechanism=serotonin").headers["etag"] != tag


def test_there_is_a_picture_of_pages_only() -> None:
    answer = picture("nowhere.png")
    assert answer.status == 404 and "home" in answer.text and "nowhere" not in answer.text


def test_the_letters_of_the_pictures_are_all_there(evidence: Evidence) -> None:
    """The built-in font has no letters with accents; Streamlit's has."""
    file = cards.serif()
    assert file
    font = ImageFont.truetype(file, 40)
    missing = bytes(font.getmask("\U0010ffff"))
    words = " ".join(
        [title for _, _, title in THINGS.values()]
        + [bibliography.short_citation(row) for row in evidence.rows("sources")]
    )
    assert not [each for each in set(words) - {" "} if bytes(font.getmask(each)) == missing]
