"""`python -m khabar` is `khabar`."""

from khabar.cli import main

main(prog_name="khabar")
