"""The three file formats as pydantic models: what an editor completes, explains and checks.

They are never imported while a leaflet is built (see :mod:`leaflet.source.edition_file`); `schema_files`
writes them to ``schema/``, and a test proves that they accept and refuse the same files as the readers.
What a JSON Schema cannot say (a condition's variable, an ink's role, an id used twice) the readers check.
"""
