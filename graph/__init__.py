"""How claims are put together, asked, analysed and shown."""
