"""Whether power moves: facts in, numbers out; each number knows the records that it is made of."""
