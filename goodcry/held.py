"""What is made once for everybody and then held: where nobody who visits can throw it away.

A visitor may empty Streamlit's own caches at any time, as often as he likes.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")
Source = TypeVar("Source")


class Held(Generic[Made]):
    """A function without arguments that is called once; who asks meanwhile waits for it.

    What fails is not kept: the next to ask tries again. Use it as a decorator.
    """

    def __init__(self, make: Callable[[], Made]) -> None:
        self.__doc__ = make.__doc__
        self._make = make
        self._lock = Lock()
        self._made: Made | None = None

    def __call__(self) -> Made:
        """What is held; made now if it is not there yet. Raises what making it raises."""
        made = self._made
        if made is None:
            with self._lock:
                made = self._made
                if made is None:
                    made = self._made = self._make()
        return made

    def clear(self) -> None:
        """Let go of what is held; the next to ask gets it made anew."""
        with self._lock:
            self._made = None


class HeldOf(Generic[Source, Made]):
    """A function of one argument, called once for it; another argument takes its place.

    For what is worked out from the evidence, of which there is one. Use it as a decorator.
    """

    def __init__(self, make: Callable[[Source], Made]) -> None:
        self.__doc__ = make.__doc__
        self._make = make
        self._lock = Lock()
        self._held: tuple[Source, Made] | None = None

    def __call__(self, source: Source) -> Made:
        """What is held of this source; made now if it is not there. Raises as making it does."""
        held = self._held
        if held is None or held[0] is not source:
            with self._lock:
                held = self._held
                if held is None or held[0] is not source:
                    held = self._held = (source, self._make(source))
        return held[1]
