"""校正: what is put on pages, and the sheet that is added to them, for people who check before printing."""
