"""Values brought to what a typed template field takes (字段类型, 订阅通知): one too long is refused with 47003."""

from nlp import late

LONGEST = {
    "thing": 20,
    "character_string": 32,
    "letter": 32,
    "number": 32,
    "symbol": 5,
    "phone_number": 17,
    "car_number": 8,
    "phrase": 5,
    "short_thing": 5,
}
NAME_CHINESE, NAME_LETTERS = 10, 20
# An empty value is refused; where words may stand, they say who knows.
NOTHING, ASK = "-", "请问工作站"
TYPE = late.pattern(r"[a-z_]+")
BREAKS = late.pattern(r"[\s\x00-\x1f\x7f]+")


def fitted(field: str, value: str) -> str:
    """One line, never empty, cut with an ellipsis where the type of `field` ("thing2", "phrase1") sets a length."""
    line = BREAKS.sub(" ", value).strip() or (ASK if field.startswith("thing") else NOTHING)
    found = TYPE.match(field)
    longest = _longest(found.group() if found else "", line)
    if longest is None or len(line) <= longest:
        return line
    return line[:longest] if field.startswith(("phrase", "letter", "number")) else line[: longest - 1] + "…"


def _longest(type_: str, line: str) -> int | None:
    if type_ == "name":
        return NAME_LETTERS if line.isascii() else NAME_CHINESE
    return LONGEST.get(type_)
