"""What annotated texts say of two mentions in one sentence: words and shapes, by relation."""
