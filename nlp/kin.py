"""The family, and others one acts for, as they are called."""

import re

# As said, and as it is kept.
RELATIONS = {
    "老婆": "老婆|媳妇|婆娘|爱人", "老公": "老公|老倌|男人", "对象": "对象|女朋友|男朋友", "儿子": "儿子", "女儿": "女儿|姑娘",
    "爸爸": "爸爸?|阿爸|老爸|父亲", "妈妈": "妈妈?|阿妈|老妈|母亲", "哥哥": "哥哥?", "弟弟": "弟弟?", "姐姐": "姐姐?",
    "妹妹": "妹妹?|妹子", "亲戚": "老表|表哥|表弟|表姐|表妹|嫂子|侄子|侄女|叔叔?|舅舅?|嬢嬢|孃孃", "老乡": "老乡|朋友|工友|室友",
}  # fmt: skip
WHO = "|".join(RELATIONS.values())


def relation(said: str) -> str:
    """媳妇 gives 老婆. Raises StopIteration for what is none of them."""
    return next(name for name, ways in RELATIONS.items() if re.fullmatch(ways, said))
