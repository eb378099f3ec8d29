"""What plays elsewhere, by its address: a video or a post at a social network.

Nothing is ever loaded from there. Readers get a title, perhaps a still, and a link that says who
will see them. So an address is that of the page that somebody would open, and not of a frame.
"""

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit, urlunsplit

from posts.body.addresses import link_address

__all__ = ["embed_address", "is_post", "is_video", "provider"]

NAMES = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "rutube.ru": "Rutube",
    "tiktok.com": "TikTok",
    "facebook.com": "Facebook",
    "fb.watch": "Facebook",
    "instagram.com": "Instagram",
    "x.com": "X",
    "twitter.com": "X",
    "t.me": "Telegram",
    "telegram.me": "Telegram",
    "vk.com": "VK",
    "ok.ru": "OK",
    "soundcloud.com": "SoundCloud",
    "spotify.com": "Spotify",
}
# Where somebody reads rather than watches.
POSTS = frozenset({"X", "Telegram", "Facebook", "Instagram", "VK", "OK"})
# Where one post is, and not somebody's page or everything under a word.
POST_PATHS = {
    "X": r"/(?:[^/]+|i/web)/status(?:es)?/\d+",
    "Instagram": r"(?:/[^/]+)?/(?:p|reels?|tv)/[-\w]+",
    "TikTok": r"/@[^/]+/(?:video|photo)/\d+",
    "Facebook": r"/(?:[^/]+/)?(?:posts|videos|photos|permalink|reel|watch|story)\b.*",
    "Telegram": r"(?:/s)?/\w+/\d+",
    "VK": r"/wall-?\d+_\d+",
}
VIDEO_PATH = re.compile(r"/(videos?|reels?|tv|watch|clip)\b|video\.php", re.IGNORECASE)
# Frames that show nothing to anybody.
COUNTERS = frozenset(
    "googletagmanager.com doubleclick.net googlesyndication.com google-analytics.com".split()
)
# Words of an address that tell who passed it on, or how a frame looks.
TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|igsh(id)?|si|feature|ref_src|ref_url|embed|autoplay|rel|app"
)
YOUTUBE = re.compile(r"/(?:embed|v|shorts|live)/([-\w]{6,20})/?")
TWEET = re.compile(r"(?:www\.|mobile\.)?twitter\.com")


@lru_cache(maxsize=1000)
def embed_address(address: str) -> str:
    """Return the page that shows the same as a frame or a link; "" if there is none on the web."""
    try:
        split = urlsplit(link_address(address))
        if split.scheme not in {"http", "https"} or _site(split.hostname or "") in COUNTERS:
            return ""
        return _page(split)
    except ValueError:
        return ""


def provider(address: str) -> str:
    """Return who will see whoever opens it, by the name that readers know."""
    host = urlsplit(address).hostname or ""
    return NAMES.get(_site(host), host.removeprefix("www."))


def is_post(address: str) -> bool:
    """Whether the address is that of one post at a network that readers know."""
    path = POST_PATHS.get(provider(address))
    return path is not None and bool(re.fullmatch(path, urlsplit(address).path.rstrip("/")))


def is_video(address: str) -> bool:
    """Whether it plays, as far as the address tells; what is at an unknown site does."""
    split = urlsplit(address)
    return provider(address) not in POSTS or bool(
        split.hostname == "fb.watch" or VIDEO_PATH.search(split.path)
    )


def _site(host: str) -> str:
    return ".".join(host.split(".")[-2:])


def _page(split: SplitResult) -> str:
    query, host = parse_qs(split.query), split.hostname or ""
    match NAMES.get(_site(host)):
        case "YouTube":
            return _youtube(split, query)
        case "Facebook" if split.path.startswith("/plugins/") and "href" in query:
            return embed_address(query["href"][0])
        case "X" if host == "platform.twitter.com" and "id" in query:
            return f"https://x.com/i/status/{query['id'][0]}" if query["id"][0].isdigit() else ""
        case "X" if TWEET.fullmatch(host):
            split = split._replace(netloc="x.com")
        case "Vimeo" if host == "player.vimeo.com":
            path = split.path.removeprefix("/video")
            split = split._replace(netloc="vimeo.com", path=path, query="")
        case "Instagram":
            split = split._replace(path=re.sub("/embed(/captioned)?/?$", "/", split.path))
    kept = {name: value for name, value in query.items() if not TRACKING.fullmatch(name)}
    query_left = urlencode(kept, doseq=True) if split.query else ""
    return urlunsplit(split._replace(scheme="https", query=query_left, fragment=""))


def _youtube(split: SplitResult, query: dict[str, list[str]]) -> str:
    found = YOUTUBE.fullmatch(split.path)
    number = query.get("v", [""])[0] or (found[1] if found else "")
    if split.hostname == "youtu.be":
        number = split.path.strip("/")
    if "list" in query and (not number or number == "videoseries"):
        return f"https://www.youtube.com/playlist?{urlencode({'list': query['list'][0]})}"
    if not number:
        return urlunsplit(split._replace(scheme="https", netloc="www.youtube.com", fragment=""))
    start = query.get("start", query.get("t", [""]))[0]
    words = {"v": number} | ({"t": start} if re.fullmatch(r"\d{1,6}s?", start) else {})
    return f"https://www.youtube.com/watch?{urlencode(words)}"
