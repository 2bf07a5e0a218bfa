"""``python -m graph``: the same as the command ``dprk``."""

from graph.commands.main import main

main()
