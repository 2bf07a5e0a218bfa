"""How a sentence says what it says: mood, negation, plans and duties, speakers, times."""
