"""PDF through ReportLab: fonts, drawing, tags-to-be, metadata."""
