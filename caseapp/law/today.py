"""The civil date in China, asked only at the door (views, commands); a rule takes its date as a parameter."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def today_in_shanghai(now: datetime | None = None) -> date:
    """The civil date in Asia/Shanghai at the moment `now` (aware; default: this moment)."""
    moment = datetime.now(UTC) if now is None else now
    if moment.tzinfo is None:
        raise ValueError("a moment without its time zone has no civil date in Shanghai")
    return moment.astimezone(SHANGHAI).date()
