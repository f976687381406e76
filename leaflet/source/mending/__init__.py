"""The forgiving reader: lines that YAML cannot read are mended where only one thing can have been meant.

A file is read strictly first; only where that fails are its lines looked at for what an IME, a Mac or a
habit puts there. `rows` tells what each line was meant to be, `indents`, `colons`, `values` and `flow` each
mend one kind of slip, and `forgive` goes round until nothing is left to mend. Lines keep their numbers.
"""
