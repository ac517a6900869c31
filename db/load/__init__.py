"""Loading a prepared town from a folder of files: everything checked first, then everything stored, or nothing."""

from db.load.folder import Summary, find, folder
from db.load.seed import seed
from db.load.settings import setting
from db.load.troubles import BadRows, Trouble

__all__ = ["BadRows", "Summary", "Trouble", "find", "folder", "seed", "setting"]
