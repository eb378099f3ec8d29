"""The series of the demo newsroom."""

from watchdog.demo.content import DemoSeries

SERIES = (
    DemoSeries(
        slug="letters-without-stamps",
        name="Letters Without Stamps",
        standfirst=(
            "Five parts on the mail that leaves prison: who reads it first, what is inked over, "
            "and how families learn to write between the lines."
        ),
        box_text=(
            "A letter from a cell passes at least three pairs of hands before it is opened at "
            "home. Our series follows it on the way."
        ),
    ),
    DemoSeries(
        slug="the-off-switch",
        name="The Off Switch",
        standfirst=(
            "What happens in a town in the hours after its internet is cut, and who decides it."
        ),
        box_text="Nineteen hours without a signal: we retrace shutdowns hour by hour.",
    ),
)
