"""What tells a party that acts from a place: prepositions, roles, capitals, date lines, lists."""
