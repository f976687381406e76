"""What copyfitting costs: `python -m tests.bench.copyfit` compares the whole search with one layout."""

from tests.layout.copyfitting import EDITIONS, cost, laid


def main() -> None:
    """Print the cost for each design, with its own text and with a tenth more or less."""
    print("\ncopyfitting: the whole search against one layout in the setting that it finds")
    for path in EDITIONS:
        for percent in (-10, 0, 10):
            search, one = cost(path, percent)
            tried = sum(each.page.setting.tried for each in laid(path, percent) if each.page.setting)
            told = f"{1000 * search:6.1f} ms, {tried} settings; one {1000 * one:5.1f} ms"
            print(f"  {path.parent.name:16} {percent:+3} %  {told}; {search / one:.1f} times as much")


if __name__ == "__main__":
    main()
