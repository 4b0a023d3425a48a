"""What a stranger finds who computes the shares again from the answers alone."""

from __future__ import annotations

import io

import pandas as pd
import pytest

Files = dict[str, bytes]
KEYS = ["aar", "sporsmal", "svar"]


def read(files: Files, name: str) -> pd.DataFrame:
    """Return a table, all text, an empty cell as an empty text."""
    content = io.BytesIO(files[f"data/{name}.csv"])
    return pd.read_csv(content, dtype="str", keep_default_na=False)


@pytest.fixture(scope="module")
def counted(files: Files) -> pd.DataFrame:
    """Return the answers that count, an open question as such."""
    answers = read(files, "svar")
    assert set(answers["svar_status"]) == {"", "ubesvart", "ikke_spurt"}
    known = answers[answers["i_grunnlaget"] == "ja"]
    return known.assign(svar=known["svar"].mask(known["svar"] == "", "ubesvart"))


def published(files: Files, group: str, columns: list[str]) -> pd.DataFrame:
    """Return the published distribution of the questions in a group, without answers of nobody."""
    table = read(files, "svarfordeling")
    asked = set(read(files, "svar")["sporsmal"])
    own = table[(table["gruppe"] == group) & table["sporsmal"].isin(asked)]
    own = own[own["antall"] != "0"]
    return own.set_index(columns)[["antall", "n", "andel_pct"]].sort_index()


def computed(answers: pd.DataFrame, more: list[str]) -> pd.DataFrame:
    """Return count, base and share of each answer, in text as a CSV has them."""
    counts = answers.groupby([*KEYS, *more]).size().rename("antall").reset_index()
    counts["n"] = counts.groupby(["aar", "sporsmal", *more])["antall"].transform("sum")
    # Halves up, in whole numbers: tenths of a per cent.
    tenths = (2000 * counts["antall"] + counts["n"]) // (2 * counts["n"])
    counts["andel_pct"] = tenths / 10
    return counts.set_index([*KEYS, *more]).astype("str").sort_index()


def test_the_national_shares_follow_from_the_answers_alone(
    files: Files, counted: pd.DataFrame
) -> None:
    expected = published(files, "landet", KEYS)
    pd.testing.assert_frame_equal(computed(counted, []), expected, check_dtype=False)
    assert len(expected) > 400


@pytest.mark.parametrize(
    ("group", "column"),
    [("folketall", "folketallsklasse"), ("fylke", "fylkesnr"), ("sentralitet", "sentralitet")],
)
def test_the_shares_of_groups_follow_from_answers_and_units(
    files: Files, counted: pd.DataFrame, group: str, column: str
) -> None:
    units = read(files, "enheter")[["aar", "kommunenr", column]]
    joined = counted.merge(units, on=["aar", "kommunenr"], validate="many_to_one")
    assert len(joined) == len(counted)
    found = computed(joined.rename(columns={column: "gruppeverdi"}), ["gruppeverdi"])
    expected = published(files, group, [*KEYS, "gruppeverdi"])
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def test_the_shares_of_positive_answers_are_of_counts_and_not_of_rounded_shares(
    files: Files,
) -> None:
    shares = read(files, "andeler").set_index(["aar", "sporsmal", "gruppe", "gruppeverdi"])
    table = read(files, "svarfordeling")
    own = table[table["svar"].isin(["utelukkende_interne", "overveiende_interne"])]
    own = own[own["sporsmal"].str.startswith("funksjon_")].astype({"antall": int, "n": int})
    keys = ["aar", "sporsmal", "gruppe", "gruppeverdi"]
    sums = own.groupby(keys).agg(antall=("antall", "sum"), n=("n", "first"))
    found = shares.loc[sums.index]
    assert found["antall"].astype(int).tolist() == sums["antall"].tolist()
    assert set(found["positivt_svar"]) == {"hovedsakelig egne ansatte"}
    summed = own.assign(pct=pd.to_numeric(own["andel_pct"])).groupby(keys)["pct"].sum().round(1)
    exact = pd.to_numeric(found["andel_pct"])
    assert (exact - summed).abs().max() > 0.05  # what a reader would get from the rounded ones
    tenths = (2000 * sums["antall"] + sums["n"]) // (2 * sums["n"])
    assert exact.dropna().tolist() == (tenths / 10)[sums["n"] > 0].tolist()


def test_every_respondent_has_every_question_of_its_round(files: Files) -> None:
    answers, units = read(files, "svar"), read(files, "enheter")
    sizes = answers.groupby(["aar", "sporsmal"]).size().unstack("sporsmal")
    responded = units[units["svarte"] == "ja"].groupby("aar").size()
    for year, row in sizes.iterrows():
        assert set(row.dropna().astype(int)) == {responded[year]}
    assert answers.duplicated(["aar", "kommunenr", "sporsmal"]).sum() == 0
    empty = answers["svar"] == ""
    assert ((answers["svar_status"] == "") == ~empty).all()


def test_the_wide_tables_hold_the_values_of_the_long_ones(files: Files) -> None:
    for name, column, value in (
        ("indikatorer", "indikator", "verdi"),
        ("svar", "sporsmal", "svar"),
    ):
        long, wide = read(files, name), read(files, f"{name}_bred")
        topics = [topic for topic in wide.columns if topic in set(long[column])]
        spread = wide.melt(["aar", "kommunenr"], topics, column, value)
        spread = spread[spread[value] != ""].sort_values(["aar", "kommunenr", column])
        known = long[long[value] != ""].sort_values(["aar", "kommunenr", column])
        columns = ["aar", "kommunenr", column, value]
        assert spread[columns].to_numpy().tolist() == known[columns].to_numpy().tolist()
