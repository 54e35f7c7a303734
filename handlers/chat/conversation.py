"""The library's ConversationHandler with its state in the row: any replica can take the next update.

It leans on three internals of python-telegram-bot 22.8 (``_conversations``, ``_get_key``, ``_update_state``); a test
tells when they move.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import ConversationHandler
from telegram.warnings import PTBUserWarning

from bot.domain.questions import state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from telegram.ext import BaseHandler

    from handlers.chat.turn import Context, Turn


class RowConversation(ConversationHandler["Context"]):
    """A map of states to handlers; which state is on, the person's row says."""

    def __init__(
        self,
        name: str,
        turn: Callable[[], Turn],
        *,
        entries: Sequence[BaseHandler[Update, Context, Any]],
        states: Mapping[object, Sequence[BaseHandler[Update, Context, Any]]],
        fallbacks: Sequence[BaseHandler[Update, Context, Any]],
        opens: Callable[[Turn], bool] = lambda _: True,
    ) -> None:
        """Make the map; ``opens`` says for whom the entry points count."""
        with warnings.catch_warnings():
            # Buttons and messages in one conversation: presses are told apart by their revision, not per message.
            warnings.simplefilter("ignore", PTBUserWarning)
            super().__init__(
                entry_points=list(entries),
                states={state: list(handlers) for state, handlers in states.items()},
                fallbacks=list(fallbacks),
                name=name,
                per_message=False,
            )
        self._turn = turn
        self._opens = opens

    def check_update(self, update: object) -> Any:  # noqa: ANN401 - the library's own tuple
        """Take the state from the row, then let the library look."""
        if not isinstance(update, Update) or update.effective_chat is None or update.effective_user is None:
            return None
        turn = self._turn()
        self._conversations.clear()
        if turn.conversation == self.name:
            self._conversations[self._get_key(update)] = state_of(turn.dialogue.draft)
        elif not self._opens(turn):
            return None
        return super().check_update(update)

    def _update_state(self, new_state: object, key: Any, handler: Any = None) -> None:  # noqa: ANN401 - as above
        """Let the library check that the row's new state is on the map; keep nothing in the process."""
        del new_state
        turn = self._turn()
        state = state_of(turn.dialogue.draft) if turn.conversation == self.name else self.END
        super()._update_state(state, key, handler)
        self._conversations.clear()
