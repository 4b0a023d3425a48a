"""What is done to Vega's SVG leaves everything that shows as it was."""

from __future__ import annotations

from builder.drawing import svg

START = f'<svg xmlns="{svg.SVG}" width="9" height="9">'


def test_places_are_rounded_and_looks_are_not() -> None:
    """A tenth of a px is all that is seen, but a faint or thin mark stays as faint and thin."""
    looks = 'opacity="0.85" fill-opacity="0.04" stroke-width="0.75"'
    mark = f'<path d="M0.04,1.26L2,3" fill="red" {looks}/>'
    found = svg.finish(f"{START}{mark}</svg>")
    assert 'd="M0,1.3L2,3"' in found
    assert 'opacity="0.85"' in found
    assert 'fill-opacity="0.04"' in found
    assert 'stroke-width="0.75"' in found


def test_what_others_are_clipped_by_is_kept() -> None:
    """The shape of a clip has no fill of its own, and is not drawn, but clips what is."""
    clip = '<defs><clipPath id="c"><rect width="5" height="5"/></clipPath></defs>'
    found = svg.finish(f'{START}{clip}<g clip-path="url(#c)"><path d="M0,0" fill="red"/></g></svg>')
    assert '<rect width="5" height="5" />' in found


def test_what_does_not_show_is_left_out() -> None:
    """Empty groups, marks without fill and stroke, and empty texts."""
    body = '<g/><path d="M0,0" fill="none"/><text fill="red"> </text><rect fill="red" opacity="0"/>'
    found = svg.finish(f"{START}{body}</svg>")
    assert [word for word in ("<g", "<path", "<text", "<rect") if word in found] == []


def test_pattern_is_added_once_for_each_reference() -> None:
    """Two marks with one pattern share it."""
    mark = '<path d="M0,0" fill="url(#hatch-ffffff-6b6b6b)"/>'
    found = svg.finish(f"{START}{mark}{mark}</svg>")
    assert found.count('<pattern id="hatch-ffffff-6b6b6b"') == 1
