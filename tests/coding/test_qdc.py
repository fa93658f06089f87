"""Codebooks as the coding programs write them, and what is refused in them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from talap.base.errors import TalapError
from talap.coding.files.qdc import Entry, read_qdc

ONE, TWO, THREE = (f"{digit * 8}-0000-5000-8000-{digit * 12}" for digit in "123")
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

# In the shape of each program's export: namespaces, order and case of attributes,
# declarations, containers; the codes are invented.
TAGUETTE = f"""<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.5.0"><Codes>\
<Code guid="{ONE.upper()}" name="страх" isCodable="true"/>\
<Code guid="{TWO.upper()}" name="страх.долг" isCodable="true"/></Codes><Sets/>\
</CodeBook>"""
ATLAS = f"""<?xml version="1.0" encoding="utf-8"?>
<CodeBook {XSI} xsi:schemaLocation="urn:QDA-XML:codebook:0:4 Codebook.xsd" \
origin="ATLAS.ti Win 23.4.0" xmlns="urn:QDA-XML:codebook:1.0">
  <Codes>
    <Code guid="{ONE.upper()}" name="страх" color="#46AA00" isCodable="true">
      <Description>Боится &lt;отчисления&gt;</Description>
    </Code>
  </Codes>
  <Sets>
    <Set name="Чувства" guid="{TWO.upper()}">
      <Description>группа</Description>
      <MemberCode guid="{ONE.upper()}" />
    </Set>
  </Sets>
</CodeBook>"""
NVIVO = f"""<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\
<CodeBook origin="NVivo 12 For Mac" xmlns="urn:QDA-XML:codebook:1:0" {XSI} \
xsi:schemaLocation="urn:QDA-XML:codebook:1:0 Codebook.xsd"><Codes>\
<Code color="#00FF00" guid="{ONE}" isCodable="true" name="Цена">\
<Code guid="{TWO}" isCodable="true" name="страх"><Description>Боится</Description>\
<Code guid="{THREE}" isCodable="true" name="экзамен"/></Code></Code>\
</Codes></CodeBook>"""
MAXQDA = f"""<?xml version="1.0" encoding="utf-8"?>
<CodeBook origin="MAXQDA 2020 (Release 20.2.1)" {XSI} \
xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code isCodable="true" name="страх" color="#2364a2" guid="plugin"/>
<Code isCodable="true" name="долг" color="#2364a2"/>
</Codes></CodeBook>"""
QUALCODER = f"""\ufeff<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" {XSI} \
xsi:schemaLocation="urn:QDA-XML:codebook:1.0 Codebook.xsd" origin="QualCoder">
  <Codes>
    <Code guid="{ONE}" name="Цена" isCodable="false">
      <Description/>
      <Code guid="{TWO}" name="страх" isCodable="true" color="#F5A9A9">
        <Description>Боится
отчисления</Description>
      </Code>
    </Code>
  </Codes>
</CodeBook>"""
PROJECT = f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="x"><CodeBook><Codes>
<Code guid="{{{ONE}}}" name="страх" isCodable="1"/></Codes></CodeBook></Project>"""


def write(folder: Path, content: str, encoding: str = "utf-8") -> Path:
    path = folder / "codebook.qdc"
    path.write_bytes(content.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("content", "entries", "left"),
    [
        (TAGUETTE, [Entry("страх", None, ONE, "", True, ""),
                    Entry("страх.долг", None, TWO, "", True, "")], []),
        (ATLAS, [Entry("страх", None, ONE, "#46AA00", True, "Боится <отчисления>")],
         ["the set Чувства"]),
        (NVIVO, [Entry("Цена", None, ONE, "#00FF00", True, ""),
                 Entry("страх", "Цена", TWO, "", True, "Боится"),
                 Entry("экзамен", "страх", THREE, "", True, "")], []),
        (MAXQDA, [Entry("страх", None, "", "#2364a2", True, ""),
                  Entry("долг", None, "", "#2364a2", True, "")],
         ["guid of страх: plugin"]),
        (QUALCODER, [Entry("Цена", None, ONE, "", False, ""),
                     Entry("страх", "Цена", TWO, "#F5A9A9", True,
                           "Боится\nотчисления")], []),
    ],
    ids=["taguette", "atlas", "nvivo", "maxqda", "qualcoder"],
)  # fmt: skip
def test_as_the_programs_write_it(
    tmp_path: Path, content: str, entries: list[Entry], left: list[str]
) -> None:
    listing = read_qdc(write(tmp_path, content))
    assert listing.entries == entries
    assert listing.left == left


def test_the_codebook_of_a_project(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Project.qde", PROJECT)
    assert read_qdc(path).entries == [Entry("страх", None, ONE, "", True, "")]


def test_utf_16_with_its_mark(tmp_path: Path) -> None:
    content = TAGUETTE.replace('"utf-8"', '"utf-16"')
    listing = read_qdc(write(tmp_path, content, "utf-16"))
    assert [entry.name for entry in listing.entries] == ["страх", "страх.долг"]


def test_a_colour_that_is_none_is_left_and_told(tmp_path: Path) -> None:
    listing = read_qdc(write(tmp_path, ATLAS.replace("#46AA00", "red")))
    assert listing.entries[0].colour == ""
    assert listing.left == ["the set Чувства", "color of страх: red"]


def deep(levels: int) -> str:
    opened = "".join(f'<Code name="c{level}">' for level in range(levels))
    return f"<CodeBook><Codes>{opened}{'</Code>' * levels}</Codes></CodeBook>"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (NVIVO.replace(TWO, ONE), "code страх, below Цена: it stands inside itself"),
        (NVIVO.replace("экзамен", "Цена"), "code Цена, below страх: the name stands"),
        (NVIVO.replace(THREE, ONE).replace("экзамен", "Цена"),
         "code Цена, below страх: it stands inside itself"),
        (TAGUETTE.replace(TWO.upper(), "{" + ONE + "}"), "it has the GUID of страх"),
        (TAGUETTE.replace("страх.долг", " страх "), "code страх: the name stands"),
        (TAGUETTE.replace("страх.долг", " "), "code number 2: it has no name"),
        (TAGUETTE.replace('name="страх" ', ""), "code number 1: it has no name"),
        (NVIVO.replace('"true" name="экз', '"no" name="экз'), "neither true nor false"),
        (deep(21), "code c20, below c19: more than 20 levels"),
        (deep(5000), "code c20, below c19: more than 20 levels"),
        ("<CodeBook><Codes/></CodeBook>", "no code in it"),
        ("<Codes/>", "no codebook in it (its root is Codes)"),
        ("<Project/>", "no codebook in it"),
        ("", "not safe XML"),
        ("PK\x03\x04", "not safe XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><CodeBook>&b;</CodeBook>', "DTDForbidden"),
        ("<!DOCTYPE CodeBook><CodeBook/>", "DTDForbidden"),
        ('<?xml version="1.0" encoding="klingon"?><CodeBook/>', "not safe XML"),
        (TAGUETTE.replace('"utf-8"', '"utf-16"'), "not safe XML"),
    ],
)  # fmt: skip
def test_refused(tmp_path: Path, content: str, problem: str) -> None:
    with pytest.raises(TalapError) as raised:
        read_qdc(write(tmp_path, content))
    assert problem in str(raised.value)
    assert str(raised.value).startswith(str(tmp_path / "codebook.qdc"))
    assert "\n  -> " in str(raised.value)


def test_letters_that_are_not_what_the_file_says(tmp_path: Path) -> None:
    with pytest.raises(TalapError, match="not safe XML"):
        read_qdc(write(tmp_path, TAGUETTE, "cp1251"))


def test_every_fault_is_told(tmp_path: Path) -> None:
    both = NVIVO.replace(TWO, ONE).replace("экзамен", "Цена")
    with pytest.raises(TalapError) as raised:
        read_qdc(write(tmp_path, both))
    assert str(raised.value).count("->") == 2


def test_no_file_and_no_project_in_a_zip(tmp_path: Path) -> None:
    with pytest.raises(TalapError, match="there is no such file"):
        read_qdc(tmp_path / "lost.qdc")
    with zipfile.ZipFile(tmp_path / "empty.qdpx", "w") as archive:
        archive.writestr("readme.txt", "")
    with pytest.raises(TalapError, match="0 .qde files"):
        read_qdc(tmp_path / "empty.qdpx")
