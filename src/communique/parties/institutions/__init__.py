"""Institutions without the name of a country, and whose they are."""
