"""`data/alt.zip`: the whole tables and the borders in one file, with a text that explains them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from textwrap import wrap

from builder.definitions.dictionary import FieldDescription, FileDescription
from builder.exports.origins import every_card, origin_title, status_text
from builder.exports.statuses import is_synthetic
from builder.sources import Sources

ARCHIVE = "data/alt.zip"
README = "LESMEG.txt"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same bytes from the same input: no clock
READABLE = 0o644 << 16
WIDTH = 100
FORM = (
    "Filene er UTF-8 uten BOM, med komma mellom feltene, desimalpunktum og linjeskift LF "
    "(RFC 4180). En manglende verdi er et tomt felt. Les numrene på kommuner og fylker som tekst, "
    "så nullene foran blir med."
)


def archive(sources: Sources, files: Mapping[str, bytes], base_url: str) -> bytes:
    """Return the files, by their path, and LESMEG.txt as one ZIP; same input, same bytes."""
    tables = {path.removeprefix("data/"): content for path, content in files.items()}
    return zipped({README: readme(sources, base_url).encode(), **tables})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files, by the name they get, as a ZIP without a clock, in the order given."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, EARLIEST)
            member.external_attr, member.create_system = READABLE, 3
            package.writestr(member, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def readme(sources: Sources, base_url: str) -> str:
    """Return what the archive is, where it comes from, how it is cited, and every field."""
    return "\n".join(_all_lines(sources, base_url)) + "\n"


def _all_lines(sources: Sources, base_url: str) -> Iterator[str]:
    """Yield the lines of the text."""
    site = sources.site
    yield from _underlined(f"{site.name}: alle tabellene", "=")
    yield from _paragraph(status_text(sources))
    yield from _paragraph(FORM)
    yield from _underlined("Utgave og sitering", "-")
    yield f"Utgave: {site.edition or 'ikke oppgitt'}"
    yield f"Nettsted: {base_url or 'ikke oppgitt'}"
    yield ""
    yield from _paragraph(citation(sources, base_url))
    yield from _underlined("Kilder og lisenser", "-")
    for card in every_card(sources):
        yield from wrap(f"* {origin_title(card, sources)}. Lisens: {card.licence}.", WIDTH)
    yield ""
    yield from _underlined("Filer og felt", "-")
    for table in sources.dictionary.whole_tables:
        yield from _table_lines(table, is_synthetic(sources))


def citation(sources: Sources, base_url: str) -> str:
    """Return how the data set is cited.

    With the edition, and with the address at which it never changes, where there are such.
    """
    site = sources.site
    what = ", ".join(filter(None, (site.publisher.name, f"{site.name}: datasettet")))
    edition = f", utgave {site.edition}" if site.edition else ""
    address = f" {base_url}{sources.fixed}data/" if base_url else ""
    simulated = " Simulerte tall, ikke SSBs." if is_synthetic(sources) else ""
    return f"Slik siterer du: {what}{edition}.{simulated}{address}"


def _underlined(text: str, under: str) -> Iterator[str]:
    """Yield a heading with a line under it."""
    yield from (text, under * len(text), "")


def _paragraph(text: str) -> Iterator[str]:
    """Yield a paragraph."""
    yield from (*wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False), "")


def _table_lines(table: FileDescription, synthetic: bool) -> Iterator[str]:
    """Yield what a table is, and its fields."""
    yield table.path.removeprefix("data/")
    yield from _paragraph(table.description)
    for field in table.fields:
        yield from _field_lines(field, synthetic)
    yield ""


def _field_lines(field: FieldDescription, synthetic: bool) -> Iterator[str]:
    """Yield what a field is."""
    text = f"{field.name}: {field.text(synthetic)}"
    yield from wrap(text, WIDTH, initial_indent="  ", subsequent_indent="      ")
