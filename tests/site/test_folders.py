"""The published site is replaced in one step, and whatever goes wrong before leaves it whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder.faults import BuildFailure
from builder.site import check_target, folders, new_site, replace
from builder.site.freshness import record

ROOT = Path(__file__).parents[2]


def make_site(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    record(folder, text)
    return folder


def text_of(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", "old")


def test_the_new_site_takes_the_place_of_the_old(out: Path) -> None:
    with new_site(out) as new:
        replace(make_site(new, "new"), out)
    assert text_of(out) == "new"
    assert os.listdir(out.parent) == ["site"]


def test_the_first_site_needs_no_folder(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "down" / "site"
    with new_site(out) as new:
        replace(make_site(new, "new"), out)
    assert text_of(out) == "new"


def test_a_site_can_be_read_by_others(out: Path) -> None:
    with new_site(out) as new:
        made = make_site(new, "new")
        plain = make_site(out.parent / "plain", "x")
        assert made.stat().st_mode == plain.stat().st_mode


def half_a_site(out: Path, fault: type[BaseException]) -> None:
    """Begin on a new site, and break off."""
    with new_site(out) as new:
        make_site(new, "half")
        raise fault


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt])
def test_a_failed_build_leaves_the_old_site(out: Path, fault: type[BaseException]) -> None:
    with pytest.raises(fault):
        half_a_site(out, fault)
    assert text_of(out) == "old"
    assert os.listdir(out.parent) == ["site"]


def test_a_link_to_the_site_stays_a_link(out: Path) -> None:
    link = out.parent / "link"
    link.symlink_to(out)
    with new_site(link) as new:
        replace(make_site(new, "new"), link)
    assert link.is_symlink()
    assert text_of(out) == "new"


KILLED = """
import sys, time
from pathlib import Path
from builder.site import new_site
with new_site(Path(sys.argv[1])) as new:
    (new / "index.html").write_text("half")
    print(new, flush=True)
    time.sleep(60)
"""


def killed_build(out: Path, number: int) -> Path:
    """Start a build in a process of its own, kill it half-way and return its folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(out)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    new = Path(process.stdout.readline().strip())
    process.send_signal(number)
    process.wait()
    process.stdout.close()
    return new


def test_a_killed_build_leaves_the_old_site_and_the_next_build_tidies_up(out: Path) -> None:
    left = killed_build(out, signal.SIGKILL)
    assert text_of(out) == "old"
    assert left.exists()
    with new_site(out) as new:
        assert not left.exists()
        replace(make_site(new, "new"), out)
    assert os.listdir(out.parent) == ["site"]


def test_an_interrupted_build_tidies_up_itself(out: Path) -> None:
    left = killed_build(out, signal.SIGINT)
    assert text_of(out) == "old"
    assert not left.parent.exists()


def test_a_build_leaves_another_that_is_alive_alone(out: Path) -> None:
    with new_site(out) as one, new_site(out) as other:
        assert one != other
        assert one.is_dir()
        assert other.is_dir()


REPLACING = """
import sys
from pathlib import Path
from builder.site import new_site, replace
from builder.site.freshness import record
out = Path(sys.argv[1])
for number in range(1000):
    with new_site(out) as new:
        for name in "abc":
            (new / name).write_text(str(number))
        record(new, str(number))
        replace(new, out)
"""


def test_a_kill_at_any_moment_leaves_a_whole_site(out: Path) -> None:
    for name in "abc":
        (out / name).write_text("old", encoding="utf-8")
    for pause in (0.0, 0.03, 0.07, 0.15, 0.3):
        before = (out / "a").stat().st_ino
        process = subprocess.Popen([sys.executable, "-c", REPLACING, str(out)], cwd=ROOT)
        while (out / "a").stat().st_ino == before and process.poll() is None:
            time.sleep(0.005)  # it is at work once a site has been put in place
        time.sleep(pause)
        process.kill()
        process.wait()
        assert (out / "a").read_text(encoding="utf-8") != "old"
        assert len({(out / name).read_text(encoding="utf-8") for name in "abc"}) == 1


def test_without_exchange_two_steps_do(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "exchange", lambda one, other: False)
    with new_site(out) as new:
        replace(make_site(new, "new"), out)
    assert text_of(out) == "new"
    assert os.listdir(out.parent) == ["site"]


def test_the_old_site_comes_back_where_the_second_step_fails(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "exchange", lambda one, other: False)
    with new_site(out) as new:
        new.rmdir()
        with pytest.raises(FileNotFoundError):
            replace(new, out)
    assert text_of(out) == "old"


def test_a_site_left_aside_by_a_crash_between_the_steps_comes_back(out: Path) -> None:
    out.rename(out.with_name(".site.old"))
    with new_site(out):
        assert text_of(out) == "old"


def test_a_folder_of_someone_else_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "Documents"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(BuildFailure, match="did not make"):
        check_target(foreign)
    with pytest.raises(BuildFailure, match="did not make"), new_site(foreign) as new:
        replace(make_site(new, "new"), foreign)
    assert os.listdir(foreign) == ["thesis.txt"]


def test_an_empty_folder_is_fine(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    check_target(tmp_path / "empty")
    check_target(tmp_path / "new" / "folder")


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BuildFailure, match="is a file"):
        check_target(tmp_path / "file")
    with pytest.raises(BuildFailure, match="cannot be written"):
        check_target(tmp_path / "file" / "site")
