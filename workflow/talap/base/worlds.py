"""The ways to doubt a number, in words: another coder, another rule, one left out."""

from talap.base.messages import Messages


def world(name: str, messages: Messages) -> str:
    """Say in the language by which coder, rule or absence a value came about.

    The names are those of the ranges and claims: ``as reported``, ``coder A``,
    ``rule union``, ``without P03``.
    """
    kind, _, which = name.partition(" ")
    if name == "as reported":
        return messages("world-reported")
    if kind == "rule" and messages.has(f"consensus-{which}"):
        return messages("world-rule", rule=messages(f"consensus-{which}"))
    if kind in {"coder", "without"} and which:
        return messages(f"world-{kind}", who=which)
    return name
