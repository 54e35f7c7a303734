"""The tables of questions: what is asked next, where Kembali leads, and what may be chosen."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.domain.question import (
    ANYWAY,
    APART,
    BACK,
    CANCEL,
    DONE,
    EDIT,
    LONGEST_STORY,
    NOTE,
    SHORTEST_STORY,
    SKIP,
    UNSURE,
    Kind,
    Question,
)
from bot.domain.questions import (
    QUESTIONS,
    before,
    next_question,
    options_of,
    question_of,
    state_of,
    unfit,
    visible,
)
from bot.domain.report import Draft
from bot.domain.report_questions import EDITABLE, REPORT, STORY

PATH = ["story", "place", "evidence", "agency", "visibility", "send"]
ALL = [(name, question) for name, questions in QUESTIONS.items() for question in questions]
TYPED = [(name, question) for name, question in ALL if question.kind in (Kind.TEXT, Kind.PLACE)]


def draft(conversation: str = "report", *answered: str, **parts: object) -> Draft:
    """Make a draft in which these slots are answered."""
    return replace(Draft(id="d", conversation=conversation, slots=dict.fromkeys(answered, "x")), **parts)  # type: ignore[arg-type]


def values(question: Question, of: Draft) -> list[str]:
    """List what may be chosen."""
    return [option.value for option in options_of(question, of)]


def walked(told: Draft) -> list[str]:
    """Answer question after question; gives their slots."""
    slots = []
    while question := next_question(told):
        slots.append(question.slot)
        told = told.with_answer(question.slot, "officer" if question.slot == "role" else "")
    return slots


def test_nothing_is_asked_where_nothing_is_open() -> None:
    """Neither of nobody nor of a draft in which all is answered."""
    assert next_question(None) is None
    assert state_of(None) is None
    assert next_question(draft("report", *PATH)) is None


def test_the_path_of_a_report() -> None:
    """Each question once, in the contract's order; an empty answer is an answer."""
    assert walked(draft()) == PATH


def test_the_same_story_is_asked_about_where_it_was_sent_before() -> None:
    """Right after the story."""
    assert walked(draft(proposed={"same": "7K3M-Q9XA-T"})) == ["story", "same", *PATH[1:]]
    assert walked(draft(proposed={"same": ""})) == PATH


@pytest.mark.parametrize(
    ("conversation", "path"),
    [
        ("consent", ["agree"]),
        ("answer", ["words", "send"]),
        ("ask", ["words", "send"]),
        ("supply", ["words", "send"]),
        ("assign", ["agency"]),
        ("invite", ["role", "agency"]),
    ],
)
def test_the_paths_of_the_other_conversations(conversation: str, path: list[str]) -> None:
    """Words are shown back before they leave."""
    assert walked(draft(conversation)) == path


@pytest.mark.parametrize(("role", "asked"), [("officer", True), ("group", True), ("verifier", False), ("admin", False)])
def test_an_agency_is_asked_for_where_the_role_has_one(role: str, *, asked: bool) -> None:
    """A verifier and an admin belong to none."""
    question = next_question(replace(draft("invite"), slots={"role": role}))
    assert (question is not None and question.slot == "agency") is asked


@pytest.mark.parametrize("slot", [question.slot for question in REPORT])
def test_what_is_edited_is_asked_whatever_is_answered(slot: str) -> None:
    """Also what nobody is asked by itself; the answer ends the editing."""
    told = draft("report", *PATH[:-1], editing=slot)
    question = next_question(told)
    assert question is question_of("report", slot)
    assert state_of(told) == slot
    after = next_question(told.with_answer(slot, "baru"))
    assert after is None if slot == "send" else after is not None and after.slot == "send"


def test_everything_that_can_be_edited_has_its_question() -> None:
    """And Ubah offers all of it, with a way back."""
    assert set(EDITABLE) <= {question.slot for question in REPORT}
    assert values(question_of("report", "edit"), draft("report", *PATH[:-1], editing="edit")) == [*EDITABLE, BACK]


def test_kembali_leads_to_the_question_before() -> None:
    """All along the path, over what was not asked, and over what is asked once and only goes on."""
    for earlier, slot in pairwise(PATH):
        assert before(draft(), question_of("report", slot)) == earlier
    same = draft(proposed={"same": "7K3M-Q9XA-T"})
    assert before(same, question_of("report", "place")) == "story"
    assert before(same, question_of("report", "same")) == "story"


def test_kembali_can_be_pressed_again_and_again() -> None:
    """From a question that was gone back to, it leads one further, until the first."""
    told, slots = draft("report", *PATH[:3]), []
    while question := next_question(told):
        slots.append(question.slot)
        earlier = before(told, question)
        if not earlier:
            break
        told = replace(told, editing=earlier)
    assert slots == ["agency", "evidence", "place", "story"]


@pytest.mark.parametrize("slot", EDITABLE)
def test_kembali_from_a_change_leads_to_the_review(slot: str) -> None:
    """Nothing else is asked again on the way."""
    told = draft("report", *PATH[:-1], editing=slot)
    assert before(told, question_of("report", slot)) == ""
    review = next_question(replace(told, editing=""))
    assert review is not None
    assert review.slot == "send"


def test_the_first_question_has_no_way_back() -> None:
    """Until somebody has come back to it from the review."""
    assert BACK not in values(STORY, draft())
    assert BACK in values(STORY, draft("report", *PATH[:-1], editing="story"))


@pytest.mark.parametrize("slot", PATH[1:-1])
def test_every_later_question_has_a_way_back(slot: str) -> None:
    """As its last choice."""
    assert values(question_of("report", slot), draft())[-1] == BACK


def test_selesai_with_files_and_lewati_without() -> None:
    """With files there is something to be done with; without, something to skip."""
    evidence = question_of("report", "evidence")
    assert values(evidence, draft("report", "story", "place")) == [SKIP, BACK]
    assert values(evidence, draft("report", "story", "place", files=2)) == [DONE, BACK]


def test_own_options_come_first() -> None:
    """The agencies that the rules ranked, by their names, before what is always there."""
    ranked = ({"value": "lampu", "text": "Dinas A"}, {"value": "air", "text": "Dinas B"})
    agency = question_of("report", "agency")
    chosen = options_of(agency, draft("report", "story", offers={"agency": ranked}))
    assert [(option.value, option.text) for option in chosen[:2]] == [("lampu", "Dinas A"), ("air", "Dinas B")]
    assert [option.value for option in chosen[2:]] == [UNSURE, BACK]
    assert values(question_of("report", "visibility"), draft("report", offers={"agency": ranked}))[0] == "open"


def test_a_new_report_is_offered_only_for_words_that_were_offered() -> None:
    """Who asked to add something means this report."""
    send = question_of("supply", "send")
    assert values(send, draft("supply", "words")) == ["yes", CANCEL]
    assert values(send, draft("supply", "words", "offered")) == ["yes", APART, CANCEL]


def test_a_note_is_offered_to_officers() -> None:
    """For an answer and for a question, and never to the reporter."""
    for conversation, note in (("answer", True), ("ask", True), ("supply", False)):
        assert (NOTE in values(question_of(conversation, "send"), draft(conversation, "words", "offered"))) is note


@pytest.mark.parametrize(("conversation", "question"), ALL)
def test_no_choice_is_there_twice(conversation: str, question: Question) -> None:
    """Each has its own value and its own label, and a question without typed answers has some choice."""
    some = ({"value": "lampu", "text": "Dinas"},)
    told = draft(conversation, files=1, offers={"agency": some, "canned": some})
    options = options_of(question, told)
    assert len({option.value for option in options}) == len(options)
    assert len({option.label or option.text for option in options}) == len(options)
    assert options or question.kind is not Kind.CHOICE
    assert ANYWAY not in [option.value for option in options] or question.slot in ("same", "like")


@pytest.mark.parametrize(("conversation", "question"), TYPED)
def test_whatever_is_too_short_or_too_long_is_told_so(conversation: str, question: Question) -> None:
    """Every question that takes words names both faults, and takes what lies between."""
    assert unfit(question, "") == question.short != "", conversation
    assert unfit(question, "x" * (question.shortest - 1)) == question.short
    assert unfit(question, "x" * question.shortest) is None
    assert unfit(question, "x" * question.longest) is None
    assert unfit(question, "x" * (question.longest + 1)) == question.long != ""


@pytest.mark.parametrize("nothing", ["", " \n\t ", "\u200b" * 50, "\u2800" * 50, "\u3164 \u2060\u00ad\ufeff" * 9])
def test_what_cannot_be_seen_is_no_answer(nothing: str) -> None:
    """Blanks, marks of no width and blank letters say nothing, however many they are."""
    assert visible(nothing) == ""
    assert unfit(STORY, nothing) == "story-short"


@pytest.mark.parametrize(
    "words", ["لامپ شارع مكسور", "หลอดไฟเสีย ทุกคืน", "💡💡💡💡💡💡💡💡💡💡", "e\u0301" * SHORTEST_STORY]
)
def test_every_script_is_an_answer(words: str) -> None:
    """What can be seen counts, whatever it is written in."""
    assert unfit(STORY, words) is None
    assert unfit(STORY, words.ljust(LONGEST_STORY + 1, "x")) == "story-long"


def test_the_review_offers_to_send_to_change_and_to_leave() -> None:
    """In this order."""
    assert values(question_of("report", "send"), draft("report", *PATH[:-1])) == ["yes", EDIT, CANCEL]


def test_reports_alike_are_asked_about_after_the_place_and_before_the_evidence() -> None:
    """Only where there are any; one of them has the contract's label, several have their numbers."""
    found = draft(offers={"like": ({"value": "7", "label": "label-support"},)})
    assert walked(found) == ["story", "place", "like", *PATH[2:]]
    like = question_of("report", "like")
    assert [option.label for option in options_of(like, found)] == ["label-support", "label-anyway", "label-back"]
    assert before(found, question_of("report", "evidence")) == "like"
    assert before(found, like) == "place"
