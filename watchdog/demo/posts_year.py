"""Posts that are between half a year and a year old."""

from watchdog.demo.content import DemoPost, prose

POSTS = (
    DemoPost(
        key="lindgolts-wanted",
        days_ago=192,
        time="12:30",
        headline="Russia Puts Exiled Editor On Wanted List, With A Photo From Her Own Site",
        slug="russia-puts-exiled-editor-on-wanted-list",
        region="russia",
        other_regions=("lithuania",),
        tags=("foreign-agents", "exile"),
        photo="portrait-lindgolts",
        photo_caption="Vera Lindgolts",
        people=("vera-lindgolts",),
        summary="Vera Lindgolts learned of it from a reader who had been looking for a cousin.",
        body=prose("""
            Vera Lindgolts, who edits the Russian site Lodochnaya Stantsiya from exile in Lithuania,
            has been put on the list of wanted persons in Russia.

            The entry does not name the charge. Lindgolts was charged in absentia some months ago with publishing without the notice that "foreign agents" must put above each text.

            She learned of it from a reader who had gone through the database for a cousin. The photo
            in the entry was taken by a colleague and has appeared on the site. "They did not ask,
            and they did not credit it," Lindgolts said.

            Being on the list makes travel to a number of countries risky. The site said that its
            editor would no longer change planes there, and that the photographer had sent an
            invoice.
        """),
    ),
    DemoPost(
        key="sarvandi-arrested",
        days_ago=210,
        time="08:45",
        headline="Iranian Photographer Taken From Home A Day After Her Exhibition Was Closed",
        slug="iranian-photographer-taken-from-home",
        dateline="NARANJKUH, Iran",
        region="iran",
        tags=("press-freedom", "women-in-media"),
        photo="portrait-sarvandi",
        photo_caption="Mahin Sarvandi",
        people=("mahin-sarvandi",),
        source_line="With reporting by Kuche-Bagh",
        summary="Mahin Sarvandi had shown portraits of miners' families in a village school.",
        body=prose("""
            Iranian photographer Mahin Sarvandi has been detained at her home in Naranjkuh by men who
            showed no warrant, her family said.

            The day before, officials had closed an exhibition of her pictures in a village school.
            It had been open for a day and a half and had been seen by about 200 people, most of whom
            were in it.

            The pictures show families of coal miners at supper. In nine years Sarvandi took some 60
            of them, all from the same side of the table. An official said that they gave "a dark
            image".

            The men took two cameras and a box of negatives. Her mother asked for a receipt and was
            given one for "various". It is not known where Sarvandi is being held.
        """),
    ),
    DemoPost(
        key="undelivered-weekly",
        days_ago=221,
        time="10:00",
        headline="Kyrgyz Weekly Printed, Bundled, Stamped, And Left Standing In The Street",
        slug="kyrgyz-weekly-left-standing",
        dateline="KARAJYLGA, Kyrgyzstan",
        region="kyrgyzstan",
        tags=("censorship",),
        photo="paper-bundles",
        summary="The post office says it has no room for Ala-Kiyiz. Readers came to fetch it.",
        body=prose("""
            The post office of the Kyrgyz town of Karajylga has refused to deliver the weekly
            Ala-Kiyiz, of which 2,300 copies stood tied in bundles on the pavement for a day.

            A clerk said that there was no room. The paper, which has been delivered by post since it
            was founded, fills one shelf. Its latest issue has an article about a heating contract on
            page 1.

            Editor Nurgul Karajylgaeva put a chair beside the bundles and a sheet with the names of
            subscribers. By evening all but 90 had come to collect their copy, many with copies for a
            neighbor as well. Eleven people subscribed.

            The post office's head said the next day that a shelf had been found. It is the same one.
        """),
    ),
    DemoPost(
        key="kelareyev-moved",
        days_ago=230,
        time="13:20",
        headline="Jailed Russian Reporter Moved 900 Kilometers From His Family",
        slug="jailed-russian-reporter-moved",
        region="tomsk",
        other_regions=("russia",),
        tags=("trials", "prison-letters"),
        people=("rodion-kelareyev",),
        summary="Relatives of Rodion Kelareyev heard nothing for 19 days while he traveled.",
        body=prose("""
            Russian reporter Rodion Kelareyev has been taken to a prison colony in the Tomsk Region,
            some 900 kilometers from his family, his wife said after 19 days without news of him.

            A postcard of a bridge reached her from a transit prison on the way. It said that he was
            well and that he had counted the bridges.

            Prisoners in Russia are not told where they are being taken, nor are their relatives.
            Lawyers have to write to one colony after another. The law asks for a notice within ten
            days of arrival, not of departure.

            Kelareyev was sentenced to five and a half years for his articles about embankments. The
            journey from Lugovetsk by ordinary train takes 14 hours.
        """),
    ),
    DemoPost(
        key="drone-permits",
        days_ago=270,
        time="07:40",
        headline="Kazakh Reporters Need A Permit To Fly, And A Pilot's Eyesight To Get It",
        slug="kazakh-reporters-drone-permit",
        region="kazakhstan",
        tags=("accreditation", "press-freedom"),
        summary="Drones heavier than a loaf of bread now fall under the rules for airplanes.",
        body=prose("""
            Reporters in Kazakhstan who film with small drones must now have a permit for each flight
            and a medical certificate of the kind that is asked of pilots.

            The rules cover all devices that weigh more than 250 grams. An application has to be
            filed ten days ahead and must give the purpose, the height and "the expected content of
            the picture".

            Dana Ospanqul of Tobylgy Media applied to film a flood. The permit arrived when the water
            had gone. "I was allowed to fly over a meadow," she said. "It was a nice meadow."

            The aviation authority said that safety came first and that it had granted 80 percent of
            all applications. It did not say how many of them came from reporters.
        """),
    ),
    DemoPost(
        key="rumayli-verdict",
        days_ago=298,
        time="11:30",
        headline="Iraqi Court Convicts Man Who Lent The Car, Not Those Who Shot From It",
        slug="iraqi-court-convicts-man-who-lent-the-car",
        dateline="NAHR AL-ZAYTUN, Iraq",
        region="iraq",
        tags=("violence", "trials"),
        photo="court-front-old",
        photo_caption="A court of the kind in which the case was heard.",
        people=("yasin-al-rumayli",),
        summary="Sixteen months after the killing of Yasin al-Rumayli, one sentence and no answer.",
        body=prose("""
            A criminal court in Iraq has sentenced a car dealer to three years in prison for lending
            the vehicle from which correspondent Yasin al-Rumayli was shot.

            The dealer said that he lent cars to many people. The judge asked to whom he had lent
            this one. He gave a name that, as it turned out, belongs to a man who died ten years ago.

            Al-Rumayli wrote for Jisr al-Nahr about water that is pumped from canals by night. He
            kept a notebook in which he had entered 312 pumps. It was found in his jacket and has
            been in the court's safe since, unread, his widow's lawyer said.

            The outlet has begun to count the pumps again. It has reached 140, it said, and it works
            in pairs.
        """),
    ),
    DemoPost(
        key="kelareyev-sentenced",
        days_ago=330,
        time="14:50",
        headline="Five And A Half Years For Counting Stones",
        slug="five-and-a-half-years-for-counting-stones",
        dateline="LUGOVETSK, Russia",
        region="russia",
        tags=("trials", "press-freedom"),
        photo="portrait-kelareyev",
        photo_caption="Rodion Kelareyev",
        people=("rodion-kelareyev",),
        bylines=("Mira Sandal",),
        summary="Reporter Rodion Kelareyev is convicted over articles about embankments.",
        body=prose("""
            A court in the Russian city of Lugovetsk has sentenced reporter Rodion Kelareyev to five
            and a half years in prison for spreading false information about public works.

            Kelareyev had written that two embankments were paid for twice. To check it he counted
            the stones. Two linguists found that the word "twice" contained "a negative assessment".
            An engineer called by the defense found that the count was right to within one percent.

            "I have been asked whether I regret it," Kelareyev said in his final words. "I regret the
            one percent."

            The courtroom has 24 seats, of which 20 were filled by cadets. His mother stood. The
            verdict, of 61 pages, was read in a voice that those who stood could not hear.
        """),
    ),
    DemoPost(
        key="exile-count",
        days_ago=340,
        time="09:15",
        headline="One Suitcase Each: Group Counts 1,100 Reporters Who Left In Three Years",
        slug="one-suitcase-each",
        region="elsewhere",
        other_regions=("germany", "lithuania", "belarus", "russia"),
        tags=("exile",),
        photo="platform-suitcase",
        summary="A third of them no longer work as reporters, a survey finds.",
        body=prose("""
            At least 1,100 reporters have left countries in Eastern Europe, the Caucasus and Central
            Asia within three years because of their work, according to a survey by the Missing
            Reporters Desk.

            The group talked with 640 of them. Most left within a week of deciding to. Asked what they
            had taken along, 71 percent named a hard disk, and nine percent a cat.

            A third no longer work as reporters. They drive, cook or look after the old. Those who do
            go on earn about half of what they used to, and one in five writes under another name to
            protect relatives.

            "The question that made people cry was not about leaving," said the author of the survey.
            "It was: for whom do you write?"
        """),
    ),
    DemoPost(
        key="kedrovar-paper",
        days_ago=362,
        time="08:05",
        headline="A Siberian Town Loses Its Paper",
        slug="a-siberian-town-loses-its-paper",
        dateline="KEDROVAR, Russia",
        region="tomsk",
        tags=("press-freedom", "civil-society"),
        photo="snow-roofs",
        summary="After 93 years the weekly stops. The library will go on pinning up the deaths.",
        body=prose("""
            The weekly of Kedrovar, a town of 6,000 people in Russia's Tomsk Region, has appeared for
            the last time after 93 years.

            It had lost its license to print official notices, which paid for half of each issue,
            when it reported on a boiler that had been bought and could not be found. The printer then
            asked to be paid in advance.

            The last issue has eight pages. Four of them are letters. A reader writes that he
            canceled his subscription in protest in 1994 and would like to take that back.

            The library has offered a board by the entrance, where births, deaths and lost dogs can
            be pinned up. On the first evening it was full. The boiler was found the week after, in a
            neighboring town, in use.
        """),
    ),
)
