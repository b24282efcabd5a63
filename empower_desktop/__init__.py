"""Empower Desktop: village meetings, decisions and trainings, recorded offline and merged exactly."""
