"""Codings of any number of coders, found again in the cleaned turns, and their consensus."""
