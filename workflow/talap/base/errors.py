"""Errors that a user can act on: the file, the place, what is wrong, what to do."""


class TalapError(Exception):
    """Say what is wrong with something that the user brought, and what to do about it.

    Parameters
    ----------
    file : str
        The file at fault, as the user knows it (relative to the study).
    problem : str
        What is wrong, in one sentence without a full stop.
    hint : str
        What to do, in one sentence without a full stop.
    place : str, optional
        Where in the file: ``line 12``, ``row 3, column code``, ``interview I04``.
    """

    def __init__(self, file: object, problem: str, hint: str, place: str = "") -> None:
        self.file = str(file)
        self.problem = problem
        self.hint = hint
        self.place = place
        super().__init__(str(self))

    def __reduce__(self) -> tuple[type, tuple[str, str, str, str]]:
        """Let an error pass from one process to another."""
        return TalapError, (self.file, self.problem, self.hint, self.place)

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.problem}\n  -> {self.hint}"


class TalapErrors(TalapError):
    """Several errors at once, so that a user mends a file in one go."""

    def __init__(self, errors: list[TalapError]) -> None:
        self.errors = errors
        first = errors[0]
        super().__init__(first.file, first.problem, first.hint, first.place)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)
