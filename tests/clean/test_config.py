"""The configuration of cleaning: defaults, exceptions, and errors that help."""

import pytest
from talap.base.errors import TalapError
from talap.clean.config import Clean, Corpus, read_clean, read_corpus


def test_defaults_keep_what_was_said(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text("study: {}\n", "utf-8")
    rules = read_clean(path).rules
    assert (rules.fillers, rules.false_starts, rules.nonverbal) == ("keep",) * 3
    assert rules.quotes == "keep"


def test_unknown_key_names_key_and_nearest(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text("clean: {rules: {homoglyph: repair}}\n", "utf-8")
    with pytest.raises(TalapError) as caught:
        read_clean(path)
    assert "clean.rules.homoglyph" in str(caught.value)
    assert "did you mean homoglyphs?" in str(caught.value)


def test_own_labels_go_before_the_others(tmp_path):
    path = tmp_path / "corpus.yaml"
    path.write_text(
        "kind: field\n"
        "speakers: {И: interviewer, Р: participant}\n"
        "not_speakers: [Итак]\n"
        "transcripts:\n"
        "  I03: {encoding: cp1251, speakers: {Р: other, Я: participant}, "
        "not_speakers: [Ну]}\n",
        "utf-8",
    )
    corpus = read_corpus(path)
    own = corpus.of("I03")
    assert own.encoding == "cp1251"
    assert own.speakers == {"И": "interviewer", "Р": "other", "Я": "participant"}
    assert own.not_speakers == ("Итак", "Ну")
    assert corpus.of("I04").speakers["Р"] == "participant"
    assert corpus.of("I04").encoding is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("kind: real", "kind"),
        ("speakers: {И: interviewer}", "kind"),
        ("kind: field\nspeakers: {И: asker}", "speakers.И"),
        ("kind: field\ntranscripts: {I1: {codec: x}}", "codec"),
    ],
)
def test_faults_of_the_corpus_file(tmp_path, text, key):
    path = tmp_path / "corpus.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(TalapError, match=key):
        read_corpus(path)


def test_every_key_is_described():
    def check(node: dict) -> None:
        for name, part in node.get("properties", {}).items():
            assert part.get("description") or "$ref" in part, name
            check(part)

    for model in (Clean, Corpus):
        schema = model.model_json_schema()
        for node in (schema, *schema.get("$defs", {}).values()):
            check(node)
