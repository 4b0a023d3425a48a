"""The command line: `python -m builder COMMAND`; each is told of by `--help`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from builder import crash, paths
from builder.fault_report import report
from builder.faults import BuildFailure, Fault, InputFaults, Unforeseen
from importing.arguments import add_options

# What did not happen where a command refuses its input; "published" where nothing else is said.
UNTOUCHED = {
    "import": "written",
    "template": "written",
    "fetch": "written",
    "edition": "frozen",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 on success, 1 for faults of input or build, 2 for wrong usage."""
    try:
        options = _parser().parse_args(arguments)
    except BuildFailure as failure:
        _print_plain([str(failure)])
        return 2
    try:
        return COMMANDS[options.command](options)
    except InputFaults as error:
        _print_plain(_report(error.faults, UNTOUCHED.get(options.command, "published")))
    except Unforeseen as error:
        found = _report(error.faults) if error.faults else []
        _print_plain([*found, *crash.lines_for_user(error, options.data, error.reading)])
    except BuildFailure as failure:
        _print_plain([str(failure)])
    except OSError as error:
        _print_plain(
            [f"{error.filename or 'system'}: {error.strerror or error}. Nothing was published."]
        )
    except KeyboardInterrupt:
        _print_plain(["Interrupted. The site published before is untouched."])
    except Exception as error:  # whatever it is: no one who runs a command can use a traceback
        _print_plain(crash.lines_for_user(error, options.data))
    return 1


def _print_plain(lines: Sequence[str]) -> None:
    """Print plain lines to standard error."""
    print("\n".join(lines), file=sys.stderr)


def _report(faults: Sequence[Fault], done: str = "published") -> list[str]:
    """Return the lines that tell of faults in the input, the last one with their number."""
    number = len(faults)
    count = f"{number} fault{'' if number == 1 else 's'} in the input. Nothing was {done}."
    return [*report(faults), count]


def _parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; argparse itself exits with 2 on wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m builder", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="check, compute, write everything and publish it")
    compute = commands.add_parser("compute", help="indicators and statistics only, as CSV files")
    check = commands.add_parser("check", help="read and check all input, write nothing")
    serve = commands.add_parser("serve", help="build, serve on localhost, rebuild on change")
    edition = commands.add_parser(
        "edition",
        help="freeze data and figures of an edition",
        description="Freeze data, figures and plain pages of the edition that data/site.yml names "
        "as OUT/utgave-ID.zip. Builds lay every such file of data/editions/ at /utgave/ID/, which "
        "citations then lead to. A frozen edition is never overwritten.",
    )
    for command in (build, compute, check, serve, edition):
        command.add_argument("--data", type=_data, default=_near(paths.DATA), help="all input")
    build.add_argument("--out", type=_out, default=_near(paths.SITE), help="folder to publish in")
    build.add_argument("--only", type=_codes, help="pages of these municipalities only: 0301,5001")
    compute.add_argument("--out", type=_out, required=True, help="folder to write to")
    edition.add_argument("id", metavar="ID", help="2026, 2026-11 or 2026-11-25, as in site.yml")
    edition.add_argument("--out", type=_out, help="folder of the ZIP file (DATA/editions)")
    serve.add_argument("--port", type=_port, default=8000, help="port on localhost")
    add_options(commands, _near(paths.DATA))
    return parser


def _near(path: Path) -> Path:
    """Return a path as seen from here, so that messages stay short."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _codes(text: str) -> frozenset[str]:
    """Return the codes of `--only`; raises argparse's error where one is not four digits."""
    codes = frozenset(code.strip() for code in text.split(",") if code.strip())
    if not codes or not all(re.fullmatch("[0-9]{4}", code) for code in codes):
        raise argparse.ArgumentTypeError(f"{text!r}: expected four-digit codes, such as 0301,5001")
    return codes


def _data(text: str) -> Path:
    """Return the folder of `--data`.

    Raises BuildFailure where nothing is given, which would mean the folder one stands in.
    """
    return _folder(text, "--data")


def _out(text: str) -> Path:
    """Return the folder of `--out`; raises BuildFailure where nothing is given."""
    return _folder(text, "--out")


def _folder(text: str, option: str) -> Path:
    """Return a folder that an option names; raises BuildFailure where it names none."""
    if not text.strip():
        raise BuildFailure(f"{option} is empty: expected a folder.")
    return Path(text)


def _port(text: str) -> int:
    """Return the port of `--port`; raises argparse's error where it cannot be one."""
    if not re.fullmatch("[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r}: expected a port from 1 to 65535")
    return int(text)


def _build(options: argparse.Namespace) -> int:
    """Build the site, or say that nothing has changed."""
    from builder.build import build

    return build(options.data, options.out, options.only)


def _check(options: argparse.Namespace) -> int:
    """Read and check all input."""
    from builder.build import check

    return check(options.data)


def _compute(options: argparse.Namespace) -> int:
    """Write the CSV files of indicators and statistics."""
    from builder.build import compute

    return compute(options.data, options.out)


def _serve(options: argparse.Namespace) -> int:
    """Build, serve, and build again whenever the input changes."""
    from builder.site.preview import serve

    return serve(options.data, _near(paths.SITE), options.port)


def _edition(options: argparse.Namespace) -> int:
    """Freeze an edition."""
    from builder.freezing import freeze
    from builder.sources.frozen import FOLDER

    return freeze(options.data, options.id, options.out or options.data / FOLDER)


def _import(options: argparse.Namespace) -> int:
    """Put in a round from the file an office has."""
    from importing.command import import_round

    return import_round(options)


def _fetch(options: argparse.Namespace) -> int:
    """Bring a source from SSB or Kartverket."""
    from importing.fetching.command import fetch

    return fetch(options)


def _template(options: argparse.Namespace) -> int:
    """Write an empty round to fill in."""
    from importing.command import write_template

    return write_template(options)


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "check": _check,
    "compute": _compute,
    "serve": _serve,
    "edition": _edition,
    "import": _import,
    "template": _template,
    "fetch": _fetch,
}

if __name__ == "__main__":
    sys.exit(main())
