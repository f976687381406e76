"""Printable leaflets for Japanese labour unions: YAML in, verified pages out.

Start reading at :mod:`leaflet.pipeline`; ``docs/architecture.md`` draws the house.
"""

__version__ = "0.1.0"
