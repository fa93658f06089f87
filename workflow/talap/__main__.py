"""Run one step: ``python -m talap STAGE.MODULE name=value ...``.

A step is a module with a function ``run``; the annotations of its parameters (Path,
list[Path], str, list[str], int, float, bool) say how the words are read. A list takes
the words up to the next ``name=``. So a rule's shell line can be pasted and run by hand
from the study's folder. ``python -m talap why KEY`` says where a number or a claim
comes from; ``why`` alone lists them.
"""

import gc
import inspect
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Any, NoReturn, get_args, get_origin

from talap.base.errors import TalapError

_BARE = inspect.Parameter.POSITIONAL_ONLY


def main(words: list[str]) -> int:
    """Run the step that the words name; return the exit code."""
    if not words or words[0] in {"-h", "--help"}:
        print(__doc__)
        return 0 if words else 2
    step, *rest = words
    try:
        run = find(step)
        call(run, read_words(step, run, rest))
    except TalapError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def call(run: Callable[..., None], values: dict[str, object]) -> None:
    """Call a step with its values by name, those without a name first."""
    parameters = inspect.signature(run).parameters.values()
    bare = [each.name for each in parameters if each.kind is each.POSITIONAL_ONLY]
    first = [values.pop(name) for name in bare if name in values]
    run(*first, **values)


def find(step: str) -> Callable[..., None]:
    """Return the function ``run`` of the module ``talap.STEP``."""
    try:
        module = import_module(f"talap.{step}")
    except ModuleNotFoundError as error:
        if error.name is None or not f"talap.{step}".startswith(error.name):
            raise
        raise TalapError("talap", f"no step named {step}", "see README.md") from error
    run = getattr(module, "run", None)
    if run is None:
        raise TalapError("talap", f"{step} is a module, not a step", "see README.md")
    return run  # type: ignore[no-any-return]  # steps are found by name


def read_words(
    step: str, run: Callable[..., None], words: list[str]
) -> dict[str, object]:
    """Read ``name=value`` words by the annotations of the step's parameters.

    >>> def run(table: Path, confidence: float, parts: list[Path]) -> None: ...
    >>> read_words("x", run, ["confidence=0.9", "parts=a", "b", "table=t"])["parts"]
    [PosixPath('a'), PosixPath('b')]

    A parameter that is positional only takes a bare word instead.
    """
    parameters = inspect.signature(run, eval_str=True).parameters
    bare = [name for name, each in parameters.items() if each.kind is _BARE]
    given: dict[str, list[str]] = {}
    name = ""
    for word in words:
        head, equals, value = word.partition("=")
        if equals and head in parameters and head not in bare:
            name = head
            given.setdefault(name, []).extend([value] if value else [])
        elif name and _is_list(parameters[name].annotation):
            given[name].append(word)
        elif not equals and (free := [each for each in bare if each not in given]):
            given[free[0]] = [word]
        else:
            names = ", ".join(parameters)
            raise TalapError(f"talap {step}", f"unknown word {word}", f"has {names}")
    missing = [
        name
        for name, parameter in parameters.items()
        if name not in given and parameter.default is parameter.empty
    ]
    if missing:
        raise TalapError(
            f"talap {step}",
            f"missing {', '.join(missing)}",
            "give each as name=value",
        )
    return {
        name: _convert(step, name, parameters[name].annotation, values)
        for name, values in given.items()
    }


def _convert(step: str, name: str, annotation: Any, values: list[str]) -> object:
    try:
        return _read(annotation, values)
    except ValueError as error:
        raise TalapError(f"talap {step}", f"{name}: {error}", "correct it") from None


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list


def _read(annotation: Any, values: list[str]) -> object:
    if get_origin(annotation) is UnionType:  # e.g. Path | None: the word, if given
        annotation = get_args(annotation)[0]
    if _is_list(annotation):
        kind = get_args(annotation)[0]
        return [kind(value) for value in values]
    value = values[-1] if values else ""
    if annotation is bool:
        if value.lower() not in {"true", "false"}:
            raise ValueError(f"{value!r} is neither true nor false")
        return value.lower() == "true"
    if annotation is Path and not value:
        return None
    return annotation(value)


def leave(code: int) -> NoReturn:
    """End the process without taking its modules apart.

    What a step writes is closed by then; taking pandas apart costs a tenth of a second
    in each of a build's jobs.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever read our words has gone: as any program ends then
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    # A step imports much and lives for a second: fewer looks for what nobody holds.
    gc.set_threshold(100_000)
    leave(main(sys.argv[1:]))
