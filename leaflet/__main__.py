"""`python -m leaflet` is the command line."""

from leaflet.cli import main

main()
