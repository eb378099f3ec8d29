"""Journalists of the demo who are held, tried, sought, missing or dead. All are invented."""

from watchdog.demo.content import DemoEvent, DemoJournalist, DemoSource


def source(label: str, path: str) -> DemoSource:
    return DemoSource(label=label, url=f"https://example.org/{path}")


def court(label: str, path: str) -> DemoSource:
    return DemoSource(label=label, url=f"https://example.net/records/{path}")


HELD = (
    DemoJournalist(
        slug="palina-drazdovets",
        name="Palina Drazdovets",
        native_name="Паліна Драздавец",
        native_language="be",
        aliases=("Polina Drozdovets", "Полина Дроздовец"),
        outlet="Paromshchyk",
        role="editor in chief",
        region="belarus",
        biography=(
            "She founded the weekly Paromshchyk in a former ferry house and edited it for eleven "
            "years. Her column on local budgets was read aloud in markets."
        ),
        portrait="portrait-drazdovets",
        case_title="The Paromshchyk case",
        charge="Facilitating extremist activity, for articles about a town budget",
        events=(
            DemoEvent(
                kind="summoned",
                days_ago=150,
                place="Drunava",
                summary="Questioned for four hours as a witness about an article on road repairs.",
                sources=(source("Paromshchyk", "paromshchyk/summons"),),
            ),
            DemoEvent(
                kind="raided",
                days_ago=118,
                place="Drunava",
                summary="Police searched her home and the newsroom and took eleven computers.",
                sources=(
                    source("Paromshchyk", "paromshchyk/search"),
                    source("Union of Local Editors", "ule/statement-31"),
                ),
            ),
            DemoEvent(
                kind="detained",
                days_ago=118,
                place="Drunava",
                summary="Taken away after the search; her phone has been off since.",
                sources=(source("Union of Local Editors", "ule/statement-31"),),
            ),
            DemoEvent(
                kind="pretrial_detention",
                days_ago=116,
                place="Drunava",
                summary="A district court ordered two months of pretrial detention.",
                sources=(court("District court list", "drunava/116"),),
            ),
            DemoEvent(
                kind="charged",
                days_ago=108,
                summary="Charged with facilitating extremist activity. She denies it.",
                attribution="her lawyer",
                sources=(source("Union of Local Editors", "ule/statement-33"),),
            ),
            DemoEvent(
                kind="detention_extended",
                days_ago=58,
                place="Drunava",
                summary="Her detention was extended by three months in a closed hearing.",
                sources=(court("District court list", "drunava/131"),),
            ),
            DemoEvent(
                kind="state_reply",
                days_ago=20,
                summary="A relative says that she was moved to the medical wing; not to be printed.",
                certainty="reported",
                is_public=False,
                sources=(source("Family, by phone", "desk/family-call"),),
            ),
        ),
    ),
    DemoJournalist(
        slug="rodion-kelareyev",
        name="Rodion Kelareyev",
        native_name="Родион Келареев",
        native_language="ru",
        aliases=("Rodion Kelareev",),
        outlet="Lodochnaya Stantsiya",
        role="investigative reporter",
        region="russia",
        biography=(
            "A geographer by training, he traced how river embankments were paid for twice. He "
            "writes from prison to anybody who sends a stamped envelope."
        ),
        portrait="portrait-kelareyev",
        case_title="The embankment case",
        charge="Spreading knowingly false information about public works",
        # Five and a half years from the arrest.
        ends_in=1369,
        action=(
            "Write to him. A letter needs a stamped envelope for the answer; the newsroom of "
            "Lodochnaya Stantsiya knows the present address and passes letters on."
        ),
        action_note="Letters are read. Name nobody in them who is in the country.",
        events=(
            DemoEvent(
                kind="detained",
                days_ago=640,
                place="Lugovetsk",
                summary="Detained at a bus stop on his way to an interview.",
                sources=(source("Lodochnaya Stantsiya", "stantsiya/detained"),),
            ),
            DemoEvent(
                kind="pretrial_detention",
                days_ago=638,
                place="Lugovetsk",
                summary="Sent to a remand prison for two months, later extended four times.",
                sources=(court("Lugovetsk city court", "lugovetsk/77"),),
            ),
            DemoEvent(
                kind="trial",
                days_ago=410,
                place="Lugovetsk",
                summary="The trial opened with the public excluded after ten minutes.",
                sources=(source("Court Watchers Group", "watchers/opening"),),
            ),
            DemoEvent(
                kind="convicted",
                days_ago=330,
                place="Lugovetsk",
                summary="Found guilty on the strength of two linguistic reports.",
                sources=(court("Lugovetsk city court", "lugovetsk/204"),),
            ),
            DemoEvent(
                kind="sentenced",
                days_ago=330,
                place="Lugovetsk",
                summary="Sentenced to five and a half years in a general-regime colony.",
                sources=(court("Lugovetsk city court", "lugovetsk/204"),),
            ),
            DemoEvent(
                kind="appeal",
                days_ago=255,
                summary="A regional court upheld the sentence in a session of twenty minutes.",
                sources=(source("Court Watchers Group", "watchers/appeal"),),
            ),
            DemoEvent(
                kind="transferred",
                days_ago=230,
                precision="month",
                summary="Moved to a colony 900 kilometers from his family.",
                attribution="his wife",
                sources=(source("Lodochnaya Stantsiya", "stantsiya/transfer"),),
            ),
        ),
    ),
    DemoJournalist(
        slug="alsu-karimbirdina",
        name="Alsu Karimbirdina",
        native_name="Алсу Кәримбирдина",
        native_language="tt",
        aliases=("Алсу Каримбирдина",),
        outlet="Idel Kapkasy",
        role="editor",
        region="tatarstan",
        biography=(
            "She edits a monthly in Tatar about schools, songs and land. Before that she taught "
            "the language in a village school for nine years."
        ),
        portrait="portrait-karimbirdina",
        case_title="The Idel Kapkasy case",
        charge="Incitement, for a survey about lessons in Tatar",
        events=(
            DemoEvent(
                kind="raided",
                days_ago=74,
                place="Almaterek",
                summary="Officers searched her flat from six in the morning.",
                sources=(source("Idel Kapkasy", "kapkasy/search"),),
            ),
            DemoEvent(
                kind="detained",
                days_ago=74,
                place="Almaterek",
                summary="Held for two nights in a police cell.",
                sources=(source("Idel Kapkasy", "kapkasy/search"),),
            ),
            DemoEvent(
                kind="charged",
                days_ago=73,
                summary="Charged with incitement. She has pleaded not guilty.",
                attribution="her lawyer",
                sources=(source("Idel Kapkasy", "kapkasy/charge"),),
            ),
            DemoEvent(
                kind="house_arrest",
                days_ago=72,
                place="Almaterek",
                summary="Placed under house arrest without phone, internet or post.",
                sources=(court("Almaterek district court", "almaterek/12"),),
            ),
            DemoEvent(
                kind="house_arrest",
                days_ago=14,
                place="Almaterek",
                summary="The house arrest was extended by two months.",
                sources=(court("Almaterek district court", "almaterek/19"),),
            ),
        ),
    ),
    DemoJournalist(
        slug="mahin-sarvandi",
        name="Mahin Sarvandi",
        native_name="مهین سروندی",
        native_language="fa",
        outlet="Kuche-Bagh",
        role="photographer",
        region="iran",
        biography=(
            "She photographed the families of miners for nine years and lent her prints to "
            "village schools. Her exhibition was closed on its second day."
        ),
        portrait="portrait-sarvandi",
        case_title="The Naranjkuh photographs",
        charge="Propaganda against the system, for an exhibition",
        events=(
            DemoEvent(
                kind="detained",
                days_ago=210,
                place="Naranjkuh",
                summary="Detained at home by men who showed no warrant.",
                attribution="her family",
                sources=(source("Kuche-Bagh", "kuchebagh/arrest"),),
            ),
            DemoEvent(
                kind="charged",
                days_ago=190,
                summary="The charge was read to her without a lawyer present.",
                certainty="reported",
                sources=(source("Lawyers' Circle", "circle/sarvandi"),),
            ),
            DemoEvent(
                kind="judicial_outcome",
                days_ago=9,
                place="Naranjkuh",
                summary="A judge set bail at a sum that her village collected in a week.",
                sources=(source("Lawyers' Circle", "circle/bail"),),
            ),
            DemoEvent(
                kind="released_still_held",
                days_ago=2,
                place="Naranjkuh",
                summary="The release order was signed, but the prison did not open its gate.",
                attribution="her family",
                sources=(
                    source("Lawyers' Circle", "circle/order"),
                    source("Kuche-Bagh", "kuchebagh/gate"),
                ),
            ),
        ),
    ),
    DemoJournalist(
        slug="lasha-naghvareli",
        name="Lasha Naghvareli",
        native_name="ლაშა ნაღვარელი",
        native_language="ka",
        outlet="Zghvis Talgha",
        role="cameraman",
        region="adjara",
        biography=(
            "He has filmed the coast for Zghvis Talgha since the station had one camera. "
            "Colleagues call him the quietest man in a loud trade."
        ),
        portrait="portrait-naghvareli",
        case_title="The Naghvari rally case",
        charge="Assault on a police officer, which his own recording contradicts",
        events=(
            DemoEvent(
                kind="attacked",
                days_ago=95,
                place="Naghvari",
                summary="Knocked down while filming a rally; his camera kept recording.",
                sources=(source("Zghvis Talgha", "talgha/video"),),
            ),
            DemoEvent(
                kind="detained",
                days_ago=95,
                place="Naghvari",
                summary="Detained on the spot and held for two nights.",
                sources=(source("Zghvis Talgha", "talgha/video"),),
            ),
            DemoEvent(
                kind="charged",
                days_ago=93,
                summary="Charged with assaulting an officer.",
                sources=(court("Naghvari district court", "naghvari/58"),),
            ),
            DemoEvent(
                kind="released",
                days_ago=93,
                place="Naghvari",
                summary="Released on bail that viewers paid.",
                sources=(source("Zghvis Talgha", "talgha/bail"),),
            ),
            DemoEvent(
                kind="trial",
                days_ago=40,
                place="Naghvari",
                summary="The trial opened; the court refused to play the recording.",
                sources=(source("Coast Lawyers", "coast/opening"),),
            ),
        ),
    ),
    DemoJournalist(
        slug="ostap-verbovenko",
        name="Ostap Verbovenko",
        native_name="Остап Вербовенко",
        native_language="uk",
        outlet="Pidkova",
        role="reporter",
        region="ukraine",
        biography=(
            "He covered village councils for Pidkova and stayed in his town when it was occupied, "
            "to look after an archive of forty years of newspapers."
        ),
        portrait="portrait-verbovenko",
        case_title="Disappearance in Stara Hrebelka",
        charge="",
        events=(
            DemoEvent(
                kind="missing",
                days_ago=985,
                precision="month",
                place="Stara Hrebelka",
                summary="Last seen by a neighbor, walking toward the archive.",
                sources=(source("Pidkova", "pidkova/missing"),),
            ),
            DemoEvent(
                kind="state_reply",
                days_ago=612,
                summary="The occupation authorities answered that they held nobody of that name.",
                sources=(source("Missing Reporters Desk", "missing/reply"),),
            ),
            DemoEvent(
                kind="missing",
                days_ago=203,
                precision="month",
                summary="A released prisoner said he had heard the name called in a corridor.",
                certainty="disputed",
                attribution="a released prisoner",
                sources=(source("Pidkova", "pidkova/corridor"),),
            ),
        ),
    ),
)
