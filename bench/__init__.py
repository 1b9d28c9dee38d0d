"""Side-by-side measurements: `make bench NAME=x` runs one and prints its result last, as one line of JSON."""
