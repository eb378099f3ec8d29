"""What happens to a text after it went out: it is corrected, then withdrawn, by two people."""

import pytest

from tests.browser.barriers import barriers
from tests.browser.desk import log_in, press
from tests.factories import make_post, publish

pytestmark = pytest.mark.django_db(transaction=True)


def test_live_post_is_corrected_then_withdrawn(newsroom, visit):
    post = make_post(created_by=newsroom.reporter)
    edition = publish(post)
    form = f"/admin/posts/post/{post.pk}/change/"
    author, colleague, reader = visit(), visit(), visit()
    log_in(author, "chief")
    log_in(colleague, "editor")

    author.goto(form)
    author.fill("#id_headline", "Court frees editor")
    author.get_by_text("Add another Correction").click()
    author.fill("#id_corrections-0-wrong", "A court adjourned the hearing.")
    author.fill("#id_corrections-0-text", "It freed the editor.")
    press(author, "Save")
    press(author, "Submit for review")
    colleague.goto(form)
    press(colleague, "Approve")
    press(colleague, "Publish")

    reader.goto(edition.url)
    assert reader.get_by_role("heading", level=1).inner_text() == "Court frees editor"
    note = reader.locator(".note")
    assert "A court adjourned the hearing." in note.inner_text()
    assert "It freed the editor." in note.inner_text()
    reader.goto("/corrections/")
    assert "It freed the editor." in reader.locator("main").inner_text()
    assert barriers(reader) == {}

    with colleague.expect_navigation():
        colleague.get_by_role("link", name="Withdraw").click()
    colleague.get_by_label("Why readers no longer see it").select_option("RETRACTION")
    colleague.get_by_label("Words for readers").fill("This should not have stood here.")
    colleague.get_by_label("Reason for the newsroom").fill("The source took it back.")
    assert barriers(colleague) == {}
    press(colleague, "Withdraw")

    # Somebody who has not been here: browsers keep a page for a minute.
    reader = visit()
    reader.goto(edition.url)
    words = reader.locator("main").inner_text()
    assert "This should not have stood here." in words
    assert "The source took it back." not in words
    assert "No date was set." not in words
