"""Lint: slips in the text that no form forbids. One rule a file; `rules` lists them, `run` runs them.

A rule sees passages, texts as a reader sees them, and yields warnings; `off` switches them off in place.
"""
