"""When people took or left their post, and whether they are in it, in short texts, all invented."""

from __future__ import annotations

import pytest

from communique.extractor import Extractor

CASES = (
    ("Kari Nord took over as Norway's foreign minister in March.", "current", "2020-03", None),
    ("Kari Nord, Norway's foreign minister since 2019, said so.", "current", "2019", None),
    ("Kari Nord, who has been foreign minister since January 2019, said so.", "current", "2019-01", None),
    ("Kari Nord, foreign minister from 2013 to 2017, said so.", "former", "2013", "2017"),
    ("Kari Nord, prime minister between 2002 and 2006, criticized the deal.", "former", "2002", "2006"),
    ("Kari Nord, who served as ambassador to Chad from 2010 until 2014, said so.", "former", "2010", "2014"),
    ("Kari Nord has served as finance minister since 2015.", "current", "2015", None),
    ("Kari Nord, who was prime minister until 2019, said so.", "former", None, "2019"),
    ("Kari Nord was sworn in as president on January 20.", "current", "2020-01-20", None),
    ("Former president Kari Nord, who ruled from 1980 to 1992, said so.", "former", "1980", "1992"),
    ("Kari Nord, who stepped down as foreign minister in 2016, said so.", "former", None, "2016"),
    ("President Kari Nord, who had led Chad since 2005, died on Monday.", "former", "2005", "2020-08-17"),
    ("An airstrike killed the Iranian general Kari Nord on Friday.", "former", None, "2020-08-14"),
    ("The resignation of Finance Minister Kari Nord surprised Oslo.", "former", None, None),
    ("Two years after the ouster of President Kari Nord, Chad is calm.", "former", None, None),
    ("Chad is appointing Ambassador Kari Nord as special envoy for the talks.", "incoming", None, None),
    ("Chad's president nominated Kari Nord as ambassador to Peru.", "incoming", None, None),
    ("Prime minister-elect Kari Nord declined to comment.", "incoming", None, None),
    ("Kari Nord, who left office in 2009, said so.", "former", None, "2009"),
    # counter-examples
    ("The opposition called for the resignation of Prime Minister Kari Nord.", "current", None, None),
    ("Lawmakers may vote to remove Prime Minister Kari Nord.", "current", None, None),
    ("Kari Nord, chief envoy for the 2015 nuclear accord, said so.", "current", None, None),
    ("A shell killed the journalist Kari Nord on Friday.", "current", None, None),
    ("Minister Kari Nord has been under pressure since the Aug. 2 coup.", "current", None, None),
    ("Kari Nord, a leading candidate for president, served as mayor from 2008 until 2016.", "current", None, None),
)


@pytest.mark.parametrize(("text", "status", "since", "until"), CASES)
def test_time_in_a_post(text: str, status: str, since: str | None, until: str | None, extractor: Extractor) -> None:
    person = extractor.extract(text, published="2020-08-20").people[0]
    assert person.name == "Kari Nord"
    assert (person.status, person.since, person.until) == (status, since, until)
