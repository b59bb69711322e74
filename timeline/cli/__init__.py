"""The command line: parse, call, print, exit code."""

from timeline.cli.commands import main

__all__ = ["main"]
