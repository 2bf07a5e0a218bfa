"""The command line: one module a command, and nowhere else does click come in."""
