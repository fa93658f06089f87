"""Title, abstract and keywords of each language."""

import pytest
from talap.base.errors import TalapError
from talap.base.messages import Messages
from talap.manuscript.abstracts import read_abstract, sections
from talap.manuscript.nodes import text_of, walk

TEXT = '---\ntitle: "Мээ *агымы*"\nkeywords: [билим, эки сөз]\n---\nБиз `num:n` киши.\n'


def read(tmp_path, text=TEXT):
    path = tmp_path / "ky.md"
    path.write_text(text, encoding="utf-8")
    return read_abstract(path, "ky")


def test_title_and_keywords(tmp_path):
    found = read(tmp_path)
    assert text_of(found.title) == "Мээ агымы"
    assert [text_of(each) for each in found.keywords] == ["билим", "эки сөз"]
    assert found.source == TEXT


def test_the_section_is_marked_with_its_language(tmp_path):
    (section,) = sections([read(tmp_path)], {"ky": Messages("ky")})
    identifier, classes, values = section["c"][0]
    assert (identifier, classes, values) == ("", ["abstract"], [["lang", "ky"]])
    heading, title, body, keywords = section["c"][1]
    assert (heading["c"][1][0], text_of(heading)) == ("abstract-ky", "Аннотация")
    assert text_of(title) == "Мээ агымы"
    assert [n["c"][1] for n, _ in walk(body, "") if n["t"] == "Code"] == ["num:n"]
    assert text_of(keywords) == "Негизги сөздөр: билим, эки сөз"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('title: "Мээ *агымы*"\n', "", "no title in the front matter"),
        ("keywords: [билим, эки сөз]\n", "", "no keywords in the front matter"),
        ("[билим, эки сөз]", "билим", "no keywords in the front matter"),
    ],
)
def test_refused(tmp_path, old, new, problem):
    with pytest.raises(TalapError) as raised:
        read(tmp_path, TEXT.replace(old, new))
    assert raised.value.problem == problem
    assert raised.value.file.endswith("ky.md")
    assert "between the ---" in raised.value.hint


def test_a_missing_file(tmp_path):
    with pytest.raises(TalapError, match="there is no such file"):
        read_abstract(tmp_path / "ky.md", "ky")
