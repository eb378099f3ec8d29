"""Posts from the third year back, the first of them last."""

from watchdog.demo.content import DemoPost, prose

POSTS = (
    DemoPost(
        key="weekly-press-hall",
        days_ago=758,
        time="10:10",
        headline="Printers Turn Away Belarusian Weekly, One After The Other",
        slug="printers-turn-away-belarusian-weekly",
        dateline="DRUNAVA, Belarus",
        region="belarus",
        tags=("censorship",),
        photo="press-hall",
        summary="The weekly Paromshchyk was turned down nine times, for nine reasons.",
        body=prose("""
            Nine printing houses in Belarus have declined to print the weekly Paromshchyk, each for a
            different reason, its editor said.

            One had run out of paper, one of ink. One was about to move. One said the format was too
            large and, when a smaller one was offered, that it was too small. The tenth is in
            another town, prints wedding invitations and said yes.

            The weekly has since appeared on heavy, cream-colored paper with a ribbon pattern along
            the edge. It costs three times as much to make.

            Readers have not complained. A baker in Drunava wraps bread in it, and says it is the
            first newspaper that does not come through.
        """),
    ),
    DemoPost(
        key="rumayli-killed",
        days_ago=790,
        time="20:20",
        headline="Iraqi Correspondent Shot Dead Outside His Office",
        slug="iraqi-correspondent-shot-dead",
        dateline="NAHR AL-ZAYTUN, Iraq",
        region="iraq",
        tags=("violence", "press-freedom"),
        photo="portrait-rumayli",
        photo_caption="Yasin al-Rumayli",
        people=("yasin-al-rumayli",),
        summary="Yasin al-Rumayli reported on water that was pumped from canals by night.",
        body=prose("""
            Yasin al-Rumayli, a correspondent of the Iraqi outlet Jisr al-Nahr, was shot dead from a
            passing car as he left his office in Nahr al-Zaytun. He was 34.

            Three weeks before he had found a bullet in an envelope under his door. He took it to the
            police, who gave him a receipt for it.

            He wrote about water: who takes it from the canals, by what right, and what is left for
            those downstream. He counted pumps by their sound, by night, and entered them in a
            notebook.

            Police said they had begun an investigation and were looking for a gray car. Colleagues
            carried him to the cemetery along the canal. The pumps, they said, had been turned off for
            the day.
        """),
    ),
    DemoPost(
        key="rumayli-reactions",
        days_ago=789,
        time="12:00",
        headline="Farmers Finish Slain Reporter's List",
        slug="farmers-finish-slain-reporters-list",
        region="iraq",
        tags=("violence", "civil-society"),
        people=("yasin-al-rumayli",),
        summary="Forty villages send in what Yasin al-Rumayli had not had time to count.",
        body=prose("""
            On the day after the killing of correspondent Yasin al-Rumayli, farmers from forty
            villages along the canals have sent the outlet Jisr al-Nahr lists of pumps.

            Some came on the backs of invoices, one on a flour sack. A boy of eleven had made a map,
            with a small gray circle for each pump and a blue line where there used to be water.

            The outlet, which has four employees, said it would check them all. It has closed its
            office and works from a place that it does not name.

            Groups that defend the press called on the authorities to find those who ordered the
            killing. "Not only the finger," one of them said. "Also the hand."
        """),
    ),
    DemoPost(
        key="nine-bags",
        days_ago=861,
        time="09:50",
        headline="A Newsroom In Nine Bags",
        slug="a-newsroom-in-nine-bags",
        region="lithuania",
        other_regions=("russia",),
        tags=("exile", "raids"),
        photo="border-post",
        people=("vera-lindgolts",),
        bylines=("Anton Velm",),
        summary="The staff of a Russian site left within a week, with hand luggage only.",
        body=prose("""
            The editor of the Russian site Lodochnaya Stantsiya and eight of her colleagues have left
            the country after two searches within a week.

            Each took one bag. They had agreed beforehand who would carry what: the archive was
            divided among three disks, the accounts were learned by heart, and the youngest had the
            newsroom's rubber plant, as cuttings, in a wet sock.

            Vera Lindgolts, the editor, said that one reporter, Rodion Kelareyev, had chosen to stay.
            "He said that you cannot count stones from abroad," she said.

            They have been lent a former bakery in Lithuania. The oven still works. The first story
            from there went out at four in the morning, at the hour of the bread.
        """),
    ),
    DemoPost(
        key="gumarzade-detained",
        days_ago=905,
        time="17:15",
        headline="Presenter Detained At Studio Door, Program Goes On With His Questions",
        slug="presenter-detained-at-studio-door",
        dateline="GUMARLI, Azerbaijan",
        region="azerbaijan",
        tags=("press-freedom",),
        photo="studio-lights",
        photo_caption="A studio before a broadcast.",
        people=("tural-gumarzade",),
        summary="The guest of the evening read them out himself, and answered.",
        body=prose("""
            Tural Gumarzade, who presents a program on housing, was detained at the door of Korpu TV
            in the Azerbaijani town of Gumarli ten minutes before he was to go on the air.

            The guest, a retired engineer, was in the studio. After a song had been played twice he
            was asked if he would mind. He took the card with the three questions and read them out
            himself, and answered each.

            Police said that the presenter was a suspect in a case of smuggling. His lawyer has not
            been allowed to see him.

            The station's director said that the program would not be canceled. "We have the chair,
            and we have the questions," she said.
        """),
    ),
    DemoPost(
        key="verbovenko-missing",
        days_ago=975,
        time="08:35",
        headline="Ukrainian Reporter Missing In Occupied Town",
        slug="ukrainian-reporter-missing-in-occupied-town",
        region="ukraine",
        tags=("war-reporting",),
        people=("ostap-verbovenko",),
        bylines=("Oles Havrylets",),
        summary="Ostap Verbovenko has not been seen for ten days.",
        body=prose("""
            Ostap Verbovenko, a reporter for the Ukrainian outlet Pidkova, has not been heard from for
            ten days in the occupied town of Stara Hrebelka, his sister and his editor said.

            His last message was a photo of a shelf. Verbovenko had stayed when the town was occupied
            and looked after the bound volumes of a local paper, which lie in a cellar near the mill.

            A neighbor saw him walking that way with a flashlight and a bag of apples. The cellar was
            found locked from outside.

            His editor said that he had been asked many times to leave. "He said that a town without
            its old papers can be told anything," the editor said.
        """),
    ),
    DemoPost(
        key="kerbulan-bulletin",
        days_ago=1042,
        time="07:20",
        headline="In Kazakh Villages, A Bulletin Board Becomes A Newspaper",
        slug="a-bulletin-board-becomes-a-newspaper",
        dateline="KERBULAN, Kazakhstan",
        region="almaty-region",
        tags=("civil-society", "language-rights"),
        summary="Two teachers pin up one sheet a week. It has been torn down eleven times.",
        body=prose("""
            Two teachers in a village near the Kazakh town of Kerbulan have been pinning one sheet of
            news to the board of the bus stop each Monday for a year.

            It tells when the doctor comes, what the council has decided and what was decided but not
            announced. There is a riddle for children. The circulation is one, the teachers say, and
            the readership four hundred.

            The sheet has been torn down eleven times. Each time it was back within the hour, since
            the children copy it out in their notebooks for handwriting practice.

            The council has now put up a board of its own beside it. So far it has published a
            warning against other boards.
        """),
    ),
    DemoPost(
        key="what-this-blog-is-for",
        days_ago=1088,
        time="06:00",
        headline="What This Blog Is For",
        slug="what-this-blog-is-for",
        region="eastern-europe",
        other_regions=(
            "russia",
            "caucasus",
            "central-asia",
            "middle-east",
            "south-asia",
            "balkans",
        ),
        tags=("press-freedom", "civil-society"),
        bylines=("The Editors",),
        summary="One place for the cases that are too small for a headline elsewhere.",
        body=prose("""
            From today, this blog keeps watch over the press in some thirty countries, and over those
            who make their work possible: lawyers, librarians, printers and the people who open the
            door to a reporter.

            We shall look above all at the places from which there is little news: district courts,
            small stations, papers with a staff of three. A case is not small for those whom it
            concerns.

            We give dates, and say how we know. Where we do not know, we say that too. When we are
            wrong we correct it at the end of the text, with the day on which we did.

            We name people only if they wish to be named, or if it helps them. If you know of a case,
            write to us, and please do so from a device that is your own.
        """),
    ),
)
