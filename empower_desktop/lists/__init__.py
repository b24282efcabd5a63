"""Somebody's own lists: where their tables are, what their columns mean, and what must be asked before any of it is believed."""
