"""The regions of the demo newsroom: real countries, with towns that exist only in the posts."""

from watchdog.demo.content import DemoRegion

REGIONS = (
    DemoRegion(
        slug="eastern-europe",
        name="Eastern Europe",
        kind="area",
        intro=(
            "From newsrooms that work in exile to towns under fire: how reporting survives between "
            "the Baltic and the Black Sea."
        ),
    ),
    DemoRegion(
        slug="belarus",
        name="Belarus",
        kind="country",
        parent="eastern-europe",
        code="BY",
        intro=(
            "Independent outlets are closed or branded extremist, and to read them can be "
            "punished. Most of what is known comes from relatives, lawyers and people who have left."
        ),
    ),
    DemoRegion(
        slug="ukraine",
        name="Ukraine",
        kind="country",
        parent="eastern-europe",
        code="UA",
        intro=(
            "Reporters here face the war itself first, then everything that war excuses: closed "
            "roads, closed files, and colleagues who do not come back from occupied towns."
        ),
    ),
    DemoRegion(slug="moldova", name="Moldova", kind="country", parent="eastern-europe", code="MD"),
    DemoRegion(
        slug="russia",
        name="Russia",
        kind="country",
        code="RU",
        intro=(
            "Lists, labels and long sentences. We follow cases in the regions, where hearings are "
            "seldom watched by anyone from outside."
        ),
    ),
    DemoRegion(
        slug="tatarstan",
        name="Tatarstan",
        kind="territory",
        parent="russia",
        code="RU-TA",
        intro="Reporting in two languages, and the pressure on the smaller of them.",
    ),
    DemoRegion(slug="tomsk", name="Tomsk Region", kind="territory", parent="russia", code="RU-TOM"),
    DemoRegion(
        slug="caucasus",
        name="Caucasus",
        kind="area",
        intro=(
            "Three countries, three directions. What they share is a small press, a long memory "
            "and courtrooms that fill up when a reporter is in the dock."
        ),
    ),
    DemoRegion(
        slug="georgia",
        name="Georgia",
        kind="country",
        parent="caucasus",
        code="GE",
        intro=(
            "Street protest is covered at close range and often at a price. Cases against camera "
            "crews have become a measure of where the country is heading."
        ),
    ),
    DemoRegion(slug="adjara", name="Adjara", kind="territory", parent="georgia", code="GE-AJ"),
    DemoRegion(
        slug="azerbaijan",
        name="Azerbaijan",
        kind="country",
        parent="caucasus",
        code="AZ",
        intro="A country where a pardon is news and an accreditation is a decision of state.",
    ),
    DemoRegion(slug="armenia", name="Armenia", kind="country", parent="caucasus", code="AM"),
    DemoRegion(
        slug="central-asia",
        name="Central Asia",
        kind="area",
        intro=(
            "Shutdowns, summonses and quiet departures. Local reporters often work alone, far from "
            "the capital and from the nearest lawyer."
        ),
    ),
    DemoRegion(
        slug="kazakhstan",
        name="Kazakhstan",
        kind="country",
        parent="central-asia",
        code="KZ",
        intro=(
            "New media rules promise order; what reporters meet is permits, fines and a network "
            "that goes dark when people gather."
        ),
    ),
    DemoRegion(
        slug="almaty-region",
        name="Almaty Region",
        kind="territory",
        parent="kazakhstan",
        code="KZ-19",
    ),
    DemoRegion(
        slug="kyrgyzstan", name="Kyrgyzstan", kind="country", parent="central-asia", code="KG"
    ),
    DemoRegion(
        slug="tajikistan", name="Tajikistan", kind="country", parent="central-asia", code="TJ"
    ),
    DemoRegion(
        slug="middle-east",
        name="Middle East",
        kind="area",
        intro="Where an interview can be a charge, and a charge can outlast the sentence.",
    ),
    DemoRegion(
        slug="iran",
        name="Iran",
        kind="country",
        parent="middle-east",
        code="IR",
        intro=(
            "Bail set beyond reach, phones kept as evidence, families told to be silent. We name "
            "people only when they or those close to them agree."
        ),
    ),
    DemoRegion(slug="khuzestan", name="Khuzestan", kind="territory", parent="iran", code="IR-06"),
    DemoRegion(
        slug="iraq",
        name="Iraq",
        kind="country",
        parent="middle-east",
        code="IQ",
    ),
    DemoRegion(
        slug="south-asia",
        name="South Asia",
        kind="area",
        intro="Radio first: in many valleys the local station is the only newsroom there is.",
    ),
    DemoRegion(
        slug="afghanistan",
        name="Afghanistan",
        kind="country",
        parent="south-asia",
        code="AF",
        intro=(
            "Women are vanishing from the air, and stations from the dial. Much of our reporting "
            "here cannot carry a name."
        ),
    ),
    DemoRegion(
        slug="herat", name="Herat Province", kind="territory", parent="afghanistan", code="AF-HER"
    ),
    DemoRegion(
        slug="balkans",
        name="Balkans",
        kind="area",
        intro=(
            "The weapon of choice is the lawsuit: claims that are never meant to be won, only to "
            "be expensive."
        ),
    ),
    DemoRegion(slug="serbia", name="Serbia", kind="country", parent="balkans", code="RS"),
    DemoRegion(
        slug="elsewhere",
        name="Elsewhere",
        kind="area",
        in_broadcast_region=False,
        intro="Countries outside our broadcast region, mostly those in which exiles start again.",
    ),
    DemoRegion(
        slug="lithuania",
        name="Lithuania",
        kind="country",
        parent="elsewhere",
        code="LT",
        in_broadcast_region=False,
    ),
    DemoRegion(
        slug="germany",
        name="Germany",
        kind="country",
        parent="elsewhere",
        code="DE",
        in_broadcast_region=False,
    ),
)
