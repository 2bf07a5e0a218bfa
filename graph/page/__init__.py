"""The network page: one file that opens offline and shows every claim with its evidence."""
