"""What is made once for everybody and then held: where nobody who visits can throw it away.

A visitor may empty Streamlit's own caches at any time, as often as he likes.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


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
