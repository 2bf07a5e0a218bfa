"""How the files under claims/ are read: YAML-LD in, JSON-LD with ids out."""
