"""A long feed that another process reads gives what it gives when it is read here."""

from contextlib import closing
from multiprocessing import active_children

import pytest

from posts.body import plain_text
from posts.importers.ahead import read_ahead
from posts.importers.feed import Item, Refusal, Unreadable, read
from tests.posts.feeds import BOX, RSS, make_item

PHOTO = '<figure><img src="gate.jpg"><figcaption>The gate.</figcaption></figure>'


def long_feed(folder, number=170):
    text = f"<p>ALMATY, Kazakhstan -- She is free.</p>{PHOTO}{BOX}<p>She went home.</p>"
    items = [
        make_item(guid=f"{n}", title=f"Title {n}", content__encoded=text) for n in range(number)
    ]
    items.insert(60, make_item(guid="60 again", title=""))
    path = folder / "feed.xml"
    path.write_text(RSS.format("".join(items)))
    return path


def test_items_and_refusals_come_in_the_order_of_the_file(tmp_path):
    feed = long_feed(tmp_path)

    found = list(read_ahead(feed))

    assert found == list(read(feed))
    assert [type(one) for one in found[59:62]] == [Item, Refusal, Item]


def test_text_that_was_read_elsewhere_has_the_same_words(tmp_path):
    feed = long_feed(tmp_path, number=1)

    there, here = next(read_ahead(feed)), next(read(feed))

    assert plain_text(there.layout) == plain_text(here.layout)
    assert plain_text(there.layout).startswith("She is free.")


def test_file_that_ends_too_soon_says_so(tmp_path):
    feed = long_feed(tmp_path)
    feed.write_text(feed.read_text()[:-20])

    with pytest.raises(Unreadable, match="feed.xml"):
        list(read_ahead(feed))


def test_process_ends_when_the_rest_is_not_wanted(tmp_path):
    with closing(read_ahead(long_feed(tmp_path))) as found:
        next(found)
        assert active_children()

    assert active_children() == []
