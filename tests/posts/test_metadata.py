"""What a photo says is told in names from a closed list; what fills the form is plain text."""

import io
from datetime import date

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from posts.photos import metadata
from posts.photos.metadata_names import EXIF_NAMES, IPTC_NAMES, NAMES, TEXT_NAMES, XMP_NAMES
from tests.posts import photos

pytestmark = pytest.mark.once

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'


def read(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return metadata.read(image)


def with_xmp(properties, before=""):
    packet = (
        f'{before}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {RDF}><rdf:Description xmlns:p="p">'
        f"{properties}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    return photos.encoded(photos.picture((16, 12)), "JPEG", xmp=packet.encode())


def test_found_names_everything_in_a_jpeg_most_dangerous_first():
    found, _ = read(photos.telling("JPEG"))

    assert found == (
        "GPS position",
        "place name",
        "camera serial number",
        "artist",
        "maker note",
        "embedded thumbnail",
        "date taken",
        "caption",
        "comment",
        "credit",
        "keywords",
        "country",
        "country code",
        "EXIF data",
        "IPTC data",
        "XMP data",
        "color profile",
    )


def test_found_is_empty_for_a_photo_that_says_nothing():
    assert read(photos.encoded(photos.picture(), "JPEG")) == ((), metadata.Prefill())


def test_every_name_is_on_the_closed_list():
    tables = (EXIF_NAMES, IPTC_NAMES, XMP_NAMES, TEXT_NAMES)

    assert {name for table in tables for name in table.values()} - set(NAMES) == set()


def test_found_never_tells_a_key_that_the_file_made_up():
    text = PngImagePlugin.PngInfo()
    text.add_text("Ali, 12 Main Street", "at home")

    found, prefill = read(photos.encoded(photos.picture(), "PNG", pnginfo=text))

    assert (found, prefill) == (("text note",), metadata.Prefill())


def test_prefill_takes_xmp_before_the_others():
    _, prefill = read(photos.telling("JPEG"))

    assert prefill == metadata.Prefill(
        caption="PLANTED at the gate",
        byline="PLANTED One, PLANTED Two",
        credit="PLANTED Agency",
        keywords=("PLANTED court",),
        taken_on=date(2025, 3, 4),
        country="IR",
    )


def test_prefill_takes_iptc_in_utf8_and_in_latin1():
    fields = {
        25: b"court",
        55: b"20240229",
        80: "Zoé".encode("latin-1"),
        110: b"Agency",
        116: "© Zoé".encode(),
        120: "Prozess in Köln".encode(),
    }

    _, prefill = read(photos.with_iptc(photos.encoded(photos.picture(), "JPEG"), fields))

    assert prefill == metadata.Prefill(
        caption="Prozess in Köln",
        byline="Zoé",
        credit="Agency",
        copyright="© Zoé",
        keywords=("court",),
        taken_on=date(2024, 2, 29),
    )


def test_prefill_takes_exif_where_there_is_nothing_else():
    _, prefill = read(photos.encoded(photos.picture(), "JPEG", exif=photos.exif()))

    assert prefill == metadata.Prefill(
        caption="PLANTED description", byline="PLANTED Artist", taken_on=date(2024, 5, 6)
    )


def test_caption_that_a_camera_writes_is_no_caption():
    block = Image.Exif()
    block[ExifTags.Base.ImageDescription] = "OLYMPUS DIGITAL CAMERA         "

    _, prefill = read(photos.encoded(photos.picture(), "JPEG", exif=block))

    assert prefill.caption == ""


@pytest.mark.parametrize(
    ("properties", "country"),
    [
        ("<p:CountryCode>tr</p:CountryCode><p:Country>Turkey</p:Country>", "TR"),
        ("<p:CountryCode>TUR</p:CountryCode><p:Country>Türkiye</p:Country>", "Türkiye"),
        ("<p:Country>Côte d\u2019Ivoire</p:Country>", "Côte d\u2019Ivoire"),
        ("<p:Country>ایران</p:Country>", "ایران"),
        ("<p:Country>12 Main Street</p:Country>", ""),
        ("<p:Country>Evin, Tehran, Iran</p:Country>", ""),
        ("<p:City>Tehran</p:City><p:Location>Evin</p:Location>", ""),
    ],
)
def test_place_is_never_finer_than_the_country(properties, country):
    _, prefill = read(with_xmp(properties))

    assert prefill == metadata.Prefill(country=country)


@pytest.mark.parametrize(
    ("caption", "kept"),
    [
        ("Protest at 35.6892, 51.3890 today", "Protest at today"),
        ("35.6892N 51.3890E", ""),
        ("Seen at 35°41'21\"N, 51°25'0\"E", "Seen at ,"),
        ("Between 1.5 and 2.5 million people, 20.000 police", None),
        ("40° in the shade, North winds", None),
    ],
)
def test_coordinates_in_a_text_are_dropped(caption, kept):
    assert " ".join(metadata.tidy(caption).split()) == (caption if kept is None else kept)


def test_text_of_strangers_becomes_one_plain_line():
    text = "e\u0301t\u00e9\n\tin\u202e \u2066Köln\x00\x1b[31m\u200f"

    assert metadata.tidy(text) == "été in Köln[31m"
    assert metadata.tidy("می\u200cخواهم") == "می\u200cخواهم"
    assert metadata.tidy("a" * 10_000, limit=2000) == "a" * 2000


def test_keywords_are_few_and_different_and_no_positions():
    words = ["court", "court", "geotagged", "geo:lon=51.3", "trial; verdict", "", "x" * 200]
    items = "".join(f"<rdf:li>{word}</rdf:li>" for word in words)

    _, prefill = read(with_xmp(f"<p:subject><rdf:Bag>{items}</rdf:Bag></p:subject>"))

    assert prefill.keywords == ("court", "trial", "verdict", "x" * 60)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024:05:06 07:08:09", date(2024, 5, 6)),
        ("2024-05-06T07:08+03:30", date(2024, 5, 6)),
        ("20240506", date(2024, 5, 6)),
        ("0000:00:00 00:00:00", None),
        ("2023-02-29", None),
        ("1601-01-01", None),
        ("yesterday", None),
        ("2024", None),
    ],
)
def test_date_is_read_as_the_three_standards_write_it(text, day):
    assert metadata.parse_date(text) == day


def test_entities_of_xmp_are_not_expanded():
    laughs = '<!DOCTYPE x [<!ENTITY a "PLANTED"><!ENTITY b "&a;&a;&a;&a;">]>'

    found, prefill = read(with_xmp("<p:description>&b;</p:description>", before=laughs))

    assert (found, prefill) == (("XMP data",), metadata.Prefill())


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_broken_block_is_named_and_spoils_no_other():
    block = b"Exif\0\0II*\0\xff\xff\xff\xff"

    found, prefill = read(photos.with_iptc(photos.encoded(photos.picture(), "JPEG", exif=block)))

    assert found == ("place name", "artist", "caption", "country", "EXIF data", "IPTC data")
    assert (prefill.byline, prefill.country) == ("PLANTED Reporter", "Iran")
