"""Reads a calendar as others do; prints its method, then an appointment a line: beginning, end, state, sequence,
stamp, words, place."""
import sys

import icalendar

with open(sys.argv[1], "rb") as file:
    octets = file.read()
assert all(len(line) <= 75 for line in octets.split(b"\r\n")), "a line is too long"
assert b"\n" not in octets.replace(b"\r\n", b""), "a line end is not CRLF"
calendar = icalendar.Calendar.from_ical(octets)
print(calendar["METHOD"], calendar["VERSION"])
for event in calendar.walk("VEVENT"):
    end = event.get("DTEND")
    print(
        event["DTSTART"].dt.isoformat(), end.dt.isoformat() if end else "-", event["STATUS"], event["SEQUENCE"],
        event["DTSTAMP"].dt.isoformat(), event["SUMMARY"], event.get("LOCATION", "-"), sep="|")
uids = [event["UID"] for event in calendar.walk("VEVENT")]
assert len(uids) == len(set(uids)), "two appointments have one name"
