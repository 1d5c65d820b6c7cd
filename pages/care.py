"""Help first, then something gentle to do, then what is known about crying that hurts."""

from __future__ import annotations

import streamlit as st

from goodcry.ui.care import cards
from goodcry.ui.kit import frame, links

with frame.page("care") as evidence:
    with frame.lead():
        st.header("Somebody to talk to", anchor=frame.HELP_ANCHOR)
        cards.help_lines(evidence)

    st.header("Breathe with a circle", anchor=False)
    cards.breathing(evidence)

    st.header("What else soothes", anchor=False)
    st.markdown(
        "Tears are not the only way to feel calmer. In the studies we found, nobody had "
        "just cried. So take what feels good, and leave the rest."
    )
    st.caption(
        "Where a g or d is given, it tells how big the difference was. A whole one is as big as "
        "the usual spread between people."
    )
    for row in evidence.rows("soothers"):
        cards.soother(evidence, row)

    st.header("When to talk to somebody", anchor=False)
    st.markdown(
        "Crying is not an illness. But sometimes it is good to tell somebody: a doctor, a "
        "therapist, a counsellor at school or work, or a person you trust. For example when:"
    )
    st.markdown("\n".join(f"- {row['sign']}" for row in evidence.rows("care_signs")))
    st.markdown(
        "This is not a test and there is nothing to add up. One of these is enough to talk, and "
        f"you need no reason at all. [Back to the lines at the top](#{frame.HELP_ANCHOR})"
    )
    cards.articles_say(evidence)
    cards.where_numbers_come_from(evidence)

    st.header("Conditions that change crying", anchor=False)
    st.markdown(
        "A page cannot tell whether you have one of these, and this one does not try. It may "
        "help to know that they exist and that people can be asked."
    )
    for row in evidence.rows("care_conditions"):
        cards.condition(evidence, row)

    st.header("Letting go or holding back", anchor=False)
    st.markdown(
        "You may let tears come. You may keep them for later. Studies do not agree on which is "
        "better, and most of them looked at feelings in general and not at tears."
    )
    cards.holding_back(evidence)
    cards.holding_back_conflict(evidence)
    links.to("moderators", "Set what surrounds a cry", holding_back="held back")
