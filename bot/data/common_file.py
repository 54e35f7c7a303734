"""Load ``rules/_common.toml``: what holds for the rules of all agencies, such as spellings and who does what here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, ValidationError

from bot.data.rules_file import Part
from bot.data.trouble import TenantDataInvalid
from bot.domain.language import words_of
from bot.domain.rules import CONFIDENCE, Confidence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

COMMON = "_common.toml"

_REMEDIES = {
    "spelling": 'Write for example jalan = "jl jln", each a single word',
    "topics": 'Write for example "lampu jalan" = "pupr": a topic of the rules and an agency type',
    "beyond": 'Write for example "jalan nasional" = "Kementerian Pekerjaan Umum": a topic and whose matter it is',
    "confidence": "Write sure and calibration = [[0, 0.4], [2, 0.9]], margins rising from 0",
}


class _Confidence(Part):
    sure: Annotated[float, Field(gt=0)]
    calibration: list[Annotated[tuple[float, Annotated[float, Field(ge=0, le=1)]], Field(strict=False)]]


class _File(Part):
    spelling: dict[str, str] = Field(default_factory=dict)
    topics: dict[str, str] = Field(default_factory=dict)
    beyond: dict[str, str] = Field(default_factory=dict)
    confidence: _Confidence | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Common:
    """What holds for all agencies: spellings, topics that another agency does here, topics that are others' matter."""

    spelling: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    beyond: Mapping[str, str] = field(default_factory=dict)
    confidence: Confidence = CONFIDENCE


def common(content: Mapping[str, object], *, file: str, types: Collection[str], topics: Collection[str]) -> Common:
    """Give what the parsed file says; raises ``TenantDataInvalid`` where it names what no rule or agency knows."""
    try:
        parsed = _File.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        remedy = _REMEDIES.get(str(first["loc"][0]), f"Keep to the tables {', '.join(_REMEDIES)}")
        raise TenantDataInvalid(file, where, first["msg"], remedy) from error
    for table in ("topics", "beyond"):
        for topic in getattr(parsed, table):
            if topic not in topics:
                raise TenantDataInvalid(file, f"{table}.{topic}", "no rule is about this", _REMEDIES[table])
    for topic, agency in parsed.topics.items():
        if agency not in types:
            raise TenantDataInvalid(file, f"topics.{topic}", f"no agency has the type {agency!r}", _REMEDIES["topics"])
    return Common(
        spelling=dict(_spelling(parsed.spelling, file)),
        topics=parsed.topics,
        beyond=parsed.beyond,
        confidence=_confidence(parsed.confidence, file) if parsed.confidence else CONFIDENCE,
    )


def _spelling(listed: Mapping[str, str], file: str) -> list[tuple[str, str]]:
    """Turn "usual = other other" round; refuse what is not one word, or has two usual forms."""
    found: dict[str, str] = {}
    for usual, others in listed.items():
        for written in others.split():
            words = words_of(written)
            if len(words) != 1 or words_of(usual) != (usual,) or found.get(words[0], usual) != usual:
                raise TenantDataInvalid(file, f"spelling.{usual}", f"{written!r} does not do", _REMEDIES["spelling"])
            found[words[0]] = usual
    chained = sorted(set(found) & set(found.values()))
    if chained:
        reason = f"{chained[0]!r} is both a usual and another form"
        raise TenantDataInvalid(file, f"spelling.{chained[0]}", reason, _REMEDIES["spelling"])
    return sorted(found.items())


def _confidence(parsed: _Confidence, file: str) -> Confidence:
    """Refuse a calibration that does not rise."""
    margins = [margin for margin, _ in parsed.calibration]
    if not margins or margins[0] != 0 or margins != sorted(set(margins)):
        raise TenantDataInvalid(file, "confidence.calibration", "does not rise from 0", _REMEDIES["confidence"])
    return Confidence(sure=parsed.sure, calibration=tuple(parsed.calibration))
