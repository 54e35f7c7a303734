"""Answering the press of an inline button."""

from sandbox import checks
from sandbox.api.call import Call
from sandbox.checks_errors import refuse

ANSWERABLE_FOR = 15.0  # not documented; people report failures after ten to twenty seconds
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(call: Call) -> bool:
    """Stop the button's spinner, with a toast or an alert."""
    checks.check_callback_answer(call.params.text("text"))
    query = call.world.queries.get(call.params.text("callback_query_id"))
    if query is None or query.bot != call.bot.id or call.world.clock.now() > query.at + ANSWERABLE_FOR:
        refuse(TOO_OLD)
    if query.answer is None:
        query.answer = {
            "text": call.params.text("text"),
            "alert": call.params.flag("show_alert"),
            "url": call.params.text("url"),
        }
        call.world.keep(query)
    call.world.changes.tell("answer", query.id, query=query.id, person=query.person)
    return True


METHODS = {"answerCallbackQuery": answer_callback_query}
