"""Where answers come from. To add a source: one module with a class that reads a `Pack`, and one line of wiring."""

from intents.sources.files import FileSource
from intents.sources.pack import Pack, PackCity, PackDepartment, PackIntent, PackProblems, Problem, Source

__all__ = ["FileSource", "Pack", "PackCity", "PackDepartment", "PackIntent", "PackProblems", "Problem", "Source"]
