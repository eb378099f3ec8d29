"""The pictures of the demo newsroom: each draws, and weighs little."""

import io

import pytest

from watchdog.demo import pictures

pytestmark = pytest.mark.once


# Those with the most detail; the others are lighter, and drawing them all takes long.
@pytest.mark.parametrize("scene", ["library", "police_line", "camera", "portrait_glasses"])
def test_scene_draws_a_light_picture(scene):
    image = pictures.draw(scene, seed=1)
    file = io.BytesIO()
    image.resize((720, 720 * image.height // image.width)).save(file, "JPEG", quality=70)

    assert image.size == pictures.natural_size(scene)
    assert len(file.getvalue()) < 45_000


def test_same_seed_draws_the_same_picture():
    assert pictures.draw("library", seed=2).tobytes() == pictures.draw("library", seed=2).tobytes()
