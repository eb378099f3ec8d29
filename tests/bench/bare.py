"""The barest Django blog: a yardstick. Two queries a page, a bare template, nothing around it.

BARE_DATABASE_URL=sqlite:////tmp/bare.sqlite3 python tests/bench/bare.py posts.jsonl   # fills it
gunicorn tests.bench.bare:application                                                 # serves it
"""

import json
import os
import sys
from collections import defaultdict
from datetime import datetime
from itertools import batched
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from environs import Env

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="of a yardstick",
        DATABASES={"default": Env().dj_db_url("BARE_DATABASE_URL") | {"CONN_MAX_AGE": None}},
        INSTALLED_APPS=[],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        (
                            "django.template.loaders.locmem.Loader",
                            {
                                "list.html": """<!doctype html><title>{{ title }}</title>
{% for post in posts %}<article><h2><a href="/post/{{ post.slug }}/">{{ post.title }}</a></h2>
<p>{{ post.date|date:"j F Y" }} · {{ post.region }} · {{ post.author }}</p>
<img src="/img/{{ post.image }}" alt=""><p>{{ post.caption }} {{ post.credit }}</p>
{{ post.body|safe }}
<p>{% for tag in post.listed %}<a href="/tag/{{ tag.name }}/">{{ tag.name }}</a> {% endfor %}</p>
</article>{% endfor %}""",
                            },
                        )
                    ]
                },
            }
        ],
    )
    django.setup()

from django.contrib.syndication.views import Feed
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path


class Tag(models.Model):
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        app_label = "bare"


class Post(models.Model):
    slug = models.CharField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    date = models.DateTimeField(db_index=True)
    region = models.CharField(max_length=100)
    author = models.CharField(max_length=100)
    image = models.CharField(max_length=100)
    caption = models.TextField()
    credit = models.TextField()
    body = models.TextField()
    tags = models.ManyToManyField(Tag)

    class Meta:
        app_label = "bare"


Tagged = Post.tags.through


def _listed(request: HttpRequest, posts: Any, title: str) -> HttpResponse:
    start = 10 * (int(request.GET.get("page", 1)) - 1)
    found = list(posts.order_by("-date")[start : start + 10])
    listed = defaultdict(list)
    for row in Tagged.objects.filter(post__in=found).select_related("tag"):
        listed[row.post_id].append(row.tag)
    for post in found:
        post.listed = listed[post.pk]
    return render(request, "list.html", {"posts": found, "title": title})


def home(request: HttpRequest) -> HttpResponse:
    return _listed(request, Post.objects.all(), "Latest")


def tagged(request: HttpRequest, name: str) -> HttpResponse:
    tagged_with = Tagged.objects.filter(tag__name=name).values("post_id")
    return _listed(request, Post.objects.filter(pk__in=tagged_with), name)


def one(request: HttpRequest, slug: str) -> HttpResponse:
    return _listed(request, Post.objects.filter(slug=slug), slug)


class Latest(Feed):
    title, link, description = "Latest", "/", "Posts"

    def items(self) -> Any:
        return Post.objects.order_by("-date")[:20]

    def item_title(self, item: Post) -> str:
        return item.title

    def item_description(self, item: Post) -> str:
        return item.body

    def item_link(self, item: Post) -> str:
        return f"/post/{item.slug}/"


urlpatterns = [
    path("", home),
    path("tag/<name>/", tagged),
    path("post/<slug>/", one),
    path("feed.rss", Latest()),
]
application = get_wsgi_application()


def fill(file: Path) -> None:
    with connection.schema_editor() as editor:
        for model in (Tag, Post):
            editor.create_model(model)
    tags: dict[str, Tag] = {}
    for lines in batched(file.open(), 500):
        items = [json.loads(line) for line in lines]
        posts = Post.objects.bulk_create(
            Post(
                date=datetime.fromisoformat(item["date"]),
                body="".join(f"<p>{para}</p>" for para in item["paras"]),
                **{
                    name: item[name]
                    for name in ("slug", "title", "region", "author", "image", "caption", "credit")
                },
            )
            for item in items
        )
        for item in items:
            for name in item["tags"]:
                if name not in tags:
                    tags[name] = Tag.objects.create(name=name)
        Tagged.objects.bulk_create(
            Tagged(post=post, tag=tags[name])
            for post, item in zip(posts, items, strict=True)
            for name in item["tags"]
        )


if __name__ == "__main__":
    os.nice(10)
    fill(Path(sys.argv[1]))
