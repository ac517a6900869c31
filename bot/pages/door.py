"""All phone pages, put into the application."""

from fastapi import FastAPI

from bot.pages import drawn
from bot.pages.certificates import CertificatePage
from bot.pages.employer_month import EmployerMonthPages
from bot.pages.employers import EmployerPages
from bot.pages.own import OwnPages
from bot.pages.shared import SharedPages
from bot.runtime import Runtime


def add(app: FastAPI, runtime: Runtime) -> None:
    app.include_router(OwnPages(runtime).routes())
    app.include_router(EmployerPages(runtime).routes())
    app.include_router(EmployerMonthPages(runtime).routes())
    app.include_router(SharedPages(runtime).routes())
    app.include_router(CertificatePage(runtime).routes())
    drawn.add_looks(app)
