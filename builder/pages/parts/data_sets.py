"""What search engines for data are told of a page whose numbers are a data set (schema.org).

In the words of the page, with addresses that are whole. Nothing is told where the site has no
address.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from builder.definitions import Indicator
from builder.definitions.dictionary import FileDescription
from builder.definitions.licences import strictest
from builder.definitions.publication import Publication
from builder.pages.edition import Edition
from builder.pages.parts.head import File

Entry = dict[str, Any]
COUNTRY = "Norge"
WHOLE = "data/#datasett"  # what stands for the data set that the others are parts of
PARTS = "Verdien for hver kommune i alle rundene."  # as the page says above its files
OF_PLACES = ("@context", "@type", "@id", "name", "description", "temporalCoverage", "distribution")
CSV, JSON, ZIP = "text/csv", "application/json", "application/zip"


def whole_data_set(edition: Edition, archive: str) -> Entry:
    """Return all the tables as one data set, for the page about the data."""
    dictionary = edition.results.sources.dictionary
    words = dictionary.catalogue
    files = [File(ZIP, archive, dictionary.archive.title)]
    files += [File(CSV, one.path, one.title) for one in dictionary.whole_tables]
    own = _data_set(edition, WHOLE, words.title, words.description, edition.results.years, files)
    if not own:
        return {}
    indicators = edition.definitions.indicators.values()
    synthetic = edition.results.is_synthetic(edition.results.years)
    keywords = [*words.keywords, *[words.synthetic_keyword][:synthetic]]
    return own | {
        "keywords": keywords,
        "variableMeasured": [_variable(one) for one in indicators],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": edition.site.name,
            "url": f"{edition.address}data/",
        },
    }


def indicator_data_set(edition: Edition, indicator: Indicator, address: str) -> Entry:
    """Return the values of one indicator as a data set, for its page at the address.

    Nothing where no round has any.
    """
    years = edition.results.years_of(indicator.id)
    if not years:
        return {}
    table = edition.results.sources.dictionary.files["indikatorer"]
    files = [
        File(JSON, f"api/v1/indikator/{indicator.id}.json", indicator.label),
        File(CSV, table.path, table.title),
    ]
    about = f"{indicator.about} {PARTS}"
    own = _data_set(edition, f"{address}#data", indicator.label, about, years, files)
    return own and own | {"variableMeasured": _variable(indicator), **_part_of(edition)}


def place_data_set(
    edition: Edition, address: str, place: str, table: FileDescription, files: Sequence[File]
) -> Entry:
    """Return the numbers of one municipality or county as a data set, for its page.

    The table says what its file holds. There are many such pages, so what is so of the whole, as
    its licence and its publisher, is told there alone.
    """
    title, about = (text.replace("{name}", place) for text in (table.title, table.description))
    years = edition.results.years
    own = _data_set(edition, f"{address}#data", title, about, years, files, place)
    return {key: own[key] for key in OF_PLACES if key in own} | _part_of(edition) if own else {}


def _data_set(
    edition: Edition,
    address: str,
    name: str,
    about: str,
    years: Sequence[int],
    files: Iterable[File],
    place: str = COUNTRY,
) -> Entry:
    """Return what is told of any data set.

    Whether its numbers are simulated is a part of what it is.
    """
    base = edition.address
    if not base:
        return {}
    note = edition.synthetic_note(years)
    known = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": base + address,
        "url": base + address.split("#")[0],
        "name": name,
        "description": f"{about} Simulerte tall. {note}" if note else about,
        **_publication(edition, years),
        "temporalCoverage": f"{min(years)}/{max(years)}" if years else "",
        "spatialCoverage": {"@type": "Place", "name": place},
        "distribution": [_download(one, base) for one in files],
    }
    return _filled(known)


def _publication(edition: Edition, years: Sequence[int]) -> Entry:
    """Return what is so of every data set: language, edition, licence, and who is behind it."""
    day = Publication(edition.site, edition.address).day
    return {
        "inLanguage": "nb",
        "isAccessibleForFree": True,
        "version": edition.site.edition,
        "dateModified": str(day) if day else "",
        "license": _licence(edition),
        "creator": _makers(edition, years),
        "publisher": _publisher(edition),
    }


def _download(file: File, base: str) -> Entry:
    """Return a file that is downloaded, at its whole address."""
    told = {
        "name": file.title,
        "encodingFormat": file.media_type,
        "contentUrl": base + file.address,
    }
    return {"@type": "DataDownload", **_filled(told)}


def _filled(entry: Entry) -> Entry:
    """Return an entry without what is not known."""
    return {key: value for key, value in entry.items() if value}


def _variable(indicator: Indicator) -> Entry:
    """Return what is measured, under the name it has in the files."""
    return {"@type": "PropertyValue", "name": indicator.label, "propertyID": indicator.id}


def _part_of(edition: Edition) -> Entry:
    """Return that a data set is a part of that of all."""
    return {"isPartOf": {"@type": "Dataset", "@id": edition.address + WHOLE}}


def _licence(edition: Edition) -> str:
    """Return the address of the licence that asks most of all the sources; '' if none is known."""
    rounds = [one.card.licence for one in edition.results.rounds.values()]
    others = [card.licence for card in edition.results.sources.cards.values()]
    found = strictest([*rounds, *others])
    return found.address if found else ""


def _makers(edition: Edition, years: Sequence[int]) -> list[Entry]:
    """Return who has made the answers of the rounds."""
    names = [edition.results.rounds[year].card.publisher for year in years]
    return [{"@type": "Organization", "name": name} for name in dict.fromkeys(names)]


def _publisher(edition: Edition) -> Entry:
    """Return who publishes the site, where it is known."""
    own = edition.site.publisher
    found = {"@type": "Organization", "name": own.name, "url": own.address}
    return _filled(found) if own.name else {}
