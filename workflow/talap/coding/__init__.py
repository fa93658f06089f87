"""Codings of any number of coders, found in the cleaned turns, and their consensus."""
