"""The section `coding`: what the consensus rule needs."""

import pytest
from talap.base.config import validate
from talap.base.errors import TalapErrors
from talap.coding.config import Coding

FILES = [{"file": "codings.csv"}]


def test_the_rule_named_needs_a_coder():
    with pytest.raises(TalapErrors, match="`named` needs the key coder"):
        validate(Coding, {"files": FILES}, "config.yaml", "coding")


@pytest.mark.parametrize("rule", ["union", "intersection", "majority"])
def test_the_other_rules_need_none(rule):
    section = validate(Coding, {"files": FILES, "consensus": rule}, "config.yaml")
    assert (section.consensus, section.files[0].coder) == (rule, None)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ({"files": [], "coder": "a"}, "key coding.files"),
        ({"files": FILES, "consensus": "vote"}, "key coding.consensus"),
        ({"files": [{"coder": "a"}], "coder": "a"}, "key coding.files.0.file"),
    ],
)
def test_refused(content, place):
    with pytest.raises(TalapErrors) as raised:
        validate(Coding, content, "config.yaml", "coding")
    assert raised.value.place == place
