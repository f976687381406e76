"""Text to lines: faces, items, line breaking by total fit, line adjustment."""
