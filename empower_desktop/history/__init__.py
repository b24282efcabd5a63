"""What was changed: changes, their merging, the clock that stamps them and the code that sums them up."""
