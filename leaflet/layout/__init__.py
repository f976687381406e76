"""Lines to pages: kihon-hanmen, regions of level columns, callouts, notes."""
