"""What to say of a review that was taken over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from app.exchange.receiving import Arrival
from app.exchange.recognising import Match
from app.review.opinions import Delegate, Receipt, Standing
from app.wording import plural, translate


def told_name(delegate: Delegate) -> str:
    """Return the name of a delegate, or that there is none."""
    return delegate.name.strip() or translate("A delegate without a name")


def told_arrivals(arrivals: Iterable[Arrival]) -> tuple[str, ...]:
    """Return in one or two sentences for each report what came; two copies of one report are told once."""
    return tuple(dict.fromkeys(told_arrival(one) for one in arrivals))


def told_arrival(arrival: Arrival) -> str:
    """Return what became of a review at one report."""
    receipt = arrival.receipt
    said = {"name": told_name(arrival.review.delegate), "title": arrival.record.title}
    if receipt is Receipt.OWN:
        return translate("This is your own review of “{title}”; nothing was changed.", title=said["title"])
    if receipt is Receipt.KNOWN:
        return translate("What {name} says of “{title}” is here already; nothing was changed.", **said)
    if receipt is Receipt.OLDER:
        return translate("A later review by {name} of “{title}” is here already; nothing was changed.", **said)
    came = (
        translate("Review by {name} of “{title}” imported in place of the earlier one:", **said)
        if receipt is Receipt.REPLACED
        else translate("Review by {name} of “{title}” imported:", **said)
    )
    parts = [came, _counted(arrival)]
    if arrival.match is Match.VERSION:
        parts.append(translate("It was made on another version or file of this report."))
    return " ".join(parts)


def _counted(arrival: Arrival) -> str:
    """Return how many marks came, and how many of them need a look."""
    opinions = arrival.review.opinions
    standing = Counter(one.standing for one in opinions)
    parts = [plural("{count} mark", "{count} marks", len(opinions))]
    changed = standing[Standing.NUMBER_CHANGED] + standing[Standing.WORDING_CHANGED]
    if changed:
        parts.append(plural("{count} on words that differ here", "{count} on words that differ here", changed))
    if standing[Standing.LOST]:
        parts.append(plural("{count} without a place here", "{count} without a place here", standing[Standing.LOST]))
    return ", ".join(parts) + "."


def told_standing(standing: Standing) -> str:
    """Return whether the words of a mark stand in one's own copy."""
    match standing:
        case Standing.HERE:
            return translate("at its place")
        case Standing.NUMBER_CHANGED:
            return translate("the number differs here")
        case Standing.WORDING_CHANGED:
            return translate("the words differ here")
        case Standing.LOST:
            return translate("no place here")
