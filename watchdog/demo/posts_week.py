"""Posts of the last ten days, and the one that waits for tomorrow."""

from watchdog.demo.content import DemoCorrection, DemoPost, prose

POSTS = (
    DemoPost(
        key="naghvari-verdict-preview",
        days_ago=-1,
        time="06:00",
        headline="Naghvari Court To Rule Today On Cameraman's Five Minutes Of Video",
        slug="naghvari-court-to-rule-on-cameraman-video",
        dateline="NAGHVARI, Georgia",
        region="adjara",
        tags=("trials", "protest"),
        photo="dock-naghvari",
        people=("lasha-naghvareli",),
        state="scheduled",
        summary="The verdict turns on a recording that the judge has so far declined to watch.",
        body=prose("""
            A district court in the Black Sea town of Naghvari is due to deliver its verdict on
            {day} in the case of cameraman Lasha Naghvareli, who is accused of assaulting a police
            officer at a rally last season.

            Prosecutors have asked for five years. The defense says that five minutes of video,
            recorded by the accused's own camera after it fell, show him on the ground with both
            hands in view.

            The recording was entered into evidence on a memory card but has never been played in
            the courtroom. The judge said at the first hearing that the equipment was missing, and
            at the second that the matter was clear without it.

            Three outcomes are possible: an acquittal, a conviction as charged, or a milder article
            of the code under which the time spent on bail would count.

            Zghvis Talgha, the station he works for, said it would broadcast from the steps of the
            court from 9 a.m. local time whatever the ruling.
        """),
    ),
    DemoPost(
        key="paromshchyk-second-search",
        days_ago=0,
        time="02:25",
        headline="Police Enter Belarusian Weekly's Rooms For Second Time In Four Months",
        slug="police-enter-paromshchyk-rooms-again",
        dateline="DRUNAVA, Belarus",
        region="belarus",
        tags=("raids", "press-freedom"),
        photo="newsroom-evening",
        people=("palina-drazdovets",),
        breaking_hours=6,
        summary="Three staff members cannot be reached; the editor has been held for 118 days.",
        body=prose("""
            Police have entered the rooms of the weekly Paromshchyk in the town of Drunava, and
            three members of its staff could not be reached by phone afterward, colleagues said.

            A neighbor who asked not to be named said that two vans stopped in the yard of the
            former ferry house shortly after opening time, and that men in plain clothes went up
            with folded cartons. "They came down with the cartons full," the neighbor said.

            <aside data-type="embed" data-url="https://t.me/paromshchyk_example/118"
            data-title="Two vans in the yard, filmed from the stairs of the house opposite"></aside>

            It was the second search in four months. In the first, eleven computers were taken and
            editor in chief Palina Drazdovets was detained. She has been in pretrial detention
            since then on a charge of facilitating extremist activity, which she denies.

            A lawyer for the weekly said nobody had shown her an order. "I stood at the foot of the
            stairs and was told that there was no search, so that there was nothing to show," she
            said.

            The town's police department declined to comment. The next issue, the lawyer said, had
            been sent to the printer the night before.
        """),
    ),
    DemoPost(
        key="adjara-closed-doors",
        days_ago=0,
        time="07:50",
        headline="Court In Adjara Hears Final Words In Cameraman's Case Behind Closed Doors",
        slug="adjara-court-final-words-closed-doors",
        dateline="NAGHVARI, Georgia",
        region="adjara",
        tags=("trials", "press-freedom"),
        photo="dock-naghvari",
        photo_caption="Lasha Naghvareli at an earlier hearing.",
        people=("lasha-naghvareli",),
        summary="Reporters were told that the public gallery was under repair.",
        body=prose("""
            A court in Georgia's Adjara region has heard the closing arguments in the trial of
            cameraman Lasha Naghvareli without the public, after a bailiff told reporters that the
            gallery was being repaired.

            Prosecutors asked for five years in prison for assault on an officer, the lawyer Teona
            Zghvari said on leaving the building. She asked for an acquittal and for the recording
            made by her client's camera to be played.

            "I was told that I had described it so well that there was no need to see it," she said.

            Naghvareli, who is free on bail, spoke for less than two minutes, according to the
            lawyer. He said that he had carried a camera for sixteen years and had never had a hand
            free to hit anybody.

            About forty colleagues stood outside with their lens caps on. One held a carpenter's
            rule, and offered to mend the gallery. The verdict is expected tomorrow.
        """),
    ),
    DemoPost(
        key="five-names",
        days_ago=1,
        time="16:20",
        headline="Five More Names On Russia's 'Foreign Agents' List, One Of Them A Choir",
        slug="five-more-names-foreign-agents-choir",
        region="russia",
        other_regions=("lithuania",),
        tags=("foreign-agents", "civil-society"),
        people=("vera-lindgolts",),
        bylines=("Mira Sandal",),
        summary="The weekly update names two reporters, a lawyer, an ecologist and a choir.",
        body=prose("""
            Russian officials have added five entries to the register of "foreign agents":
            two reporters, a lawyer, a river ecologist and, for the first time, a choir.

            The notice says that the choir, which is based in Lugovetsk and has some thirty
            members of retirement age, had received travel costs for a festival abroad and had
            "formed opinions" on the restoration of a concert hall.

            The choir's director said that the only opinion it had voiced was that the roof leaked.
            "We sang under umbrellas," he said. "I suppose that can be seen as a statement."

            People and groups on the list must put a long notice above everything they publish and
            report on their spending four times a year. Failure to do so can lead to prosecution,
            also in absentia. Vera Lindgolts, who edits the site Lodochnaya Stantsiya from exile in
            Lithuania, is wanted on such a charge.

            The register has grown by more than a hundred entries since the beginning of the year.
        """),
    ),
    DemoPost(
        key="bail-paid",
        days_ago=1,
        time="09:05",
        headline="Bail Is Paid, Order Is Signed, And The Gate Stays Shut",
        slug="bail-is-paid-and-the-gate-stays-shut",
        dateline="NARANJKUH, Iran",
        region="iran",
        tags=("trials", "releases", "women-in-media"),
        photo="gate-dusk",
        people=("mahin-sarvandi",),
        bylines=("Watchdog's Persian Desk",),
        summary="A judge ordered Mahin Sarvandi's release. A day later she is still in prison.",
        corrections=(
            DemoCorrection(
                kind="update",
                days_ago=1,
                time="19:30",
                text="The prison's office told the family in the evening that the order had been "
                "filed. It named no day.",
            ),
        ),
        body=prose("""
            Iranian photographer Mahin Sarvandi remains in prison although a judge signed the order
            for her release on {day-1} and her village has paid her bail in full, her family says.

            Her brother said that relatives waited outside the women's prison near Naranjkuh until
            midnight and came back before dawn. A clerk told them first that the stamp was missing,
            and then that the stamp was there but that the person who reads it was on leave.

            "We have a paper that says she is free," he said. "She has a door that says she is not."

            The sum, set a week earlier, was collected by miners' families whom she had photographed
            for nine years. Some sold livestock, the brother said.

            Sarvandi was detained after an exhibition that was closed on its second day. A lawyers'
            group said that keeping a person after a release order is unlawful under Iran's own
            procedure, and that it knew of four other cases this year.
        """),
    ),
    DemoPost(
        key="kerbulan-nineteen-hours",
        days_ago=3,
        time="11:15",
        headline="Nineteen Hours Offline: A Kazakh Town Learns About Its Own Protest By Bus",
        slug="nineteen-hours-offline-kerbulan",
        dateline="KERBULAN, Kazakhstan",
        region="almaty-region",
        tags=("internet-shutdowns", "protest"),
        series="the-off-switch",
        series_part=3,
        photo="mast-hill",
        bylines=("Dana Ospanqul",),
        summary="Drivers carried notes between villages while the network was down.",
        corrections=(
            DemoCorrection(
                kind="update",
                days_ago=2,
                time="08:40",
                text="After publication the operator sent a statement. It says that the relay "
                "lost power for 19 hours and that a report will follow. We have added it.",
            ),
        ),
        body=prose("""
            The internet was down for nineteen hours in the Kazakh town of Kerbulan and eleven
            villages around it while several hundred people gathered over the price of drinking
            water.

            Mobile data went first, at 10 p.m. on {day-2}, residents said. Fixed lines followed
            within the hour. Card payments, the dispatcher of the ambulance service and the school's
            registers stopped with them.

            News of the gathering traveled by bus. Drivers took handwritten notes from one village
            to the next and read them aloud at the stops. "By the third village there were a
            thousand protesters in the note," said a driver. "There were three hundred in the
            square."

            Tobylgy Media, whose two reporters filmed in the square, carried their memory cards to
            the next district to send the pictures.

            The operator said in a statement that a relay had lost power and that it was looking
            into the cause. Its lamps, residents noted, had stayed lit all night.
        """),
    ),
    DemoPost(
        key="vrelac-acquitted",
        days_ago=4,
        time="13:40",
        headline="Acquitted",
        slug="milena-vrelac-acquitted",
        dateline="DONJE VRELO, Serbia",
        region="serbia",
        tags=("slapp", "court-wins", "releases"),
        photo="court-front",
        people=("milena-vrelac",),
        bylines=("Jovan Kestenac",),
        summary="A Serbian reporter wins on appeal; ten lawsuits over the same pit remain.",
        body=prose("""
            An appeal court in Donje Vrelo has acquitted reporter Milena Vrelac of insult, ruling
            that her articles about a gravel pit were accurate and of public interest.

            The ruling overturns a fine of fourteen monthly wages that a lower court imposed a year
            ago. "A sentence that is true does not become an insult because it is read widely," the
            presiding judge said.

            Vrelac wrote eleven articles for the portal Kej about trucks, dust and a permit that
            nobody could produce. The owners of the pit sued over each of them, and in three towns.
            Ten of the suits, all civil, are still open.

            "I have won, and I have a hearing on Monday," she said on the steps of the court.

            Groups that defend the press call such claims SLAPPs: lawsuits brought not to be won but
            to cost the other side time and money. Kej has three employees. It estimates that one
            working day in four now goes to lawyers.
        """),
    ),
    DemoPost(
        key="vesnyanka-drone",
        days_ago=7,
        time="15:30",
        headline=(
            "Drone Hits TV Crew's Marked Car On Field Road In Southern Ukraine, Injuring Driver And "
            "Camera Operator"
        ),
        slug="drone-hits-tv-crew-car-vesnyanka",
        dateline="VESNYANKA, Ukraine",
        region="ukraine",
        tags=("war-reporting", "violence"),
        photo="drone-field",
        bylines=("Oles Havrylets",),
        summary="The crew had stopped to ask the way. The car carried large press markings.",
        corrections=(
            DemoCorrection(
                kind="correction",
                days_ago=5,
                time="09:10",
                wrong="Three people in the crew were injured.",
                text="Two were injured: the driver and a camera operator. The reporter was treated "
                "for shock and not admitted.",
                mends=("injuring all three people", "injuring two of the three people"),
            ),
        ),
        body=prose("""
            A drone has struck a car of the regional outlet Pidkova on a field road near the village
            of Vesnyanka in southern Ukraine, injuring two of the three people in the crew.

            The driver and the camera operator were taken to a hospital with injuries from
            fragments, the outlet's editor said. Neither is in danger.

            The crew had stopped to ask a tractor driver for the way, he said. The car had the word
            for press in large letters on its roof and on both doors. "They circled us once, slowly,
            like somebody reading," the reporter told the outlet.

            A video from the tractor shows a small drone with four rotors hanging in the air for
            about twenty seconds before it dives.

            Prosecutors said they had opened a case on the laws of war. Attacks with small drones on
            cars have made roads up to 25 kilometers from the front unsafe for reporters, local
            editors say, and several no longer mark their cars at all.
        """),
    ),
    DemoPost(
        key="gumarli-accreditation",
        days_ago=8,
        time="10:25",
        headline="No Accreditation, No Reason: Foreign Reporters Kept From Azerbaijani Hearing",
        slug="no-accreditation-gumarli-hearing",
        dateline="GUMARLI, Azerbaijan",
        region="azerbaijan",
        tags=("accreditation", "trials"),
        photo="empty-table-microphone",
        summary="Seven applications were refused in one line, sent after the hearing was over.",
        body=prose("""
            Seven foreign reporters who asked to attend a hearing in the Azerbaijani town of Gumarli
            were refused accreditation in a message of one line that reached them after it had
            ended.

            The message, seen by Watchdog, says that the applications "cannot be considered
            positively". It gives no reason and names no office to which one could turn.

            The hearing concerned a bus drivers' union whose bank account has been frozen. A table
            had been set aside for the press, with a microphone and seven bottles of water, said a
            union member who was in the room. "The judge looked at it from time to time," he said.

            Under rules that were tightened two years ago, reporters for foreign outlets need a card from the authorities for each visit. A spokesman said that all applications were
            handled in order and within the time limit.

            The court adjourned for three weeks. Five of the seven said they would apply again.
        """),
    ),
    DemoPost(
        key="herat-silence",
        days_ago=7,
        time="06:45",
        headline="Last Women's Hour In Western Afghanistan Goes Off The Air",
        slug="last-womens-hour-western-afghanistan",
        region="herat",
        tags=("women-in-media", "censorship"),
        photo="radio-microphone",
        bylines=("Watchdog",),
        source_line="Based on reporting by colleagues whom we do not name for their safety",
        summary="A men's choir and a weather report now fill the hour, listeners say.",
        body=prose("""
            The last regular radio program made by women for women in western Afghanistan has gone
            off the air after eleven years, listeners and two former staff members said.

            The program answered letters about health, schooling at home and inheritance. In the end
            men read the answers aloud, as women's voices were no longer allowed on the station. This
            week the answers stopped as well.

            "I used to know which evening it was by the music at the start," said a listener, a
            seamstress with four daughters. "Now it is always the same evening."

            An official of the provincial information office said that no program had been banned and
            that stations were free to serve the people within the rules.

            We withhold the name of the station and of everybody who spoke with us. Several said
            that they had been told to sign a promise not to talk with outlets abroad.
        """),
    ),
    DemoPost(
        key="almaterek-library",
        days_ago=10,
        time="12:10",
        headline="The Library That Lent Too Much",
        slug="the-library-that-lent-too-much",
        dateline="ALMATEREK, Russia",
        region="tatarstan",
        tags=("censorship", "language-rights", "civil-society"),
        photo="library-gaps",
        people=("alsu-karimbirdina",),
        bylines=("Mira Sandal",),
        summary="A reading room in Tatarstan closes after inspectors count its books in Tatar.",
        body=prose("""
            A public library in the town of Almaterek in Russia's Tatarstan region has closed its
            reading room after an inspection found that it lent "a disproportionate number" of books
            in Tatar.

            The order, pinned to the door, speaks of fire safety. But two employees said that the
            inspectors had spent three days with the lending cards and had not looked at the wiring.

            Some 1,900 volumes were packed in boxes, among them fairy tales, a cookbook and a reprint
            of a grammar from 1911. They will be "reviewed by experts", one of the employees was
            told.

            The library had also kept back issues of the monthly Idel Kapkasy, whose editor, Alsu
            Karimbirdina, has been under house arrest for more than two months over a survey about
            lessons in Tatar.

            On the last evening, readers came to borrow what they could carry. "I took eleven," said
            a retired mechanic. "I shall be late in giving them back."
        """),
    ),
)
