"""Cards as they are drawn: real PNG files, opened again."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from builder.cards import Card, Look, Row, Swatch, draw_cards, prune_cards
from builder.cards.drawing import SIZE, drawn_card
from builder.cards.lettering import fitting, font, wrapped
from builder.cards.store import FEW

LOOK = Look(
    paper="#ffffff",
    ink="#1a1a19",
    quiet="#4a545c",
    outline="#5b6770",
    own="#c2410c",
    band="#053259",
    band_ink="#ffffff",
    flag="#fff4d6",
    flag_ink="#1a1a19",
)
STEPS = tuple(
    Swatch(fill, is_own=fill == "#205d87")
    for fill in ("#e1eaf1", "#90b8d5", "#4a8bb5", "#205d87", "#053259")
)
CARD = Card(
    site="Digital kommune",
    title="Bø",
    subtitle="Telemark fylke",
    rows=(
        Row("Digital prioritering", STEPS, "Grad 3", "steps"),
        Row("Digital kompetanse", (Swatch("#8c5fb3", "dots"),), "Eksterne", "box"),
        Row("Digital aktivitet", (Swatch("#ffffff", "hatch", "#6b6b6b"),), "Svarte ikke", "box"),
    ),
    foot="Simulerte tall, ikke SSBs",
    flag="Simulerte tall",
)


def opened(card: Card, folder: Path) -> Image.Image:
    """Return a card as it was written to a file."""
    path = folder / "kort.png"
    path.write_bytes(drawn_card(card, LOOK))
    return Image.open(path)


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Return how many px of a part of a card are not paper."""
    part = image.convert("L").crop(box)
    return sum(count for value, count in enumerate(part.histogram()) if value < 200)


def test_a_card_is_a_small_png_with_a_palette(tmp_path: Path) -> None:
    image = opened(CARD, tmp_path)
    assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
    assert (tmp_path / "kort.png").stat().st_size < 40_000


def test_the_same_card_gives_the_same_bytes() -> None:
    assert drawn_card(CARD, LOOK) == drawn_card(replace(CARD), LOOK)


def test_ones_own_step_is_lifted_out_and_the_others_are_not(tmp_path: Path) -> None:
    image = opened(CARD, tmp_path).convert("RGB")
    colours = {colour for _, colour in image.getcolors(100_000) or []}
    accent, paper = (0xC2, 0x41, 0x0C), (255, 255, 255)
    assert {accent, paper, (0x20, 0x5D, 0x87)} <= colours
    without = replace(CARD, rows=(replace(CARD.rows[0], swatches=STEPS[:3]), *CARD.rows[1:]))
    plain = {c for _, c in opened(without, tmp_path).convert("RGB").getcolors(100_000) or []}
    assert accent not in plain


def test_the_flag_is_there_only_for_simulated_numbers(tmp_path: Path) -> None:
    corner = (900, 0, 1200, 84)
    assert ink(opened(replace(CARD, flag=""), tmp_path), corner) == 300 * 84
    assert ink(opened(CARD, tmp_path), corner) < 300 * 84


@pytest.mark.parametrize(
    "title",
    [
        "Storfjord – Omasvuotna – Omasvuono",
        "Et svært langt navn på en kommune som er slått sammen av mange, og mange til, og flere",
        "Kárášjohka – Karasjok, čđŋšŧž",
        "Å",
    ],
)
def test_long_names_stay_on_the_card(tmp_path: Path, title: str) -> None:
    image = opened(replace(CARD, title=title), tmp_path)
    assert ink(image, (64, 100, 1136, 260)) > 200
    assert ink(image, (1140, 90, 1200, 630)) == 0
    assert ink(image, (0, 90, 60, 630)) == 0


@pytest.mark.parametrize("letter", "čđŋšŧžáâåøæÅØÆČĐŊŠŦŽ–·…«»")
def test_the_font_has_every_letter_of_the_names(letter: str) -> None:
    missing = font(40, bold=True).getmask("\U0010fffe")
    assert bytes(font(40, bold=True).getmask(letter)) != bytes(missing)


def test_a_text_is_made_smaller_and_then_cut_between_words() -> None:
    letters = fitting("ord " * 80, 300, 60, 30, bold=False)
    assert letters.size == 30
    lines = wrapped("ord " * 80, 300, letters, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(letters.getlength(line) <= 300 for line in lines)


def test_a_word_wider_than_the_line_is_cut() -> None:
    (line,) = wrapped("x" * 300, 200, font(30, bold=False), most=2)
    assert line.endswith("…")
    assert font(30, bold=False).getlength(line) <= 200


def test_a_hard_space_holds_a_line_together() -> None:
    letters = font(30, bold=False)
    width = letters.getlength("Vanligst: grad 2 (14")
    lines = wrapped("Vanligst: grad 2 (14\u00a0av\u00a041)", width, letters, most=2)
    assert lines == ["Vanligst: grad 2", "(14\u00a0av\u00a041)"]


def test_only_what_is_missing_is_drawn_and_the_rest_is_pruned(tmp_path: Path) -> None:
    cards = {"kort/a.png": CARD, "kort/b.png": replace(CARD, title="B"), "kort/c.png": CARD}
    first = draw_cards(cards, LOOK, tmp_path)
    assert first["kort/a.png"] == first["kort/c.png"] != first["kort/b.png"]
    first["kort/a.png"].write_bytes(b"kept")
    again = draw_cards({"kort/a.png": CARD}, LOOK, tmp_path)
    assert again["kort/a.png"].read_bytes() == b"kept"
    assert prune_cards(tmp_path, again.values()) == 1
    assert list(tmp_path.iterdir()) == [first["kort/a.png"]]


def test_another_look_is_another_card(tmp_path: Path) -> None:
    (one,) = draw_cards({"a": CARD}, LOOK, tmp_path).values()
    (other,) = draw_cards({"a": CARD}, replace(LOOK, own="#000000"), tmp_path).values()
    assert one != other


def test_two_processes_draw_the_same_as_one(tmp_path: Path) -> None:
    cards = {f"{n}": replace(CARD, title=f"Sted {n}") for n in range(FEW + 2)}
    drawn = draw_cards(cards, LOOK, tmp_path)
    assert len(set(drawn.values())) == len(cards)
    assert drawn["3"].read_bytes() == drawn_card(cards["3"], LOOK)


def test_the_size_is_that_of_shared_links() -> None:
    assert SIZE == (1200, 630)
