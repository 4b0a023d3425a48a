"""The workflows: what they run is in the Makefile, actions are pinned, and little is permitted."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from builder.paths import ROOT

FOLDER = ROOT / ".github" / "workflows"
NAMES = sorted(path.name for path in FOLDER.glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
# What a job may do beyond reading the repository, and why the workflow says it needs to.
PERMITTED = {
    ("pages.yml", "build"): {"pages": "read"},
    ("pages.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("edition.yml", "freeze"): {"contents": "write", "pages": "read"},
    ("fetch.yml", "fetch"): {"contents": "write", "pull-requests": "write"},
}


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow; `on` is a key like any other."""
    text = re.sub("^on:", '"on":', (FOLDER / name).read_text(encoding="utf-8"), flags=re.M)
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def steps(name: str) -> list[dict[str, Any]]:
    """Return the steps of all jobs of a workflow."""
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def test_there_is_one_for_the_site_one_for_editions_and_one_that_asks_for_news() -> None:
    assert NAMES == ["edition.yml", "fetch.yml", "pages.yml"]
    assert "schedule" in workflow("fetch.yml")["on"]
    assert workflow("edition.yml")["on"]["push"] == {"tags": ["utgave-*"]}
    assert workflow("pages.yml")["on"]["workflow_run"]["workflows"] == ["Edition"]


@pytest.mark.parametrize("name", NAMES)
def test_every_step_is_a_target_of_the_makefile_or_of_git_and_github(name: str) -> None:
    found = [step["run"] for step in steps(name) if "run" in step]
    made = set(re.findall(r"\bmake ([a-z]+)", "\n".join(found)))
    assert made
    assert made <= TARGETS
    other = [run for run in found if not re.search(r"\bmake [a-z]+", run)]
    assert [run for run in other if not re.search(r"\b(gh|git) ", run)] == []
    assert [run for run in found if re.search(r"\b(pip|pytest|mkdocs|python -m)\b", run)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned_by_its_commit_and_says_its_version(name: str) -> None:
    lines = re.findall(r"uses: (.*)", (FOLDER / name).read_text(encoding="utf-8"))
    assert lines
    assert [
        one for one in lines if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}  # v\d\S*", one)
    ] == []


def test_an_action_has_the_same_commit_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for name in NAMES:
        for step in steps(name):
            if "uses" in step:
                action, commit = step["uses"].split("@")
                pins.setdefault(action, set()).add(commit)
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_job_may_do_no_more_than_it_needs_and_ends_in_time(name: str) -> None:
    own = workflow(name)
    assert own["permissions"] == {"contents": "read"}
    for job, told in own["jobs"].items():
        more = dict(told.get("permissions", {}))
        if more.get("contents") == "read":
            del more["contents"]
        assert more == PERMITTED.get((name, job), {}), job
        assert 0 < told["timeout-minutes"] <= 60, job


def test_units_run_on_every_python_that_is_promised_and_the_browser_once() -> None:
    jobs = workflow("pages.yml")["jobs"]
    promised = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'requires-python = ">=3.11.5,<3.14"' in promised
    assert jobs["units"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert "strategy" not in jobs["whole"]
    assert {"units", "whole", "build"} == set(jobs["deploy"]["needs"])


def test_pictures_are_kept_between_runs_and_never_taken_for_others() -> None:
    (cache,) = [
        s for s in steps("pages.yml") if str(s.get("uses", "")).startswith("actions/cache@")
    ]
    assert cache["with"]["path"] == ".cache"
    assert "builder/**" in cache["with"]["key"]
    assert "requirements/site.txt" in cache["with"]["key"]


def test_no_word_of_an_event_is_put_into_a_script() -> None:
    for name in NAMES:
        assert [step for step in steps(name) if "${{" in step.get("run", "")] == []
