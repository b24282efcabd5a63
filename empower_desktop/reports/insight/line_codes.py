"""The codes of lines that many results have, so that charts, papers and sheets find them."""

WHOLE = "semua"
"""The line of everybody, or of the whole period."""
OTHER_SIDE = ":lainnya"
"""After the code of some residents: everybody else beside them."""
BEFORE, CHANGE = ":sebelum", ":perubahan"
"""After the code of a group: what it said the time before, and what changed since then."""
