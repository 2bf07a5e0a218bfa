"""The main job: build the graph from claims/. The same as ``dprk build``."""

import sys

from graph.commands.build import command
from graph.commands.main import run

if __name__ == "__main__":
    sys.exit(run(command, name="build_graph.py"))
