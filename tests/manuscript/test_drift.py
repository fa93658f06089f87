"""A translation is stale once its original is another than the one it was made from."""

import pytest
from conftest import ROOT
from talap.base.errors import TalapError
from talap.base.files import read_json, write_json
from talap.manuscript.drift import (
    Record,
    State,
    read_state,
    run,
    stale,
)
from talap.manuscript.passages import Passage
from talap.manuscript.translations import accepted, listing, written
from talap.manuscript.units import Document, read_document, read_units, write_units

RU = """# Один {#one}

Первый абзац.

Второй, с `num:a`.

# Два {#two}

Третий.[^1]

[^1]: Сноска.
"""
EN = """# One {#one}

First paragraph.

Second, with `num:a`.

# Two {#two}

Third.[^1]

[^1]: A note.
"""
EMPTY = State({}, {})


def document(source, language):
    file = f"manuscript/{language}.md"
    return Document(language, tuple(read_units(source, file)))


def state_of(ru=RU, en=EN, passages=None, before=EMPTY, accept="all"):
    documents = [document(ru, "ru"), document(en, "en")]
    return accepted(documents, before, passages, accept)


def found(ru, en, state, passages=None):
    return stale(document(ru, "ru"), document(en, "en"), state.accepted("en"), passages)


def places(ru, en, state, passages=None):
    return [each.place for each in found(ru, en, state, passages)]


def test_what_was_accepted_is_current():
    assert found(RU, EN, state_of()) == []


def test_nothing_accepted_is_all_stale():
    assert len(found(RU, EN, EMPTY)) == 6
    assert {each.original_before for each in found(RU, EN, EMPTY)} == {""}


def test_an_original_that_changed():
    (one,) = found(RU.replace("Второй, с", "Второй, уже с"), EN, state_of())
    assert (one.language, one.file, one.line) == ("en", "manuscript/en.md", 5)
    assert (one.place, one.kind) == ("one/paragraph-2", "paragraph")
    assert one.original_before == "Второй, с `num:a`."
    assert one.original_now == "Второй, уже с `num:a`."
    assert one.translation == "Second, with `num:a`."


def test_lines_and_blanks_change_nothing():
    again = RU.replace("Второй, с", "Второй,\nс").replace("Первый а", "Первый\u00a0а")
    assert found(again, EN, state_of()) == []


def test_a_translation_that_was_improved_is_current():
    assert found(RU, EN.replace("First paragraph", "The first one"), state_of()) == []


def test_an_original_and_a_translation_that_changed_wait_for_acceptance():
    ru, en = RU.replace("Первый", "Самый первый"), EN.replace("First", "Very first")
    (one,) = found(ru, en, state_of())
    assert one.original_before == "Первый абзац."
    after = state_of(ru, en, before=state_of(), accept="en:one/paragraph-1")
    assert found(ru, en, after) == []


def test_an_original_that_changed_back_is_current_again():
    assert places(RU.replace("Третий", "Иной"), EN, state_of()) == ["two/paragraph-1"]
    assert found(RU, EN, state_of()) == []


def test_paragraphs_that_changed_places_in_one_language():
    ru = RU.replace("Первый абзац.", "X").replace("Второй, с `num:a`.", "Первый абзац.")
    ru = ru.replace("X", "Второй, с `num:a`.")
    assert places(ru, EN, state_of()) == ["one/paragraph-1", "one/paragraph-2"]
    (first, _) = found(ru, EN, state_of())
    assert first.original_before == "Первый абзац."
    assert first.original_now == "Второй, с `num:a`."


def test_paragraphs_that_changed_places_in_all_languages():
    def swapped(source):
        head, first, second, *rest = source.split("\n\n")
        return "\n\n".join([head, second, first, *rest])

    assert found(swapped(RU), swapped(EN), state_of()) == []


def test_a_section_that_moved_with_its_translation():
    def moved(source):
        first, second = source.split("\n# ")
        return f"# {second}\n{first}\n"

    assert found(moved(RU), moved(EN), state_of()) == []


def test_a_new_paragraph_and_its_translation():
    ru = RU.replace("Второй", "Новый.\n\nВторой")
    en = EN.replace("Second", "New one.\n\nSecond")
    assert places(ru, en, state_of()) == ["one/paragraph-2"]
    after = state_of(ru, en, before=state_of(), accept="en:one/paragraph-2")
    assert found(ru, en, after) == []


def test_a_paragraph_that_one_language_lacks():
    ru = RU.replace("Второй", "Новый.\n\nВторой")
    one, two = found(ru, EN, state_of())
    # The second stands beside the new one, and nothing beside the third.
    assert (one.place, one.original_now) == ("one/paragraph-2", "Новый.")
    assert (two.place, two.translation) == ("one/paragraph-3", "")
    assert (two.file, two.line) == ("manuscript/en.md", 1)
    (extra,) = found(RU, EN.replace("Third", "More.\n\nThird"), state_of())
    assert (extra.place, extra.original_now) == ("two/paragraph-2", "")


def test_footnotes_headings_and_captions_are_looked_at_by_themselves():
    assert places(RU.replace("Сноска", "Иная"), EN, state_of()) == ["two/footnote-1"]
    assert places(RU.replace("Два", "Иное"), EN, state_of()) == ["two/heading-1"]
    figure = '\n![{}](figure:a){{#f alt="{}"}}\n'
    ru, en = RU + figure.format("Да.", "Нет."), EN + figure.format("Yes.", "No.")
    state = state_of(ru, en)
    assert places(ru.replace("Да.", "Так."), en, state) == ["two/caption-1"]
    assert places(ru.replace("Нет.", "Не."), en, state) == ["two/alternative-1"]


PASSAGE = {"I01-1-1": Passage("I01-1-1", "I01", "P01", "Я боюсь, знаете")}
QUOTED = "\n::: {{.quote {}coding=I01-1-1}}\n{}\n:::\n"


def quoted(ru="Я боюсь, знаете.", en="I am afraid, you know"):
    return RU + QUOTED.format("", ru), EN + QUOTED.format(".translated ", en)


def test_a_quotation_translates_the_passage_of_the_consensus():
    ru, en = quoted()
    state = state_of(ru, en, PASSAGE)
    assert found(ru, en, state, PASSAGE) == []
    other = {"I01-1-1": Passage("I01-1-1", "I01", "P01", "Я боюсь, понимаете")}
    ru, _ = quoted("Я боюсь, понимаете")  # else the build refuses it
    (one,) = found(ru, en, state, other)
    assert (one.place, one.kind) == ("two/quotation-1", "quotation")
    assert one.original_before == "Я боюсь, знаете"
    assert one.original_now == "Я боюсь, понимаете"


def test_a_leading_language_that_translates_too():
    ru, en = (each.replace(".quote c", ".quote .translated c") for each in quoted())
    state = state_of(ru, en, PASSAGE)
    assert found(ru.replace("знаете", "право"), en, state, PASSAGE) == []
    other = {"I01-1-1": Passage("I01-1-1", "I01", "P01", "Қорқамын")}
    (one,) = found(ru, en, state, other)
    assert one.original_now == "Қорқамын"


def test_what_is_quoted_of_a_passage_belongs_to_its_original():
    ru, en = quoted()
    state = state_of(ru, en, PASSAGE)
    shorter, _ = quoted("Я боюсь")
    (one,) = found(shorter, en, state, PASSAGE)
    assert one.original_now == "Я боюсь ← Я боюсь, знаете"


def test_a_quotation_under_another_identifier_is_the_same():
    ru, en = quoted()
    state = state_of(ru, en, PASSAGE)
    ru, en = (each.replace("I01-1-1", "I01-2-1") for each in (ru, en))
    now = {"I01-2-1": Passage("I01-2-1", "I01", "P01", "Я боюсь, знаете")}
    assert found(ru, en, state, now) == []


def test_words_of_a_withdrawn_participant_are_not_shown_beside_anothers():
    ru, en = quoted()
    state = state_of(ru, en, PASSAGE)
    ru, en = quoted("Мы едем", "We are going")
    now = {"I01-1-1": Passage("I01-1-1", "I02", "P02", "Мы едем")}
    (one,) = found(ru, en, state, now)
    assert one.original_before == ""


def test_a_quotation_in_its_own_words_is_no_translation():
    ru, _ = quoted()
    en = EN + QUOTED.format("", "Я боюсь")
    assert found(ru, en, state_of(), PASSAGE) == []
    assert found(ru, en, state_of(), None) == []


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for language, text in (("ru", RU), ("en", EN)):
        (tmp_path / f"{language}.md").write_text(text, encoding="utf-8")
        abstract = f"---\ntitle: {language}\n---\n\nText.\n"
        (tmp_path / f"{language}.abstract.md").write_text(abstract, encoding="utf-8")
    return tmp_path


def of(study, language):
    paths = (study / f"{language}.md", study / f"{language}.abstract.md")
    return read_document(*paths, language)


def drifted(study, languages=("ru", "en"), state=None):
    files = [study / f"{name}.units.json" for name in languages]
    for name, file in zip(languages, files, strict=True):
        write_units(file, of(study, name), {})
    run(files, state, study / "drift.json")
    return (study / "drift.json").read_bytes()


def test_the_step(study):
    first = drifted(study)
    assert first == drifted(study)
    content = read_json(study / "drift.json")
    assert len(content) == 8
    assert list(content[0]) == [
        "language", "file", "line", "place", "kind", "original_before",
        "original_now", "translation",
    ]  # fmt: skip
    assert content[0]["place"] == "abstract/title-1"


def test_the_step_with_a_state_and_with_one_language(study):
    documents = [of(study, name) for name in ("ru", "en")]
    state = study / "translations.json"
    write_json(state, written(accepted(documents, EMPTY, None, "all")))
    assert drifted(study, state=state) == b"[]\n"
    assert drifted(study, ["ru"]) == b"[]\n"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"originals": {}, "translations": []}',
        '{"originals": {}, "translations": {"ky": [{"place": "a"}]}}',
        '{"originals": {}, "translations": {"ky": '
        '[{"place": "a", "original": "b", "translation": "c"}]}}',
        '{"originals": {"b": 1}, "translations": {"ky": '
        '[{"place": "a", "original": "b", "translation": "c"}]}}',
        "<<<<<<< HEAD\n{}\n",
    ],
)
def test_a_state_that_is_none(tmp_path, content):
    path = tmp_path / "translations.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TalapError) as raised:
        read_state(path)
    assert "make translated" in raised.value.problem
    assert path.read_text(encoding="utf-8") == content


def test_a_state_is_read_as_it_was_written(tmp_path):
    state = state_of()
    write_json(tmp_path / "s.json", written(state))
    assert read_state(tmp_path / "s.json") == state
    assert read_state(None) == read_state(tmp_path / "none.json") == EMPTY
    assert isinstance(state.translations["en"][0], Record)


def shipped_documents():
    folder = ROOT / "manuscript"
    return [
        read_document(folder / f"{name}.md", folder / f"abstracts/{name}.md", name)
        for name in ("ru", "ky", "en")
    ]


def test_the_shipped_translations_are_current():
    """From the sources; what quotations translate is told by the build's drift.json."""
    state = read_state(ROOT / "manuscript/translations.json")
    lead, *others = shipped_documents()
    for other in others:
        accepted_of = state.accepted(other.language)
        assert [each.place for each in stale(lead, other, accepted_of)] == []
        assert len(accepted_of.records) > 90
    assert "stale" not in listing([lead, *others], state, None)


def test_the_shipped_quotations_are_current(shipped):
    assert read_json(shipped / "results/manuscript/drift.json") == []


def test_an_edit_of_the_shipped_text_is_noticed():
    lead, other, _ = shipped_documents()
    state = read_state(ROOT / "manuscript/translations.json")
    source = (ROOT / "manuscript/ru.md").read_text(encoding="utf-8")
    source = source.replace("Утечка умов означает", "Утечка умов означала", 1)
    units = [each for each in lead.units if each.section == "abstract"]
    units += read_units(source, "manuscript/ru.md")
    (one,) = stale(Document("ru", tuple(units)), other, state.accepted("ky"))
    assert one.place == "introduction/paragraph-1"
