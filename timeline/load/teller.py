"""Passes on what cannot be read, and knows whether anything could be."""

from __future__ import annotations

import warnings

from timeline.errors import InputError
from timeline.values import OnProblem, Problem


class Teller:
    """Tells of problems, but holds back a first failure: if nothing else can be read, it is raised instead."""

    def __init__(self, on_problem: OnProblem | None) -> None:
        self.on_problem = on_problem
        self.held: tuple[str, InputError] | None = None
        self.told = 0
        self.articles = 0

    def note(self, place: str, message: str) -> None:
        """Tell of a problem or a doubt."""
        self._release()
        self.told += 1
        if self.on_problem:
            self.on_problem(Problem(place, message))
        else:
            warnings.warn(f"{place}: {message}", stacklevel=4)

    def failed(self, place: str, error: InputError) -> None:
        """Tell of an input that gave no article."""
        if not (self.told or self.articles or self.held):
            self.held = (place, error)
        else:
            self.note(place, str(error))

    def succeeded(self) -> None:
        """Count an article."""
        self.articles += 1
        self._release()

    def finish(self) -> None:
        """Say that all was tried.

        Raises:
            InputError: there was no article at all; the only failure itself, where there was but one.
        """
        if self.articles:
            return
        if self.held:
            place, error = self.held
            raise type(error)(f"{place}: {error}") from error
        raise InputError("no article could be read; see the problems named" if self.told else "no file was given")

    def _release(self) -> None:
        if self.held:
            place, error = self.held
            self.held = None
            self.note(place, str(error))
