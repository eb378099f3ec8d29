"""The pictures of the demo newsroom, drawn by code so that none is shipped or downloaded."""

from collections.abc import Callable

from PIL import Image, ImageOps

from watchdog.demo import portraits, scenes_justice, scenes_land, scenes_public, scenes_work
from watchdog.demo.canvas import PALETTES, Canvas

WIDE = (1600, 1067)
PORTRAIT = portraits.SIZE

LANDSCAPES: dict[str, Callable[[Canvas], None]] = {
    scene.__name__: scene
    for scene in (
        scenes_justice.border,
        scenes_justice.court_steps,
        scenes_justice.dock,
        scenes_justice.letter,
        scenes_justice.platform,
        scenes_justice.prison_gate,
        scenes_land.dark_phone,
        scenes_land.drone,
        scenes_land.mast,
        scenes_land.snow_town,
        scenes_public.empty_chair,
        scenes_public.library,
        scenes_public.police_line,
        scenes_public.sign,
        scenes_public.studio,
        scenes_work.camera,
        scenes_work.microphone,
        scenes_work.newsroom,
        scenes_work.papers,
        scenes_work.press,
        scenes_work.press_card,
        scenes_work.screen,
    )
}
PORTRAITS: dict[str, Callable[[Canvas], None]] = {
    name: scene for name, scene in vars(portraits).items() if name.startswith("portrait_")
}
SCENES = LANDSCAPES | PORTRAITS


def natural_size(scene: str) -> tuple[int, int]:
    return PORTRAIT if scene in PORTRAITS else WIDE


def draw(scene: str, *, seed: int, size: tuple[int, int] | None = None) -> Image.Image:
    """Draw `scene`, the same for the same `seed`; the seed picks tones, side and small chances.

    Another size than the scene's own is cut from its middle.
    """
    width, height = natural_size(scene)
    canvas = Canvas(width, height, palette=seed % len(PALETTES), seed=f"{scene} {seed}")
    SCENES[scene](canvas)
    image = canvas.finish()
    if seed // len(PALETTES) % 2:
        image = ImageOps.mirror(image)
    return image if size in (None, image.size) else ImageOps.fit(image, size)
