"""Triggers, their frames, who fills the roles, and how sure that is."""
