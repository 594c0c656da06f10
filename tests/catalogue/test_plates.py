"""The drawn plates are the generator's, small, and harmless as images."""

from xml.etree import ElementTree as ET

from django.core.management import call_command

from tenants.catalogue.art import plate
from tenants.launch.management.commands.draw_plates import drawings


def test_the_shipped_plates_are_what_the_generator_draws():
    call_command("draw_plates", check=True)


def test_every_plate_is_small_well_formed_and_asks_for_nothing_outside():
    for name, svg in drawings().items():
        root = ET.fromstring(svg)
        assert len(svg) < 8_000, name
        kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert not kinds & {"script", "image", "use", "foreignObject", "a", "style"}, name
        outside = svg.replace("http://www.w3.org/2000/svg", "")
        assert "http" not in outside, name
        assert "href" not in outside, name


def test_a_mark_is_text_and_nothing_else():
    svg = plate(name="<script>", mark="<b>&", look="pc-games", region='"')
    assert "<script>" not in svg
    assert "&lt;b&gt;&amp;" in svg


def test_two_products_have_two_pictures():
    assert len(set(drawings().values())) == len(drawings())
