"""Changing what the bot has already sent."""

from sandbox.api.call import Call
from sandbox.api.outgoing import caption_of, markup_of, text_of
from sandbox.api.peers import Peer, open_peer, post_of
from sandbox.checks_errors import refuse
from sandbox.methods.media import medium_from
from sandbox.models import Json, Post
from sandbox.rooms import change, shown_to

SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)
MEDIA = ("photo", "video", "document", "audio", "animation")


def _target(call: Call) -> tuple[Peer, Post]:
    if call.params.text("inline_message_id"):
        refuse("MESSAGE_ID_INVALID")
    peer = open_peer(call)
    post = post_of(call, peer, "message to edit not found")
    # Telegram edits only the bot's own messages, and none that came with a reply keyboard.
    if post.author != call.bot.id or post.keyboard is not None or "forward_origin" in post.body:
        refuse("message can't be edited")
    return peer, post


def _apply(call: Call, target: tuple[Peer, Post], content: Json, *gone: str) -> Json:
    peer, post = target
    markup = markup_of(call, private=peer.private)
    if markup and "inline_keyboard" not in markup:
        refuse("inline keyboard expected")
    keyboard = {"reply_markup": markup} if markup and markup["inline_keyboard"] else {}
    compared = {*gone, *content, "reply_markup"}
    wanted = {**content, **keyboard}
    if {key: post.body[key] for key in compared if key in post.body} == wanted:
        refuse(SAME)
    change(call.world, post, wanted, *gone, "reply_markup")
    return shown_to(call.bot, post.body)  # type: ignore[no-any-return]


def edit_text(call: Call) -> Json:
    """Replace the text; a keyboard that is not given again disappears."""
    content = text_of(call)
    target = _target(call)
    if "text" not in target[1].body:
        refuse("there is no text in the message to edit")
    return _apply(call, target, content, "entities", "link_preview_options")


def edit_caption(call: Call) -> Json:
    """Replace the caption."""
    content = caption_of(call)
    target = _target(call)
    if not any(kind in target[1].body for kind in (*MEDIA, "voice")):
        refuse("there is no caption in the message to edit")
    return _apply(call, target, content, "caption", "caption_entities")


def edit_media(call: Call) -> Json:
    """Replace the file and its caption."""
    content = medium_from(call, call.params.nested("media") or {})
    target = _target(call)
    return _apply(call, target, content, *MEDIA, "text", "entities", "caption", "caption_entities")


def edit_markup(call: Call) -> Json:
    """Replace or remove the inline keyboard alone."""
    return _apply(call, _target(call), {})


METHODS = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
}
