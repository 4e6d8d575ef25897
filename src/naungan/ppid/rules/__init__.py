"""Pure decisions of this room: moves, answers, objections. No table, no clock, no settings."""
