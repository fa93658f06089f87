"""XML from outside: no DOCTYPE, no entity; GUIDs as they are compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from talap.base.errors import TalapError


def parse(path: Path, content: bytes, part: str = "it") -> Any:
    """Return the root element of a document.

    Raises
    ------
    TalapError
        If it is not well-formed, not in the encoding that it names, or has a DOCTYPE.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise TalapError(
            path, f"{part} is not safe XML ({error})", "export it again"
        ) from None


def folded(guid: str | None) -> str:
    """Return a GUID as it is compared: with or without braces, in any case.

    >>> folded("{DFE5C38E-9449-5959-A1F7-E3D895CFA87F}")
    'dfe5c38e-9449-5959-a1f7-e3d895cfa87f'
    """
    return (guid or "").strip("{} \n").lower()
