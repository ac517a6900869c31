"""Small talk, anger, and what lies beyond the station."""

from db.station import Station
from nlp.chat import Chat

CALM = "听得出您着急。您把事情说一句，我马上想办法；或者回复“人工”，工作人员来跟您说。"
CALM_OPTIONS = ("工资、受伤、被骗的事", "找工作", "找工作人员")
BEYOND_AGAIN = "这样的事我确实不会，别见怪。要人帮忙，回复“人工”；想看我会哪些，回复“菜单”。"
STILL_ANGRY = "您心里有气，我懂。跟人说比跟我说管用，现在就叫工作人员好不好？"
LISTENING = (
    "嗯，我听着呢。有事要办就说一句，想看能办什么回复“菜单”。",
    "听到了。我是机器人，聊天不大在行，办事您尽管说；想找人说说话，回复“约走访”。",
)
CHAT = {
    Chat.THANKS: "不客气。还有事随时发。",
    Chat.SORRY: "没事的，您别往心里去。有事随时说。",
    Chat.VENT: "说出来就好，我听着呢。心里实在难受可以打 12356，有人听；想有人来看看您，回复“约走访”。",
    Chat.MEAL: "谢谢您挂念，我是机器人，不吃饭。您记得按时吃。有事随时说。",
    Chat.WISH: "谢谢您，也祝您和家里人都好！有事随时说。",
    Chat.BIRTHDAY: "生日快乐！祝您平平安安、顺顺利利。有事随时说。",
    Chat.TIRED: "辛苦了，早点吃口热的、歇一歇。有事随时说。",
    Chat.WEATHER: "您路上慢点走，注意身体。有事随时说。",
    Chat.FORECAST: "天气我看不到，手机上查最准。出门带把伞，慢点走。别的事随时说。",
    Chat.COMPANY: "我聊天不在行，不过您说我听着。想有人陪着说说话，回复“约走访”，工作人员来看您。",
    Chat.TRICKS: "这个我不会，您别见怪。找工作、讨工资、报培训我在行，随时说。",
    Chat.OF_ME: "我是机器人，没有年纪，也没成家。帮老乡找工作、报培训、约走访我在行，随时说。",
    Chat.WHO: "我是德宏劳务工作站的机器人，帮老乡找工作、报培训、约走访，不收钱。想跟真人说，回复“人工”。",
    Chat.PRAISE: "您满意就好。有事随时说。",
    Chat.LAUGH: "您开心就好。有事随时说。",
    Chat.ENOUGH: "好的，您忙。有事随时说。",
    Chat.CALLING: "在的，您说，想办哪样？",
}
# In a form, before its question comes again.
CHAT_IN_FORM = {
    Chat.THANKS: "不客气。",
    Chat.SORRY: "没事的。",
    Chat.ANGER: "不急，慢慢来；不想办了就回“取消”，要真人就回“人工”。",
    Chat.TIRED: "您辛苦了。",
    Chat.VENT: "说出来就好。",
    Chat.WHO: "我是工作站的机器人，想跟真人说就回“人工”。",
    Chat.OF_ME: "我是机器人。",
    Chat.PRAISE: "您满意就好。",
    Chat.LAUGH: "您开心就好。",
    Chat.WISH: "谢谢您，也祝您都好。",
    Chat.BIRTHDAY: "生日快乐！",
    Chat.CALLING: "在的。",
}
BEYOND = "这个我帮不上，对不住。找工作、报培训、约走访、问补贴、讨工资我都能办；想跟人说，回复“人工”。"
CALLED_AT_LAST = "我不多说了，请工作人员来跟您讲。"
AT_YOUR_SERVICE = "好的。有事随时说，想看能办什么就回复“菜单”。"
WHAT_IS_IT = "您想问哪样？说一句就行，或者回复“菜单”挑一个。"
GLAD = "您开心就好。有事随时说。"
COMFORT = (
    "在外头不容易，您辛苦了。想有人说说话，回复“约走访”，工作人员来看您；心里实在难受可以打 12356，有人听。\n"
    "想回家门口上班，回复“想回家”。"
)
WHO = "我是德宏劳务工作站的机器人，帮老乡找工作、报培训、约走访，不收钱。想跟真人说，回复“人工”。"
NO_HARM = "没关系。有事随时说。"
JOKE_AFTER_ALARM = "没事就好。刚才已经叫了工作人员，您说的我转给他们了，他们还会问您一声。真有难处，随时打 110、120，心里难受打 12356。"
BARE_PHONE = "看到号码了，我没有存。要登记就回复“登记”，要工作人员打给您就回复“人工”。"
WELCOME = (
    "您好，欢迎关注德宏劳务工作站！我是机器人，给在青浦和长三角务工的德宏老乡服务，不收一分钱。\n"
    "想做什么直接说，比如“青浦包住的电子厂，六千以上”，也可以发语音。\n"
    "1 找工作\n2 报培训\n3 约走访\n4 问政策、补贴\n5 欠薪、受伤、被骗\n6 我的\n7 人工"
)
WELCOME_BACK = "欢迎回来！您登记过的情况还在，回复“我的”可以看。"
LOCATION_NOTED = "位置收到了。"
NEED_A_WORD = "您想用它做什么？说一句就行，比如“找这附近的工作”。"
NEED_A_WORD_NO_TOWN = "您想用它做什么？找工作就说镇名，比如“华新的工作”；约走访直接说。"
EMPTY = "没看到字。想做什么直接说；回复“菜单”看我能做什么。"
FILE_KEPT = "文件收到了，已存给工作人员看。"
VIDEO_KEPT = "视频收到了，已存给工作人员看。"
# Nobody has asked for a person: whoever is called sees it, and until then nobody looks.
HELD = {
    "picture": "图片收到了，先存着；要工作人员看，回复“人工”。",
    "video": "视频收到了，先存着；要工作人员看，回复“人工”。",
    "file": "文件收到了，先存着；要工作人员看，回复“人工”。",
}
CANNOT_LOOK = "图里写的我看不了，您打字问我就行；要工作人员看，回复“人工”。"
LINK_KEPT = "链接收到了。要是招工广告，回复“帮我看看真假”，我帮您对一对；别先转钱、别给验证码。"
OUT_OF_ORDER = "刚才那条我收到晚了，先按您后发的办。要改就直接说。"
EMPTY_DRAFT = "没有办到一半的事。回复“菜单”看我能做什么。"
NOTHING_TO_STOP = "现在没有正在办的事。回复“菜单”看我能做什么。"


def where(station: Station) -> str:
    by_phone = f"工作站电话 {station.phone}，" if station.phone else "工作站"
    return (
        f"{by_phone}每天{station.opens:%H:%M}到{station.closes:%H:%M}有人。我这里随时能问；"
        "要人在这里回您，发“人工”；要人去看您，发“约走访”。"
    )


def way_to_us(station: Station) -> str:
    """No address is kept of the station: whoever wants to come asks first."""
    return f"要来工作站，发“人工”，工作人员把地址、路线发给您。{where(station)}"


def that_day(day: str, station: Station) -> str:
    by_phone = f"，电话 {station.phone}" if station.phone else ""
    return f"{day}也有人：工作站每天{station.opens:%H:%M}到{station.closes:%H:%M}{by_phone}。要人在这里回您，发“人工”。"


def we_are_real(phone: str) -> str:
    check = f"不放心就打工作站电话 {phone} 或 12333 核对。" if phone else "不放心就打 12333 核对。"
    return f"我们是德宏州和上海青浦合作的劳务工作站，办事不收钱，也不要银行卡和验证码。{check}"
