"""Windows: show what is recorded, ask what to do, announce what was done."""
