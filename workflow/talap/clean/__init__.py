"""Transcripts in, one table of turns out; every edit explainable, nobody named."""
