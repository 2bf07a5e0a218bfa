"""How each generated file is made from dprk.ttl: one module a form, the same bytes every time."""
