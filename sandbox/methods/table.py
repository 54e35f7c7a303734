"""The modelled methods of the Bot API: one table from name to function."""

from collections.abc import Callable, Mapping

from sandbox.api.call import Call
from sandbox.methods import (
    albums,
    callbacks,
    chats,
    commands,
    copying,
    editing,
    incoming,
    media,
    members,
    pinning,
    profile,
    removing,
    sending,
)

Handler = Callable[[Call], object]

HANDLERS: Mapping[str, Handler] = {
    **profile.METHODS,
    **commands.METHODS,
    **incoming.METHODS,
    **sending.METHODS,
    **media.METHODS,
    **albums.METHODS,
    **copying.METHODS,
    **editing.METHODS,
    **removing.METHODS,
    **callbacks.METHODS,
    **chats.METHODS,
    **members.METHODS,
    **pinning.METHODS,
}
