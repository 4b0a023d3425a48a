"""Code that loads the files and answers three questions, as the page shows it and the tests run it.

Nothing of it names a year, a place or an indicator of its own: the examples are of what the site
has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.definitions import Indicator
from builder.definitions.dictionary import Dictionary
from builder.pages.edition import Edition

LOADED = "indikatorer"  # the table that the examples load
NO_ADDRESS = "adressen til nettstedet, eller mappen filene ligger i, med / til slutt"


@dataclass(frozen=True)
class Question:
    """A question with the code that answers it, for pandas and for DuckDB."""

    id: str
    title: str
    about: str
    python: str
    sql: str


def text_fields(dictionary: Dictionary) -> list[str]:
    """Return the fields of the loaded table that must be read as text: codes, and the values."""
    fields = dictionary.files[LOADED].fields
    return [f.name for f in fields if f.type == "string" and (f.pattern or f.name == "verdi")]


def pandas_code(dictionary: Dictionary, example: tuple[Indicator, int] | None, address: str) -> str:
    """Return Python code that loads the values and counts those of one indicator in one round."""
    names = ", ".join(f'"{name}"' for name in text_fields(dictionary))
    lines = [
        "import pandas as pd",
        "",
        _base("base = ", address),
        f"koder = [{names}]",
        'tekst = dict.fromkeys(koder, "string")',
        f'indikatorer = pd.read_csv(base + "{dictionary.files[LOADED].path}", dtype=tekst)',
    ]
    if example is not None:
        indicator, year = example
        wanted = f"indikator == '{indicator.id}' and aar == {year}"
        lines += ["", f'utvalg = indikatorer.query("{wanted}")']
        lines += ['print(utvalg["etikett"].value_counts())']
    return "\n".join(lines)


def polars_code(example: tuple[Indicator, int] | None, address: str) -> str:
    """Return the same for polars, from the columnar file, whose fields have types."""
    lines = [
        "import polars as pl",
        "",
        _base("base = ", address),
        f'indikatorer = pl.read_parquet(base + "data/{LOADED}.parquet")',
    ]
    if example is not None:
        indicator, year = example
        lines += [
            "",
            f'er_valgt = (pl.col("indikator") == "{indicator.id}") & (pl.col("aar") == {year})',
            "utvalg = indikatorer.filter(er_valgt)",
            'print(utvalg["etikett"].value_counts(sort=True))',
        ]
    return "\n".join(lines)


def duckdb_code(example: tuple[Indicator, int] | None, address: str) -> str:
    """Return the same for DuckDB."""
    lines = [
        _sql_base(address),
        "SELECT etikett, count(*) AS antall",
        f"FROM read_parquet(getvariable('base') || 'data/{LOADED}.parquet')",
    ]
    if example is not None:
        indicator, year = example
        lines.append(f"WHERE indikator = '{indicator.id}' AND aar = {year}")
    return "\n".join([*lines, "GROUP BY etikett", "ORDER BY antall DESC;"])


def r_code(dictionary: Dictionary, example: tuple[Indicator, int] | None, address: str) -> str:
    """Return the same for R, with codes as text."""
    kinds = ", ".join(f'{name} = "c"' for name in text_fields(dictionary))
    table = f'paste0(base, "{dictionary.files[LOADED].path}")'
    lines = [
        "library(readr)",
        "",
        _base("base <- ", address),
        f"tekst <- cols({kinds})",
        f"indikatorer <- read_csv({table}, col_types = tekst)",
    ]
    if example is not None:
        indicator, year = example
        lines += [
            "",
            f'utvalg <- subset(indikatorer, indikator == "{indicator.id}" & aar == {year})',
            "print(sort(table(utvalg$etikett), decreasing = TRUE))",
        ]
    return "\n".join(lines)


def _base(assigned: str, address: str) -> str:
    """Return the line with the address of the site in Python or R."""
    return f'{assigned}"{address}"{"" if address else f"  # {NO_ADDRESS}"}'


def _sql_base(address: str) -> str:
    """Return the line with the address of the site in SQL."""
    return f"SET VARIABLE base = '{address}';{'' if address else f'  -- {NO_ADDRESS}'}"


def questions(edition: Edition) -> Iterator[Question]:
    """Yield questions that the tables answer, those that the site has numbers for."""
    if (found := _compared(edition)) is not None:
        yield _rose_most(edition, *found)
    if (example := next(iter(edition.headlines), None)) is not None:
        yield _small_and_large(edition, *example)
        yield _own_county(edition, *example)


def _compared(edition: Edition) -> tuple[Indicator, int, int] | None:
    """Return a count and the first and last of the rounds that it may be compared between."""
    moves = edition.results.statistics.moves
    for indicator in edition.results.sources.definitions.indicators.values():
        own = moves[moves["sporsmal"] == indicator.id]
        if indicator.is_number and len(own):
            widest = own.assign(years=own["til_aar"] - own["fra_aar"]).nlargest(1, "years")
            return indicator, int(widest["fra_aar"].iloc[0]), int(widest["til_aar"].iloc[0])
    return None


def _rose_most(edition: Edition, indicator: Indicator, before: int, after: int) -> Question:
    """Return who rose most in a count."""
    wanted = f"indikator == '{indicator.id}' and fra_aar == {before} and til_aar == {after}"
    python = f"""\
import pandas as pd

{_base("base = ", edition.address)}
endring = pd.read_parquet(base + "data/endring.parquet")
utvalg = endring.query("{wanted}")
print(utvalg.nlargest(10, "steg")[["kommune", "fylke", "fra", "til", "steg"]])"""
    sql = f"""\
{_sql_base(edition.address)}
SELECT kommune, fylke, fra, til, steg
FROM read_parquet(getvariable('base') || 'data/endring.parquet')
WHERE indikator = '{indicator.id}' AND fra_aar = {before} AND til_aar = {after}
ORDER BY steg DESC, kommune
LIMIT 10;"""
    about = (
        f"Eksempelet er {indicator.label.lower()} fra {before} til {after}. endring.csv har bare "
        "kommuner med de samme grensene og en verdi i begge rundene."
    )
    title = "Hvilke kommuner har økt mest?"
    return Question("okt-mest", title, about, python, sql)


def _small_and_large(edition: Edition, indicator: Indicator, year: int) -> Question:
    """Return how a grade is spread by the number of inhabitants."""
    python = f"""\
import pandas as pd

{_base("base = ", edition.address)}
verdier = pd.read_parquet(base + "data/indikatorer.parquet")
enheter = pd.read_parquet(base + "data/enheter.parquet")
utvalg = verdier.query("indikator == '{indicator.id}' and aar == {year}")
klasser = enheter[["aar", "kommunenr", "folketallsklasse"]]
sammen = utvalg.merge(klasser, on=["aar", "kommunenr"])
print(pd.crosstab(sammen["folketallsklasse"], sammen["etikett"]))"""
    sql = f"""\
{_sql_base(edition.address)}
SELECT e.folketallsklasse, i.etikett, count(*) AS antall
FROM read_parquet(getvariable('base') || 'data/indikatorer.parquet') i
JOIN read_parquet(getvariable('base') || 'data/enheter.parquet') e USING (aar, kommunenr)
WHERE i.indikator = '{indicator.id}' AND aar = {year}
GROUP BY ALL
ORDER BY ALL;"""
    about = (
        f"Eksempelet er {indicator.label.lower()} i {year}. enheter.csv har folketallsklassen "
        "kommunen var i da runden ble gjennomført."
    )
    title = "Er små kommuner ulike store?"
    return Question("sma-og-store", title, about, python, sql)


def _own_county(edition: Edition, indicator: Indicator, year: int) -> Question:
    """Return how a county lies beside the country."""
    county = next(iter(edition.places.fylker.values()))
    groups = f'"landet", "{county.fylkesnr}"'
    python = f"""\
import pandas as pd

{_base("base = ", edition.address)}
fordeling = pd.read_parquet(base + "data/svarfordeling.parquet")
steder = fordeling[fordeling["gruppeverdi"].isin([{groups}])]
utvalg = steder.query("sporsmal == '{indicator.id}' and aar == {year}")
print(utvalg.pivot(index="svar_tekst", columns="gruppe_navn", values="andel_pct"))"""
    sql = f"""\
{_sql_base(edition.address)}
SELECT gruppe_navn, svar_tekst, antall, n, andel_pct
FROM read_parquet(getvariable('base') || 'data/svarfordeling.parquet')
WHERE sporsmal = '{indicator.id}' AND aar = {year}
AND gruppeverdi IN ({groups.replace('"', "'")})
ORDER BY gruppe_navn, svar;"""
    about = (
        f"Eksempelet er {indicator.label.lower()} i {year} for {county.navn}, som har nummer "
        f"{county.fylkesnr}. Numrene på de andre fylkene står i fylker.csv."
    )
    title = "Hvordan ligger fylket mitt an?"
    return Question("mitt-fylke", title, about, python, sql)
