"""Who is who: countries, governments, capitals, ministries, organisations, demonyms."""

from communique.parties.find import gather, read
from communique.parties.value import Party, PartyMention

__all__ = ["Party", "PartyMention", "gather", "read"]
