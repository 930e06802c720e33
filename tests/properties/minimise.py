"""Makes a case that fails as small as it will go: delta debugging by lines, then by characters."""

import time

import mutate

SECONDS = 20  # by the clock, for one case


def shrink(parts, fails, until):
    """A sublist that still fails: stretches are left out, half as long each time."""
    size = max(1, len(parts) // 2)
    while parts:
        at = 0
        while at < len(parts) and time.monotonic() < until:
            fewer = parts[:at] + parts[at + size:]
            if fails(fewer):
                parts = fewer
            else:
                at += size
        if size == 1 or time.monotonic() >= until:
            break
        size = max(1, size // 2)
    return parts


def minimise(case, fails):
    """The case (name, family, old, new) with less text, of which `fails` is still true."""
    name, family, old, new = case
    until = time.monotonic() + SECONDS
    if new is not None:
        for alone in ((name, family, old, None), (name, family, new, None)):
            if fails(alone):
                return minimise(alone, fails)
    texts = [old, new]
    for at in range(2):
        if texts[at] is None:
            continue

        def is_failing(parts, at=at):
            data = "".join(parts).encode("utf-8", "surrogateescape")
            return fails((name, family, data, texts[1]) if at == 0 else (name, family, texts[0], data))

        for split in (mutate.split, list):
            parts = split(texts[at].decode("utf-8", "surrogateescape"))
            texts[at] = "".join(shrink(parts, is_failing, until)).encode("utf-8", "surrogateescape")
    return name, family, *texts
