"""Outlines of the body map: a calm, schematic figure, and what lies in it.

The trunk is seen from the front and the head is turned to its right, as in many drawings of these
nerves: so the brainstem lies behind the eye and not between two eyes. Left in the picture is the
person's right side. The vagus is drawn there, because it is mostly the right one that reaches the
sinus node; the sympathetic chain is drawn on the other side. In a body both run on both sides.
"""

from __future__ import annotations

# Left edge, top, width and height of the drawing.
VIEW = (-12.0, -2.0, 374.0, 446.0)

FIGURE = (
    "M76 444c2-44 4-114 8-160 3-38 12-58 36-70 18-8 30-12 32-24 1-9 1-19 0-27-1-6-4-8.5-9-9-6-.5-"
    "11-1.5-15-4.5-5-3-5.5-8.5-3.5-13.5 1.5-3.5 2-5 1-7-2-2-4-4-3-6.5 .5-1.5 2.5-2 3.5-2.5-2.5-1-"
    "5-2.5-4.5-5.5 .5-2 2.5-3 2.8-5.5 .2-1.5-1.3-2.5-3.8-3-4-.7-7.7-2-8.1-5.5-.4-3 3.1-6.5 5.6-11"
    ".5 2.5-4.5 4.5-8 5-12 .3-4-2-7-2-12 0-9 1-19 6-28 9-18 30-29 54-29 34 0 59 24 59 58 0 20-7 3"
    "3-14 44-6 10-9 20-8 34 1 18 2 34 4 46 2 12 14 17 28 23 18 9 26 29 29 71 4 46 5 116 7 160z"
)
# Inner edges of the arms: they make trunk out of the block below the shoulders.
ARMS = "M110 304c2 48 1 96 0 140m143-140c-2 48-1 96 0 140"
EYE = "M125 76.5c4-4 9-4.5 13-2m-12.5 2.5c2.5 3 6.5 4 10.5 3m-12-14c5-3.5 11-3 16 0"
MOUTH = "M126 120c3 .5 6 0 8-1.5"
BRAIN = (
    "M134 64c-4-20 14-44 48-46 34-1 51 24 50 48-1 12-10 19-23 19-10 0-18-5-28-4-13 3-25 5-34-1-8-"
    "4-12-9-13-16z"
)
FOLDS = "M150 52c8-12 20 2 30-9m8-11c11 12 23 2 30 16m-62 24c11-10 22 1 34-8m14 4c6-8 15-1 21-8"
CEREBELLUM = "M203 92c7-5 22-4 25 2 1 10-10 20-20 18-8-3-10-13-5-20z"
CORD = "M187 128c3 16 5 32 3 52-3 16-9 24-9 40l0 180"
# The small nerves by which sympathetic fibres leave the cord.
RAMI = "M182 238h15m-15 16h15m-15 82h15m-15 18h15"
KIDNEY = "M140 364c-8 0-11 14-5 24 5 7 14 4 14-4-2-4-2-10 1-14 0-5-5-7-10-6z"
DIAPHRAGM = "M113 346c27-15 109-15 136 0"
VESSELS = "M182 274c-4-16 2-26 11-23 7 3 7 13 4 21m-32 0l-1-22"

# An eye as one sees it from the front, large, as if under a lens.
LENS = (58.0, 84.0, 36.0)
LENS_TO_EYE = "M30 87l92-10"
LID = "M32 89c9-17 34-21 54-4-16 15-40 17-54 4z"
CREASE = "M32 80c11-17 37-19 54-4"
IRIS = (58.0, 86.0)
LENS_GLAND = "M64 60c6-5.5 16-2.5 21 6-6 3-15 0-21-6z"

BRAINSTEM = (
    "M181 79c-1 5-2 8-5 10-9 3-13 9-11 15 2 6 8 9 12 10 3 4 4 8 5 16l11 0"
    "c0-9 1-16 4-22 2-9 1-21-3-29-4-3-9-3-13 0z"
)
LUNGS = (
    "M172 234c-12-4-34 12-44 44-7 24-9 44-6 58 15 2 35-2 46-12 4-22 6-62 4-90z",
    "M190 234c13-4 34 12 43 44 7 24 9 44 7 58-14 3-34-1-46-10-4-24-6-64-4-92z",
)
AIRWAYS = (
    "M157 172c1 18 15 26 22 42 2 8 2 16 2 24-3 12-16 16-29 28m29-28c4 12 19 14 32 26m-49-10"
    "c-6 8-10 24-16 34m52-34c6 10 10 24 16 34"
)
HEART = "M163 270c-9 4-13 17-8 30 6 15 26 28 49 32 9-12 13-30 9-44-4-12-15-19-25-15-6-7-18-8-25-3z"
GUT = (
    "M158 376c0-7 7-9 14-7 9 3 19-3 28 0 11 4 12 14 3 17-11 3-29-4-38 1-9 5-7 15 2 16 12 1 25-5 3"
    "4-1 10 4 9 15-1 16-11 1-22-5-31-1-6 3-5 11 2 12l19 1"
)
ADRENAL = "M132 364c4-11 17-10 21-1-7 4-13-1-21 1z"
# What lies on both sides is drawn once and mirrored.
MIRROR = ' transform="matrix(-1 0 0 1 362 0)"'
SWEAT = ((263.0, 256.0), (270.0, 274.0), (262.0, 291.0), (271.0, 308.0), (264.0, 326.0))
GLAND = "M135 71c0-4 5-5.5 9-3.5 1 2.5-4 5-9 3.5z"
TEAR = "M0-7c0 0-4.6 7-4.6 10 0 6 9.2 6 9.2 0 0-3-4.6-10-4.6-10z"
# Where tears start, and how far they run: on the cheek, and under the lens.
TEAR_FALLS = (134.0, 86.0, 46.0)
LENS_TEAR_FALLS = (44.0, 99.0, 16.0)

# From the brainstem to the tear gland (VII), to the sinus node (X), and the sympathetic chain with
# its branches: to the heart, to the sweat glands, to the adrenal gland.
FACIAL = "M167 103c-3 12-10 13-13 5-1-5-3-7.5-7-8.5m0 0c-6-6.5-8-17.5-7-29.5"
VAGUS = "M184 122c-8 12-15 24-16 44-1 28-1 48-2 72-1 18-5 26-7 38"
CHAIN = "M177 158c0 26 20 36 20 68l0 170"
BRANCHES = (
    "M197 234c-9 12-25 18-35 40",
    "M197 246c23-10 49-2 65 10",
    "M197 334c6 10 11 16 17 23",
)
NECK_TO_GLAND = "M177 158c-5-16-9-38-24-57-7-7-8-19-10-30"

# Where a nerve is drawn cut: below its last relay, before all that it reaches.
VAGUS_CUTS = ((166.0, 236.0),)
SYMPATHETIC_CUTS = ((192.0, 206.0), (176.0, 254.0), (224.0, 241.0), (206.0, 347.0))

PTERYGOPALATINE = (147.0, 99.5)
CERVICAL = (177.0, 158.0)
SINUS_NODE = (160.0, 278.0)
