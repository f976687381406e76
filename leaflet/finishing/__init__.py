"""What becomes of an edition that is laid out: the files of each purpose."""
