"""A client of the control interface: people, groups and time for tests; needs aiohttp and nothing of the server."""

from sandbox.client.group import Group
from sandbox.client.person import Person
from sandbox.client.sandbox import Sandbox
from sandbox.client.values import Bot, Call, Message, Toast
from sandbox.client.wire import Refused

__all__ = ["Bot", "Call", "Group", "Message", "Person", "Refused", "Sandbox", "Toast"]
