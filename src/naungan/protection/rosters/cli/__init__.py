"""What each `naungan roster …` does, one small module a subcommand: `add` its arguments, `run` it."""
