"""What station staff read in the chat."""

UNKNOWN_CODE = "这个绑定码不对或已过期。请找管理员再要一个，30分钟内有效。"
NO_SUCH_STAFF = "没有这个工作人员编号。"
CODE_IN_USE = "这个编号已经有人用了。"
STOPPED = "这个编号的同事停用着，请先在人员名单里恢复。"
NO_SUCH_ROLE = "没有这种身份。"
WRONG_RANGE = "能看的范围和身份对不上：县联络员选一个县，班玛联络选班玛县，德宏州局选德宏州，培训机构选本机构。"
NOT_YOURSELF = "不能停用自己的账号，请另一位来做。"
TITLE_IN_USE = "已经有一条叫这个名字的常用回复。"
NO_IDENTITY = "没有存完整的身份证号。"
NOT_SEEN = "没有这条记录，或不在您能看的范围内。"
NOT_A_FACT = "这一项不能这样写，请再看看。"
NOTHING_NEW = "台账里已经是这样，没有再记一条。"
IN_THE_FUTURE = "日期还没到，到了再记。"
SAME_RECORD = "这是同一份档案，不用合并。"
NOT_TO_UNDO = "这次合并撤不了：已经撤过，或后来又并过、注销了。"
TOO_WEAK = "密码至少10位，不能太单调，也不能含账号。"
NO_SUCH_INQUIRY = "没有这个编号的求助，或已办结。回复“待办”看清单。"

NOTHING_TO_IMPORT = "这个文件里没有能导入的行。"
TOO_LATE_TO_UNDO = "导入过了30天，不能整批撤回了，请一条一条改。"
IMPORT_STATES = {"checked": "还没导入", "imported": "已经导入了", "undone": "已经撤回了", "dropped": "已经不要了"}
NO_QUESTION = "问题要写，一句话，最多{most}字；没有草稿就没有可发布的。"


def import_settled(status: str) -> str:
    return f"这个文件{IMPORT_STATES.get(status, status)}。"


def taken_by(name: str) -> str:
    return f"{name}已经接了这件。"
