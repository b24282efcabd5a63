"""A village's year of invented records, the same for the same seed: to try the program out, and to fill a store with."""
