"""The verbs of PPID, by noun: `receiving`, `answering`, `objections`, `disputes`, `drafts`, `retention`."""
