"""Who is who: countries, governments, capitals, ministries, organisations, demonyms.

``read`` finds the mentions in a document, ``gather`` makes parties of them, ``lookup`` answers for a bare name.
"""

from communique.parties.find import code_at, gather, lookup, read
from communique.parties.organizations.unlisted import acting, unlisted
from communique.parties.value import Party, PartyMention

__all__ = ["Party", "PartyMention", "acting", "code_at", "gather", "lookup", "read", "unlisted"]
