"""Somebody says that they or others are ill: no alarm by itself, and never a search for work with a canteen."""

from nlp import late
from nlp.patterns import one_of

BODY = "(?:肚子|胃|头|牙齿?|腰|背|嗓子|喉咙|关节|膝盖|手|脚|腿|眼睛|耳朵|全身|浑身|身上|身子|骨头)"
UNWELL = late.pattern(
    f"{BODY}(?:里|上)?.{{0,4}}(?:疼|痛|不舒服|难受|肿|痒|麻)|"
    + one_of(
        "发(?:高|低)?烧 (?:拉|闹|坏)(?:了)?肚子 吃坏 食物中毒 上吐下泻 呕吐 想吐 (?:一直|老是|都)吐 吐了 头[晕昏] 发昏 感冒 咳(?:嗽|个不停|得厉害) 过敏 起疹子 中暑"
        " (?:生|得)(?:了)?病 病(?:了|倒|得) 身体(?:不舒服|不好|不行|难受) 人不舒服"
    )
)
# What is asked about pay, leave, insurance or blame is a question of its own; so is a hurt at work.
OF_RULES = late.pattern(
    one_of(
        "工资 工钱 扣 请假 病假 批假 辞 开除 赔 工伤 报销 医保 社保 保险 合同 合法 证明 体检 岗位 找工作 有没有.{0,6}厂 招 培训 走访 来看 机器 上班时.{0,6}(?:弄|压|砸|夹) 心里 睡不着 头疼的(?:事|是)"
    )
)


# 手划破了点皮: a scratch, which the rules of danger leave out.
SCRATCHED = late.pattern(
    "(?:破|划|擦|蹭|磨|刮)(?:破|到|着|伤)?(?:了|掉)?(?:一)?(?:点点?|丁点|小块|层|小)(?:儿)?(?:油)?皮|破了?(?:一?点|块)?皮了?(?=[,，。?？]|$)"
)


def scratched(plain: str) -> bool:
    return bool(SCRATCHED.search(plain)) and not OF_RULES.search(plain)


def says_so(plain: str) -> bool:
    """Of a text in its normal form."""
    return bool(UNWELL.search(plain)) and not OF_RULES.search(plain)
