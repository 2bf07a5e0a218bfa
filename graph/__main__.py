"""``python -m graph``: the same as the command ``dprk``."""

from graph.commands.main import main

if __name__ == "__main__":
    main()
