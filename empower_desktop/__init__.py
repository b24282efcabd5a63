"""Empower Desktop: village meetings, decisions and trainings, recorded offline and merged exactly."""

__version__ = "0.1.0"
