"""Finding the entry that answers a question: what was asked before, compared by the letters and words that matter."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp import cutting, spelling

# Words that stand in every question and tell nothing of its subject.
EMPTY = frozenset(
    [
        "的",
        "了",
        "吗",
        "呢",
        "吧",
        "啊",
        "嘛",
        "么",
        "哦",
        "呀",
        "我",
        "你",
        "您",
        "他",
        "她",
        "我们",
        "你们",
        "咱们",
        "是",
        "在",
        "有",
        "就",
        "都",
        "也",
        "还",
        "不",
        "没",
        "没有",
        "和",
        "跟",
        "与",
        "及",
        "要",
        "想",
        "会",
        "能",
        "可以",
        "怎么",
        "咋个",
        "咋",
        "咋整",
        "怎么办",
        "怎样",
        "如何",
        "什么",
        "哪样",
        "啥",
        "哪",
        "哪里",
        "哪儿",
        "哪点",
        "多少",
        "几",
        "请问",
        "一下",
        "这个",
        "那个",
        "这",
        "那",
        "一个",
        "个",
        "给",
        "把",
        "被",
        "让",
        "说",
        "问",
        "知道",
        "晓得",
        "晓不得",
        "现在",
        "今年",
        "到底",
        "真的",
        "老板",
        "单位",
        "厂",
        "厂里",
        "公司",
        "人",
        "到",
        "去",
        "来",
        "得",
        "着",
        "过",
        "上",
        "下",
        "里",
        "后",
        "前",
        "时候",
        "需要",
        "应该",
        "必须",
        "行",
        "行不行",
        "给有",
        "给能",
        "得不得",
        "好不好",
        "对不对",
    ]
)
KEEP_SHORT = 0.35  # weight of a single letter beside a pair
HAN = re.compile(r"[一-鿿]+")


@dataclass(frozen=True)
class Question:
    """One entry as it may be asked: its own question first."""

    code: str
    topic: str
    asked: Sequence[str]


@dataclass(frozen=True)
class Found:
    """`score` lies between 0 and 1; `cover` is the share of what was asked that the entry knows at all."""

    code: str
    topic: str
    score: float
    cover: float


class Library:
    """An index over the ways each entry may be asked. Built once; a changed entry needs a new index."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._entries: list[tuple[str, str, dict[str, float]]] = []
        counts: Counter[str] = Counter()
        bags: list[tuple[str, str, Counter[str]]] = []
        for question in questions:
            for asked in question.asked:
                bag = _bag(asked)
                bags.append((question.code, question.topic, bag))
                counts.update(bag.keys())
        self._weights = {term: math.log(1 + len(bags) / count) for term, count in counts.items()}
        self._unknown = math.log(1 + len(bags))
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, (code, topic, bag) in enumerate(bags):
            self._entries.append((code, topic, self._vector(bag)))
            for term in bag:
                self._postings[term].append(number)

    def find(self, text: str, *, topics: Sequence[str] = (), most: int = 3) -> list[Found]:
        """The likeliest entries, best first; `topics` are preferred when the subject is known already."""
        bag = _bag(text)
        vector = self._vector(bag)
        if not vector:
            return []
        scores: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for number in self._postings.get(term, ()):
                scores[number] += weight * self._entries[number][2][term]
        cover = self._cover(bag)
        best: dict[str, Found] = {}
        for number, score in scores.items():
            code, topic, _ = self._entries[number]
            liked = score * (1.15 if topic in topics else 1.0)
            if code not in best or best[code].score < liked:
                best[code] = Found(code, topic, liked, cover)
        return sorted(best.values(), key=lambda found: (-found.score, found.code))[:most]

    def _vector(self, bag: Counter[str]) -> dict[str, float]:
        raw = {
            term: count * self._weights.get(term, self._unknown) * _length_weight(term) for term, count in bag.items()
        }
        norm = math.sqrt(sum(weight * weight for weight in raw.values()))
        return {term: weight / norm for term, weight in raw.items()} if norm else {}

    def _cover(self, bag: Counter[str]) -> float:
        total = sum(self._weights.get(term, self._unknown) for term in bag)
        known = sum(self._weights[term] for term in bag if term in self._weights)
        return known / total if total else 0.0


def _bag(text: str) -> Counter[str]:
    """Words and pairs of letters, without those that every question has."""
    plain = spelling.repair(spelling.normalise(text)).text
    words = [
        word for word in cutting.cut(plain) if word.strip() and word not in EMPTY and not re.fullmatch(r"\W+", word)
    ]
    letters = "".join(run for run in HAN.findall("".join(words)))
    pairs = [letters[at : at + 2] for at in range(len(letters) - 1)]
    return Counter([*(f"w:{word}" for word in words), *pairs, *letters])


def _length_weight(term: str) -> float:
    return 1.0 if len(term) > 1 else KEEP_SHORT
