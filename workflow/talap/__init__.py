"""Talap: from interview transcripts to a paper. No file here knows about Snakemake."""
