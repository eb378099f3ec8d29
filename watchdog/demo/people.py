"""The journalists of the demo newsroom, each in another situation. All are invented."""

from watchdog.demo.content import DemoEvent, DemoJournalist
from watchdog.demo.people_held import HELD, court, source

OTHERS = (
    DemoJournalist(
        slug="yasin-al-rumayli",
        name="Yasin al-Rumayli",
        native_name="ياسين الرميلي",
        native_language="ar",
        outlet="Jisr al-Nahr",
        role="correspondent",
        region="iraq",
        biography=(
            "He reported on water theft along the canals and kept a notebook of every pump he "
            "counted. He was 34 and had a daughter."
        ),
        portrait="portrait-rumayli",
        case_title="Killing in Nahr al-Zaytun",
        charge="",
        justice="partial",
        events=(
            DemoEvent(
                kind="threatened",
                days_ago=815,
                place="Nahr al-Zaytun",
                summary="He found a bullet in an envelope under his door.",
                sources=(source("Jisr al-Nahr", "jisr/threat"),),
            ),
            DemoEvent(
                kind="killed",
                days_ago=790,
                place="Nahr al-Zaytun",
                summary="Shot from a passing car as he left his office.",
                sources=(
                    source("Jisr al-Nahr", "jisr/obituary"),
                    source("Canal Reporters Network", "canals/rumayli"),
                ),
            ),
            DemoEvent(
                kind="judicial_outcome",
                days_ago=298,
                summary="One man was convicted of lending the car. Nobody was tried for the shots.",
                sources=(court("Provincial criminal court", "zaytun/9"),),
            ),
        ),
    ),
    DemoJournalist(
        slug="tural-gumarzade",
        name="Tural Gumarzade",
        native_name="Tural Gümarzadə",
        native_language="az",
        outlet="Korpu TV",
        role="presenter",
        region="azerbaijan",
        biography=(
            "He presented an evening program on housing that put the same three questions to each "
            "guest. He now teaches interviewing at his kitchen table."
        ),
        portrait="portrait-gumarzade",
        case_title="The Korpu TV case",
        charge="Smuggling of currency, which he called invented",
        events=(
            DemoEvent(
                kind="detained",
                days_ago=905,
                place="Gumarli",
                summary="Detained at the station's entrance before a broadcast.",
                sources=(source("Korpu TV", "korpu/detained"),),
            ),
            DemoEvent(
                kind="convicted",
                days_ago=702,
                summary="Found guilty of smuggling; the defense was given an hour to sum up.",
                sources=(court("Court of grave crimes", "gumarli/40"),),
            ),
            DemoEvent(
                kind="sentenced",
                days_ago=702,
                summary="Sentenced to six years.",
                sources=(court("Court of grave crimes", "gumarli/40"),),
            ),
            DemoEvent(
                kind="hunger_strike",
                days_ago=455,
                precision="month",
                summary="Refused food for sixteen days until his books were returned.",
                attribution="his brother",
                sources=(source("Korpu TV", "korpu/books"),),
            ),
            DemoEvent(
                kind="released",
                days_ago=152,
                summary="Freed by a pardon after 753 days. The conviction stands.",
                sources=(source("Korpu TV", "korpu/pardon"),),
            ),
        ),
    ),
    DemoJournalist(
        slug="vera-lindgolts",
        name="Vera Lindgolts",
        native_name="Вера Линдгольц",
        native_language="ru",
        outlet="Lodochnaya Stantsiya",
        role="editor",
        region="russia",
        biography=(
            "She took the newsroom of Lodochnaya Stantsiya abroad in nine hand-luggage bags and "
            "edits it from a former bakery in Lithuania."
        ),
        portrait="portrait-lindgolts",
        case_title="The case against the editor abroad",
        charge='Evading the duties of a "foreign agent"',
        events=(
            DemoEvent(
                kind="exiled",
                days_ago=862,
                precision="month",
                summary="Left with eight colleagues after two searches in one week.",
                sources=(source("Lodochnaya Stantsiya", "stantsiya/nine-bags"),),
            ),
            DemoEvent(
                kind="charged",
                days_ago=322,
                summary="Charged in her absence with unlabeled publication.",
                sources=(source("Court Watchers Group", "watchers/lindgolts"),),
            ),
            DemoEvent(
                kind="wanted",
                days_ago=192,
                summary="Her name appeared in the database of wanted persons.",
                sources=(source("Court Watchers Group", "watchers/wanted"),),
            ),
        ),
    ),
    DemoJournalist(
        slug="sary-shegirtke",
        name="Sary Shegirtke",
        native_name="Сары Шегіртке",
        native_language="kk",
        outlet="Tobylgy Media",
        role="cartoonist",
        region="kazakhstan",
        identity="pseudonym",
        private_name="Yerbol Tasqynuly",
        biography=(
            'The pen name means "yellow grasshopper". Under it appeared some four hundred '
            "drawings of ministers as household objects."
        ),
        case_title="The teapot drawing",
        charge="Insulting a representative of authority",
        events=(
            DemoEvent(
                kind="threatened",
                days_ago=521,
                summary="Callers read the artist's home address aloud and hung up.",
                attribution="the artist",
                sources=(source("Tobylgy Media", "tobylgy/calls"),),
            ),
            DemoEvent(
                kind="summoned",
                days_ago=505,
                place="Kerbulan",
                summary="Summoned over a drawing of a teapot.",
                sources=(source("Tobylgy Media", "tobylgy/teapot"),),
            ),
            DemoEvent(
                kind="exiled",
                days_ago=498,
                summary="Crossed the border on foot and asked for protection abroad.",
                sources=(source("Tobylgy Media", "tobylgy/left"),),
            ),
        ),
    ),
    DemoJournalist(
        slug="milena-vrelac",
        name="Milena Vrelac",
        native_name="Милена Врелац",
        native_language="sr",
        outlet="Kej",
        role="reporter",
        region="serbia",
        biography=(
            "She wrote eleven articles about a gravel pit and was sued over each. The portal Kej "
            "has three employees and a dog."
        ),
        portrait="portrait-vrelac",
        case_title="The gravel pit lawsuits",
        charge="Insult and damage to business reputation",
        events=(
            DemoEvent(
                kind="charged",
                days_ago=611,
                place="Donje Vrelo",
                summary="A private criminal suit was admitted, the first of eleven.",
                sources=(court("Court in Donje Vrelo", "vrelo/3"),),
            ),
            DemoEvent(
                kind="trial",
                days_ago=522,
                place="Donje Vrelo",
                summary="The trial opened with the plaintiff absent.",
                sources=(source("Kej", "kej/opening"),),
            ),
            DemoEvent(
                kind="convicted",
                days_ago=381,
                place="Donje Vrelo",
                summary="Fined the sum of fourteen monthly wages. She appealed.",
                sources=(court("Court in Donje Vrelo", "vrelo/17"),),
            ),
            DemoEvent(
                kind="acquitted",
                days_ago=4,
                place="Donje Vrelo",
                summary="Acquitted on appeal: what she wrote was true and of public interest.",
                sources=(
                    court("Appeal court", "vrelo/appeal-5"),
                    source("Kej", "kej/acquitted"),
                ),
            ),
        ),
    ),
    DemoJournalist(
        slug="radio-reporter-western-afghanistan",
        name="Nasima Darwazkohi",
        native_name="نسیمه دروازکوهی",
        native_language="fa",
        outlet="Radio Anar",
        role="reporter",
        region="herat",
        identity="withheld",
        public_label="A radio reporter in western Afghanistan",
        biography=(
            "For the desk only: she asked in writing that neither name nor voice be used. Ask her "
            "again before any change, through the agreed contact."
        ),
        case_title="Ban from the air",
        charge="",
        events=(
            DemoEvent(
                kind="threatened",
                days_ago=261,
                summary="Two men waited outside her house and told her to stay in it.",
                certainty="reported",
                is_public=False,
                sources=(source("Interview, kept by the desk", "desk/interview-a"),),
            ),
            DemoEvent(
                kind="summoned",
                days_ago=257,
                summary="Called before a local office and made to sign a promise.",
                certainty="reported",
                is_public=False,
                sources=(source("Interview, kept by the desk", "desk/interview-b"),),
            ),
            DemoEvent(
                kind="restricted",
                days_ago=256,
                precision="month",
                summary="Barred from speaking on the air.",
                is_public=False,
                sources=(source("Interview, kept by the desk", "desk/interview-b"),),
            ),
        ),
    ),
)

JOURNALISTS = (*HELD, *OTHERS)

# Taken out of everything again: only the desk sees this.
ON_HOLD = DemoJournalist(
    slug="gleb-kedrovin",
    name="Gleb Kedrovin",
    native_name="Глеб Кедровин",
    native_language="ru",
    aliases=("Hleb Kedrovin",),
    outlet="Lodochnaya Stantsiya",
    role="columnist",
    region="russia",
    biography="A surveyor, he writes a column about maps and about what is left out of them.",
    case_title="The map sheet case",
    charge="Disrespect for the authorities, for one word on a map",
    events=(
        DemoEvent(
            kind="raided",
            days_ago=66,
            place="Lugovetsk",
            summary="His drawing table was searched and a map sheet was taken.",
            sources=(source("Lodochnaya Stantsiya", "stantsiya/sheet"),),
        ),
        DemoEvent(
            kind="charged",
            days_ago=64,
            place="Lugovetsk",
            summary="Charged with disrespect for the authorities.",
            sources=(court("Lugovetsk city court", "lugovetsk/311"),),
        ),
    ),
)
