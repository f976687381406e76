"""One kind of block a file: from a block of the edition to slabs of whole grid lines, or a strip."""
