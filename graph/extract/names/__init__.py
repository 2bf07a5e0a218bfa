"""Names in a text: known ones, States, acronyms, and what grammar shows to be a name."""

from graph.extract.names.countries import Countries, adjectives
from graph.extract.names.find import names
from graph.extract.names.gazetteer import Gazetteer
from graph.extract.names.name import Name
from graph.extract.names.watch import WatchListError, WatchName, read_watch_list

__all__ = [
    "Countries",
    "Gazetteer",
    "Name",
    "WatchListError",
    "WatchName",
    "adjectives",
    "names",
    "read_watch_list",
]
