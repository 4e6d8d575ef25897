"""Pure decisions about instruments: what holds on a day, how one is cited, what JDIH asks for."""
