"""Photos that say too much, made in the test: every block of them carries a word from PLANTED."""

import io
import struct
import zlib

from PIL import ExifTags, Image, ImageCms, ImageDraw, PngImagePlugin

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
PLANTED = (b"PLANTED", b"8675309", b"safe house")

XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 exif:GPSLatitude="35,41.3500N" photoshop:City="PLANTED City" photoshop:Credit="PLANTED Agency"
 photoshop:DateCreated="2025-03-04T05:06:07+03:30" Iptc4xmpCore:CountryCode="ir">
<dc:creator><rdf:Seq>
 <rdf:li>PLANTED One</rdf:li><rdf:li>PLANTED Two</rdf:li>
</rdf:Seq></dc:creator>
<dc:description><rdf:Alt>
 <rdf:li xml:lang="x-default">PLANTED at the gate</rdf:li>
</rdf:Alt></dc:description>
<dc:subject><rdf:Bag>
 <rdf:li>PLANTED court</rdf:li><rdf:li>geo:lat=35.689</rdf:li>
</rdf:Bag></dc:subject>
</rdf:Description></rdf:RDF></x:xmpmeta>"""

IPTC = {80: b"PLANTED Reporter", 90: b"PLANTED Village", 101: b"Iran", 120: b"PLANTED caption"}


def picture(size=(800, 600), mode="RGB"):
    """Brighter to the right and downward, with a disk at the upper left: turns and crops show."""
    down = Image.linear_gradient("L")
    bands = (down.rotate(90), down, Image.new("L", down.size, 90))
    image = Image.merge("RGB", bands).resize(size)
    draw = ImageDraw.Draw(image)
    draw.ellipse((size[0] // 8, size[1] // 8, size[0] // 3, size[1] // 3), fill=(200, 30, 30))
    return image.convert(mode)


def encoded(image, kind, **options):
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def exif(*, orientation=1, thumbnail=True):
    data = Image.Exif()
    data[ExifTags.Base.Orientation] = orientation
    data[ExifTags.Base.Artist] = "PLANTED Artist"
    data[ExifTags.Base.ImageDescription] = "PLANTED description"
    data[ExifTags.IFD.Exif] = {
        ExifTags.Base.DateTimeOriginal: "2024:05:06 07:08:09",
        ExifTags.Base.BodySerialNumber: "8675309",
        ExifTags.Base.MakerNote: b"PLANTED maker note",
        ExifTags.Base.UserComment: b"ASCII\0\0\0safe house",
    }
    data[ExifTags.IFD.GPSInfo] = {1: "N", 2: (35.0, 41.0, 21.0), 3: "E", 4: (51.0, 25.0, 0.0)}
    return _with_thumbnail(data.tobytes()) if thumbnail else data.tobytes()


def _with_thumbnail(block):
    """Hang a second directory with a small JPEG on a block of EXIF; Pillow cannot write one."""
    tiff = bytearray(block.removeprefix(b"Exif\0\0"))
    order = "<" if tiff[:2] == b"II" else ">"
    small = encoded(picture((16, 12)), "JPEG", comment=b"PLANTED thumbnail")
    (count,) = struct.unpack_from(f"{order}H", tiff, 8)
    start = len(tiff)
    struct.pack_into(f"{order}I", tiff, 10 + 12 * count, start)
    tiff += struct.pack(f"{order}H", 2)
    tiff += struct.pack(f"{order}HHII", 0x0201, 4, 1, start + 30)
    tiff += struct.pack(f"{order}HHII", 0x0202, 4, 1, len(small)) + struct.pack(f"{order}I", 0)
    return b"Exif\0\0" + bytes(tiff) + small


def icc(*, swapped=False):
    """A profile of sRGB, or one in which red and green have changed places."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if swapped:
        data = data.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    return data


def telling(kind, *, size=(800, 600), mode="RGB", orientation=1):
    """A photo of that format with all that the format can carry."""
    options = {"exif": exif(orientation=orientation), "xmp": XMP, "icc_profile": icc()}
    if kind == "JPEG":
        data = encoded(picture(size, mode), kind, comment=b"PLANTED: shot at safe house", **options)
        return with_iptc(data)
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "PLANTED author")
        text.add_text("Where", "safe house", zip=True)
        text.add_itxt("Comment", "PLANTED comment", lang="en")
        text.add_itxt("XML:com.adobe.xmp", options.pop("xmp").decode())
        options["pnginfo"] = text
    return encoded(picture(size, mode), kind, **options)


def with_iptc(jpeg, fields=None):
    """Put a Photoshop block with IPTC fields at the front of a JPEG."""
    records = b"\x1c\x01\x5a\x00\x03\x1b%G"
    for number, text in (fields or IPTC).items():
        records += struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text
    block = (
        b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    )
    block = b"Photoshop 3.0\0" + block
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]


def bomb(side=60_000):
    """A valid PNG of one bit a pixel, with billions of pixels in half a megabyte."""
    share = bytes((1 + (side + 7) // 8) * side // 100)
    packer = zlib.compressobj(wbits=-15)
    block = packer.compress(share) + packer.flush(zlib.Z_FULL_FLUSH)
    # The blocks repeat, and so the sum of nothing but zeros need not be worked out either.
    total = struct.pack(">HH", len(share) * 100 % 65521, 1)
    pixels = b"\x78\x9c" + block * 100 + b"\x03\0" + total
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", pixels)
        + _chunk(b"IEND", b"")
    )


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
