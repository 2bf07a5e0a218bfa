"""Questions in plain English or French: which ready question is meant, and with which values."""
