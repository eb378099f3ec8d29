"""Photos brought in, rendered and audited by command: told by name, in the end by a tally."""

import io
import os
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.utils import timezone
from PIL import Image

from posts.desk import Photo
from posts.photos import files
from posts.photos.proof import carried
from posts.record import Edition
from tests.factories import NOW, make_photo, make_post, publish
from tests.posts.photos import FORMATS, encoded, picture, telling

ROOT = Path(__file__).parents[2]
TODAY = NOW.date()


def run(*command):
    """What the command prints, line by line, and its exit code."""
    output, code = io.StringIO(), 0
    try:
        call_command(*map(str, command), stdout=output)
    except SystemExit as end:
        code = end.code
    return output.getvalue().splitlines(), code


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def plain(color):
    return encoded(Image.new("RGB", (40, 30), color), "JPEG")


# Bringing in


@pytest.mark.django_db
def test_folder_comes_in_with_what_its_files_say(tmp_path):
    write(tmp_path / "in/deep/DSC_1.jpg", telling("JPEG"))
    write(tmp_path / "in/DSC_2.png", plain("#123456"))

    lines, code = run("import_photos", tmp_path / "in", "--credit", "Newsroom")

    assert (lines, code) == (["created 2, updated 0, unchanged 0, refused 0"], 0)
    said, bare = Photo.objects.exclude(caption=""), Photo.objects.get(caption="")
    assert list(said.values_list("caption", "credit", "country", "alt")) == [
        ("PLANTED at the gate", "PLANTED Agency", "IR", "")
    ]
    assert (bare.credit, str(bare), bare.is_exposed) == ("Newsroom", f"Photo {bare.pk}", False)
    assert {len(photo.renditions) for photo in Photo.objects.all()} == {7, 13}


@pytest.mark.django_db
def test_second_import_changes_nothing_wherever_the_files_are_by_then(tmp_path):
    write(tmp_path / "in/DSC_1.jpg", plain("#111111"))
    write(tmp_path / "in/copy of DSC_1.jpg", plain("#111111"))
    assert run("import_photos", tmp_path / "in")[0] == [
        "created 1, updated 0, unchanged 1, refused 0"
    ]
    Photo.objects.update(caption="What an editor wrote.")
    (tmp_path / "in/DSC_1.jpg").rename(tmp_path / "in/other.jpg")

    lines, _ = run("import_photos", tmp_path / "in")

    assert lines == ["created 0, updated 0, unchanged 2, refused 0"]
    assert Photo.objects.get().caption == "What an editor wrote."
    assert set(files.walk(storages["private"])) == files.names(Photo.objects.get())


@pytest.mark.django_db
def test_what_is_no_photo_is_refused_by_name_and_the_rest_comes_in(tmp_path):
    write(tmp_path / "in/a.jpg", telling("JPEG")[:4000])
    write(tmp_path / "in/notes.txt", b"Call me at noon.")
    write(tmp_path / "in/z.jpg", plain("#222222"))
    write(tmp_path / "in/.thumbs/x.jpg", plain("#333333"))
    write(tmp_path / "secret.jpg", plain("#444444"))
    (tmp_path / "in/link.jpg").symlink_to(tmp_path / "secret.jpg")

    lines, code = run("import_photos", tmp_path / "in")

    assert [line.split(": ")[:2] for line in lines[:-1]] == [
        ["refused", "a.jpg"],
        ["refused", "notes.txt"],
    ]
    assert (lines[-1], code) == ("created 1, updated 0, unchanged 0, refused 2", 1)


def test_missing_folder_is_a_wrong_call():
    with pytest.raises(CommandError, match="there is no folder /nowhere"):
        call_command("import_photos", "/nowhere")


def test_killed_import_goes_on_where_it_was(tmp_path):
    for number in range(6):
        write(tmp_path / f"in/{number}.jpg", plain(f"#{number}0{number}0{number}0"))
    environment = os.environ | {"WATCHDOG_VAR": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    manage = [sys.executable, ROOT / "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)  # noqa: S603
    command = [*manage, "import_photos", tmp_path / "in", "--jobs", "1"]

    with subprocess.Popen(command, env=environment) as process:  # noqa: S603
        while not (before := rows(tmp_path)) and process.poll() is None:
            time.sleep(0.02)
        process.kill()
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)  # noqa: S603

    *_, tally = done.stdout.decode().splitlines()
    created, unchanged = (int(part.split()[1]) for part in tally.split(", ")[::2])
    assert before <= unchanged < 6
    assert (created + unchanged, rows(tmp_path)) == (6, 6)


def rows(folder):
    with sqlite3.connect(folder / "watchdog.sqlite3") as database:
        count = database.execute("SELECT count(*) FROM posts_photo").fetchone()[0]
    database.close()
    return count


# Making sizes


@pytest.mark.django_db
def test_missing_sizes_are_made_and_others_left():
    whole, bare = make_photo(), make_photo("#990000")
    files.remove(files.rendition_names(bare))
    Photo.objects.filter(pk=bare.pk).update(renditions=[])

    assert run("make_renditions") == (["made 1, failed 0"], 0)

    bare.refresh_from_db()
    assert len(bare.renditions) == len(whole.renditions)
    assert run("make_renditions") == (["made 0, failed 0"], 0)
    assert Photo.objects.get(pk=whole.pk).renditions == whole.renditions


@pytest.mark.django_db
def test_sizes_made_by_other_rules_are_made_anew_in_every_edition(
    django_capture_on_commit_callbacks,
):
    photo = make_photo()
    publish(make_post(lead=photo))
    photo.refresh_from_db()
    old = files.rendition_names(photo)
    photo.renditions = [one | {"recipe": "before"} for one in photo.renditions]
    photo.save()

    with django_capture_on_commit_callbacks(execute=True):
        assert run("make_renditions", "--all") == (["made 1, failed 0"], 0)

    photo.refresh_from_db()
    assert set(files.walk(default_storage)) == set(files.rendition_names(photo))
    assert not set(old) & set(files.walk(storages["private"]))
    assert photo.renditions[-1]["file"] in Edition.objects.get().lead["crops"]["square"]["url"]
    assert run("make_renditions", "--all") == (["made 0, failed 0"], 0)


@pytest.mark.django_db
def test_photo_whose_master_is_lost_is_named():
    photo = make_photo()
    storages["private"].delete(photo.master)
    Photo.objects.update(renditions=[])

    lines, code = run("make_renditions")

    assert lines == [f"failed: photo {photo.pk}: No such file or directory", "made 0, failed 1"]
    assert code == 1


# Looking again


def audit(*options):
    return run("audit_photos", *options)


def old_file(storage, name, data):
    storage.save(name, ContentFile(data))
    day_ago = timezone.now().timestamp() - 86400
    os.utime(storage.path(name), (day_ago, day_ago))


@pytest.mark.django_db
def test_audit_of_a_sound_archive_finds_nothing():
    publish(make_post(lead=make_photo()))
    make_photo("#990000")

    assert audit() == (["photos 2, files 41, mended 0, wrong 0"], 0)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", FORMATS)
def test_audit_names_what_a_stored_file_carries_and_tells_no_value(kind):
    photo = make_photo()
    path = Path(storages["private"].path(photo.renditions[0]["file"]))
    path.write_bytes(telling(kind))

    lines, code = audit()

    assert lines[0].startswith(f"metadata: {photo.renditions[0]['file']}: It carries: GPS position")
    assert "PLANTED" not in lines[0]
    assert (len(lines), code) == (2, 1)


@pytest.mark.parametrize("kind", FORMATS)
def test_something_behind_a_picture_is_noticed(kind):
    data = encoded(picture(), kind)

    assert carried(data) == ()
    assert carried(data + b"PK\x03\x04 a zip archive") == ("something behind the picture",)
    assert carried(b"<html>") == ("no picture",)


@pytest.mark.django_db
def test_files_of_no_photo_are_removed_when_they_are_old():
    make_photo()
    old_file(storages["private"], "photos/old.jpg", plain("red"))
    old_file(default_storage, "photos/old.jpg", plain("red"))
    storages["private"].save("photos/new.jpg", ContentFile(plain("red")))

    assert audit()[0][:2] == ["orphan: photos/old.jpg: It belongs to no photo."] * 2
    lines, code = audit("--fix")

    assert lines[0] == "orphan: photos/old.jpg: It belongs to no photo. Mended."
    assert (lines[-1], code) == ("photos 1, files 17, mended 2, wrong 0", 0)
    assert list(files.walk(default_storage)) == []
    assert storages["private"].exists("photos/new.jpg")


@pytest.mark.django_db
def test_public_store_is_brought_to_what_editions_show(django_capture_on_commit_callbacks):
    shown, forgotten = make_photo(), make_photo("#990000")
    publish(make_post(lead=shown))
    files.publish(forgotten)
    lost = shown.renditions[0]["file"]
    default_storage.delete(lost)

    lines, _ = audit("--fix")

    assert lines == [
        f"missing: photo {shown.pk}: Readers cannot get: {lost}. Mended.",
        f"exposed: photo {forgotten.pk}: Nothing shows it, and readers can get it. Mended.",
        "photos 2, files 53, mended 2, wrong 0",
    ]
    assert set(files.walk(default_storage)) == set(files.rendition_names(shown))
    assert audit()[1] == 0


@pytest.mark.django_db
def test_lost_master_is_named():
    photo = make_photo()
    storages["private"].delete(photo.master)

    lines, code = audit()

    assert lines[0] == f"missing: photo {photo.pk}: Not in the private store: {photo.master}."
    assert code == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"usable_until": TODAY - timedelta(1)}, "rights: photo {}: Readers see it; its rights"),
        ({"look_again_on": TODAY}, "look-again: photo {}: Look again whether it may be shown."),
        ({"alt": ""}, "alt: photo {}: It is in use and has no alternative text."),
    ],
)
@pytest.mark.usefixtures("clock")
def test_what_an_editor_has_to_look_at_is_named(fields, line):
    photo = make_photo()
    publish(make_post(lead=photo))
    Photo.objects.update(**fields)

    lines, code = audit()

    assert lines[0].startswith(line.format(photo.pk))
    assert (len(lines), code) == (2, 1)
