"""A `Digest` as the JSON that other programs rely on. Changes have the shape of the outside contract."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from digests.issue.digest import Digest, Section
from digests.issue.health import Attention
from storage.relevance import shown


def as_json(digest: Digest) -> dict[str, Any]:
    """One object; times are ISO 8601 in UTC, nothing is shortened; `more` counts events that the digest left out."""
    period, counts, checked = digest.period, digest.counts, digest.health
    return {
        "subject": digest.subject,
        "period": {"name": period.name, "since": period.since.isoformat(), "until": period.until.isoformat()},
        "generated_at": digest.generated_at.isoformat(),
        "least": str(digest.least),
        "opening": list(digest.opening),
        "sections": [_section(section) for section in digest.sections],
        "context": [
            {"headline": event.headline, "changes": [shown(change) for change in event.changes]}
            for event in digest.asides
        ],
        "upcoming": [
            {"date": entry.day.isoformat(), "what": entry.what, "url": entry.url} for entry in digest.upcoming
        ],
        "attention": [_attention(entry) for entry in digest.attention],
        "counts": {
            "changes": counts.changes,
            "told": counts.reported,
            "minor": counts.minor,
            "unfollowed": counts.unfollowed,
            "sources": checked.known,
            "read": len(checked.read),
            "refused": list(checked.refused),
            "held": list(checked.held),
            "never_read": list(checked.new),
        },
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.theme.title,
        "quiet_sources": section.quiet,
        "more": section.more,
        "events": [
            {
                "headline": event.headline,
                "opened": event.opened or None,
                "significance": str(event.significance),
                "group": event.group.heading,
                "changes": [shown(change) for change in event.changes],
            }
            for event in section.events
        ],
    }


def _attention(entry: Attention) -> dict[str, Any]:
    return {
        "source": entry.source,
        "name": entry.name,
        "reason": entry.reason,
        "action": entry.action,
        "snapshot": entry.snapshot,
        "succeeded_at": _time(entry.succeeded_at),
    }


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
