"""The command `harness`: finds the verb, runs it, and turns what went wrong into one line.

Nothing heavy is imported here or at the top of a verb's module; each verb imports its work when
it runs, so that ``harness --help`` answers at once.
"""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Sequence
from typing import Annotated, TextIO

import typer
from typer.exceptions import TyperException

from harness.cli import (
    baseline,
    board,
    check,
    compare,
    config,
    doctor,
    explain,
    gate,
    init,
    meta,
    metrics,
    run,
    score,
    show,
)
from harness.cli.output import prints_unicode
from harness.errors import Exit, HarnessError
from harness.version import __version__

app = typer.Typer(
    name="harness",
    help="Score plain-language rewrites against their originals.",
    add_completion=True,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run")(run.run)
app.command("score")(score.score)
app.command("show")(show.show)
app.command("check")(check.check)
app.command("compare")(compare.compare)
app.command("gate")(gate.gate)
app.command("board")(board.board)
app.command("explain")(explain.explain)
app.command("meta")(meta.meta)
app.command("metrics")(metrics.metrics)
app.command("init")(init.init)
app.command("doctor")(doctor.doctor)
app.add_typer(config.app, name="config")
app.add_typer(baseline.app, name="baseline")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"harness {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
    traceback: Annotated[
        bool, typer.Option("--traceback", help="Show where in the code an error arose.")
    ] = False,
) -> None:
    """Score plain-language rewrites against their originals."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with one of the codes of `harness.errors.Exit`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    wants_traceback = "--traceback" in given
    _print_anything(sys.stdout)
    given = [argument for argument in given if argument != "--traceback"]
    sys.exit(_run(given, wants_traceback))


def _print_anything(stream: TextIO) -> None:
    """Where the locale has no sign for an arrow or a letter, print a question mark, not a bug."""
    if isinstance(stream, io.TextIOWrapper) and not prints_unicode(stream):
        stream.reconfigure(errors="replace")


def _run(arguments: list[str], wants_traceback: bool) -> int:
    try:
        result = app(args=arguments, prog_name="harness", standalone_mode=False)
    except HarnessError as error:
        if wants_traceback:
            raise
        print(f"harness: {error}", file=sys.stderr)
        return int(error.exit_code)
    except TyperException as error:
        # An error of usage; typer knows how to print it.
        show_error = getattr(error, "show", None)
        if show_error is not None:
            show_error(file=sys.stderr)
        return int(getattr(error, "exit_code", Exit.USAGE))
    except SystemExit as stopped:
        # The reader of a pipe has gone (`harness show RUN | head`), which typer answers with 1;
        # here 1 means that a system got worse, and nobody is left to be told anything.
        if isinstance(stopped.__context__, BrokenPipeError):
            return int(Exit.OK)
        print("harness: a metric or system of yours called sys.exit()", file=sys.stderr)
        return int(Exit.BUG)
    except Exception as error:
        if wants_traceback:
            raise
        return int(_unexpected(error))
    if result == Exit.INTERRUPTED:
        # Typer has caught Ctrl-C and made it this exit code, without a word.
        print("harness: interrupted; the same command goes on where it stopped", file=sys.stderr)
    return result if isinstance(result, int) else int(Exit.OK)


def _unexpected(error: Exception) -> Exit:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        # Standard output may be a file on a full disk.
        print("harness: no space is left to print to", file=sys.stderr)
        return Exit.ENVIRONMENT
    print(
        f"harness: internal error: {type(error).__name__}: {error} "
        "(this is a bug; run again with --traceback and report what it prints)",
        file=sys.stderr,
    )
    return Exit.BUG
