"""An error says where, what and what to do; several are told at once."""

from talap.base.errors import TalapError, TalapErrors


def test_an_error_names_file_place_problem_and_remedy():
    error = TalapError("data/x.csv", "no quote", "copy the passage", "row 3")
    assert str(error) == "data/x.csv, row 3: no quote\n  -> copy the passage"


def test_without_a_place_the_file_stands_alone():
    assert str(TalapError("x.csv", "is empty", "fill it")).startswith("x.csv: is empty")


def test_several_errors_are_all_told_and_the_first_one_stands_for_them():
    errors = TalapErrors(
        [TalapError("a", "one", "do 1", "line 1"), TalapError("b", "two", "do 2")]
    )
    assert str(errors) == "a, line 1: one\n  -> do 1\nb: two\n  -> do 2"
    assert (errors.file, errors.place, errors.problem) == ("a", "line 1", "one")
