"""What tests read of a page, and the origin that the site believes it has in them."""

import json
import re
from typing import Any

SITE = "https://news.example"


def text(client: Any, address: str) -> str:
    return client.get(address).content.decode()


def nodes(page: str) -> dict[str, dict]:
    """The structured data, by type."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = json.loads(found[1])
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}
