"""One plain Latin spelling for words of many scripts: Исмаилова, İsmayılova and Ismayilova are one.

A fold is for finding and is never shown. It is rougher than any transliteration, so that the
usual ones of a name fall together; what it cannot know is in docs/decisions/search.md. Folding
a fold changes nothing.
"""

import re
import unicodedata
from functools import lru_cache

# Latin letters that are more than a letter with a mark to leave out.
LETTERS = str.maketrans({
    "ı": "i", "ə": "a", "ç": "ch", "č": "ch", "ć": "ch", "ş": "sh", "ș": "sh", "š": "sh",
    "ž": "zh", "ğ": "gh", "ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d",
    "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n", "ţ": "ts", "ț": "ts",
})  # fmt: skip

# Pairs of a letter and its fold, by script. Where marks matter (й, ё, ї), the letter that is
# left without them folds to the same.
CYRILLIC = (
    "аa бb вv гg дd еe жzh зz иi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щsh ъ ыi ь эe"
    " юiu яia іi єie ґg әa ғg қk ңn өo ұu үu һh ҳh ҷj җj ҝg ҹj ӏ ђj јi љl њn ћch џj ѕdz ќk ѓg"
)
GEORGIAN = (
    "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყk შsh ჩch ცts ძdz"
    " წts ჭch ხkh ჯj ჰh"
)
ARMENIAN = (
    "աa բb գg դd եe զz էe ըi թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յi նn շsh ոo չch պp ջj"
    " ռr սs վv տt րr ցts ւv փp քk օo ֆf"
)
# Short vowels are not written; و and ی stand for a vowel or a consonant.
ARABIC = (
    "اa بb پp تt ثs جj چch حh خkh دd ذz رr زz ژzh سs شsh صs ضz طt ظz ع غgh فf قk كk کk گg لl مm"
    " نn وu هh يi یi ىa ةa ءa ہh ھh ےe ۀe ڭn ۇu ۆo ۈu ېe"
)
TABLE = str.maketrans({
    pair[0]: pair[1:] for table in (CYRILLIC, GEORGIAN, ARMENIAN, ARABIC) for pair in table.split()
})  # fmt: skip

# Azerbaijani, whose x is the kh of others; in Turkish too c is a j.
AZERBAIJANI = re.compile("[əığ]")
MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]"
)
# Inside a name (O’Neil, Мар’яна) or for a sound (Oʻzbekiston), but not before an ending (Şahin’in).
# What is rare comes first, which is faster.
APOSTROPHES = re.compile(
    "['’‘`´ʻʼʹʿʾ](?:(?<=[ʻʼʹʿʾ])|(?<=\\w.)(?=[A-Z\u00c0-\u00de\u0400-\u04ff]))"
)
LATIN_MARKS = re.compile("(?<=[A-Za-z])[\u0300-\u036f]+")
PLAIN = str.maketrans("ıøłđØŁĐ", "ioldOLD")
WORD = re.compile(r"[^\W_]+")
# Written without spaces: each character is a word, and a run of them a phrase.
UNSPACED = re.compile("([\u0e00-\u0edf\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff])")
NO_LETTER = re.compile(r"[\W_]+")
# Latin letters with marks, and scripts that have no capital letters.
SPELLED_OTHERWISE = re.compile(
    "[\u00df-\u024f\u0259\u1e00-\u1eff\u0590-\u109f\u10d0-\u1cff\u2e80-\ud7ff\U00020000-\U0003ffff]"
)
# It looks back once it has a capital letter, which is faster.
CAPITALIZED = re.compile("[A-Z](?<![A-Za-z0-9][A-Z])[A-Za-z0-9]*")
VOWELS = re.compile("[aeiouv]")
FINAL_H = re.compile("(?<=...)h$")

# In this order, each on what the last has left, until nothing changes.
RULES = tuple(
    (re.compile(pattern), fold)
    for pattern, fold in (
        ("ou", "u"),
        ("[yw]", lambda found: {"y": "i", "w": "v"}[found[0]]),
        ("x", "ks"),
        ("q", "k"),
        ("d?zh|dj", "j"),
        ("t?s?ch", lambda found: "sh" if found[0] == "sch" else "ch"),
        ("tz", "ts"),
        ("[gk]h", "h"),
        ("g", "h"),
        (r"(.)\1+", r"\1"),
        ("ie", "e"),
        ("(?<=[aeou])i(?=[aeou])", ""),
        # Endings that change with the case, and often with the transliteration.
        ("(?<=....)[oe](?:ho|mu)$", ""),
        ("(?<=....)[aeiou]+$", ""),
    )
)


def fold(text: str) -> str:
    """Return the words of a text in plain Latin letters, with a space between them."""
    return " ".join(folded for word in _words(text) if (folded := fold_word(word)))


def fold_names(text: str) -> str:
    """Return the folds of those words that may be names, or that can be spelled another way."""
    text = _apart(text)
    # Most words are in small letters and no names, which this sees at once.
    words = CAPITALIZED.findall(text) if text.isascii() else WORD.findall(text)
    return " ".join(folded for word in words if may_be_name(word) and (folded := fold_word(word)))


def folded_words(text: str) -> list[tuple[str, str]]:
    """Return each word that has a fold, as it is written, with that fold."""
    return [(word, folded) for word in _words(text) if (folded := fold_word(word))]


def may_be_name(word: str) -> bool:
    """Whether the word begins with a capital letter, or is of a script that has none."""
    return word[0].isupper() or (not word.isascii() and bool(SPELLED_OTHERWISE.search(word)))


def without_marks(text: str) -> str:
    """Return the text with plain Latin letters, for a database that does not see to it."""
    text = unicodedata.normalize("NFD", text.translate(PLAIN))
    return unicodedata.normalize("NFC", LATIN_MARKS.sub("", text))


def bones(text: str) -> str:
    """Return the folds without vowels, which scripts such as Arabic mostly leave out.

    They begin with a zero, so that they are no fold of anything.
    """
    bare = (VOWELS.sub("", word) for word in fold(text).split())
    bare = (FINAL_H.sub("", word) for word in bare)
    return " ".join(f"0{word}" for word in bare if len(word) >= 3)


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    # Every rule makes the word shorter or goes one way, so there is an end.
    while (folded := _fold_once(word)) != word:
        word = folded
    return word


def _fold_once(word: str) -> str:
    word = unicodedata.normalize("NFC", word.casefold())
    if AZERBAIJANI.search(word):
        word = word.replace("x", "kh").replace("c", "j")
    word = unicodedata.normalize("NFKD", word.translate(LETTERS))
    word = MARKS.sub("", word).translate(TABLE)
    for pattern, replacement in RULES:
        word = pattern.sub(replacement, word)
    return NO_LETTER.sub("", unicodedata.normalize("NFKC", word))


def _words(text: str) -> list[str]:
    return WORD.findall(_apart(text))


def _apart(text: str) -> str:
    """Return the text with its words apart, and nothing inside a word that is no part of it."""
    text = unicodedata.normalize("NFKC", text)
    if text.isascii():
        return APOSTROPHES.sub("", text) if "'" in text or "`" in text else text
    # Marks that make no character of their own, such as Arabic vowels, would tear a word apart.
    return UNSPACED.sub(r" \1 ", MARKS.sub("", APOSTROPHES.sub("", text)))
