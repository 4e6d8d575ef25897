"""Verbs of this room, by what they act on: `documents`, `procedures`, `reminders`, `holding`, `intake`."""
