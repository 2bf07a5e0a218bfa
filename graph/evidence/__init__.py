"""Evidence: which file is which source, whether each passage stands there, and what is unread."""
