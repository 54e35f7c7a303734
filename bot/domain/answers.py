"""Reading a typed answer: what it means for its question, or why it cannot be taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain import ticket
from bot.domain.happened import happened
from bot.domain.question import LONGEST_LINE, Kind
from bot.domain.questions import unfit
from bot.domain.terms import term

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.question import Question

_PHONE = re.compile(r"\+?[0-9]{8,15}")
_GAPS = re.compile(r"[\s().-]")
_OFFICIAL = re.compile(r"[0-9]{7}")
"""A tracking id of SP4N-LAPOR!."""
_THOUSANDS = re.compile(r"(?<=[0-9])[. ](?=[0-9]{3}(?![0-9]))")
_NUMBER = re.compile(r"0*[1-9][0-9]{0,4}")
"""A number of households: one at least, and no more than a district has."""

UNTYPED = {Kind.CHOICE: "misfit-choice", Kind.FILES: "misfit-evidence", Kind.SHEET: "misfit-list"}
"""Kinds that no words answer, with the text that says so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The answer's value; ``fault`` is the key of the text that says why it is none."""

    value: str = ""
    fault: str = ""


def read(question: Question, typed: str, *, today: date) -> Reading:
    """Read a typed answer for its question; ``today`` is the day in the tenant's zone."""
    if question.kind is Kind.DATE:
        day = happened(typed, today=today)
        return Reading(value=day.isoformat()) if day else Reading(fault="date-unread")
    if question.kind is Kind.PHONE:
        number = _GAPS.sub("", typed)
        return Reading(value=number) if _PHONE.fullmatch(number) else Reading(fault="phone-unread")
    if question.kind is Kind.CODE:
        code = ticket.read(typed)
        return Reading(value=code) if code else Reading(fault="code-unread")
    if question.kind is Kind.OFFICIAL:
        number = _GAPS.sub("", typed)
        return Reading(value=number) if _OFFICIAL.fullmatch(number) else Reading(fault="official-unread")
    if question.kind is Kind.NUMBER:
        digits = _THOUSANDS.sub("", typed.strip())
        return Reading(value=str(int(digits))) if _NUMBER.fullmatch(digits) else Reading(fault="number-unread")
    if question.kind is Kind.TERM:
        days = term(typed, today=today)
        return Reading(value="/".join(one.isoformat() for one in days)) if days else Reading(fault="term-unread")
    if question.kind in UNTYPED:
        return Reading(fault=UNTYPED[question.kind])
    # What stands on one line of a card is one line: nobody writes a second one that looks like ours.
    words = " ".join(typed.split()) if question.longest <= LONGEST_LINE else typed
    fault = unfit(question, words)
    return Reading(fault=fault) if fault else Reading(value=words)
