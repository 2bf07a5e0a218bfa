"""What ontology/lexicon/ holds: frames by their triggers, sets of nouns, words of each language."""
