"""Posts from the second year back."""

from watchdog.demo.content import DemoPost, prose

POSTS = (
    DemoPost(
        key="vrelac-fined",
        days_ago=381,
        time="12:15",
        headline="Serbian Reporter Fined 14 Months' Wages For Calling A Pit A Pit",
        slug="serbian-reporter-fined-for-calling-a-pit-a-pit",
        dateline="DONJE VRELO, Serbia",
        region="serbia",
        tags=("slapp", "trials"),
        photo="portrait-vrelac",
        photo_caption="Milena Vrelac",
        people=("milena-vrelac",),
        bylines=("Jovan Kestenac",),
        summary="The owners say the right word is 'site'. Milena Vrelac will appeal.",
        body=prose("""
            A court in Donje Vrelo has fined reporter Milena Vrelac the equivalent of 14 monthly wages
            for insulting the owners of a gravel pit.

            In her articles for the portal Kej, Vrelac described 200 trucks a day, cracked houses and
            a permit that neither the owners nor the municipality could produce. The judgment does
            not deal with the permit. It finds that the word "pit" was used "with an undertone".

            The plaintiffs' lawyer suggested "site" or "location". Vrelac's lawyer read out the entry
            in a dictionary.

            Ten more suits are pending in three towns, each over one article. Vrelac said that she
            would appeal and that the twelfth article was finished.
        """),
    ),
    DemoPost(
        key="kelareyev-trial-opens",
        days_ago=410,
        time="10:30",
        headline="Public Sent Out Ten Minutes Into Trial Of Russian Reporter",
        slug="public-sent-out-kelareyev-trial",
        dateline="LUGOVETSK, Russia",
        region="russia",
        tags=("trials",),
        photo="dock-lugovetsk",
        photo_caption="A dock of the kind used in many courts of the region.",
        people=("rodion-kelareyev",),
        summary="The case against Rodion Kelareyev will be heard without the public.",
        body=prose("""
            The trial of Rodion Kelareyev, a reporter for the site Lodochnaya Stantsiya, opened in
            Lugovetsk with the doors open and went on with the doors closed.

            Ten minutes into the session the prosecutor said that the case file held drawings of
            embankments and that these were of "limited use". The judge asked the public to leave.
            The drawings can be bought at the city's planning office.

            Observers from the Court Watchers Group stayed in the corridor for six hours. They noted
            who went in and out, and that laughter was heard at 11:40.

            Kelareyev has been held for more than seven months. Through the glass, before the door
            was shut, he was seen to draw a small arch in the air.
        """),
    ),
    DemoPost(
        key="gumarzade-books",
        days_ago=455,
        time="09:45",
        headline="Jailed Presenter Ends Hunger Strike As His Books Are Returned",
        slug="jailed-presenter-ends-hunger-strike",
        region="azerbaijan",
        tags=("prison-letters",),
        people=("tural-gumarzade",),
        summary="Tural Gumarzade refused food for 16 days over eleven novels and a dictionary.",
        body=prose("""
            Tural Gumarzade, a television presenter serving six years in an Azerbaijani prison, has
            ended a hunger strike after 16 days, his brother said.

            Guards had taken eleven novels and a dictionary from his cell. No reason was given for
            the novels. The dictionary, he was told, could be "thrown".

            A doctor saw him on the ninth day and on the fourteenth. He lost nine kilograms. On the
            sixteenth day the books came back in a sack, with the spines cut open.

            The prison service denied that there had been a hunger strike and said that the prisoner
            had "chosen not to collect his meals". Gumarzade asked his brother for thread and glue.
        """),
    ),
    DemoPost(
        key="cartoonist-leaves",
        days_ago=497,
        time="16:10",
        headline="Cartoonist Leaves Kazakhstan After Summons Over A Teapot",
        slug="cartoonist-leaves-kazakhstan-teapot",
        region="almaty-region",
        other_regions=("germany",),
        tags=("exile", "censorship"),
        photo="border-road",
        people=("sary-shegirtke",),
        summary="The artist known as Sary Shegirtke drew officials as household objects.",
        body=prose("""
            A cartoonist who signs as Sary Shegirtke has left Kazakhstan after being summoned over a
            drawing of a teapot, the outlet Tobylgy Media said.

            The teapot wore a tie. The summons does not say whom it was held to resemble. When the
            artist's lawyer asked, an investigator answered that "everybody knows".

            In about four hundred drawings the artist showed officials as kettles, irons and, in one
            much-shared case, a drawer that will not close. Callers had begun to read the artist's
            home address aloud and hang up.

            The artist crossed the border on foot and has asked for protection abroad. The series is
            to go on. The next drawing shows an empty stove, and is called Self-Portrait.
        """),
    ),
    DemoPost(
        key="tufaberd-ruling",
        days_ago=533,
        time="13:30",
        headline="Armenian Court: A Public Contract Is Public",
        slug="armenian-court-a-public-contract-is-public",
        dateline="TUFABERD, Armenia",
        region="armenia",
        tags=("court-wins", "press-freedom"),
        photo="court-front-old",
        summary="After two years a local site gets to read eleven pages about street lamps.",
        body=prose("""
            A court in Armenia has ruled that the town of Tufaberd must show a local news site its
            contract for street lamps, two years after the site had asked for it.

            The town had argued first that the contract was secret, then that it was lost, and in the
            end that it was not interesting. The court found that none of this is for the town to
            decide.

            The site, Karmir Tuf, has one reporter, Aram Tufaberdian, who argued the case himself. "I
            could not pay a lawyer," he said. "It turned out that reading aloud from the law was
            enough."

            The contract is eleven pages long and, he said, rather dull. The lamps cost what they
            should. He has published it in full.
        """),
    ),
    DemoPost(
        key="factory-gate",
        days_ago=570,
        time="18:00",
        headline="Four Reporters Held For Covering A Strike They Were Invited To",
        slug="four-reporters-held-at-factory-gate",
        dateline="GUMARLI, Azerbaijan",
        region="azerbaijan",
        tags=("protest", "raids"),
        photo="police-cold",
        summary="The factory's own management had sent out the invitation.",
        body=prose("""
            Four reporters were held for eleven hours in the Azerbaijani town of Gumarli after they
            had covered a strike at a carpet factory.

            All four had been invited by the factory's management, which had wanted to show that work
            was going on. It was not. The invitation was taken as evidence.

            The reporters were asked to delete their pictures. Two did. One said that his film could
            not be deleted, as it was film, and had it pulled out into the light. The fourth draws.

            They were released at one in the morning without charge. The drawings, of looms with
            nobody at them, were returned with a stamp on the back.
        """),
    ),
    DemoPost(
        key="tajik-site-blocked",
        days_ago=598,
        time="11:11",
        headline="Tajik Recipe Site Blocked, Apparently For A Comment On The Price Of Onions",
        slug="tajik-recipe-site-blocked",
        region="tajikistan",
        tags=("blocked-sites", "censorship"),
        photo="blocked-old",
        summary="It had 40,000 readers, and one of them had asked a question.",
        body=prose("""
            A site for recipes that is read by some 40,000 people in Tajikistan can no longer be
            opened in the country, its founder said.

            No notice was given. The block began on the day after a reader had asked, under a recipe
            for soup, why onions cost twice as much as a year before. Six others answered. One blamed
            the weather.

            The founder, who runs the site from her kitchen, deleted the comments and wrote to three
            offices. Two did not reply. The third sent her a form with which one can apply to found a
            newspaper.

            She has moved the recipes to a messaging channel. They no longer say what anything costs.
        """),
    ),
    DemoPost(
        key="verbovenko-reply",
        days_ago=612,
        time="07:55",
        headline="'We Hold Nobody Of That Name': One Year Of Letters About A Missing Reporter",
        slug="we-hold-nobody-of-that-name",
        region="ukraine",
        tags=("war-reporting",),
        photo="portrait-verbovenko",
        photo_caption="Ostap Verbovenko",
        people=("ostap-verbovenko",),
        bylines=("Oles Havrylets",),
        summary="Ostap Verbovenko stayed in an occupied town to look after an archive.",
        body=prose("""
            A year after Ukrainian reporter Ostap Verbovenko went missing in the occupied town of
            Stara Hrebelka, his sister has received her first answer: "We hold nobody of that name."

            She had written 58 letters, to prisons, to offices, to a hospital. The answer came from an
            address to which she had not written.

            Verbovenko, of the outlet Pidkova, covered village councils. When the town was taken he
            stayed on to look after forty years of newspapers in a cellar. A neighbor saw him walk
            there. It is not known whether he arrived.

            Groups that search for missing reporters say that such replies mean little. In three of
            the cases that they have followed, the person of whom it was said that nobody held him
            was later exchanged.
        """),
    ),
    DemoPost(
        key="kelareyev-detained",
        days_ago=640,
        time="19:25",
        headline="Russian Reporter Detained At Bus Stop",
        slug="russian-reporter-detained-at-bus-stop",
        dateline="LUGOVETSK, Russia",
        region="russia",
        tags=("press-freedom",),
        people=("rodion-kelareyev",),
        summary="Rodion Kelareyev was on his way to measure an embankment.",
        body=prose("""
            Rodion Kelareyev, who writes for the site Lodochnaya Stantsiya, was detained at a bus stop
            in the Russian city of Lugovetsk with a tape measure in his bag.

            Two men in plain clothes asked him his name and led him to a car, said a woman who was
            waiting for the same bus. "He told me that I should take his seat," she said.

            The site said that he was working on the second part of an investigation into embankments
            along the river. The first part, published last month, had been read 300,000 times, by
            more people than live in the city.

            Police confirmed that a man had been detained and said that he was being questioned about
            false information. The tape measure has been sent to an expert.
        """),
    ),
    DemoPost(
        key="gumarzade-sentenced",
        days_ago=702,
        time="15:05",
        headline="Six Years For Presenter Of Azerbaijani Housing Program",
        slug="six-years-for-presenter-of-housing-program",
        dateline="GUMARLI, Azerbaijan",
        region="azerbaijan",
        tags=("trials",),
        photo="portrait-gumarzade",
        people=("tural-gumarzade",),
        summary="The defense of Tural Gumarzade had one hour to sum up.",
        body=prose("""
            A court in Azerbaijan has sentenced Tural Gumarzade, a presenter for Korpu TV, to six
            years in prison for smuggling currency.

            The charge is based on a bag of banknotes that was found in the trunk of a car. It is not
            his car. He does not drive. The court held that this "does not rule out the use of a
            trunk".

            His program, in which he put the same three questions to builders, officials and tenants,
            ran for seven years. The third question was always who would answer if something went
            wrong.

            When the judge asked him whether he had understood the sentence, Gumarzade said that he
            had only that one question.
        """),
    ),
)
