"""How people see it: screen, phone, paper, command line."""
