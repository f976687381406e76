"""The standard (JLREQ): character classes and tables as data, and how to read them. No fonts here."""
