"""What is refused at the command line, before anything is read: each with the one line told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from builder import paths
from builder.__main__ import main

CHOOSE = "choose another folder with --out."
ROOT = str(paths.ROOT)
ADDRESS = (
    "expected an address such as https://example.org/kommuner/, of letters a-z, digits and -._~ "
    "(http:// for localhost only)."
)


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the root of the repository, with a cache of this test's own and no address."""
    monkeypatch.chdir(paths.ROOT)
    monkeypatch.setattr(paths, "CACHE", tmp_path / "cache")
    monkeypatch.delenv("SITE_URL", raising=False)


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Run one command and return its exit code and the lines on standard error."""
    code = main(arguments)
    read = capsys.readouterr()
    assert read.out == ""
    return code, read.err.splitlines()


REFUSED = {
    "compute into the data": (
        ["compute", "--out", "data"],
        (1, [f"data is what the build reads; {CHOOSE}"]),
    ),
    "compute above the data": (
        ["compute", "--out", "."],
        (1, [f". holds data, which the build reads; {CHOOSE}"]),
    ),
    "compute into nothing": (
        ["compute", "--out", ""],
        (2, ["--out is empty: expected a folder."]),
    ),
    "compute among another's files": (
        ["compute", "--out", "tests"],
        (
            1,
            [
                "tests holds files that the builder did not make, so it was left alone. Choose an "
                "empty or a new folder with --out."
            ],
        ),
    ),
    "build below the data": (
        ["build", "--out", "data/site"],
        (1, [f"data/site lies in data, which the build reads; {CHOOSE}"]),
    ),
    "build below the pages": (
        ["build", "--out", "docs/site"],
        (1, [f"docs/site lies in {ROOT}/docs, which the build reads; {CHOOSE}"]),
    ),
    "build below the builder": (
        ["build", "--out", "builder/x"],
        (1, [f"builder/x lies in {ROOT}/builder, which the build reads; {CHOOSE}"]),
    ),
    "build above everything": (
        ["build", "--out", ".."],
        (1, [f".. holds data, which the build reads; {CHOOSE}"]),
    ),
    "build into nothing": (["build", "--out", " "], (2, ["--out is empty: expected a folder."])),
    "no data": (["check", "--data", ""], (2, ["--data is empty: expected a folder."])),
}


@pytest.mark.parametrize(("arguments", "expected"), REFUSED.values(), ids=REFUSED.keys())
def test_a_folder_that_would_spoil_the_input_is_refused(
    arguments: list[str], expected: tuple[int, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(arguments, capsys) == expected


def test_a_link_into_the_data_is_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "out"
    link.symlink_to(paths.DATA)
    assert told(["build", "--out", f"{link}/site"], capsys) == (
        1,
        [f"{link}/site lies in data, which the build reads; {CHOOSE}"],
    )


def test_what_compute_has_written_it_may_write_again(tmp_path: Path, small_data: Path) -> None:
    arguments = ["compute", "--data", str(small_data), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    assert main(arguments) == 0


USAGE = {
    "no port": (["serve", "--port", "0"], "argument --port: '0': expected a port from 1 to 65535"),
    "port too high": (
        ["serve", "--port", "65536"],
        "argument --port: '65536': expected a port from 1 to 65535",
    ),
    "port below zero": (
        ["serve", "--port=-1"],
        "argument --port: '-1': expected a port from 1 to 65535",
    ),
    "port in words": (
        ["serve", "--port", "http"],
        "argument --port: 'http': expected a port from 1 to 65535",
    ),
    "digits of another script": (
        ["build", "--only", "٠٣٠١"],
        "argument --only: '٠٣٠١': expected four-digit codes, such as 0301,5001",
    ),
    "superscripts": (
        ["build", "--only", "030¹"],
        "argument --only: '030¹': expected four-digit codes, such as 0301,5001",
    ),
}


@pytest.mark.parametrize(("arguments", "line"), USAGE.values(), ids=USAGE.keys())
def test_wrong_usage_is_told_at_once(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1].endswith(line)


NO_ADDRESSES = (
    "http://example.org/",
    "ftp://example.org/",
    "javascript:alert(1)",
    "//example.org/",
    "example.org",
    "https://user:word@example.org/",
    "https://example.org@evil.example/",
    "https://example/",
    "https://example.org/?a=1",
    "https://example.org/#a",
    "https://example.org/a b",
    "https://example.org/\u202e",
    "https://eksempel.no/å/",
    "https://blåbær.no/",
    "https://example.org//evil.example/",
    "https://example.org:99999/",
    "https://example.org/[x](y)",
    "http://localhost.evil.example/",
    "http://127.0.0.1@evil.example/",
)


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_no_site_can_be_published_at_is_refused(
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    shown = address.replace("\u202e", "\\u202e")
    expected = f"SITE_URL is '{shown}': {ADDRESS}"
    assert told(["build", "--out", str(tmp_path / "site")], capsys) == (1, [expected])


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://example.org/kommuner/2026/",
        "https://a-b.example.org:8443/~me/",
        "http://localhost:8000/",
        "http://127.0.0.1:8000/kommuner/",
    ],
)
def test_an_address_is_taken(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from builder.addresses import check_given_address

    monkeypatch.setenv("SITE_URL", address)
    check_given_address()


def test_a_second_build_of_one_site_is_refused_while_the_first_one_runs(
    tmp_path: Path, small_data: Path
) -> None:
    out = tmp_path / "site"
    command = [sys.executable, "-m", "builder", "build", "--data", str(small_data)]
    command += ["--out", str(out), "--only", "0301"]
    environment = {**os.environ, "BUILDER_CACHE": str(tmp_path / "builds")}
    with subprocess.Popen(
        command,
        cwd=paths.ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as first:
        assert first.stdout is not None
        assert "read and checked" in first.stdout.readline()
        first.send_signal(signal.SIGSTOP)  # so that it still runs, however slow the second one is
        try:
            second = subprocess.run(
                command,
                cwd=paths.ROOT,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            os.killpg(first.pid, signal.SIGKILL)
    told = f"another build of {out}/ is running; wait until it has ended.\n"
    assert (second.returncode, second.stdout, second.stderr) == (1, "", told)
    assert not out.exists()
    done = subprocess.run(
        [*command[:-1], "9999"], cwd=paths.ROOT, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 2  # the lock went with the process: the build begins
