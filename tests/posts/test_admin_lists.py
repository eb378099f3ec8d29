"""The lists of the desk: what stands in them, what they cost, and the policy of every page."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from taggit.models import Tag

from posts.desk import Post, Region, Series
from posts.record import Section
from tests.desk import filled_in, page, words
from tests.factories import make_byline, make_photo, make_post, make_published, make_region
from watchdog.copies import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

POSTS = "admin:posts_post_changelist"


@pytest.mark.parametrize("posts", [1, 3])
def test_list_of_posts_costs_the_same_however_long(
    client, newsroom, django_assert_num_queries, posts
):
    for number in range(posts):
        make_published(number, region=make_region(f"Region {number}"))
    client.force_login(newsroom.editor)

    with django_assert_num_queries(9):
        answer = client.get(reverse(POSTS))

    assert words(answer).count("Court adjourns hearing") == posts


@pytest.mark.parametrize(("photos", "queries"), [(1, 54), (3, 57)])
def test_form_of_a_post_asks_two_questions_at_most_for_each_further_photo(
    client, newsroom, django_assert_num_queries, photos, queries
):
    post = make_post(lead=make_photo())
    for number in range(1, photos):
        post.placed_photos.create(photo=make_photo(f"#11223{number}"), place="TEXT")
    client.force_login(newsroom.editor)

    with django_assert_num_queries(queries):
        answer = client.get(page(post))

    assert len(answer.context["inline_admin_formsets"][0].formset.forms) == photos


def test_list_of_posts_shows_state_and_what_readers_see(client, newsroom):
    draft = make_post(1)
    live = Post.objects.get(pk=make_published(2).post_id)
    client.force_login(newsroom.editor)

    assert _chips(client) == {draft: ["draft"], live: ["live"]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"shown": "live"}, [2]),
        ({"shown": "nothing"}, [1]),
        ({"state": State.DRAFT}, [1]),
        ({"whose": "mine"}, [1]),
        ({"whose": "others"}, []),
        ({"q": "hearing 2"}, [2]),
    ],
)
def test_list_of_posts_is_narrowed(client, newsroom, query, found):
    make_post(1, created_by=newsroom.editor)
    make_published(2, created_by=newsroom.editor)
    if query == {"whose": "mine"}:
        Post.objects.filter(slug__endswith="2").update(created_by=newsroom.reporter)
    client.force_login(newsroom.editor)

    answer = client.get(reverse(POSTS), query)

    rows = answer.context["cl"].result_list
    assert [int(post.slug[-1]) for post in rows] == found


def test_lists_offer_no_action_that_goes_round_the_workflow(client, newsroom):
    make_post()
    client.force_login(newsroom.chief)

    answer = client.get(reverse(POSTS))
    client.post(reverse(POSTS), {"action": "delete_selected", "_selected_action": "1", "post": "y"})

    assert 'name="action"' not in answer.content.decode()
    assert Post.objects.count() == 1


def test_regions_stand_in_their_tree(client, newsroom):
    china = make_region("China")
    make_region("Xinjiang", parent=china)
    make_region("Azerbaijan")
    client.force_login(newsroom.editor)

    rows = client.get(reverse("admin:posts_region_changelist")).context["cl"].result_list

    assert [row.path for row in rows] == ["Azerbaijan", "China", "China › Xinjiang"]


def test_region_is_found_by_another_spelling(client, newsroom):
    make_region("Kazakhstan", other_names="Qazaqstan")
    make_region("China")
    client.force_login(newsroom.reporter)
    field = {"app_label": "posts", "model_name": "post", "field_name": "region"}

    answer = client.get(reverse("admin:autocomplete"), field | {"term": "qazaq"})

    assert [one["text"] for one in answer.json()["results"]] == ["Kazakhstan"]


def test_button_puts_the_words_of_a_region_on_the_site(client, newsroom):
    region = make_region("China", intro="<p>Forty million.</p>")
    client.force_login(newsroom.editor)

    answer = client.post(page(region, "show"), follow=True)

    section = Section.objects.get(kind="REGION")
    assert (section.intro_html, section.is_published) == ("<p>Forty million.</p>", True)
    assert "Readers see this now" in words(answer)


@pytest.mark.parametrize("role", ["reporter", "photo"])
def test_words_of_a_region_wait_for_an_editor(client, newsroom, role):
    region = make_region("China", intro="<p>Forty million.</p>")
    client.force_login(getattr(newsroom, role))

    answer = client.post(page(region, "show"))

    assert answer.status_code == 403
    assert not Section.objects.filter(kind="REGION").exists()


def test_name_of_a_tag_passes_the_door_of_text(client, newsroom):
    client.force_login(newsroom.editor)
    address = reverse("admin:taggit_tag_add")

    refused = client.post(address, {"name": "Courts\u202e", "slug": "courts"})
    client.post(address, {"name": "  Courts ", "slug": "courts"})

    assert "turns the direction of the text around" in words(refused)
    assert Tag.objects.get().name == "Courts"


def test_every_page_of_the_desk_carries_the_strict_policy(client, newsroom):
    post = make_post(lead=make_photo())
    region, byline = make_region(), make_byline()
    series = Series.objects.create(name="Letters", slug="letters")
    things = [post, post.photos.get(), region, byline, series, Tag.objects.get()]
    client.force_login(newsroom.chief)
    addresses = [
        reverse("admin:index"),
        reverse("admin:password_change"),
        page(post, "preview"),
        page(post, "delete"),
        page(post, "history"),
        page(post, "move", "withdraw"),
        reverse("admin:posts_post_blocks"),
        reverse("admin:posts_photo_file", args=[post.photos.get().pk]),
        reverse("admin:posts_photo_pick"),
        page(post.photos.get(), "move", "redact"),
    ]
    for thing in things:
        name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}"
        addresses += [reverse(f"{name}_changelist"), reverse(f"{name}_add"), page(thing)]

    answers = {address: client.get(address) for address in addresses}

    assert {answer.status_code for answer in answers.values()} == {200}
    for answer in answers.values():
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


def test_no_page_of_the_desk_has_inline_script_or_style(client, newsroom):
    post = make_post(lead=make_photo())
    client.force_login(newsroom.chief)

    photo = post.photos.get()
    addresses = (page(post), page(photo), page(photo, "move", "redact"), reverse(POSTS))
    for address in (*addresses, page(post, "move", "withdraw")):
        html = client.get(address).content.decode()
        assert "style=" not in html
        assert "onclick=" not in html


def test_region_keeps_its_address_when_its_name_changes(client, newsroom):
    region = make_region("China")
    client.force_login(newsroom.editor)

    client.post(page(region), filled_in(client.get(page(region))) | {"name": "PRC"})

    assert Region.objects.values_list("name", "slug").get() == ("PRC", "china")


def _chips(client):
    changes = client.get(reverse(POSTS)).context["cl"]
    return {
        row: re.findall(r'chip--\w+">([^<]+)', changes.model_admin.chips(row))
        for row in changes.result_list
    }


def test_list_opens_as_it_was_left_until_its_filters_are_taken_out(client, newsroom):
    make_published(1)
    make_post(2)
    client.force_login(newsroom.editor)
    here = reverse(POSTS)
    client.get(here, {"state": State.DRAFT, "p": "1"})

    again = client.get(here)
    emptied = client.get(here, headers={"referer": f"http://testserver{here}?state=DRAFT"})

    assert (again.status_code, again["Location"]) == (302, f"{here}?state=DRAFT")
    assert emptied.status_code == client.get(here).status_code == 200
    other = Client()
    other.force_login(newsroom.chief)
    assert other.get(here).status_code == 200


def test_list_shows_lead_photo_and_age(client, newsroom, clock):
    make_post(lead=make_photo())
    clock.shift(timedelta(hours=3))
    client.force_login(newsroom.editor)

    answer = client.get(reverse(POSTS))

    assert answer.content.decode().count('<img class="thumb"') == 1
    assert "3 hours ago 24 Nov 2026, 12:00" in words(answer)
