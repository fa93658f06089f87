"""Figures point to the files of one format; other pictures stay."""

from talap.manuscript.images import point


def image(target):
    return {"t": "Image", "c": [["", [], []], [], [target, "title"]]}


def test_figures_and_other_pictures():
    document = {"meta": {"a": 1}, "blocks": [image("figure:codes"), image("x.png")]}
    found = point(document, "f/{name}.ky.svg")
    assert found["blocks"] == [image("f/codes.ky.svg"), image("x.png")]
    assert found["meta"] == {"a": 1}
    assert document["blocks"][0] == image("figure:codes")
