"""What a link to a page looks like in a chat or a search: title, description and a picture.

The tags are those of the Open Graph protocol (https://ogp.me/) and of X
(https://developer.x.com/en/docs/x-for-websites/cards), which take a picture from an absolute
address only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from goodcry import outcome
from goodcry.evidence import Evidence
from goodcry.figures import drops, look, preview_card
from goodcry.figures.preview_card import Card, Field
from goodcry.outcome import CRIES, Prediction
from goodcry.ui.kit import known, preview_words, registry, share
from goodcry.ui.kit.preview_words import Words

# Where the pictures are; see goodcry/server/cards.py.
PICTURES = "/previews"
# Colours of the browser's frame, as the pages' own backgrounds.
BACKGROUNDS = {"light": look.TONES["paper"].day, "dark": look.TONES["paper"].night}


@dataclass(frozen=True)
class Picture:
    """The picture of a preview: absolute address, width and height in px, words for it."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Preview:
    """How a link presents itself.

    Attributes:
        title: what it leads to; ``tab`` the same with the app's name, for the browser's tab.
        description: plain text of about 200 characters at most.
        canonical: the absolute address of the thing without anything else in it; empty where the
            address of the app is not known.
        picture: None where the address of the app is not known.
    """

    title: str
    tab: str
    description: str
    canonical: str
    picture: Picture | None


def of(
    page_name: str, address: Mapping[str, Sequence[str]], evidence: Evidence, root: str
) -> Preview:
    """The preview of a page with this address, name -> texts, where the app stands at ``root``.

    Raises:
        ValueError: an unknown page.
    """
    words = preview_words.of(page_name, address, evidence)
    return Preview(
        words.title,
        words.page.tab if words.page.name == "home" else registry.titled(words.title),
        words.description,
        share.address(words.page, words.kept, root) if root else "",
        _picture(words, evidence, root) if root else None,
    )


def _picture(words: Words, evidence: Evidence, root: str) -> Picture:
    query = f"?{urlencode(words.kept, doseq=True)}" if words.kept else ""
    return Picture(
        f"{root}{PICTURES}/{words.page.name}.png{query}",
        preview_card.WIDTH,
        preview_card.HEIGHT,
        preview_card.alt(card(words, evidence)),
    )


def card(words: Words, evidence: Evidence) -> Card:
    """What the picture shows: the drops of the cries in question, or else a single drop."""
    if words.below:
        return Card(words.title, words.below)
    predictions = _predictions(words, evidence)
    named = len(predictions) > 1
    return Card(
        words.title,
        _whose(words, evidence),
        tuple(
            Field(name if named else "", drops.kinds(prediction), _reach(prediction))
            for name, prediction in predictions.items()
        ),
    )


def _predictions(words: Words, evidence: Evidence) -> dict[str, Prediction]:
    every = known.of("moderators", evidence)
    base, size, overlap = (
        every[name].value(words.kept[name][0], evidence)
        if name in words.kept
        else every[name].start(evidence)
        for name in preview_words.SETTINGS
    )
    return {
        name: outcome.predict(levels, evidence, str(base), float(size or 0), float(overlap or 0))
        for name, levels in (words.scenarios or {"A": {}}).items()
    }


def _whose(words: Words, evidence: Evidence) -> str:
    """Which cries the drops are."""
    if any(words.scenarios.values()):
        return f"{CRIES} such cries, as studies lead one to expect"
    base = words.kept["base"][0] if "base" in words.kept else next(iter(outcome.bases(evidence)))
    return f"{CRIES} drops stand for: {outcome.bases(evidence)[base]['label']}"


def _reach(prediction: Prediction) -> str:
    """The range of "better", if there is one."""
    low, high = (round(CRIES * end) for end in (prediction.better.low, prediction.better.high))
    return f"likely {low} to {high} better" if low != high else ""


def head(preview: Preview) -> str:
    """The preview as tags for the head of a page. Everything in it is escaped."""
    named = {
        "description": preview.description,
        "twitter:card": "summary_large_image",
        "color-scheme": "light dark",
    }
    properties = {
        "og:type": "website",
        "og:site_name": registry.APP,
        "og:title": preview.title,
        "og:description": preview.description,
        "og:url": preview.canonical,
    }
    if preview.picture:
        properties |= {
            "og:image": preview.picture.address,
            "og:image:type": "image/png",
            "og:image:width": str(preview.picture.width),
            "og:image:height": str(preview.picture.height),
            "og:image:alt": preview.picture.alt,
        }
    tags = [f"<title>{escape(preview.tab)}</title>"]
    tags += [_tag("meta", name=name, content=text) for name, text in named.items()]
    tags += [_tag("meta", property=name, content=text) for name, text in properties.items() if text]
    tags += [
        _tag(
            "meta",
            name="theme-color",
            media=f"(prefers-color-scheme: {scheme})",
            content=ground,
        )
        for scheme, ground in BACKGROUNDS.items()
    ]
    if preview.canonical:
        tags.append(_tag("link", rel="canonical", href=preview.canonical))
    # Beside the page, as Streamlit's own files are: the app may stand in a folder of its host.
    # A small icon for the first second: the live page brings its own, and the manifest names larger
    # ones for those who install the app.
    tags += [
        _tag("link", rel="icon", href="./icons/drop-32.png", sizes="32x32", type="image/png"),
        _tag("link", rel="apple-touch-icon", href="./icons/full-180.png"),
        _tag("link", rel="manifest", href="./manifest.webmanifest"),
    ]
    return "\n".join(tags)


def _tag(name: str, /, **attributes: str) -> str:
    written = " ".join(f'{key}="{escape(text)}"' for key, text in attributes.items())
    return f"<{name} {written}>"
