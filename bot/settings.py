"""The only reader of the environment: every setting by its name, checked at the start; ``.env.example`` lists them."""

from __future__ import annotations

import difflib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, DirectoryPath, Field, PositiveFloat, PositiveInt, SecretStr
from pydantic import ValidationError as Refused
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import settings_checks as checks
from bot.domain.errors import SimpulError
from bot.domain.hours import BY_DAY, Hours
from bot.settings_checks import Listen

if TYPE_CHECKING:
    from collections.abc import Callable

_ENCODING = "utf-8-sig"


class SettingsInvalid(SimpulError):
    """The settings cannot be used; correct the lines below in `.env` or in the environment."""

    def __init__(self, faults: dict[str, str]) -> None:
        """Keep one reason with an example for each setting's name."""
        super().__init__(*faults.values())
        self.faults = faults

    def __str__(self) -> str:
        """Give one line a setting."""
        return "\n".join([str(self.__doc__), *(f"- {name}: {fault}" for name, fault in self.faults.items())])


class TelegramMode(StrEnum):
    """How updates come in."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class Settings(BaseSettings):
    """Everything an operator can set; the names in the environment are these in capitals."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, env_file_encoding=_ENCODING, validate_default=True
    )

    telegram_bot_token: Annotated[SecretStr, AfterValidator(checks.token)] = Field(
        examples=["123456789:AAExampleExampleExampleExampleExample"]
    )
    telegram_api_url: Annotated[str, AfterValidator(checks.api_root)] = Field(
        default="https://api.telegram.org", examples=["https://api.telegram.org"]
    )
    telegram_mode: TelegramMode = Field(default=TelegramMode.POLLING, examples=["polling"])
    public_url: Annotated[str | None, AfterValidator(checks.public_url)] = Field(
        default=None, examples=["https://lapor.example.go.id"]
    )
    webhook_secret: Annotated[SecretStr | None, AfterValidator(checks.webhook_secret)] = Field(
        default=None, examples=["a-long-random-word_of-letters-and-digits"]
    )
    http_listen: Annotated[Listen, NoDecode, BeforeValidator(checks.listen)] = Field(
        default=Listen("127.0.0.1", 8080), examples=["127.0.0.1:8080"]
    )
    trusted_proxies: Annotated[checks.Networks, NoDecode, BeforeValidator(checks.networks)] = Field(
        default=(), examples=["127.0.0.1,10.0.0.0/8"]
    )
    allow_private: Annotated[checks.Networks, NoDecode, BeforeValidator(checks.networks)] = Field(
        default=(), examples=["10.20.0.0/16"]
    )
    limit_messages_per_minute: PositiveInt = Field(default=120, examples=["120"])
    limit_reports_per_day: PositiveInt = Field(default=50, examples=["50"])
    limit_requests_per_minute: PositiveInt = Field(default=600, examples=["600"])
    database_url: Annotated[str, AfterValidator(checks.database)] = Field(
        default="sqlite:///var/simpul.db",
        examples=["postgresql+psycopg://simpul:password@localhost/simpul"],
        repr=False,
    )
    database_lanes: Annotated[int, Field(ge=1, le=64)] = Field(default=4, examples=["4"])
    files_url: Annotated[str, AfterValidator(checks.files)] = Field(
        default="file:var/files", examples=["s3://bucket/folder"], repr=False
    )
    identity_keys: Annotated[SecretStr | None, AfterValidator(checks.identity_keys)] = Field(
        default=None, examples=["file:/etc/simpul/identity.keys"]
    )
    tenant: DirectoryPath | None = Field(default=None, examples=["/etc/simpul/tenant"])
    timezone: Annotated[str, AfterValidator(checks.timezone)] = Field(
        default="Asia/Jakarta", examples=["Asia/Makassar"]
    )
    notice_hours: Annotated[Hours, NoDecode, BeforeValidator(checks.hours)] = Field(
        default=BY_DAY, examples=["07:00-20:00"]
    )
    verification: Literal["unsure", "always"] = Field(default="unsure", examples=["unsure"])
    log_format: Literal["console", "json"] = Field(default="console", examples=["json"])
    send_per_second: PositiveFloat = Field(default=29, allow_inf_nan=False, examples=["29"])
    send_chat_per_second: PositiveFloat = Field(default=1, allow_inf_nan=False, examples=["1"])
    send_chat_burst: PositiveInt = Field(default=3, examples=["3"])
    send_group_per_minute: PositiveFloat = Field(default=20, allow_inf_nan=False, examples=["20"])
    simpul_demo_clock: Annotated[str | None, AfterValidator(checks.demo_clock)] = Field(
        default=None, examples=["http://127.0.0.1:8081/clock"]
    )

    @property
    def zone(self) -> ZoneInfo:
        """The tenant's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def secrets(self) -> list[str]:
        """List what no log may hold: the webhook's word, the keys of identities, the database's password."""
        held = [one.get_secret_value() for one in (self.webhook_secret, self.identity_keys) if one]
        return [*(part for one in held for part in one.split(",")), *checks.password_of(self.database_url)]


def load(env_file: Path | None = Path(".env"), **given: str) -> Settings:
    """Read the environment, then the file where the environment is silent; raises ``SettingsInvalid``.

    What is ``given`` stands for both: a command that speaks to nobody needs no token.
    """
    build: Callable[..., Settings] = Settings
    faults = _misspelt(env_file)
    try:
        settings = build(_env_file=env_file, **given)
    except Refused as refused:
        faults |= _faults(refused)
    except UnicodeDecodeError:
        faults[str(env_file)] = "not a text in UTF-8. Save it again as UTF-8"
    if faults:
        raise SettingsInvalid(faults)
    return settings


def _faults(refused: Refused) -> dict[str, str]:
    """Tell for each refused setting the reason and an example, never what was given."""
    faults = {}
    for error in refused.errors(include_url=False, include_input=False, include_context=False):
        field = str(error["loc"][0])
        reason = "missing" if error["type"] == "missing" else error["msg"].removeprefix("Value error, ")
        example = (Settings.model_fields[field].examples or [""])[0]
        faults[field.upper()] = f"{reason}. Example: {field.upper()}={example}"
    return faults


def _misspelt(env_file: Path | None) -> dict[str, str]:
    """Name the keys of the file that look like a setting of ours and are none."""
    names = [field.upper() for field in Settings.model_fields]
    faults = {}
    for key in _keys(env_file):
        close = difflib.get_close_matches(key.upper(), names, n=1, cutoff=0.8)
        if close and key.upper() not in names:
            faults[key] = f"not a setting. Did you mean {close[0]}?"
    return faults


def _keys(env_file: Path | None) -> list[str]:
    """Give the keys of the file; one that cannot be decoded is told by the reading itself."""
    try:
        return list(dotenv_values(env_file, encoding=_ENCODING)) if env_file and env_file.is_file() else []
    except UnicodeDecodeError:
        return []
