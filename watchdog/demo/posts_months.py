"""Posts from the other half of the last half-year."""

from watchdog.demo.content import DemoPost, prose

POSTS = (
    DemoPost(
        key="paromshchyk-first-search",
        days_ago=118,
        time="10:15",
        headline="Editor Of Belarusian Weekly Detained As Police Carry Out Computers",
        slug="editor-of-paromshchyk-detained",
        dateline="DRUNAVA, Belarus",
        region="belarus",
        tags=("raids", "press-freedom"),
        photo="newsroom-evening",
        people=("palina-drazdovets",),
        summary="Palina Drazdovets was taken away after a search of the weekly Paromshchyk.",
        body=prose("""
            Police in the Belarusian town of Drunava have searched the weekly Paromshchyk and
            detained its founder and editor in chief, Palina Drazdovets.

            Eleven computers, a scanner and the paper's archive of readers' letters were carried out
            of the former ferry house in which the newsroom works, staff members said. The search
            lasted for six hours. The coffee machine was listed and left behind.

            Drazdovets was questioned last month as a witness about an article on road repairs. It
            compared what the town had paid for a road with the length of it.

            The Union of Local Editors called for her release. It said that of 60 weeklies that were
            its members four years ago, nine still appear.

            The staff said that the next issue would come out on time. It will be typed in a kitchen.
        """),
    ),
    DemoPost(
        key="print-sources-belgrade",
        days_ago=118,
        time="16:00",
        headline="Serbian Judges Get A Handbook On Lawsuits That Mean To Silence",
        slug="serbian-judges-handbook-slapp",
        region="serbia",
        tags=("slapp", "court-wins"),
        bylines=("Jovan Kestenac",),
        summary="Eighty pages on how to tell a claim from a threat.",
        body=prose("""
            Judges in Serbia have been given a handbook on how to recognize lawsuits that are meant
            to silence rather than to be won.

            It was written by eight of them, in their free time, after one had found the same claim,
            with the same misspelling, in four cases from three towns. On 80 pages it lists the
            signs: a sum that has nothing to do with any loss, a defendant chosen because he is
            small, a plaintiff who never appears.

            It also says what a judge may do under the law as it stands, which is more than many
            thought. Cases can be joined, and a plaintiff can be made to come.

            The handbook binds nobody. An association of publishers has ordered 500 copies, and so
            has a firm that represents plaintiffs.
        """),
    ),
    DemoPost(
        key="studio-strike",
        days_ago=126,
        time="06:50",
        headline="Presenter's Chair Stays Empty As Moldovan Station Strikes Over A Cut Interview",
        slug="moldovan-station-strikes-over-cut-interview",
        dateline="SALCIENI, Moldova",
        region="moldova",
        tags=("protest", "censorship"),
        photo="studio-empty",
        summary="Viewers saw a lit studio for the 24 minutes in which the news would have run.",
        body=prose("""
            Staff at a regional television station in Moldova have stopped work after four minutes
            were cut from an interview with a hospital director.

            In place of the evening news, viewers saw the studio with its lights on and nobody in the
            chair. It went on for 24 minutes, which is the length of the program. Ratings, the strike
            committee said, were higher than usual.

            The cut passage dealt with an order for beds. The station's director said that it had
            been removed for reasons of time. The committee answered that the program had then been
            four minutes short and had been filled with a film about storks.

            The staff demands a written rule that nobody but the editor of the day may cut an
            interview. Talks began at noon. The storks have been shown twice since.
        """),
    ),
    DemoPost(
        key="gumarzade-pardoned",
        days_ago=152,
        time="11:50",
        headline="Azerbaijani TV Presenter Walks Free After 753 Days",
        slug="azerbaijani-tv-presenter-walks-free",
        dateline="GUMARLI, Azerbaijan",
        region="azerbaijan",
        tags=("releases",),
        photo="portrait-gumarzade",
        photo_caption="Tural Gumarzade",
        people=("tural-gumarzade",),
        summary="A pardon frees Tural Gumarzade of Korpu TV; his conviction stands.",
        body=prose("""
            Tural Gumarzade, who presented an evening program on housing for Azerbaijan's Korpu TV,
            has been released from prison by a pardon after 753 days.

            He was met at the gate by his brother and some thirty people with whom he had once talked
            about damp walls and missing deeds. "I had three questions for each of you," he told
            them. "Now you may put three to me."

            A court had sentenced him to six years on a charge of smuggling currency, which he has
            called invented. The pardon does not lift the conviction. He may not work for a
            broadcaster for two years, and may not leave the country.

            Gumarzade said that he would teach interviewing at home. The first lesson, he said, would
            be about waiting for an answer.
        """),
    ),
    DemoPost(
        key="tajik-press-cards",
        days_ago=160,
        time="09:20",
        headline="Press Cards In Tajik District Now Expire On The First Question",
        slug="press-cards-tajik-district",
        region="tajikistan",
        tags=("accreditation",),
        photo="card-table",
        summary="A local rule lets a spokesman collect a card during a press conference.",
        body=prose("""
            A district administration in Tajikistan has issued rules under which a reporter's card
            may be taken away in the course of a press conference "if the question does not concern
            the subject".

            The rules, which hang in the entrance hall, run to two pages. Questions are to be handed
            in a day ahead and read out by the moderator. Follow-up questions are described as "a
            second question by a person who has had one".

            At the first conference under the new order, held on the beet harvest, five reporters
            asked about the beet harvest. A sixth asked why the road to the beet fields was closed.
            His card was collected and given back the next morning, without the photo.

            An official said that the photo had been kept for the file.
        """),
    ),
    DemoPost(
        key="blank-sheets",
        days_ago=166,
        time="15:40",
        headline="Fined For A Blank Sheet, Siberian Asks Which Word On It Was Wrong",
        slug="fined-for-a-blank-sheet",
        dateline="KEDROVAR, Russia",
        region="tomsk",
        tags=("protest", "trials"),
        photo="blank-sign",
        summary="A court in Tomsk Region rules that an empty sheet can hold an opinion.",
        body=prose("""
            A court in Kedrovar in Russia's Tomsk Region has fined a retired surveyor for standing at
            a bus stop with an empty sheet of drawing paper.

            The surveyor, Gleb Kedrovin, asked the court to say which word on it had been wrong. The
            judge replied that the content was "clear from the circumstances".

            Police said in their report that the sheet was white, of a large format and held at the
            level of the chest. A linguist was asked for an opinion and wrote that she had found no
            text, but could not rule out a meaning.

            Kedrovin said that he would pay the fine and appeal. He wanted the sheet back, which is
            kept as evidence. "It is good paper," he said. "I had meant to draw on it."
        """),
    ),
    DemoPost(
        key="open-page-prize",
        days_ago=175,
        time="19:10",
        headline="An Award For A Reporter Who Could Not Come",
        slug="an-award-for-a-reporter-who-could-not-come",
        region="lithuania",
        other_regions=("russia",),
        tags=("awards", "exile"),
        photo="chair-stage",
        people=("rodion-kelareyev", "vera-lindgolts"),
        bylines=("Anton Velm",),
        summary="The Open Page Prize went to Rodion Kelareyev. His editor read his thanks.",
        body=prose("""
            The Open Page Prize for local reporting has been given to Rodion Kelareyev, who is in a
            Russian prison for the articles that won it.

            On the stage, in a Lithuanian town hall, stood an empty chair. His editor, Vera
            Lindgolts, read out a letter of 2,500 characters, which is what the prison's form allows.
            It ends in the middle of a thank-you.

            Kelareyev showed in a series of articles that embankments in the city of Lugovetsk had
            been paid for twice. The jury praised "the patience of somebody who counts stones".

            The prize is worth 5,000 euros. Lindgolts said that it would be spent on stamps.
        """),
    ),
)
