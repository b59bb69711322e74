"""Runs a command for a person: a bar, problems by name, and a message where another program would show a traceback."""

from __future__ import annotations

import errno
import os
import sys
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from timeline.cli.terminal import clean
from timeline.errors import TimelineError
from timeline.load.output import is_output
from timeline.values import OnProblem, Problem

_REPORT = "please report it, with what TIMELINE_TRACEBACK=1 shows"


class Failure(click.ClickException):
    """A mistake of the user's that left nothing to do: a message, and exit code 2."""

    exit_code = 2


class Commands(click.Group):
    """The group of commands; whatever goes wrong becomes a message, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # a terminal that lacks a letter shows a mark for it
                stream.reconfigure(errors="replace")
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except TimelineError as error:
            raise Failure(clean(str(error))) from error
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            ctx.exit(130)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read our output has gone, as `head` does: click ends quietly
                raise
            place = f"{error.filename}: " if error.filename else ""
            raise Failure(
                clean(f"{place}{error.strerror or error}; check the name, the rights and the disk")
            ) from error
        except Exception as error:
            if os.environ.get("TIMELINE_TRACEBACK"):
                raise
            flaw = f"{type(error).__name__}: {error}"
            raise Failure(clean(f"a flaw in timeline itself ({flaw}); {_REPORT}")) from error


class Progress:
    """A bar on stderr, when that is a terminal."""

    def __init__(self) -> None:
        self.bar: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.render_finish()

    def __call__(self, done: int, total: int) -> None:
        """Show how far a run is."""
        if not sys.stderr.isatty():
            return
        if self.bar is None:
            self.bar = click.progressbar(length=total, label="articles", file=sys.stderr)
        self.bar.update(done - self.bar.pos)


@contextmanager
def listed_problems() -> Iterator[OnProblem]:
    """Collect problems, and list them on stderr at the end, also when nothing could be done."""
    found: list[Problem] = []
    try:
        yield found.append
    finally:
        for problem in found:
            click.echo(click.style("problem: ", fg="yellow") + clean(f"{problem.source}: {problem.message}"), err=True)


def run(*, inputs: tuple[Path, ...], **options: Any) -> Any:
    """Run the pipeline with a bar, and list its problems."""
    if options.get("corrections") and not options["merge"]:
        raise click.UsageError("--corrections needs --merge: it says which reports are one event")
    if options.get("previous") and not options["merge"]:
        raise click.UsageError("--previous needs --merge: without it each report keeps its own id anyway")
    from timeline import pipeline, table

    if options.get("previous"):
        options["previous"] = table.read_table(options["previous"])

    with listed_problems() as on_problem, Progress() as on_progress:
        return pipeline.run(inputs, **options, on_problem=on_problem, on_progress=on_progress)


def make_room(path: Path, inputs: Sequence[Path] = ()) -> None:
    """Make the folder of an output file, which may not take the place of what is read."""
    if path.is_file() and not is_output(path):
        real = path.resolve()
        for given in inputs:
            if real == given.resolve() or given.resolve() in real.parents:
                raise Failure(f"{path} stands among what is read from {given}, and would be lost; give another name")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(f"cannot make the folder {path.parent}: {error.strerror}; give another place") from error
    if not os.access(path.parent, os.W_OK):
        raise Failure(f"cannot write in the folder {path.parent}; give another place")


def show(path: Path, open_it: bool) -> None:
    """Open a page in the browser, if asked to."""
    if open_it:
        webbrowser.open(path.resolve().as_uri())
