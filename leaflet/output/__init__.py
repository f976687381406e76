"""Pages to files: sheets, PDF, PNG, text dump."""
