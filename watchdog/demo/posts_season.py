"""Posts of the last hundred days, the newest ten apart."""

from watchdog.demo.content import DemoPost, DemoWithdrawal, prose

POSTS = (
    DemoPost(
        key="tufaberd-strike-fund",
        days_ago=10,
        time="08:20",
        headline="Armenian Local Reporters Found A Strike Fund",
        slug="armenian-local-reporters-strike-fund",
        dateline="TUFABERD, Armenia",
        region="armenia",
        tags=("civil-society", "press-freedom"),
        summary="Sixty reporters pay in one percent; the first claim is for a broken windshield.",
        body=prose("""
            Sixty reporters at local outlets in Armenia have set up a fund to support colleagues who
            strike, are sued or lose equipment at work, its founders said in Tufaberd.

            Members pay in one percent of their wages. Decisions are made by five people drawn by
            lot each half-year, so that no owner can learn in advance whom to call.

            The idea came up after a stoppage at a regional station ended within a day because the
            staff could not go without pay. "We lasted until lunch," said one of the founders, Aram
            Tufaberdian. "It was a good morning."

            The first claim has already come in: a windshield, broken while its owner was covering a
            dispute over a mine road. It was settled in two days.

            The fund does not take money from abroad or from companies. It publishes its accounts on
            the wall of a cafe, and on request by e-mail.
        """),
    ),
    DemoPost(
        key="salcia-fine",
        days_ago=13,
        time="11:00",
        headline="Moldovan Town Channel Fined For Showing The Council As It Sat",
        changed_headline="Moldovan Channel Fined For Airing Council Session Without Cuts",
        slug="moldovan-town-channel-fined-council",
        dateline="SALCIENI, Moldova",
        region="moldova",
        tags=("press-freedom", "civil-society"),
        summary="The regulator says four hours of debate were 'unbalanced'.",
        body=prose("""
            A local channel in the Moldovan town of Salcieni has been fined for broadcasting a
            session of the town council from beginning to end.

            The media regulator found that the four hours were "unbalanced", as members of one party
            had spoken for longer than others. The channel answered that it had not chosen who
            spoke, and that it had left the camera on a tripod.

            The fine is equal to two weeks of its budget. Editor Lilia Salcianu said the channel
            would appeal and would go on showing sessions. "We shall add a clock," she said, "so that
            everybody can see how balanced they are."

            A member of the regulator who voted against the fine said the rule had been written for
            election debates and had never been applied to a council before.
        """),
    ),
    DemoPost(
        key="karimbirdina-extended",
        days_ago=14,
        time="14:05",
        headline="Editor Of Tatar Monthly To Stay Home, And Offline, For Two More Months",
        slug="editor-of-tatar-monthly-two-more-months",
        dateline="ALMATEREK, Russia",
        region="tatarstan",
        tags=("trials", "language-rights"),
        people=("alsu-karimbirdina",),
        summary="Alsu Karimbirdina may use neither phone nor post. Readers bring her the news.",
        body=prose("""
            A district court in Almaterek has extended the house arrest of Alsu Karimbirdina, editor
            of the Tatar monthly Idel Kapkasy, by two months.

            Karimbirdina, who has pleaded not guilty to incitement, may not use a phone, the internet
            or the post. She may speak with her lawyer and with those she lives with: her parents and
            a tenant, who studies bees.

            The case is based on a survey in which the monthly asked parents how many hours of Tatar
            their children were taught. Investigators say that the question was "put in such a way
            as to cause a feeling of lack".

            The latest issue came out with an empty page in the place of her editorial. Readers have
            been returning it to the office with the page filled in, her deputy said. By the day of
            the hearing there were 340.
        """),
    ),
    DemoPost(
        key="dry-river",
        days_ago=18,
        time="09:35",
        headline="Detained For Filming A River Without Water",
        slug="detained-for-filming-a-river-without-water",
        dateline="NAKHLRUD, Iran",
        region="khuzestan",
        tags=("press-freedom", "protest"),
        source_line="With reporting by the Lawyers' Circle",
        summary="Two students were held for four days after a clip from Khuzestan went around.",
        body=prose("""
            Two students who filmed a dry riverbed in Iran's Khuzestan Province were released after
            four days in custody, a lawyers' group said.

            Their clip, 41 seconds long, shows a boat on cracked mud and a man who casts a net on it.
            It was watched some two million times before it was taken down.

            The students were told that they had "spread anxiety", according to the group. Both were
            made to record a second clip, in which they say that the river will be back.

            Water is a delicate subject in Nakhlrud, where dealers sell it from trucks. Local
            reporters say that they have been asked to use the word "low" and not the word "dry".

            The fisherman, who was seen by more people than any politician of the province this year,
            was not detained. He told a relative that he had been casting his net out of habit.
        """),
    ),
    DemoPost(
        key="stantsiya-blocked-ninth",
        days_ago=26,
        time="13:00",
        headline="Blocked For The Ninth Time, Russian Site Numbers Its Addresses",
        slug="blocked-for-the-ninth-time",
        region="russia",
        tags=("blocked-sites", "censorship"),
        photo="blocked-page",
        bylines=("Anton Velm",),
        summary="Lodochnaya Stantsiya now announces the next address before the last is gone.",
        body=prose("""
            The Russian news site Lodochnaya Stantsiya has been blocked for the ninth time in two
            years, and has opened its tenth address, a name that ends in the figure 10.

            The newest block came four days after the site published the accounts of an embankment
            project in Lugovetsk. Providers were told to act "without delay", according to a notice
            seen by Watchdog. The notice misspells the address, and for an afternoon a shop for
            fishing gear was blocked in its place.

            Readers who open the old address see a page without words. The site has put together a
            guide that explains how to reach it by mail, by an app and by a printed sheet that
            readers copy for others.

            "The first time, we lost half of our readers," said its technical editor. "This time we
            lost one in twenty, and the fishermen wrote to ask what we were about."
        """),
    ),
    DemoPost(
        key="karajylga-sources",
        days_ago=26,
        time="07:10",
        headline="Kyrgyz Weekly Told To Name Its Source In Three Days",
        slug="kyrgyz-weekly-told-to-name-source",
        dateline="KARAJYLGA, Kyrgyzstan",
        region="kyrgyzstan",
        tags=("surveillance", "press-freedom"),
        summary="Ala-Kiyiz published a school's invoice. Police would like to know who copied it.",
        body=prose("""
            Police in the Kyrgyz town of Karajylga have given the weekly Ala-Kiyiz three days to say
            who gave it an invoice for 300 school desks, of which 90 arrived.

            The letter says that a refusal "may be regarded as assistance". The weekly published the
            letter on its front page, beside the invoice.

            Editor Nurgul Karajylgaeva said that she would not answer. "Under the law I may keep a
            source to myself, and under the roof of this paper I must," she said.

            A lawyer who advises the weekly said that only a court can lift the protection of
            sources, and only in a criminal case. No case has been opened on the desks.

            The district's education office has since found that 210 desks are "on the way".
        """),
    ),
    DemoPost(
        key="naghvari-trial-opens",
        days_ago=40,
        time="15:15",
        headline="A Camera Is In Evidence, Its Video Is Not",
        slug="a-camera-is-in-evidence-its-video-is-not",
        dateline="NAGHVARI, Georgia",
        region="adjara",
        tags=("trials", "protest"),
        photo="dock-naghvari",
        photo_caption="Lasha Naghvareli on the first day of his trial.",
        people=("lasha-naghvareli",),
        summary="The trial of Lasha Naghvareli opens with a memory card that nobody can play.",
        body=prose("""
            The trial of cameraman Lasha Naghvareli has opened in Naghvari with his broken camera on
            the table of the court and an argument over what is inside it.

            Naghvareli, of the station Zghvis Talgha, is charged with assaulting an officer during a
            rally. He denies it. His lawyer asked to play the recording, which ran on after the
            camera fell. The judge said there was no device in the building that could do so.

            Three reporters offered their laptops. They were told to be quiet.

            The officer, who gave evidence from another room, said that he had been struck from
            behind and had not seen by whom. He recognized the accused "by his general direction".

            The next hearing was set for three weeks later. Naghvareli remains free on bail, which
            viewers of the station had paid in coins, among other things.
        """),
    ),
    DemoPost(
        key="exile-papers",
        days_ago=40,
        time="08:30",
        headline="German Town Gives Exiled Reporters Desks, Keys And A Waiting List",
        slug="german-town-exiled-reporters-desks",
        region="germany",
        tags=("exile", "press-freedom"),
        photo="platform-suitcase",
        bylines=("Anton Velm",),
        summary="A closed tax office now houses newsrooms in seven languages.",
        body=prose("""
            A closed tax office in a small German town has become the address of eleven newsrooms
            that can no longer work in the countries they write about.

            They publish in seven languages and share two printers, one lawyer and a kettle. The town
            charges them a rent of one euro a month, which has to be paid in person and is a kind of
            party.

            The longest line is not for the desks. It is for papers. A reporter who comes with a
            short visa cannot sign a lease, and without a lease cannot ask for a longer visa. "I have
            covered bureaucracy for twelve years," said one, who left Belarus. "I thought that it was
            ours."

            The town's mayor said that the building would be needed again one day, but that tax, as
            far as she knew, could be collected from anywhere.
        """),
    ),
    DemoPost(
        key="airport-detention",
        days_ago=52,
        time="17:45",
        headline="Tajik Editor Reported Detained At Airport On Return From Conference",
        slug="tajik-editor-reported-detained-airport",
        region="tajikistan",
        tags=("press-freedom",),
        state="withdrawn",
        withdrawal=DemoWithdrawal(
            days_ago=50,
            time="10:00",
            status=200,
            text="We have withdrawn a post that said a Tajik editor had been detained at an "
            "airport. The person had missed a flight and was never detained. We relied on two "
            "accounts that went back to the same message, and we published before we reached the "
            "family. We apologize to the editor, to the family and to our readers.",
        ),
        summary="Two colleagues said that the editor did not come out of the terminal.",
        body=prose("""
            The editor of a small cultural magazine in Tajikistan was reported to have been detained
            at an airport on {day} on coming home from a conference abroad.

            Two colleagues said that the editor's phone had been switched off since the landing and
            that nobody of that name had come out of the terminal. The family could not be reached.

            The border service said that it does not comment on travelers. A duty officer confirmed
            that the flight had arrived on time with 140 people on board.

            The magazine publishes translations of poetry and has not been in conflict with the
            authorities before. Its latest issue, on the theme of return, came out last week. A
            colleague said that the editor had been carrying forty copies of it.
        """),
    ),
    DemoPost(
        key="drazdovets-extended",
        days_ago=58,
        time="12:20",
        headline="Belarusian Editor's Detention Extended In Four Minutes",
        slug="belarusian-editors-detention-extended",
        dateline="DRUNAVA, Belarus",
        region="belarus",
        tags=("trials", "press-freedom"),
        people=("palina-drazdovets",),
        photo="portrait-drazdovets",
        photo_caption="Palina Drazdovets",
        summary="A closed hearing adds three months for Palina Drazdovets of Paromshchyk.",
        body=prose("""
            A court in the Belarusian town of Drunava has extended the pretrial detention of editor
            Palina Drazdovets by three months in a hearing that, by the corridor's clock, lasted four
            minutes.

            Drazdovets, who founded the weekly Paromshchyk, is charged with facilitating extremist
            activity. The charge rests on three articles about the town's budget for roads. She
            denies it.

            Her lawyer has signed a pledge not to disclose the case and said only that she would
            appeal. Relatives were not let in. They saw the editor for the length of a staircase.

            <aside data-type="series" data-series="letters-without-stamps"></aside>

            "She had her reading glasses on," her mother said. "So she still has them."
        """),
    ),
    DemoPost(
        key="off-switch-2",
        days_ago=75,
        time="09:00",
        headline=(
            "The Pharmacy, The Bank, The Bride: Who Pays, And Who Will Not, When A Whole Town "
            "Loses Its Network For A Day"
        ),
        slug="who-pays-for-a-day-without-a-network",
        dateline="KARAJYLGA, Kyrgyzstan",
        region="kyrgyzstan",
        tags=("internet-shutdowns",),
        series="the-off-switch",
        series_part=2,
        bylines=("Dana Ospanqul",),
        summary="A market town adds up its losses, and cannot find anybody to send the bill to.",
        body=prose("""
            When the network came back after 26 hours, the traders of Karajylga began to write down
            what it had cost. The list hangs in the market hall, on the back of a carpet pattern.

            The pharmacy could not open prescriptions, which are kept on a server, and gave out
            medicine against signatures. Of 61 signatures it has been able to read 40. The bank
            closed. A wedding for 300 took place, but the musicians, who had been hired by phone,
            went to the village of the same name.

            In all the traders counted losses equal to some 48,000 euros. They sent the bill to the
            operator, which sent it to the ministry, which answered that there had been no shutdown
            but "work to improve quality".

            The bride, who has seen the letter, asked that her musicians be put down under quality.
        """),
    ),
    DemoPost(
        key="cracked-lens",
        days_ago=94,
        time="10:40",
        headline="Five Minutes Of Sky",
        slug="five-minutes-of-sky",
        dateline="NAGHVARI, Georgia",
        region="adjara",
        tags=("protest", "violence"),
        photo="camera-ground",
        people=("lasha-naghvareli",),
        summary="What can be seen and heard on the recording of a fallen camera.",
        body=prose("""
            The recording that the camera of Lasha Naghvareli made after it fell is five minutes and
            eight seconds long. Most of it is sky.

            At eleven seconds a boot passes. At nineteen, Naghvareli can be seen lying on his side
            with both palms raised. Somebody says: "Leave it, it is broken." The little light that
            shows a camera is running is reflected in a window behind him.

            At two minutes his hands are tied. At four a woman's voice asks whose camera that is and
            gets no answer. Then the picture is lifted, turns once around the street and goes dark.

            The station Zghvis Talgha showed the recording in full in its evening news, without a
            word. It asked viewers who had been in the street to send theirs. By midnight it had 46.
        """),
    ),
    DemoPost(
        key="naghvari-rally",
        days_ago=95,
        time="21:30",
        headline="Cameraman Knocked Down And Detained At Rally In Georgia",
        slug="cameraman-knocked-down-detained-naghvari",
        dateline="NAGHVARI, Georgia",
        region="adjara",
        tags=("protest", "violence"),
        photo="police-street",
        people=("lasha-naghvareli",),
        summary="The camera of Lasha Naghvareli went on recording for five minutes.",
        body=prose("""
            Police detained cameraman Lasha Naghvareli of the station Zghvis Talgha at an evening
            rally in the Georgian town of Naghvari, minutes after he had been thrown to the ground.

            Several thousand people had gathered against a plan to fence in a part of the shore. When
            officers began to clear the street, Naghvareli was filming from the curb, colleagues
            said, and wore a vest that can be seen from a ship.

            Police said that he had attacked an officer. The station said that it had the recording
            of what had happened and would hand a copy to prosecutors in the morning.

            Two other reporters were slightly hurt. One of them, a student, had come to write about
            the birds on the shore.
        """),
    ),
)
