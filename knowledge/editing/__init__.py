"""What can be measured about texts: their words, spelling, reading level and translations."""
