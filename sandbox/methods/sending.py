"""Messages without a file: text, places, contacts, dice, polls, and the sign that the bot is busy."""

import secrets

from sandbox import checks
from sandbox.api.call import Call
from sandbox.api.outgoing import send, text_of
from sandbox.api.peers import open_peer
from sandbox.checks_errors import refuse
from sandbox.models import Json

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
DICE = {"🎲": 6, "🎯": 6, "🏀": 5, "⚽": 5, "🎳": 6, "🎰": 64}


def send_message(call: Call) -> Json:
    """Send a text message."""
    return send(call, text_of(call))


def location_from(call: Call) -> Json:
    """Give the point that the call names."""
    latitude, longitude = call.params.number("latitude"), call.params.number("longitude")
    if latitude is None or longitude is None:
        refuse("latitude or longitude is empty" if latitude is None else "longitude is empty")
    accuracy = call.params.number("horizontal_accuracy")
    checks.check_location(latitude, longitude, accuracy or 0.0)
    point = {"latitude": latitude, "longitude": longitude}
    return {**point, "horizontal_accuracy": accuracy} if accuracy else point


def send_location(call: Call) -> Json:
    """Send a point on the map."""
    return send(call, {"location": location_from(call)})


def send_venue(call: Call) -> Json:
    """Send a named place."""
    point = location_from(call)
    venue = {"location": point, "title": call.params.text("title"), "address": call.params.text("address")}
    return send(call, {"location": point, "venue": venue})


def send_contact(call: Call) -> Json:
    """Send a phone number with a name."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: call.params.text(name) for name in names if call.params.text(name)}
    return send(call, {"contact": contact})


def send_dice(call: Call) -> Json:
    """Send a random throw."""
    emoji = call.params.text("emoji") or "🎲"
    if emoji not in DICE:
        refuse("wrong dice emoji")
    return send(call, {"dice": {"emoji": emoji, "value": secrets.randbelow(DICE[emoji]) + 1}})


def send_chat_action(call: Call) -> bool:
    """Show for five seconds what the bot is doing."""
    if call.params.text("action").lower() not in ACTIONS:
        refuse("wrong parameter action in request")
    peer = open_peer(call)
    call.world.changes.tell("action", chat=peer.room.chat, room=peer.room.key, action=call.params.text("action"))
    return True


METHODS = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "sendDice": send_dice,
    "sendChatAction": send_chat_action,
}
