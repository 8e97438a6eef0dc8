"""Parties beyond the tables: companies, unions, groups and peoples by what the text calls them, and who belongs to whom."""
