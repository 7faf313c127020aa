"""Where a quote of the recipe stands in its article, in code points."""

import re


class QuoteError(Exception):
    pass


def find_all(text, words):
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def find_one(text, words, where, number=None):
    found = find_all(text, words)
    if not found:
        raise QuoteError(f"{where}: “{words}” is not in the text")
    if number is None and len(found) > 1:
        raise QuoteError(f"{where}: “{words}” occurs {len(found)} times; say which with “ #n”")
    if number is not None and not 1 <= number <= len(found):
        raise QuoteError(f"{where}: “{words}” occurs {len(found)} times, not {number}")
    return found[(number or 1) - 1]


def locate(text, quote, where, within=None):
    """The range of "words", of "words #2" (the second time) or of "first words … last words"."""
    base, end_of_text = within or (0, len(text))
    text = text[base:end_of_text]
    match = re.fullmatch(r"(.*) #(\d+)", quote, re.S)
    number = int(match[2]) if match else None
    first, gap, last = (match[1] if match else quote).partition(" … ")
    start = find_one(text, first, where, number)
    end = start + len(first)
    if gap:
        at = text.find(last, end)
        if at < 0:
            raise QuoteError(f"{where}: “{last}” does not follow “{first}”")
        end = at + len(last)
    return base + start, base + end


def find_name(text, name):
    """Every range where a name stands as words of its own; Hangul takes particles without a blank."""
    if name.isascii() or "’" in name:
        return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    return [(at, at + len(name)) for at in find_all(text, name)]
