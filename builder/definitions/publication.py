"""What must be known of a site before catalogues of others can list its data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from builder.definitions.site import Site

ORGANISATIONS = "https://organization-catalog.fellesdatakatalog.digdir.no/organizations/"
WHOLE_DAY = len("2026-11-25")


@dataclass(frozen=True)
class Publication:
    """A site with its address (with / at its end, '' where it is not known)."""

    site: Site
    address: str

    @property
    def lacks(self) -> list[str]:
        """Return what a catalogue asks for and nobody has said, as the keys of `site.yml`."""
        contact = self.site.contact
        known = {
            "address (or SITE_URL), beginning with https://": self.address.startswith("https://"),
            "publisher.name": bool(self.site.publisher.name),
            "contact.mail or contact.address": bool(contact.mail or contact.address),
        }
        return [key for key, is_known in known.items() if not is_known]

    @property
    def publisher_iri(self) -> str:
        """Return what stands for the publisher.

        That is its place in the register of organisations, or in this site.
        """
        number = self.site.publisher.organisation_number
        return f"{ORGANISATIONS}{number}" if number else f"{self.address}om/#hvem"

    @property
    def contact_iri(self) -> str:
        """Return what stands for whom to write to."""
        return f"{self.address}om/#feil"

    @property
    def day(self) -> date | None:
        """Return the day of the edition; None where it tells less than a day, or there is none."""
        edition = self.site.edition
        return date.fromisoformat(edition) if len(edition) == WHOLE_DAY else None
