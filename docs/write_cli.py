"""Writes docs/cli.md from the commands' own help: `python docs/write_cli.py`. A test checks that it is up to date."""

from pathlib import Path

import click

from timeline.cli import main

TARGET = Path(__file__).parent / "cli.md"
INTRODUCTION = """# Command line

Written by `python docs/write_cli.py` from the commands' own help; do not edit it by hand. `python -m timeline` is the
same as `timeline`.

What a command finds goes to stdout, what it has to say about the work to stderr. An article that cannot be read is
named with what to do about it, and the rest goes on. So is the part of a text that is left out because it is a list of
thousands of dates in a row.

| exit code | meaning |
|---|---|
| 0 | done; problems with single articles are listed on stderr |
| 1 | nothing was found (`explain`: no date expression in these words) |
| 2 | nothing could be done: no article could be read, the table does not hold, a wrong option, no place to write |
| 130 | stopped with Ctrl-C |

## Articles

| input | what is read |
|---|---|
| a folder | every file below in it and in its folders; hidden files, README and LICENSE are passed over |
| `metadata.csv` | of the texts beside it: `file`, `published`, and `title`, `publisher`, `url`, `language` |
| `.txt`, `.md` | one article; YAML front matter between two lines `---` may say the same things |
| `.jsonl`, `.json` | one article a line, or a list: `text` (`body`), `published` (`published_at`, `date`), `id`, ... |
| `.csv` | one article a row, with a column `text` |
| `.html` | a saved page: the paragraphs of its article, and the date, title and publisher that its head names |

Names of fields may be Dutch (`titel`, `tekst`, `datum`). Tables may have commas, semicolons, tabs or bars. Text is
UTF-8, UTF-16 with its mark, or Windows-1252, which is reported because it was guessed. Line ends become `\n`, and
offsets count the characters of that text; of a text that was wrapped at a fixed width the lines of a paragraph are
joined with spaces, which moves no character. An id that two articles bear is given a number, and that is reported.

Dates of publication are written as `2022-03-23`, `2022-03-23T22:30+01:00`, `23-03-2022` or `"23 maart 2022"`.

Shell completion, for bash, zsh and fish (put the line in `~/.bashrc`, `~/.zshrc`, or the file named):

```sh
eval "$(_TIMELINE_COMPLETE=bash_source timeline)"
eval "$(_TIMELINE_COMPLETE=zsh_source timeline)"
_TIMELINE_COMPLETE=fish_source timeline > ~/.config/fish/completions/timeline.fish
```
"""


def help_of(command: click.Command, name: str, parent: click.Context | None) -> tuple[str, click.Context]:
    """The help of one command at a fixed width, and the context for its own commands."""
    context = command.make_context(name, [], parent=parent, resilient_parsing=True, terminal_width=100)
    return command.get_help(context), context


def page() -> str:
    """The whole of docs/cli.md."""
    text, context = help_of(main, "timeline", None)
    parts = [INTRODUCTION, f"## timeline\n\n```text\n{text}\n```\n"]
    for name in main.list_commands(context):
        text, _ = help_of(main.commands[name], name, context)
        parts.append(f"## timeline {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8", newline="\n")
