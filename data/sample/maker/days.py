"""First and last possible day of the EDTF forms that the sample uses, as app/core/base/edtf.h has them."""

import re

MINUS_INFINITY = -(1 << 63)
PLUS_INFINITY = (1 << 63) - 1

# Seasons 21 to 24; a winter counts up to its own 31 December, as in the program.
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
DATE = re.compile(r"(\d{3}[\dX]|XXXX)(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")


def month_length(year, month):
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_number(year, month, day):
    """Days since 1970-01-01 in the proleptic Gregorian calendar; year 0 is allowed."""
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - 719468


def date_bounds(text):
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is not a date of the forms used here")
    low, high = int(match[1].replace("X", "0")), int(match[1].replace("X", "9"))
    if match[2] is None:
        return day_number(low, 1, 1), day_number(high, 12, 31)
    first, last = SEASONS.get(int(match[2]), (int(match[2]), int(match[2])))
    if not 1 <= first <= 12:
        raise ValueError(f"“{text}” has no such month")
    if match[3] is None:
        return day_number(low, first, 1), day_number(high, last, month_length(high, last))
    if not 1 <= int(match[3]) <= month_length(low, first):
        raise ValueError(f"“{text}” has no such day")
    return day_number(low, first, int(match[3])), day_number(high, last, int(match[3]))


def range_bounds(first, last):
    low = MINUS_INFINITY if first in ("", "..") else date_bounds(first)[0]
    high = PLUS_INFINITY if last in ("", "..") else date_bounds(last)[1]
    if low > high:
        raise ValueError(f"“{first}” is after “{last}”")
    return low, high


def item_bounds(text):
    for sign in ("/", ".."):
        if sign in text:
            first, _, last = text.partition(sign)
            return range_bounds(first, last)
    return date_bounds(text)


def bounds(edtf):
    """(first, last) possible day of an EDTF string; (None, None) of None."""
    if edtf is None:
        return None, None
    if edtf[0] + edtf[-1] in ("[]", "{}"):
        items = [item_bounds(item) for item in edtf[1:-1].split(",")]
    else:
        items = [item_bounds(edtf)]
    return min(low for low, _ in items), max(high for _, high in items)
