"""People from home at an employer, in words: never a name without consent, never a small number."""

REGISTER_FIRST = "先登记老家是哪个县，我才好数。回复“登记”就行。"
ASK = (
    "您在{employer}。要是有{county}老乡想来，我把您的姓名和手机号告诉他，让他打给您问问厂里情况，只给同县问这个厂的人。"
    "愿意吗？"
)
ASK_AGAIN = "您换到{employer}了。以前说好接老乡电话的，只算原来那家。这家还愿意接同县老乡的电话吗？"
ASK_OPTIONS = ("愿意", "不愿意")
AGREED = "谢谢您，老乡会记得您的好。不想接电话了就回“不当老乡联系人”。"
DECLINED = "好的，不告诉别人。"
WITHDRAWN = "好，以后不把您的电话给老乡了。"
NOT_A_CONTACT = "您现在不是老乡联系人，您的电话不给老乡。"
NO_EMPLOYER = "您没登记在哪个厂上班。先回“更新务工情况”告诉我。"


NO_NAMES = "老乡的名字、住处不说。愿意接电话的，回“问老乡”我才给。"


def too_few(county: str, *, own: bool = False, firm: str = "") -> str:
    where = "您厂里" if own else firm or "这个厂"
    return f"{where}的{county}老乡不多，人少就不说数了。想找老乡聊，回复“人工”，工作站帮您问。"


def line(county: str, number: int, *, contact: bool = False, own: bool = False, firm: str = "") -> str:
    where = "您厂里除了您还" if own else firm or "这个厂"
    more = "，有人愿意接您电话，回“问老乡”" if contact else ""
    return f"{where}有{number}个{county}老乡{more}。"


def contact(name: str, phone: str) -> str:
    return f"{name}，{phone}。他本人同意接老乡的电话，别太晚打。"
