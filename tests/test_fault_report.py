"""Many faults are told on few lines: what is the same once, what is alike by its first cases."""

from __future__ import annotations

from builder.fault_report import MOST_LINES, report
from builder.faults import Fault, in_order

JA = "ja, nei or an empty cell"
FILE = "data/survey/2022/responses.csv"


def ja(row: int, column: str, value: str = "Ja") -> Fault:
    """Return the fault of one answer in another case."""
    return Fault(FILE, repr(value), JA, "Did you mean ja?", row, column)


def unknown(row: int) -> Fault:
    """Return the fault of one unknown code, each of them another."""
    expected, todo = "a kommunenr of the division of 2020", "Look it up."
    return Fault(FILE, f"'{9000 + row}', which is unknown", expected, todo, row, "kommunenr")


def told(*faults: Fault) -> list[str]:
    """Return the report of faults in the order in which reading raises them."""
    return report(in_order(faults))


def test_a_single_fault_reads_as_it_is() -> None:
    assert told(ja(2, "sky")) == [
        f"{FILE}, row 2, column sky: found 'Ja'; expected {JA}. Did you mean ja?"
    ]
    assert told() == []


def test_the_same_fault_in_many_cells_is_one_line_with_the_first_three() -> None:
    faults = [ja(row, column) for row in range(2, 102) for column in ("prosjekt", "sky")]
    assert told(*faults) == [
        f"{FILE}: found 'Ja'; expected {JA}, in 200 cells (row 2 column prosjekt, row 2 column "
        "sky, row 3 column prosjekt …). Did you mean ja?"
    ]


def test_the_same_fault_in_one_column_names_it_once() -> None:
    assert told(*(ja(row, "sky") for row in (7, 3, 5))) == [
        f"{FILE}, column sky: found 'Ja'; expected {JA}, in 3 cells (rows 3, 5, 7). "
        "Did you mean ja?"
    ]


def test_rows_and_entries_are_counted_as_what_they_are() -> None:
    width = [Fault(FILE, "an empty line", "3 cells", "Remove the line.", row) for row in (4, 9)]
    assert told(*width) == [
        f"{FILE}: found an empty line; expected 3 cells, in 2 rows (rows 4, 9). Remove the line."
    ]
    entries = [
        Fault("tema.yml", "no label", "a key label", "Add it.", row, "label", name)
        for row, name in ((3, "a"), (8, "b"))
    ]
    assert told(*entries) == [
        "tema.yml: found no label; expected a key label, in 2 places (line 3 entry a field label, "
        "line 8 entry b field label). Add it."
    ]


def test_many_values_of_one_kind_are_told_by_the_first_and_counted() -> None:
    lines = told(*map(unknown, range(2, 3002)))
    expected = "which is unknown; expected a kommunenr of the division of 2020. Look it up."
    assert lines == [
        *(
            f"{FILE}, row {n}, column kommunenr: found '{9000 + n}', {expected}"
            for n in range(2, 6)
        ),
        f"{FILE}, column kommunenr: and 2996 more such faults (rows 6, 7, 8 …).",
    ]


def test_five_of_a_kind_are_all_told() -> None:
    lines = told(*map(unknown, range(2, 7)))
    assert len(lines) == 5
    assert all("found '900" in line for line in lines)


def test_missing_columns_are_all_named() -> None:
    names = [f"sky_{letter}" for letter in "abcdefgh"]
    faults = [Fault(FILE, "no such column", f"a column {n}", "Add it.", 1, n) for n in names]
    assert told(*faults)[-1] == (
        f"{FILE}: and 4 more such faults in 4 columns (sky_e, sky_f, sky_g, sky_h)."
    )


def test_faults_without_a_place_are_counted_without_one() -> None:
    faults = [Fault("grenser.topojson", f"a shape '{n}'", "none", "Mend it.") for n in range(10)]
    assert told(*faults)[-1] == "grenser.topojson: and 6 more such faults."


def test_names_of_places_do_not_make_a_kind_of_their_own() -> None:
    names = ["Halden", "Evje og Hornnes", "Sør-Varanger", "Ål", "Våler", "Moss", "Os", "Bø"]
    faults = [
        Fault(FILE, f"'01{n:02}', which is {name} in the division", "another", "", n, "kommunenr")
        for n, name in enumerate(names, start=2)
    ]
    assert (
        told(*faults)[-1] == f"{FILE}, column kommunenr: and 4 more such faults (rows 6, 7, 8 …)."
    )


def test_the_whole_is_never_longer_than_a_hundred_lines() -> None:
    words = ["".join("abcdefghij"[int(d)] for d in str(number)) for number in range(400)]
    many = [Fault("a.csv", f"kind {word}", "none", "", n) for n, word in enumerate(words, start=2)]
    lines = told(*many, ja(2, "sky"), ja(3, "prosjekt", "JA"))
    assert len(lines) < MOST_LINES
    assert lines[-3:] == [
        "a.csv: and 305 more faults, of other kinds.",
        f"{FILE}, row 2, column sky: found 'Ja'; expected {JA}. Did you mean ja?",
        f"{FILE}, row 3, column prosjekt: found 'JA'; expected {JA}. Did you mean ja?",
    ]


def test_very_many_files_are_counted_too() -> None:
    files = [f"{number:03}.csv" for number in range(300)]
    faults = [Fault(path, kind, "none") for path in files for kind in ("this", "that", "more")]
    lines = told(*faults)
    assert len(lines) < MOST_LINES
    counted = 0
    for line in lines:
        words = line.split()
        counted += int(words[words.index("more") - 1]) if " more faults" in line else 1
    assert counted == 900
    assert lines[-1].startswith("And ")
    assert lines[-1].endswith(" more files.")
