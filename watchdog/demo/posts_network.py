"""The first part of the series "The Off Switch": the long read of the demo newsroom."""

from watchdog.demo.content import DemoPlacedPhoto, DemoPost, prose

POSTS = (
    DemoPost(
        key="off-switch-1",
        days_ago=140,
        time="08:00",
        headline="The Off Switch: Fifty-One Hours In A Town That Was Taken Off The Map",
        slug="fifty-one-hours-shoqtas",
        dateline="SHOQTAS, Kazakhstan",
        region="almaty-region",
        tags=("internet-shutdowns", "protest", "surveillance"),
        series="the-off-switch",
        series_part=1,
        photo="phone-sill",
        placed=(
            DemoPlacedPhoto(
                photo="mast-old",
                caption="Each mast is switched separately, engineers say.",
            ),
        ),
        bylines=("Dana Ospanqul", "Anton Velm"),
        summary="Hour by hour through a shutdown, with a baker, a nurse, an engineer and a thief.",
        body=prose("""
            The baker noticed it first, because he is awake when nobody else is. At ten past three
            in the morning the radio on his phone stopped in the middle of a song. He thought that it
            was the phone. He shook it, as he does with everything.

            Shoqtas, a town of 14,000 people at the foot of a range of hills in Kazakhstan, was cut
            off from the internet for 51 hours. The evening before, some two hundred people had
            stood in front of the town hall to ask where the money for a school had gone. Another
            rally was planned for noon.

            We have talked with 38 people about those hours, and put them in order.

            <h2>Hour 1 to hour 9: It must be me</h2>

            Almost everybody begins the story in the same way: with their own device. People
            switched it off and on. They moved closer to the window. One took the card out of his
            phone, cut his finger on the tray and went to the clinic.

            There nurse Raushan Shoqtasova was writing on the backs of leaflets. Files, results and
            the list of who is allergic to what are kept on a server in another city. "We asked each
            patient to tell us everything from the beginning," she said. "It took a long time. Some
            of them were pleased."

            By ten, the line at the only cash machine reached the mosque. By eleven, the machine was
            empty.

            <h2>Hour 10 to hour 30: It is not me</h2>

            At noon the square filled up. People had come who had not meant to, because they wanted
            to find out what was going on and did not know where else to ask. The police counted six
            hundred. It was the largest gathering that anybody could remember.

            <aside data-type="pullquote"><p>If they had left the internet on, I would have watched it
            at home.</p></aside>

            "If they had left the internet on, I would have watched it at home," said a welder, who
            made a speech, his first, from the back of a truck. It dealt with the school, and then,
            since he had the floor, with dogs.

            Two reporters of Tobylgy Media were in the square. They wrote their story on paper and
            gave it to a truck driver, with a phone number. He read it to the newsroom from a gas
            station 60 kilometers away, adding, the editor said, some remarks of his own. It was on
            the site by four.

            <aside data-type="embed" data-url="https://www.youtube.com/watch?v=tobylgy0030"
            data-title="Thirty hours on a hill: four minutes beside a silent mast"><figure
            data-photo="mast-old"></figure></aside>

            <h2>What an engineer saw</h2>

            Officially there was a fault. An engineer of a mobile operator, who asked not to be
            named, told us what he had seen on his screen. "A fault looks like a fault," he said.
            "One thing goes, then what hangs on it. Here seven masts went in one second, in
            alphabetical order."

            The order to switch off comes by phone, he said, and is followed by a letter, sometimes.
            By law the operators must comply at once. They may not say so. From his account and from
            documents that two other people showed us, the steps are these:

            <ol><li>A district office asks a regional one for a measure "in connection with a mass
            event".</li><li>The regional office calls the duty desk of each operator.</li><li>The
            desk enters a list of masts and an hour, but no reason.</li><li>When the hour is over,
            somebody must call again. If nobody does, nothing happens.</li></ol>

            It was the last step that went wrong in Shoqtas. The measure was meant to last for
            twelve hours. "Then the person who was to call went on a holiday," the engineer said.

            A spokeswoman for the operator said that it "works in accordance with the law". The
            ministry said that it had no information about a shutdown in the town, and asked whether
            we meant another one.

            <h2>Hour 31 to hour 51: It is quiet</h2>

            On the second night the town became used to it. Chess was played in the bus station. The
            library, which closes at five, was open until nine, as the librarian did not want to go
            home. A man who had stolen a bicycle brought it back, because, he said, there was nothing
            to do and he had been thinking.

            Not all of it was charming. A woman in labor waited for an ambulance that had been sent
            to an address with the same name in another district. Mother and child are well. The
            father walked four kilometers to the clinic and back to find that out. He put it this
            way:

            <blockquote><p>They say that it was only the internet. But I did not need the internet. I
            needed somebody to hear me.</p></blockquote>

            At ten past six in the morning, all the phones in Shoqtas began to ring and buzz at once.
            Dogs barked. The baker, who had been awake for hours, looked at his. There were 212
            messages on it. The first one said: Is yours working?
        """),
    ),
)
