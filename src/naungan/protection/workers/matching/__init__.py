"""Who is whom: one way to compare people, for the rows of a file, for a file against the registry, for anybody's table.

`match` is the whole of it. The model is frozen (`model`), the relations have names (`relations`, `names`), the rules
above the sum stand in `guards`, and `words` says it all in Indonesian.
"""

from naungan.protection.workers.matching.finding import find, match, under_one_nik
from naungan.protection.workers.matching.found import Found
from naungan.protection.workers.matching.model import Model, packaged
from naungan.protection.workers.matching.sides import FIELDS

__all__ = ["FIELDS", "Found", "Model", "find", "match", "packaged", "under_one_nik"]
