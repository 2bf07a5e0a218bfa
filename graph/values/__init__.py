"""Values of a claim that are more than a word: periods and amounts, with their bounds."""
