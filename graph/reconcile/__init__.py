"""Which entity of the graph a name in somebody's table means (Reconciliation Service API 0.2)."""
