"""Texts that readers must not see: what lies at the desk in each state."""

from watchdog.demo.content import DemoPost, DemoWithdrawal, prose

POSTS = (
    DemoPost(
        key="bail-paid-twice",
        days_ago=1,
        time="09:40",
        headline="Bail Paid In Full, Photographer Still Held In Iran",
        slug="bail-paid-in-full-photographer-still-held",
        dateline="NARANJKUH, Iran",
        region="iran",
        tags=("trials",),
        source_line="With reporting by Watchdog's Persian Desk.",
        state="withdrawn",
        withdrawal=DemoWithdrawal(
            days_ago=1, time="09:55", status=301, text="", duplicate_of="bail-paid"
        ),
        summary="Two editors wrote up the same call from the family within half an hour.",
        body=prose("""
            Iranian photographer Mahin Sarvandi has not been released although her village has paid
            her bail, her family says. A clerk at the prison asked for a seal that the order did not
            bear, and then said that it did.

            Relatives waited at the gate until midnight and were back before dawn, her brother told
            Watchdog by telephone. He read out the order, word by word, and then the number of the
            receipt for the bail.

            The families of miners had collected the sum over a week. Sarvandi photographed them for
            nine years, underground and at their tables, until an exhibition of the pictures was
            closed on its second day.
        """),
    ),
    DemoPost(
        key="karajylga-wiretap",
        days_ago=1,
        time="18:10",
        headline="Phone Records Of A Kyrgyz Newsroom [CHECK WITH LAWYER]",
        slug="phone-records-kyrgyz-newsroom",
        dateline="KARAJYLGA, Kyrgyzstan",
        region="kyrgyzstan",
        tags=("surveillance",),
        state="draft",
        body=prose("""
            Investigators appear to have asked for the phone records of everybody who works at the
            weekly Ala-Kiyiz, a document suggests. TO DO: second source. TO DO: ask the operator.
        """),
    ),
    DemoPost(
        key="letters-5",
        days_ago=0,
        time="05:30",
        headline="Returned To Sender",
        slug="returned-to-sender",
        region="russia",
        other_regions=("lithuania",),
        tags=("prison-letters",),
        series="letters-without-stamps",
        series_part=5,
        photo="gate-snow",
        people=("rodion-kelareyev",),
        bylines=("Mira Sandal",),
        state="review",
        summary="The last part: what becomes of letters that nobody will accept.",
        body=prose("""
            In the post office of Lugovetsk there is a shelf for letters that have come back from
            prison. By law they are kept for thirty days and then destroyed. In fact they are kept
            by Zinaida, who is in charge of the shelf.

            She has 180 of them, the oldest from six years ago. She has opened none. "They are not
            written to me," she said. "But somebody may still come."

            Sometimes somebody does. In the spring a man asked for the letters that his brother had
            not been given. There were nine. He sat down on the bench by the radiator and read them,
            one after the other, until she closed.
        """),
    ),
    DemoPost(
        key="salcieni-rule",
        days_ago=0,
        time="04:15",
        headline="Moldovan Station's Staff Wins A Rule Of One Sentence",
        slug="moldovan-station-rule-of-one-sentence",
        dateline="SALCIENI, Moldova",
        region="moldova",
        tags=("censorship", "court-wins"),
        photo="studio-empty",
        photo_caption="The studio in Salcieni during the stoppage.",
        bylines=("Watchdog",),
        state="ready",
        summary="Nobody but the editor of the day may cut an interview, the statute now says.",
        body=prose("""
            Months after a stoppage that left viewers with an empty studio, a regional station in
            Moldova has put into its statute the sentence for which its staff had walked out: nobody
            but the editor of the day may cut an interview.

            The supervisory board adopted it by four votes to three. It was the shortest item on the
            agenda and took up most of the afternoon.

            The four minutes that had been cut at the time were broadcast the same evening. They deal
            with an order for hospital beds, which has since been canceled.

            The director, who had opposed the rule, read it out in the news himself.
        """),
    ),
    DemoPost(
        key="ministry-rumor",
        days_ago=16,
        time="20:05",
        headline="Rumor: Ministry To Close Twelve Papers",
        slug="rumor-ministry-to-close-twelve-papers",
        region="azerbaijan",
        tags=("press-freedom",),
        state="spiked",
        body=prose("""
            A message in a chat group says that twelve papers will lose their registration. No paper
            that we reached has heard of it. Spiked: the list in the message is from six years ago.
        """),
    ),
)
