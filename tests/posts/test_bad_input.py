"""What a careless or a hostile person sends: a sentence for the editor, no file, little memory."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from posts.desk import Photo
from posts.photos import images, intake
from tests.posts.bad_files import BAD, HTML, wide
from tests.posts.photos import FORMATS, encoded, picture

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]


@pytest.mark.django_db
@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_answered_with_one_sentence_and_leaves_nothing(name, tmp_path):
    with pytest.raises(images.Refused) as caught:
        intake.take_in(BAD[name], name="../holiday\u202egpj.exe")

    sentence = str(caught.value)
    assert sentence.startswith("“holidaygpj.exe”: This ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 250
    assert not Photo.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("behind", [b"PK\x03\x04 archive", HTML, b"%PDF-1.7", b"MZ\x90 program"])
def test_file_that_is_two_things_comes_out_as_a_picture(kind, behind):
    master = images.clean(encoded(picture(), kind) + behind)

    assert behind not in master.data
    assert not [one for one in images.renditions(master.data) if behind in one.data]
    assert Image.open(io.BytesIO(master.data)).size == (800, 600)


def test_script_inside_of_a_comment_is_gone():
    data = encoded(picture(), "JPEG", comment=HTML)
    assert HTML in data

    master = images.clean(data)

    assert HTML not in master.data
    assert master.found == ("comment",)


def test_picture_of_few_bytes_and_many_pixels_that_can_be_taken_is_scaled_down():
    master = images.clean(wide("PNG", 5800))

    assert (master.width, master.height) == (4000, 4000)


# A process that knows nothing but the gate, and says what it and its largest child had in memory.
TAKE_IN = """
import io, json, pathlib, resource, sys
from posts.photos import images

class Endless(io.RawIOBase):
    left = 200 * 2**20
    def read(self, size=-1):
        size = min(self.left, size)
        self.left -= size
        return bytes(size)

said = []
for source in (*sorted(pathlib.Path(sys.argv[1]).iterdir()), Endless()):
    try:
        images.clean(source.read_bytes() if isinstance(source, pathlib.Path) else source)
    except images.Refused as refusal:
        said.append(str(refusal))
# What the kernel says of the process itself includes that of whoever started it.
own = int(pathlib.Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([[own // 1024, child // 1024], said]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Others have no /proc to look into.")
def test_none_of_them_takes_300_megabytes(tmp_path):
    large = encoded(Image.effect_noise((6000, 4500), 60).convert("RGB"), "JPEG")
    for number, data in enumerate([*BAD.values(), large, wide("PNG", 5800)]):
        (tmp_path / f"{number:02}").write_bytes(data)

    command = [sys.executable, "-W", "ignore", "-c", TAKE_IN, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603

    (own, child), said = json.loads(done.stdout)
    assert len(said) == len(BAD) + 1
    assert said[-1] == "This file is larger than 40 MB: save the photo as a smaller JPEG."
    assert own + child < 300
