"""The network as it is: too many calls, closed for a while, cut off, or not what was asked."""

from __future__ import annotations

import socket
from functools import partial

import pytest

from builder.faults import BuildFailure
from importing.fetching import klass, pxweb
from importing.fetching.service import PAUSE, Service
from tests.importing.local_service import JSON, LocalService, Reply, as_json, cube, serving

SOUND = as_json({"codes": [{"code": "0301", "name": "Oslo – Oslove"}]})
KINDS = ("application/json",)


def asking(there: LocalService) -> tuple[Service, list[float]]:
    """Return a service that notes how long it waits in place of waiting."""
    waited: list[float] = []
    return Service(there.address, wait=waited.append), waited


def waits(*replies: Reply) -> list[float]:
    """Return how long was waited between calls until there was a sound answer."""
    with serving(*replies) as there:
        service, waited = asking(there)
        assert service.post("/x", {"a": 1}, KINDS).content == SOUND.content
        assert there.replies == []
    return [one for one in waited if one]


def test_a_service_that_is_busy_is_asked_again_when_it_says_so() -> None:
    busy = Reply(status=429, headers={"Retry-After": "7"})
    assert waits(busy, SOUND) == [7.0]
    assert waits(Reply(status=429), Reply(status=429), SOUND) == [5.0, 10.0]
    assert waits(Reply(status=503), SOUND) == [5.0]
    assert waits(Reply(status=429, headers={"Retry-After": "9000"}), SOUND) == [60.0]


def test_an_answer_that_is_cut_off_is_asked_for_again() -> None:
    assert waits(Reply(SOUND.content, cut=5), SOUND) == [5.0]


def refused(*replies: Reply, method: str = "get") -> str:
    """Return what is told where there is no sound answer."""
    with serving(*replies) as there:
        service, _ = asking(there)
        get = partial(klass.fetch_codes, service, 131, "2026-01-01")
        post = partial(pxweb.fetch_table, service, "12019", {})
        with pytest.raises(BuildFailure) as caught:
            (get if method == "get" else post)()
        return str(caught.value).replace(there.address, "")


def test_patience_has_an_end() -> None:
    told = refused(*[Reply(status=503)] * 6)
    assert "found status 503, the service is closed for a while" in told
    assert told.endswith("6 times. Nothing was written. Try again later.")


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(status=500), "found status 500, an error of the service (with an empty body: SSB"),
        (as_json({"title": "Too many cells selected"}, status=400), "'Too many cells selected'"),
        (Reply(status=404, kind="text/html"), "found status 404, there is nothing at this address"),
        (Reply(b"<html>", kind="text/html"), "found an answer of the type 'text/html'; expected"),
        (Reply('"kode";"navn"\n"0301";"Tromsø"'.encode("latin-1"), kind="text/csv"), "'text/csv'"),
        (Reply(b""), "found an empty answer"),
        (Reply(b'{"codes": [{"code": "03', kind=JSON), "found no list 'codes' with code, name"),
        (as_json({"codes": [{"code": 301, "name": "Oslo"}]}), "found no list 'codes'"),
        (Reply("{\"codes\": [{\"code\": \"1\", \"name\": \"Ø\"}]}".encode("latin-1")), "no list"),
    ],
    ids=["empty 500", "400", "404", "html", "latin-1 csv", "empty", "half", "numbers", "latin-1"],
)  # fmt: skip
def test_what_is_no_answer_is_told_and_not_asked_again(reply: Reply, told: str) -> None:
    line = refused(reply)
    assert told in line
    assert line.startswith("/classifications/131/codesAt")
    assert line.endswith("Nothing was written.")
    assert "\n" not in line


def test_calls_keep_to_the_limit_of_the_service() -> None:
    with serving(SOUND, SOUND, SOUND) as there:
        service, waited = asking(there)
        service.pause = PAUSE  # there is none on this machine
        for _ in range(3):
            service.get("/x", KINDS)
    assert waited == [PAUSE, PAUSE]
    assert PAUSE >= 60 / 30
    assert Service("https://data.ssb.no/").pause == PAUSE


def test_only_encrypted_addresses_are_asked() -> None:
    with pytest.raises(BuildFailure):
        Service("http://data.ssb.no/api")


def test_no_test_reaches_the_network() -> None:
    with pytest.raises(AssertionError, match="on the network"), socket.socket() as own:
        own.connect(("192.0.2.1", 443))


# Tables.

TWO = {"Tid": ["2023", "2024"], "Svar": ["ja", "nei"]}


def table(content: object) -> tuple[LocalService, object]:
    """Return what a service was asked for a table, and the table."""
    with serving(as_json(cube(TWO, [])), as_json(content)) as there:
        service, _ = asking(there)
        return there, pxweb.fetch_table(service, "12019", {"Tid": {"valueCodes": ["top(1)"]}})[1]


def test_every_variable_is_asked_for_by_name() -> None:
    there, _ = table(cube(TWO, [1, 2, 3, 4]))
    (first, second) = there.asked
    assert first[:2] == ("GET", "/tables/12019/metadata?lang=no")
    assert second[:2] == ("POST", "/tables/12019/data?lang=no&outputFormat=json-stat2")
    assert second[2]["Content-Type"] == "application/json"
    assert second[3] == (
        b'{"selection": [{"variableCode": "Tid", "valueCodes": ["top(1)"]}, '
        b'{"variableCode": "Svar", "valueCodes": ["*"]}]}'
    )


def test_a_sign_is_never_nought() -> None:
    for status in ([None, ".", ":", None], {"1": ".", "2": ":"}):
        _, read = table(cube(TWO, [48.7, 0, None, 56.5], status=status))
        assert read.figures == {("2023", "ja"): 48.7, ("2024", "nei"): 56.5}  # type: ignore
        assert read.signs == {("2023", "nei"): ".", ("2024", "ja"): ":"}  # type: ignore


def test_a_cell_without_figure_and_sign_is_missing() -> None:
    _, read = table(cube(TWO, {"0": 1, "3": 4}))
    assert read.signs == {("2023", "nei"): "..", ("2024", "ja"): ".."}  # type: ignore


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (cube(TWO, [1, 2, 3]), "found 3 cells; expected 4, as the dimensions say"),
        (cube(TWO, [1, 2, 3, 4], status={"9": "."}), "a cell at the place '9'"),
        (cube(TWO, [1, 2, 3, 4], status={"0": "§"}), "the sign '§' in place of a figure"),
        (cube(TWO, [1, 2, "3", 4]), "found '3' in place of a figure"),
        (cube(TWO, [1, 2, 3, 4], version="1.2"), "found version '1.2'"),
        (cube(TWO, [1, 2, 3, 4], size=[2, 3]), "found sizes (2, 3)"),
        ({"columns": [], "data": []}, "found JSON of another kind"),
    ],
)
def test_a_table_that_is_not_whole(content: object, told: str) -> None:
    line = refused(as_json(cube(TWO, [])), as_json(content), method="post")
    assert told in line
    assert line.endswith("Nothing was written.")


def test_a_table_beyond_what_ssb_gives() -> None:
    many = {"A": [str(n) for n in range(1000)], "B": [str(n) for n in range(1000)]}
    assert "1000000 cells; SSB gives at most 800000" in refused(
        as_json(cube(many, [])), method="post"
    )
