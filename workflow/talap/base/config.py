"""Read the study's YAML files and say, key by key, what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from talap.base.errors import TalapError, TalapErrors

if TYPE_CHECKING:
    from pydantic import BaseModel

    Model = TypeVar("Model", bound=BaseModel)


def read_yaml(path: Path) -> Any:
    """Read one YAML document; a key given twice is an error, not the last one's win."""
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise TalapError(
            path, "there is no such file", "see data/README.md on what a study needs"
        ) from None
    except UnicodeDecodeError as error:
        raise TalapError(
            path, f"not UTF-8 (byte {error.start})", "save it as UTF-8"
        ) from None
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        node = loader.get_single_node()
        if node is None:
            return None
        _check_keys(node, path, set())
        return loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "not YAML"
        raise TalapError(
            path, str(problem), "compare with the shipped file", place
        ) from None


def _check_keys(node: Any, path: Path, checked: set[int]) -> None:
    """Raise if a key stands twice in a mapping: the loader would take the last one."""
    if not isinstance(node.value, list) or id(node) in checked:
        return
    checked.add(id(node))
    lines: dict[str, int] = {}
    for part in node.value:
        if isinstance(part, tuple) and isinstance(part[0].value, str):
            key, line = part[0].value, part[0].start_mark.line + 1
            if key in lines:
                raise TalapError(
                    path,
                    f"the key {key} stands twice (first in line {lines[key]})",
                    "remove one of them",
                    f"line {line}",
                )
            lines[key] = line
        for below in part if isinstance(part, tuple) else (part,):
            _check_keys(below, path, checked)


def validate(model: type[Model], content: Any, path: Path, prefix: str = "") -> Model:
    """Validate with a pydantic model; every fault names its key and what to do.

    Raises
    ------
    TalapErrors
        One error per fault; an unknown key comes with the nearest known one.
    """
    from pydantic import ValidationError

    try:
        return model.model_validate(content if content is not None else {})
    except ValidationError as error:
        faults = [_fault(model, fault, path, prefix) for fault in error.errors()]
        raise TalapErrors(faults) from None


def _fault(model: Any, fault: Any, path: Path, prefix: str) -> TalapError:
    location = [str(part) for part in fault["loc"]]
    key = ".".join([prefix, *location] if prefix else location)
    place = f"key {key}" if key else ""
    if fault["type"] == "extra_forbidden":
        known = _known_keys(model, location[:-1])
        near = get_close_matches(location[-1], known, 1)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
        return TalapError(path, f"unknown key {location[-1]}", hint, place)
    if fault["type"] == "missing":
        return TalapError(path, "is missing", "add it", place)
    given = repr(fault.get("input"))
    return TalapError(
        path, f"{fault['msg']} (it says {given[:80]})", "correct the value", place
    )


def _known_keys(model: Any, location: list[str]) -> list[str]:
    schema = model.model_json_schema()
    node = schema
    for part in location:
        node = _resolve(schema, node)
        inner = node.get("properties", {}).get(part, node.get("additionalProperties"))
        node = inner if isinstance(inner, dict) else {}
    return sorted(_resolve(schema, node).get("properties", {}))


def _resolve(schema: Any, node: Any) -> Any:
    for choice in (node, *node.get("anyOf", [])):
        if "$ref" in choice:
            return schema["$defs"][choice["$ref"].rsplit("/", 1)[-1]]
    return node


def read_section(
    path: Path, section: str, model: Callable[..., Model] | type[Model]
) -> Model:
    """Read one section of config.yaml by the model of the stage that it belongs to."""
    content = read_yaml(path) or {}
    if not isinstance(content, dict):
        raise TalapError(path, "is not a mapping of sections", "see config/config.yaml")
    return validate(model, content.get(section), path, section)  # type: ignore[arg-type]
