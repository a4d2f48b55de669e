"""How people change the handbook and see it at once."""
