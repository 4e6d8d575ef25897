"""What the benchmarks share: a place of their own, many invented people, a look at the memory."""
