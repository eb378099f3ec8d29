"""The series "Letters Without Stamps": four parts that are out. The fifth is at the desk."""

from watchdog.demo.content import DemoPlacedPhoto, DemoPost, prose

POSTS = (
    DemoPost(
        key="letters-4",
        days_ago=5,
        time="07:30",
        headline="The Censor Who Corrected The Commas: How Mail Leaves A Russian Prison",
        slug="the-censor-who-corrected-the-commas",
        dateline="LUGOVETSK, Russia",
        region="russia",
        other_regions=("tomsk",),
        tags=("prison-letters", "censorship", "trials"),
        series="letters-without-stamps",
        series_part=4,
        photo="letter-table",
        photo_caption="One of 214 letters that Rodion Kelareyev has written from prison.",
        placed=(
            DemoPlacedPhoto(
                photo="gate-snow",
                caption="Parcels are taken on Tuesdays, from nine until the form runs out.",
            ),
        ),
        people=("rodion-kelareyev",),
        bylines=("Mira Sandal", "Anton Velm"),
        summary=(
            "Two hundred and fourteen letters, twenty-one months, one reader in between. What a family "
            "learned about the person who holds the ink."
        ),
        body=prose("""
            The first thing that the family of Rodion Kelareyev noticed about the censor was that he
            could spell. In a letter from the third week, somebody had moved a comma. It was done
            with a fine pencil, two words to the left, and it was right.

            Kelareyev, a reporter for the site Lodochnaya Stantsiya, is serving five and a half years
            for articles about embankments that were paid for twice. He has written 214 letters from
            two prisons. His wife keeps them in shoe boxes, by date of arrival, which is not the
            order in which they were written.

            Read in that other order they tell two stories. One is his. The other is that of a
            reader whom nobody in the family has met.

            <h2>Three pairs of hands</h2>

            A letter that leaves the colony passes at least three people. An inmate collects it, an
            officer stamps it, and somebody in an office without a name on its door reads it. The
            rules allow three working days, or seven if the letter is not in Russian.

            The rules also say what may not be in it:

            <ul><li>anything on the plan of the buildings or the hours of the guards;</li><li>names
            of other prisoners;</li><li>"expressions that discredit the institution";</li><li>codes,
            drawings that could be codes, and dried plants.</li></ul>

            The last item is there, a former prison official told Watchdog, because in a camp in the
            north somebody once sent a pressed clover leaf each week until there were fifty-two. "No
            one ever found out what it meant," he said. "So it was forbidden."

            What is forbidden is inked over. In the first four months the ink was black and wide. It
            took whole paragraphs, and with them the other side of the sheet. Then, in the fifth
            month, it became narrow.

            <aside data-type="pullquote"><p>He took out only the nouns. You could still see what had
            been done, but not to whom.</p></aside>

            "It was as if he had begun to listen to the sentences," the wife said. She asked not to
            be named; she is a teacher in a public school. "He took out only the nouns."

            <h2>Writing for two</h2>

            Kelareyev noticed it as well. From that time on his letters have two readers, and he
            seems to write for both. He explains technical words. He does not begin with the weather
            any more, having been told, by a stroke in the margin, that this was dull.

            In letter 97 he described the colony's library, which has four hundred books and a list
            on which the same four hundred are marked as missing. The passage came through untouched.
            In letter 98 he wrote:

            <blockquote><p>I do not know whether I should thank you, and for what. But I want you to
            know that I know that you are there. It is a kind of company.</p></blockquote>

            That was inked over as well, with a ruler, and with such care that every word can be read
            against a lamp.

            <figure data-photo="gate-snow"></figure>
            <figure data-photo="letter-cold"></figure>

            The family has asked itself who it might be. A student, thought the elder daughter, doing
            service. An old proofreader, thought the wife, because of the commas. Other families in
            the same line on Tuesdays know the narrow ink too. One mother calls its owner "the
            gentle one". Another says that nobody is gentle who reads a stranger's letters for a
            wage.

            <h2>What the ink costs</h2>

            The Court Watchers Group, which collects such letters with the consent of the families,
            has compared 1,300 from nine colonies in four regions, among them Tomsk. In most of them
            about one line in thirty is taken out. In letters by reporters it is one in nine.

            The group's lawyer, Ilya Perevozkin, said that the number matters less than its effect.
            "A man who does not know which line will be taken begins to take it out himself," he said.
            "After a year you have letters that are clean, and empty."

            Complaints are possible. He has filed 41. In two cases a court found that a line should
            have been left in. Neither ruling said what should become of the line.

            The prison service did not answer questions for this article. Its public rules say that
            correspondence is "checked in the interest of the persons who correspond".

            <h2>Letter 214</h2>

            The latest letter came on {day-4}. It is two pages long and about a heron that stands on
            the roof of the boiler house. Nothing has been struck out. Under the last line, in the
            fine pencil, there is a mark that the wife did not know and had to look up.

            It is the sign that proofreaders use for: leave as it is.
        """),
    ),
    DemoPost(
        key="letters-3",
        days_ago=33,
        time="09:00",
        headline="What A Mother Reads Between The Lines",
        slug="what-a-mother-reads-between-the-lines",
        dateline="DRUNAVA, Belarus",
        region="belarus",
        tags=("prison-letters", "press-freedom"),
        series="letters-without-stamps",
        series_part=3,
        photo="letter-cold",
        people=("palina-drazdovets",),
        bylines=("Mira Sandal",),
        summary="A code made of soup: how an editor tells her mother how she is.",
        body=prose("""
            When Palina Drazdovets writes that the soup is good, her mother puts the letter down and
            calls the lawyer. "She has never liked soup," the mother said. "She did not like it when
            she was four."

            The editor of the weekly Paromshchyk has been in a remand prison in Drunava for months.
            She may write twice a week. What she may not write about fills most of what her mother
            wants to know: her health, her cell, the case.

            So they talk about food. Soup stands for the heart, which has given trouble. Bread is the
            cell: "crusty" if it is cold, "fresh" if somebody new has come. Beets, for reasons that
            neither can recall, are the investigator.

            The code was never agreed on. It grew, letter by letter, the way it grows in many
            families. A psychologist who works with them said that it seldom lasts: either it is
            noticed, or one side forgets a word.

            Last month a letter came with one word inked over. From what stood around it, the mother
            is fairly sure that the word was "soup".
        """),
    ),
    DemoPost(
        key="letters-2",
        days_ago=47,
        time="08:15",
        headline="The Woman Who Carries Four Hundred Envelopes",
        slug="the-woman-who-carries-four-hundred-envelopes",
        region="lithuania",
        other_regions=("belarus", "russia"),
        tags=("prison-letters", "exile", "civil-society"),
        series="letters-without-stamps",
        series_part=2,
        bylines=("Anton Velm",),
        summary="In a former bakery, volunteers answer prisoners whom they have never met.",
        body=prose("""
            On Thursdays Ruta Vaskelyte pushes a pram to the post office of a small Lithuanian town.
            There is no child in it. There are about four hundred letters, all addressed to prisons.

            They are written in a former bakery by people who fled from Belarus and Russia and by
            neighbors who have begun to join them. Each writes to two or three prisoners. Most have
            never met them and never will.

            There are rules on the wall. Do not ask about the case. Do not promise anything. Do not
            write that all will be well. Describe what you see from your window; this is, by far, what
            prisoners ask for most.

            About half of the letters are answered. Some come back, with a stamp that says the
            addressee has left. "Left," said Vaskelyte, who is 68 and taught geography. "On one of
            them somebody had added by hand: lucky him."

            The stamps cost some 700 euros a week, all of it given in small sums. A delivery firm has
            offered to carry the letters for nothing. The group declined, because the prisons take
            only what comes by ordinary mail.
        """),
    ),
    DemoPost(
        key="letters-1",
        days_ago=61,
        time="08:00",
        headline="How Long Is A Page?",
        slug="how-long-is-a-page",
        dateline="LUGOVETSK, Russia",
        region="russia",
        tags=("prison-letters", "censorship"),
        series="letters-without-stamps",
        series_part=1,
        photo="letter-table",
        people=("rodion-kelareyev",),
        bylines=("Mira Sandal",),
        summary="The first part of our series on the mail that leaves prison.",
        body=prose("""
            The form for electronic letters to prisoners in the Russian city of Lugovetsk has room
            for 2,500 characters. That is a page, says the company that runs it. It costs as much as
            two loaves of bread, and the reply costs as much again.

            The letters are printed at the prison, read, cut and handed out. The reply is written by
            hand on one sheet and scanned. If it runs over the edge, the rest is lost.

            Rodion Kelareyev, a reporter who is serving five and a half years, has learned to write
            2,500 characters without counting. His wife can tell that he has by the last line, which
            is always short.

            Paper mail is still allowed. It takes three weeks rather than three days, and it can be
            of any length. But it cannot be traced, and about one letter in six does not arrive.

            In the coming weeks we will follow the mail on its way: to those who answer it, to those
            who wait for it, and to the person in between who holds the ink.
        """),
    ),
)
