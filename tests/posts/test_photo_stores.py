"""What lies where: nothing of an upload, nothing told by a name, nothing public before its time."""

import importlib.util
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.utils import timezone

from posts.desk import PlacedPhoto
from posts.photos import door, files, intake
from posts.photos.audit import Audit
from posts.record import Edition
from tests.factories import NOW, make_photo, make_post, publish
from tests.posts.photos import FORMATS, PLANTED, encoded, picture, telling
from tests.posts.test_images import told_by_exiftool
from watchdog import stores
from watchdog.moves import NotAllowed

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
NAME = re.compile(
    r"masters/[0-9a-f]{24}\.(jpg|png)"
    r"|photos/[0-9a-f]{24}-(w\d+|social|wide|classic|square)\.(jpg|webp|avif)"
)

written: set[str] = set()


def _notice_writing(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[2] & os.O_ACCMODE:
        written.add(arguments[0])


sys.addaudithook(_notice_writing)


def taken_in(data, **fields):
    values = {"caption": "A court.", "alt": "A building.", "credit": "A. Photographer"}
    return intake.take_in(data, name="../DSC_PLANTED.jpg", **values | fields)[0]


def contents(storage):
    found = {}
    for name in files.walk(storage):
        with storage.open(name) as file:
            found[name] = file.read()
    return found


@pytest.fixture
def served(settings):
    """Let the public store lie where the site serves it from."""
    options = {"location": settings.MEDIA_ROOT}
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": stores.FOLDER, "OPTIONS": options}
    }


# Folders


@pytest.mark.parametrize("kind", FORMATS)
def test_upload_is_never_written_down(kind, tmp_path):
    upload = telling(kind)
    written.clear()

    taken_in(upload)

    ours = {path for path in written if not path.startswith("/dev/")}
    assert len(ours) > 5
    assert {path for path in ours if not path.startswith(f"{tmp_path}/private/")} == set()
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == len(ours)
    assert [word for data in files for word in (*PLANTED, upload[-500:]) if word in data] == []


def test_refused_upload_leaves_no_file(tmp_path):
    written.clear()

    with pytest.raises(intake.images.Refused):
        taken_in(telling("JPEG")[:5000])

    assert {path for path in written if not path.startswith("/dev/")} == set()
    assert list(tmp_path.iterdir()) == []


def test_names_tell_nothing():
    one, two = taken_in(telling("JPEG")), make_photo()

    names = [*files.names(one), *files.names(two)]

    assert [name for name in names if not NAME.fullmatch(name)] == []
    tokens = {re.findall(r"[0-9a-f]{24}", name)[0] for name in names}
    # The master and its renditions do not even tell that they belong together.
    assert len(tokens) == 4


@pytest.mark.parametrize("kind", FORMATS)
def test_second_program_finds_nothing_in_either_store(kind):
    publish(make_post(lead=taken_in(telling(kind))))

    private, public = contents(storages["private"]), contents(default_storage)

    assert (len(private), len(public)) == (14, 13)
    assert told_by_exiftool(*private.values(), *public.values()) == [[]] * 27


def test_photo_in_three_posts_has_three_captions_and_one_credit(client, clock):
    photo = make_photo()
    for number, caption in enumerate(("In spring.", "In autumn.", "On Monday."), 1):
        post = make_post(number)
        alt = f"A building {caption.lower()}"
        PlacedPhoto.objects.create(post=post, photo=photo, caption=caption, alt=alt)
        publish(post)

    feed = client.get("/feed.rss").content.decode()
    pages = [client.get(edition.url).content.decode() for edition in Edition.objects.order_by("pk")]

    for caption, page in zip(("In spring.", "In autumn.", "On Monday."), pages, strict=True):
        assert f"<figcaption>{caption} " in page
        assert f'"caption":"{caption}"' in page
        assert f'alt="A building {caption.lower()}"' in page
        assert f"<media:description>{caption}</media:description>" in feed
    for page in pages:
        assert '<span class="photo__credit">A. Photographer</span>' in page
        assert '"creditText":"A. Photographer"' in page
    assert feed.count("<media:credit>A. Photographer</media:credit>") == 3
    uses = Edition.objects.order_by("pk").values_list("lead__caption", "lead__credit")
    assert list(uses) == [
        (caption, "A. Photographer") for caption in ("In spring.", "In autumn.", "On Monday.")
    ]


@pytest.mark.usefixtures("served")
def test_photo_of_a_draft_is_nowhere_until_the_post_is_published(client):
    photo = make_photo()
    post = make_post(lead=photo)
    addresses = [f"/media/{name}" for name in files.names(photo)]
    assert {client.get(address).status_code for address in addresses} == {404}

    publish(post)

    answers = {address: client.get(address) for address in addresses}
    public = {address for address, answer in answers.items() if answer.status_code == 200}
    assert public == {f"/media/{name}" for name in files.rendition_names(photo)}
    for answer in answers.values():
        answer.close()


def test_private_files_are_for_their_owner_alone(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | stores.folders(tmp_path / "own")

    photo = make_photo()

    path = Path(storages["private"].path(photo.master))
    assert path.stat().st_mode & 0o777 == 0o600


def test_same_picture_is_offered_and_likeness_is_found():
    first = taken_in(encoded(picture(), "JPEG"))
    small = taken_in(encoded(picture((400, 300)), "WEBP"))
    taken_in(encoded(picture().rotate(180), "JPEG"))

    again, is_new = intake.take_in(encoded(picture(), "JPEG"))

    assert (again, is_new) == (first, False)
    assert intake.similar(small) == [first]
    assert intake.similar(intake.images.clean(encoded(picture(), "JPEG"))) == [first, small]


def test_photo_without_sizes_is_not_published():
    photo = make_photo()
    photo.renditions = []
    photo.save()

    with pytest.raises(NotAllowed, match=f"The sizes of photo {photo.pk} are still being made"):
        publish(make_post(lead=photo))


def test_worker_is_told_when_the_row_is_there(settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}

    with django_capture_on_commit_callbacks() as callbacks:
        photo = make_photo()

    assert (photo.renditions, len(callbacks)) == ([], 1)
    callbacks[0]()
    intake.make_renditions.call(photo.pk)
    photo.refresh_from_db()
    assert len(photo.renditions) == 13


# Buckets


@pytest.fixture(scope="module")
def server():
    """A server that speaks S3, as a process of its own."""
    if importlib.util.find_spec("moto") is None:
        if os.environ.get("CI"):
            pytest.fail("moto is missing: make dev")
        pytest.skip("moto, a server that speaks S3, is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1"]
    with subprocess.Popen(  # noqa: S603
        [*command, "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield _answering(port)
        finally:
            process.terminate()


def _answering(port):
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return f"http://127.0.0.1:{port}"
        time.sleep(0.1)
    return pytest.fail("The S3 server did not start.")


@pytest.fixture
def buckets(settings, server):
    made = stores.buckets(
        public="photos",
        private="masters",
        public_url=f"{server}/photos",
        endpoint=server,
        region="us-east-1",
        key="key",
        secret="secret",
    )
    settings.STORAGES = settings.STORAGES | made
    for name in ("default", "private"):
        bucket = storages[name].bucket
        if bucket.creation_date is None:
            bucket.create()
        bucket.objects.all().delete()


@pytest.mark.usefixtures("buckets")
def test_photo_in_buckets_is_private_until_the_post_is_published(server):
    photo = make_photo()
    post = make_post(lead=photo)
    assert set(files.walk(storages["private"])) == files.names(photo)
    assert list(files.walk(default_storage)) == []

    edition = publish(post)

    assert set(files.walk(default_storage)) == set(files.rendition_names(photo))
    assert edition.lead["src"].startswith(f"{server}/photos/photos/")
    assert edition.lead["small"]["bytes"] > 100
    stored = storages["private"].bucket.Object(photo.master).get()["Body"].read()
    assert stored == files.read_master(photo)


@pytest.mark.usefixtures("buckets")
def test_swapped_and_withdrawn_photos_leave_the_buckets(django_capture_on_commit_callbacks, server):
    photo = make_photo()
    edition = publish(make_post(lead=photo))
    old = files.names(photo)

    with django_capture_on_commit_callbacks(execute=True):
        gone = door.swap(photo, encoded(picture(), "JPEG"), by=None, at=NOW)

    assert set(files.walk(storages["private"])) == files.names(photo)
    assert set(files.walk(default_storage)) == set(files.rendition_names(photo))
    assert {address.removeprefix(f"{server}/photos/") for address in gone} < old
    with django_capture_on_commit_callbacks(execute=True):
        door.withdraw_photo(photo, words="Removed.", by=None, at=NOW)
    assert list(files.walk(default_storage)) == []
    edition.refresh_from_db()
    assert "Removed." in edition.whole_html


@pytest.mark.usefixtures("buckets")
def test_audit_walks_buckets():
    photo = make_photo()
    publish(make_post(lead=photo))
    publish(make_post(2, lead=photo))
    storages["private"].save("masters/telling.png", ContentFile(telling("PNG")))
    default_storage.save("photos/new.jpg", ContentFile(encoded(picture(), "JPEG")))

    # What is this new may belong to a photo that is just coming in.
    audit = Audit(at=timezone.now())
    found = [(one.code, one.name) for one in audit.run()]

    assert found == [("metadata", "masters/telling.png")]
    assert (audit.photos, audit.files) == (1, 14 + 13 + 2)


def test_site_lets_browsers_load_from_the_bucket():
    print_them = (
        "from django.conf import settings as s; from watchdog import middleware as m;"
        "print(*s.SECURE_CSP['img-src'], m.EMBEDDER_POLICY)"
    )

    def said(public_url):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "watchdog.settings",
            "WATCHDOG_ORIGIN": "https://news.example.org",
            "WATCHDOG_S3_BUCKET_PUBLIC": "photos",
            "WATCHDOG_S3_BUCKET_PRIVATE": "masters",
            "WATCHDOG_S3_PUBLIC_URL": public_url,
        }
        command = [sys.executable, "-c", print_them]
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=environment, capture_output=True, check=True
        )
        return done.stdout.decode().split()

    elsewhere = said("https://bucket.example.net/photos")
    assert elsewhere == ["'self'", "https://bucket.example.net", "credentialless"]
    assert said("https://news.example.org/p") == ["'self'", "require-corp"]
