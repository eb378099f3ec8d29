"""Words that tell of family, address or health, in the languages that editors write and paste in.

A list cannot know what a sentence means, so a text with one of them is only pointed out. Places are
different: a place is a city, and whatever looks like an address in it is refused.
"""

# ruff: noqa: RUF001  (letters that look Latin to it are of the languages it is about)

import re


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


# In a place. A city's name has no digits.
ADDRESS = re.compile(
    r"\d|\b(street|str|avenue|ave|lane|boulevard|blvd|building|apartment|flat|prison|colony"
    r"|ulitsa|prospekt|pereulok|mikrorayon|sokak|cadde|caddesi|küçəsi|prospekti"
    r"|улица|ул|проспект|переулок|бульвар|микрорайон|квартира|вулиця|вул|вуліца|көшесі|колония"
    r"|خیابان|کوچه|پلاک|شارع|زقاق|ქუჩა|გამზირი)\b",
    re.IGNORECASE,
)
FAMILY = _any(
    "sons?|daughters?|child(?:ren)?|wife|husband|spouse|fianc[eé]e?|mother|father|parents?",
    "brothers?|sisters?|siblings?|grand(?:mother|father|parents?)|relatives?",
    r"сын(?:а|у|ом|овья|овей)?|доч(?:ь|ери|ерью)|дет(?:и|ей|ям)|жен(?:а|ы|у|ой)|муж(?:а|у|ем)?",
    r"мат(?:ь|ери)|от(?:ец|ца|цу)|родител(?:и|ей|ям)|брат(?:а|у)?|сестр(?:а|ы|у|ой)",
    r"син(?:а|у)?|донька|доньки|діти|дружина|дружини|чоловік|батьки",
    r"oğlu|qızı|arvadı|əri|eşi|kocası|karısı|annesi|babası",
    "همسر|فرزند|پسر|دختر|مادر|پدر|برادر|خواهر|زوجة|زوج|ابن|ابنة|والدة|والد",
)
HEALTH = _any(
    r"pregnan\w+|diagnos\w+|illness|disease|cancer|diabet\w+|hiv|depress\w+|surgery|disab\w+",
    r"беременн\w+|диагноз\w*|болезн\w+|рак(?:а|ом)?|диабет\w*|инвалид\w*|операци\w+",
    r"вагітн\w+|хвороб\w+|hamilə|xəstəlik|hamile|hastalı\w+|بیماری|سرطان|باردار|مرض",
)
HOME = _any(
    r"home address|lives? (?:at|in|on|with)|lived (?:at|on|with)|resides?|phone number",
    r"живет|живёт|прожива\w+|адрес\w*|мешкає|yaşayır|oturuyor|نشانی|محل سکونت|عنوان",
    r"\+\d[\d ()-]{7,}\d",
)


def told_in(text: str) -> str:
    """Return the first word that may tell too much of somebody's private life, or ""."""
    for words in (FAMILY, HEALTH, HOME):
        if found := words.search(text):
            return found[0]
    return ""
