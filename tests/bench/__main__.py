"""`python -m tests.bench`: everything that takes minutes at most; docs/performance.md has the figures.

By themselves: `tests.bench.race` (we and others), `.batch [LOCALS]`, `.memory [MOST]`, `.composition`,
`.copyfit`.
"""

from tests.bench import batch, composition, copyfit, memory, race


def main() -> None:
    """Print all figures."""
    race.main()
    batch.main()
    memory.main(memory.FEW)
    composition.main()
    copyfit.main()


if __name__ == "__main__":
    main()
