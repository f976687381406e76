"""Flat SVG drawings: a strict subset that prints as it looks, read without trusting the file.

What would not survive printing (gradients, opacity, filters, text) or must not be followed (scripts,
references, entities) is refused by name, never dropped silently.
"""
