"""Scores answers on rules: the right entry first and among the first three, and nothing said where no entry answers."""

from typing import Any

from db.load.seed import answer_rows, listed_answers
from nlp.library import Found, Library, Question

MOST = 3
LABELLED_UNTIL = "intern"  # the last entry that stood when the questions were labelled; those after it came later


def library() -> Library:
    """What a fresh database can answer."""
    return Library(
        Question(row["id"], row["topic"], [row["question"], *row["paraphrases"]]) for row in answer_rows()
    )  # fmt: skip


def later_entries() -> set[str]:
    """Entries that no label knows: a question without a label may be theirs."""
    codes = listed_answers()
    return set(codes[codes.index(LABELLED_UNTIL) + 1 :])


def share(right: list[bool]) -> float:
    return sum(right) / max(len(right), 1)


def measure(lines: list[dict[str, Any]]) -> tuple[dict[str, float], list[str]]:
    """`first` counts what is said, so an answer withheld is wrong; of two offered the likelier one counts.

    A question without a label that one of the later entries answers is counted as wrong in `beyond, not answered`, and left
    out of `beyond, not answered, later entries apart`: whether that answer is right is known only once somebody labels it.
    """
    shelf = library()
    said = [shelf.answers(line["text"]) for line in lines]
    likely = [shelf.find(line["text"], most=MOST) for line in lines]
    known = [at for at, line in enumerate(lines) if line["answer"]]
    beyond = [at for at, line in enumerate(lines) if not line["answer"]]
    new = later_entries()
    by_later = [at for at in beyond if said[at] and said[at][0].code in new]
    figures = {
        "right entry first": share([_leads(lines[at], said[at]) for at in known]),
        "right entry first, unasked": share([_leads(lines[at], likely[at]) for at in known]),
        "right entry in three": share([_holds(lines[at], likely[at]) for at in known]),
        "beyond, not answered": share([not said[at] for at in beyond]),
        "beyond, not answered, later entries apart": share([not said[at] for at in beyond if at not in by_later]),
        "beyond, answered by a later entry": len(by_later),
        "which of two asked": share([len(said[at]) > 1 for at in known]),
        "answerable": len(known),
        "beyond": len(beyond),
    }
    wrong = [at for at in known if not _leads(lines[at], said[at])] + [at for at in beyond if said[at]]
    return figures, [_error(lines[at], said[at], likely[at]) for at in sorted(wrong)]


def _leads(line: dict[str, Any], found: list[Found]) -> bool:
    return bool(found) and found[0].code in line["answer"]


def _holds(line: dict[str, Any], found: list[Found]) -> bool:
    return any(one.code in line["answer"] for one in found)


def _error(line: dict[str, Any], said: list[Found], likely: list[Found]) -> str:
    names = " ".join(f"{one.code} {one.score:.2f}" for one in likely)
    answered = "answered" if said else "not answered"
    return f"{line['id']} {line['text']}\n    {' '.join(line['answer']) or 'none'}, {answered}: {names}"
