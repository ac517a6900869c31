"""Recordings of answers (录音): handed in by language at the page of an answer, heard there, taken away."""

from bot.console.pages import Act, Ask, File, Go, Page
from bot.wechat.sounds import MOST_BYTES, TYPES, NoRecording, form_of
from db import answer_voices, scopes
from db.models import Answer, AnswerVoice
from db.rights import Right
from handlers import texts

NEEDS = (Right.ANSWERS,)
WRONG = "录音要是 MP3 或 AMR，一分钟以内，不超过 2 MB。"


def keep(ask: Ask) -> Go:
    answer, language, file = _answer(ask), ask.said("language", most=8), ask.files.get("sound")
    if language not in answer_voices.LANGUAGES or file is None:
        return _back(answer, "请选哪种话，再选录音文件。", well=False)
    sound = file.file.read(MOST_BYTES + 1)
    try:
        form = form_of(sound)
    except NoRecording:
        return _back(answer, WRONG, well=False)
    answer_voices.keep(
        ask.session, answer, language=language, sound=sound, form=form, phone=ask.station.phone, by=ask.by, now=ask.now
    )
    return _back(answer, f"{texts.spoken.NAMES[language]}的录音存好了，要听语音的人现在就听得到。")


def drop(ask: Ask) -> Go:
    answer, language = _answer(ask), ask.said("language", most=8)
    answer_voices.drop(ask.session, answer, language=language, by=ask.by, now=ask.now)
    return _back(answer, "录音删了，只发字。")


def hear(ask: Ask) -> File:
    row = scopes.one(ask.session, AnswerVoice, ask.path["id"], by=ask.by)
    return File(row.sound, f"录音{row.key}.{row.form}", TYPES[row.form])


def _answer(ask: Ask) -> Answer:
    return scopes.one(ask.session, Answer, ask.path["id"], by=ask.by)


def _back(answer: Answer, said: str, *, well: bool = True) -> Go:
    return Go(f"/answers/{answer.key}", said, well)


PAGES = (Page("/voices/{id:int}", "录音", hear, NEEDS),)
ACTS = (Act("/answers/{id:int}/voice", keep, NEEDS), Act("/answers/{id:int}/voice/drop", drop, NEEDS))
