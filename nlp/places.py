"""Places: counties and townships of Dehong, the towns of Qingpu and its neighbours, and the names that the records teach."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nlp import late, lexicon
from nlp.wordfinder import WordFinder

ENDINGS = ("街道", "镇", "乡", "新区", "市", "区", "县")
KNOWN_OTHERWISE = {"吴江经济技术开发区": ("吴江开发区",), "昆山开发区": ("昆山经济开发区",)}
ALTERNATIVE = late.pattern("或|还是|、|和|跟|要么|也|都")
GUARDED = frozenset(word for line in lexicon.lines("places_guarded.txt") for word in line.split())


@dataclass(frozen=True)
class Place:
    """`name` is the short one; `code` is empty where statistics have none; `parent` is the name of the next larger place."""

    name: str
    code: str
    kind: str
    parent: str


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    place: Place


def short(name: str) -> str:
    for ending in () if name.endswith("开发区") else ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending)
    return name


def _dehong() -> Iterator[tuple[Place, tuple[str, ...]]]:
    for row in lexicon.rows("dehong_counties.csv"):
        name = short(row["name"])
        other = tuple(word for word in row["also_called"].split("|") if word not in {"芒市镇", "畹町"})
        yield Place(name, row["code"], row["name"][-1], "德宏"), (row["name"], *other)
    for row in lexicon.rows("dehong_divisions.csv"):
        yield Place(row["short_name"], row["code"], row["kind"], short(row["county"])), (row["township"],)


def _delta() -> Iterator[tuple[Place, tuple[str, ...]]]:
    for row in lexicon.rows("qingpu_towns.csv"):
        yield Place(row["short_name"], row["code"], row["kind"], "青浦"), (row["town"],)
    for row in lexicon.rows("delta_places.csv"):
        full = row["place"] or row["county"]
        parent = short(row["county"]) if row["place"] else short(row["city"])
        yield Place(short(full), row["code"], full[-1], parent), (full, *KNOWN_OTHERWISE.get(full, ()))
    for row in lexicon.rows("places_more.csv"):
        yield (
            Place(row["name"], row["code"], row["kind"], row["parent"]),
            tuple(filter(None, row["also_called"].split("|"))),
        )


def _found_in_wishes() -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Old towns, landmarks and places farther off: found where they are named, but no words of the dictionary."""
    for row in (*lexicon.rows("places_near.csv"), *lexicon.rows("places_of_posts.csv")):
        place = Place(row["name"], row.get("code", ""), row["kind"], row["parent"])
        yield place, tuple(filter(None, row["also_called"].split("|")))


class Gazetteer:
    """All places known; `teach` adds what only the records know, such as dormitories and factories."""

    def __init__(self) -> None:
        self._finder: WordFinder[Place] = WordFinder(())
        self._guarded: WordFinder[Place] = WordFinder(())
        self._by_name: dict[str, Place] = {}
        for place, other_names in (*_dehong(), *_delta()):
            self.teach(place, other_names)
        self._listed = frozenset(self._by_name)
        for place, other_names in _found_in_wishes():
            self.teach(place, other_names)

    def teach(self, place: Place, other_names: Iterable[str] = ()) -> None:
        self._by_name.setdefault(place.name, place)
        if place.name in GUARDED:
            self._guarded.teach(place.name, self._by_name[place.name])
        words = [*other_names] if place.name in GUARDED else [place.name, *other_names]
        for word in {*words, *(f"{place.parent}{name}" for name in (place.name, *other_names) if place.parent)}:
            if self._finder.get(word.lower()) is None:
                self._finder.teach(word.lower(), place)

    def names(self) -> frozenset[str]:
        """The short names that stand on their own, as the dictionary has them."""
        return self._listed - GUARDED

    def has_code(self, name: str) -> bool:
        return bool(self._by_name[name].code)

    def get(self, name: str) -> Place | None:
        return self._by_name.get(name)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every place named, larger ones around smaller ones included, in order."""
        return tuple(Mention(hit.start, hit.end, hit.value) for hit in self._finder.hits(text))

    def guarded(self, text: str) -> tuple[Mention, ...]:
        """Names that are ordinary words elsewhere: whether they are places only what stands around can tell."""
        taken = {mention.start for mention in self.mentions(text)}
        hits = (hit for hit in self._guarded.hits(text) if hit.start not in taken)
        return tuple(Mention(hit.start, hit.end, hit.value) for hit in hits)

    def find_all(self, text: str) -> tuple[Place, ...]:
        """The smallest places stated, each once, in order."""
        return self.smallest(text, self.mentions(text))

    def find(self, text: str) -> Place | None:
        return next(iter(self.find_all(text)), None)

    def smallest(self, text: str, mentions: Sequence[Mention]) -> tuple[Place, ...]:
        """In 昆山花桥 the larger place only says where the smaller one lies; in 昆山或者花桥 both are meant."""
        kept = [mention.place for mention in mentions if not self._holds_another(text, mention, mentions)]
        return tuple(dict.fromkeys(kept))

    def _holds_another(self, text: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
        return any(
            mention.place.name in self.larger(other.place) and not ALTERNATIVE.search(_between(text, mention, other))
            for other in mentions
        )

    def larger(self, place: Place) -> tuple[str, ...]:
        """The names of the places that hold this one, nearest first."""
        found: list[str] = []
        parent = place.parent
        while parent and parent not in found:
            found.append(parent)
            above = self._by_name.get(parent)
            parent = above.parent if above else ""
        return tuple(found)


def _between(text: str, one: Mention, other: Mention) -> str:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return text[first.end : second.start]


GAZETTEER = Gazetteer()


def find(text: str) -> Place | None:
    return GAZETTEER.find(text)


def find_all(text: str) -> tuple[Place, ...]:
    return GAZETTEER.find_all(text)


def spelled(text: str) -> str:
    """The first place of the text with what holds it before it, 上海青浦华新; empty where none is named."""
    place = find(text)
    return "".join((*reversed(GAZETTEER.larger(place)), place.name)) if place else ""
