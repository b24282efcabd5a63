"""Puts the parts together: windows, the command line, practice data, a report of a bug."""
