"""The tags of the demo newsroom, each with the sentence that its page begins with."""

from watchdog.demo.content import DemoTag

TAGS = (
    DemoTag("press-freedom", "Press freedom", "The right to report, and who stands in its way."),
    DemoTag("trials", "Trials", "Hearings, verdicts and appeals in cases against reporters."),
    DemoTag("prison-letters", "Prison letters", "What gets past the censor, and what does not."),
    DemoTag("raids", "Raids", "Searches of newsrooms and homes, and what was carried out."),
    DemoTag("censorship", "Censorship", "Texts, books and programs stopped before or after print."),
    DemoTag("blocked-sites", "Blocked sites", "Addresses that stop answering, and the ways round."),
    DemoTag(
        "internet-shutdowns",
        "Internet shutdowns",
        "Whole towns and districts cut off, for hours or for weeks.",
    ),
    DemoTag("foreign-agents", "Foreign agents", "Laws and lists that make money into a crime."),
    DemoTag("protest", "Protest", "Rallies, pickets and strikes, and those who cover them."),
    DemoTag("exile", "Exile", "Reporters who left, and how they go on working."),
    DemoTag("court-wins", "Court wins", "Judgments that went the way of the press."),
    DemoTag("slapp", "SLAPP", "Lawsuits that are meant to silence and not to be won."),
    DemoTag("accreditation", "Accreditation", "Press cards given, refused and taken away."),
    DemoTag("violence", "Violence", "Attacks on reporters, and whether anybody answers for them."),
    DemoTag("war-reporting", "War reporting", "Work near the front and in occupied towns."),
    DemoTag("women-in-media", "Women in media", "Who may speak on air, and under which rules."),
    DemoTag("surveillance", "Surveillance", "Phones, cameras and data used against sources."),
    DemoTag("civil-society", "Civil society", "Groups, unions and libraries under pressure."),
    DemoTag("releases", "Releases", "People who walked out: freed, pardoned, acquitted."),
    DemoTag("awards", "Awards", "Prizes for work that somebody tried to prevent."),
    DemoTag("language-rights", "Language rights", "Reporting in the languages of minorities."),
)
