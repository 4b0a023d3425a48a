"""What SSB has published of the municipalities: who is counted, and among whom."""

from __future__ import annotations

from tests.simulation.counting import (
    DATA,
    PROJECTS,
    Test,
    between,
    everyone,
    is_in,
    table,
)

INSIDE = ("utelukkende_interne", "overveiende_interne")
HIGH, LOW = ("svart_stor", "ganske_stor"), ("svart_liten", "ganske_liten")
STRATEGIES, WITH_PROJECTS = is_in("strategi", "ja"), is_in("prosjekt", "ja")
USERS, TRIED = is_in("sky", "ja"), is_in("rekruttering_forsok", "ja")
UNSURE = ("vet_ikke", "ikke_relevant")
SMALLEST = between("folketall", 0, 1999)


# Published id -> (who is counted, among whom). Percentages are rounded as the published ones are.
PUBLISHED: dict[str, tuple[Test, Test]] = {
    "strategi_tjenester_2018": (is_in("strategi_digitale_tjenester", "ja"), STRATEGIES),
    "strategi_infosikkerhet_2018": (is_in("strategi_informasjonssikkerhet", "ja"), STRATEGIES),
    "strategi_ingen_2018": (between("strategi_antall", 0, 0), everyone),
    "prosjekt_planlagt_2018": (WITH_PROJECTS, everyone),
    "prosjekt_planlagt_u2000_2018": (WITH_PROJECTS, SMALLEST),
    "prosjekt_planlagt_o30000_2018": (WITH_PROJECTS, between("folketall", 30001, 10**9)),
    "prosjekt_kvalitet_2018": (is_in("prosjekt_kvalitet", "ja"), WITH_PROJECTS),
    "prosjekt_arbeidsrutiner_2018": (is_in("prosjekt_arbeidsrutiner", "ja"), WITH_PROJECTS),
    "prosjekt_bemanning_2018": (is_in("prosjekt_bemanning", "ja"), WITH_PROJECTS),
    "prosjekt_minst8_2018": (between("prosjekt_antall", 8, 10), WITH_PROJECTS),
    "funksjon_pcdrift_2018": (is_in("funksjon_drifte_pc", *INSIDE), everyone),
    "funksjon_sikkerhetstesting_2018": (is_in("funksjon_sikkerhetstesting", *INSIDE), everyone),
    "funksjon_nettlosninger_2018": (is_in("funksjon_nettlosninger", *INSIDE), everyone),
    "hinder_stor_2018": (is_in("kompetanse_hinder", *HIGH), everyone),
    "hinder_stor_2018_b": (is_in("kompetanse_hinder", *HIGH), everyone),
    "hinder_liten_2018": (is_in("kompetanse_hinder", *LOW), everyone),
    "hinder_stor_ikke_rekruttert_2018": (
        is_in("rekruttering_forsok", "nei"),
        is_in("kompetanse_hinder", *HIGH),
    ),
    "rekruttert_2018": (TRIED, everyone),
    "rekruttert_u2000_2018": (TRIED, SMALLEST),
    "rekruttert_o50000_2018": (TRIED, between("folketall", 50000, 10**9)),
    "rekruttering_problem_2018": (is_in("rekruttering_problem", "ja"), TRIED),
    "sky_bruk_2018": (USERS, everyone),
    "sky_bruk_u5000_2018": (USERS, between("folketall", 0, 4999)),
    "sky_bruk_o30000_2018": (USERS, between("folketall", 30001, 10**9)),
    "sky_kommunikasjon_2018": (is_in("sky_kommunikasjon", "ja"), USERS),
    "sky_utviklingsplattform_2018": (is_in("sky_utviklingsplattform", "ja"), USERS),
    "sky_minst10_2018": (between("sky_antall", 10, 15), USERS),
    "sky_veldig_lav_2018": (is_in("sky_score", "1"), everyone),
    "innkjop_faktura_2018": (is_in("innkjop_faktura_mottak", "ja_helt", "ja_delvis"), everyone),
    "innkjop_evaluering_nei_2018": (is_in("innkjop_evaluering", "nei"), everyone),
    "innkjop_oppfolging_nei_2018": (is_in("innkjop_oppfolging", "nei"), everyone),
    "innkjop_ingen_2018": (between("innkjop_antall", 0, 0), everyone),
    "innkjop_noen_2018": (between("innkjop_antall", 1, 8), everyone),
    "tjeneste_apen_noen_2018": (is_in("tjeneste_apen", "noen"), everyone),
    "tjeneste_apen_fleste_2018": (is_in("tjeneste_apen", "de_fleste"), everyone),
    "tjeneste_apen_alle_2018": (is_in("tjeneste_apen", "alle"), everyone),
    "tjeneste_apen_ingen_2018": (is_in("tjeneste_apen", "ingen"), everyone),
    "tjeneste_enkel_noen_2018": (is_in("tjeneste_enkel", "noen"), everyone),
    "tjeneste_enkel_ingen_2018": (is_in("tjeneste_enkel", "ingen"), everyone),
    "tjeneste_kompleks_ingen_2018": (is_in("tjeneste_kompleks", "ingen"), everyone),
    "tjeneste_kompleks_noen_2018": (is_in("tjeneste_kompleks", "noen"), everyone),
    "tjeneste_kompleks_vetikke_2018": (is_in("tjeneste_kompleks", *UNSURE), everyone),
    "tjeneste_selv_ingen_2018": (is_in("tjeneste_selvaktivert", "ingen"), everyone),
    "tjeneste_selv_noen_2018": (is_in("tjeneste_selvaktivert", "noen"), everyone),
    "tjeneste_selv_vetikke_2018": (is_in("tjeneste_selvaktivert", *UNSURE), everyone),
    **{
        f"{grade}_{value}_2018": (is_in(grade, str(value)), everyone)
        for grade in ("prioritering", "bruk", "aktivitet")
        for value in range(5)
    },
    "sky_bruk_2022": (USERS, everyone),
    "hinder_stor_2022": (is_in("kompetanse_hinder", *HIGH), everyone),
    "rekruttering_problem_2022": (is_in("rekruttering_problem", "ja"), TRIED),
    "rekruttering_problem_2023": (is_in("rekruttering_problem", "ja"), TRIED),
}


# Published in words: the range the words leave. "Nearly" and "under" are read as the words say.
IN_WORDS: dict[str, tuple[Test, Test, float, float]] = {
    "strategi_deling_2018": (is_in("strategi_deling_av_data", "ja"), STRATEGIES, 66.0, 67.5),
    "prosjekt_minst8_2018": (between("prosjekt_antall", 8, 10), WITH_PROJECTS, 39.5, 39.99),
    "sky_minst10_2018": (between("sky_antall", 10, 15), USERS, 18.0, 19.99),
    "sky_veldig_lav_2018": (is_in("sky_score", "1"), everyone, 32.5, 33.5),
    "tjeneste_apen_noen_2018": (is_in("tjeneste_apen", "noen"), everyone, 60.01, 65.0),
    "sky_ingen_2018": (between("sky_antall", 0, 0), everyone, 57 / 3.77, 59 / 3.77),
    "innkjop_alle_2018": (between("innkjop_antall", 8, 8), everyone, 95 / 3.77, 99 / 3.77),
    "uten strategi, omfattende prosjekter": (
        between("prosjekt_score", 3, 4),
        between("strategi_antall", 0, 0),
        32.5,
        34.5,
    ),
}


MEDIANS = {  # id: (column, base). Where two are in the middle, the lower one counts.
    "strategi_median_2018": ("strategi_antall", STRATEGIES),
    "prosjekt_median_2018": ("prosjekt_antall", WITH_PROJECTS),
    "funksjon_median_2018": ("funksjon_antall", everyone),
    "sky_median_2018": ("sky_antall", USERS),
    "innkjop_median_2018": ("innkjop_antall", everyone),
    "tjeneste_median_2018": ("poeng", everyone),
}


ELSEWHERE = {"resp_2018", "tjeneste_maks_2018"}
FIGURES = {row["id"]: row for row in table(DATA / "published" / "published_figures.csv")}
PROJECTS_2022 = dict(
    zip(
        PROJECTS,
        ["89.5", "87.6", "18.1", "50.8", "80.5", "66.9", "82.8", "77.1", "81.9", "28.8"],
        strict=True,
    )
)
