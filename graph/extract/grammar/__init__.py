"""What stands in which slot of a word: voice, relatives, participles, control, support verbs."""
