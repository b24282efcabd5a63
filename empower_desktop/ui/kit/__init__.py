"""Building blocks of every screen: they know the Theme and texts given to them, and no record."""
