"""Workbooks: laid out for people, and read from strangers with limits."""
