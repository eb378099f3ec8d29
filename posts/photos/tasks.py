"""What may be done by a worker, where settings name one; otherwise it is done at once."""

from django.tasks import task

from posts.desk import Photo
from posts.photos import files


@task
def make_renditions(photo_pk: int) -> None:
    """Make the renditions of a photo that has none. Doing it twice does no harm.

    If somebody gave the photo another master meanwhile, what was made of the old one is dropped.
    """
    photo = Photo.objects.get(pk=photo_pk)
    if photo.renditions:
        return
    photo.renditions = files.write_renditions(photo, files.read_master(photo))
    row = Photo.objects.filter(pk=photo.pk, master=photo.master, renditions=[])
    if not row.update(renditions=photo.renditions):
        files.remove(files.rendition_names(photo))
