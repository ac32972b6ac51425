"""The words that the search of the files knows: roots in a table, lists from `data/language/`, beginnings and endings.

The script that reads them (`site_search_words.js`) has no list and no dictionary of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rapidfuzz.distance import OSA

from app.export.static.index import Index, assigned
from knowledge.lang import Language
from knowledge.language import colloquial, stemming, text
from knowledge.language.text import Lexicon, fold
from knowledge.search import asking, postings, searcher, store, vocabulary

_CREDIT = """\
// Roots and known words were read from simplemma (MIT), whose lists derive from Michal Měchura's lemmatization lists
// (Open Database License 1.0) and the further sources that simplemma names. This table: Open Database License 1.0.
"""


def words_script(built: Index) -> str:
    """`SIGAP_KATA`: roots of words, everyday words, synonyms, words of danger, and what each counts."""
    lexicon = built.lexicon
    roots = _roots(built)
    real = _real(built, roots)
    data = {
        "akar": "\n".join(" ".join(line) for line in _by_root(roots)),
        "asing": " ".join(word for word in sorted(roots) if len(word) > 3 and not stemming.known(word)),
        "nyata": " ".join(real),
        "henti": " ".join(sorted(lexicon.stopwords)),
        "sehari": _written(lexicon.everyday),
        "singkatan": _written(lexicon.abbreviations),
        "daerah": _written(lexicon.regional),
        "inggris": " ".join(filter(stemming.known_english_only, sorted(_listed(lexicon)))),
        "ganda": " ".join(sorted(lexicon.ambiguous)),
        "pribadi": " ".join(sorted(lexicon.personal)),
        "padanan": [[weight, [" ".join(member) for member in members]] for members, weight in lexicon.groups],
        "bahaya": [[" ".join(one.phrase), one.contacts, int(one.alone), one.page] for one in lexicon.emergencies],
        "imbuhan": {
            "partikel": stemming.PARTICLES,
            "tanya": text.EMPHATIC,
            "awal": colloquial.STARTS,
            "akhir": colloquial.ENDS,
            "ulang": colloquial.TWICE.pattern,
            "lisan": asking.SPOKEN,
        },
        "pola": _patterns(),
        "ukuran": _measures(),
    }
    return _CREDIT + assigned("SIGAP_KATA", data)


def _patterns() -> dict[str, Any]:
    """The patterns of words and codes, in the words of a browser: it has no looking back, and \\w knows no é there."""
    letter = r"\p{L}\p{N}_"
    begun = text.TOKEN.pattern.replace(r"(?<!\w)", f"(?:^|[^{letter}])")
    word = begun.replace("(?P<", "(?<").replace(r"(?!\w)", f"(?![{letter}])").replace(r"[^\W_]", r"[\p{L}\p{N}]")
    return {
        "kata": word,
        "tahap": text.PHASES,
        "satuan": text.UNITS,
        "tahun": text.OF_THE_YEAR,
        "nomor": text.NUMBERED,
    }


def _measures() -> dict[str, float]:
    """What counts how much: the numbers of the server's search."""
    return {
        "lisan": asking.BESIDE,
        "daerah": asking.REGIONAL,
        "panjang": asking.SPELT_OUT,
        "kata": asking.MOST_WORDS,
        "tebakan": asking.MOST_GUESSES,
        "bahasaLain": store.OTHER_LANGUAGE,
        "tercakup": postings.COVERED,
        "calon": postings.CANDIDATES,
        "sebaran": searcher.SPREAD,
        "lanjutan": searcher.FURTHER_PASSAGES,
        "nama": searcher.BY_NAME,
        "bahaya": searcher.IN_DANGER,
        "bukanWarga": searcher.FOR_OTHERS,
        "dipahami": searcher.UNDERSTOOD,
        "terpanjang": searcher.LONGEST_QUERY,
        "mirip": vocabulary.LIKE,
        "duaSalah": vocabulary.TWO_EDITS,
        "selisih": vocabulary.FURTHER,
        "usul": vocabulary.MOST,
    }


def _roots(built: Index) -> dict[str, str]:
    """The roots of words: those of all texts and lists, and forms in dictionaries whose root stands in a text."""
    lexicon = built.lexicon
    known = set(built.postings.words.words) | built.stems
    for passage in built.read.passages:
        known |= {word.surface for word in lexicon.words(f"{passage.title} {passage.keywords} {passage.heading}")}
    for listed in (lexicon.everyday, lexicon.abbreviations, lexicon.regional):
        known |= {fold(form) for forms in listed.values() for form in forms}
    known |= set(lexicon.exceptions)
    roots = {word: lexicon.stem(word) for word in known}
    wanted = built.stems | lexicon.members
    for lang in Language:
        for word in stemming.dictionary(lang):
            if word not in roots and (root := lexicon.stem(word)) in wanted:
                roots[word] = root
    return roots


def _by_root(roots: dict[str, str]) -> Iterator[list[str]]:
    """A line for each root: itself, then the other words that have it."""
    grouped: dict[str, list[str]] = {}
    for word in sorted(roots):
        grouped.setdefault(roots[word], []).append(word)
    for root, words in sorted(grouped.items()):
        yield [root, *(word for word in words if word != root)]


def _real(built: Index, roots: dict[str, str]) -> list[str]:
    """Real words that no text holds and that look like a slip for one of a text: they are left as they are."""
    held: dict[str, list[str]] = {}
    for word in filter(str.isalpha, built.postings.words.words):
        for short in _shortened(word, 2):
            held.setdefault(short, []).append(word)
    listed = stemming.dictionary(Language.ID) | stemming.dictionary(Language.EN)
    return [word for word in sorted(listed) if word not in roots and _near(word, held)]


def _near(word: str, held: dict[str, list[str]]) -> bool:
    """Whether a word of a text is so close that the search would read it instead."""
    edits = 2 if len(word) >= vocabulary.TWO_EDITS else 1
    others = (other for short in _shortened(word, edits) for other in held.get(short, ()))
    return any(OSA.distance(word, other, score_cutoff=edits) <= edits for other in others)


def _shortened(word: str, letters: int) -> set[str]:
    """The word with up to so many letters left out: words that are close have one of these in common."""
    found = shorter = {word}
    for _ in range(letters):
        shorter = {one[:place] + one[place + 1 :] for one in shorter for place in range(len(one))}
        found = found | shorter
    return found


def _written(listed: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """By word the words that it stands for."""
    return {word: " ".join(forms) for word, forms in listed.items()}


def _listed(lexicon: Lexicon) -> Iterable[str]:
    """The words of the lists of everyday, short and regional words."""
    return {*lexicon.everyday, *lexicon.abbreviations, *lexicon.regional}
