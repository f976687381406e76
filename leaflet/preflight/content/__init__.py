"""A content stream run as a reader runs it (ISO 32000-1, 8 and 9): what is painted, where, with which ink."""
