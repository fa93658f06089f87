"""What the models of all files of a study have in common."""

from pydantic import ConfigDict

# A misspelt key is a fault. A model is built when it is first used: a step uses few of
# those that it imports, and one within another is built with that one.
STRICT = ConfigDict(extra="forbid", defer_build=True)
