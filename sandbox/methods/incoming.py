"""How the bot takes its updates and files: getUpdates, the webhook settings, getFile."""

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from sandbox import checks, files
from sandbox.api.call import Call
from sandbox.checks import TooManyRequests
from sandbox.checks_errors import refuse
from sandbox.models import Json, Webhook
from sandbox.polling import LONGEST_WAIT, MOST_UPDATES, Wish
from sandbox.updates import KINDS

DEFAULT_CONNECTIONS = 40
MOST_CONNECTIONS = 100
UNRESOLVED = "bad webhook: Failed to resolve host: Name or service not known"


def get_updates(call: Call) -> Any:  # noqa: ANN401 - an awaitable list
    """Wait for updates; see `sandbox.polling`."""
    _allow(call)
    params = call.params
    limit = params.integer("limit")
    wish = Wish(
        offset=params.integer("offset") or 0,
        limit=limit if limit and 0 < limit <= MOST_UPDATES else MOST_UPDATES,
        timeout=min(max(params.integer("timeout") or 0, 0), LONGEST_WAIT),
    )
    return call.world.pollers[call.bot.id].poll(wish)


def _allow(call: Call) -> None:
    # Left out keeps the earlier list, an empty one stands for the usual kinds, only unknown names change nothing.
    given = call.params.nested("allowed_updates")
    if not isinstance(given, list):
        return
    known = [kind for kind in given if kind in KINDS]
    if known or not given:
        call.bot.allowed = known or None
        call.world.keep(call.bot)


def set_webhook(call: Call) -> bool:
    """Turn on delivery to a url; an empty one turns it off."""
    url = call.params.text("url")
    if not url:
        return delete_webhook(call)
    check_url(url)
    secret = call.params.text("secret_token")
    if secret:
        checks.check_secret_token(secret)
    old, now = call.bot.webhook, call.world.clock.now()
    if call.world.limiter.on and old and now < old.set_at + 1:
        raise TooManyRequests(1)
    _allow(call)
    connections = call.params.integer("max_connections") or DEFAULT_CONNECTIONS
    hook = Webhook(url, secret, min(max(connections, 1), MOST_CONNECTIONS), set_at=now, last_success_at=now)
    _switch(call, hook)
    return True


def check_url(url: str) -> None:
    """Refuse all but this machine: the sandbox speaks to nobody else."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        refuse("bad webhook: An HTTPS URL must be provided for webhook")
    try:
        local = parts.hostname == "localhost" or ipaddress.ip_address(parts.hostname).is_loopback
    except ValueError:
        local = False
    if not local:
        refuse(UNRESOLVED)


def delete_webhook(call: Call) -> bool:
    """Turn delivery off."""
    _switch(call, None)
    return True


def _switch(call: Call, hook: Webhook | None) -> None:
    call.bot.webhook = hook
    if call.params.flag("drop_pending_updates"):
        call.world.queues[call.bot.id].clear()
    call.world.keep(call.bot)
    if hook:
        call.world.pollers[call.bot.id].end("terminated by setWebhook request")
    call.world.couriers[call.bot.id].rouse()


def get_webhook_info(call: Call) -> Json:
    """Where updates go, how many wait, what went wrong last."""
    hook = call.bot.webhook
    waiting = len(call.world.queues[call.bot.id])
    info: Json = {"url": hook.url if hook else "", "has_custom_certificate": False, "pending_update_count": waiting}
    if hook:
        info |= {"max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
        if hook.last_error:
            info |= {"last_error_date": hook.last_error_at, "last_error_message": hook.last_error}
    if call.bot.allowed:
        info["allowed_updates"] = call.bot.allowed
    return info


def get_file(call: Call) -> Json:
    """Give a path to download a file from."""
    return files.opened(call.world, call.bot, call.params.text("file_id"))


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getFile": get_file,
}
