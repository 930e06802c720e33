"""What the tests of `zhinan diff` share: two texts in, its changes out, each as one line."""
import itertools
import json
import os
import re
import subprocess

PROGRAM = os.environ.get("ZHINAN", "out/bin/zhinan")
SECONDS = 120
passed = failed = skipped = 0


def report(name, problem):
    """Counts a check; a problem (None or "" is none) is printed with its name."""
    global passed, failed
    if problem:
        failed += 1
        print(f"{name}: {problem}")
    else:
        passed += 1


class Folder:
    """Texts written and read as models; a text that came before is not read again."""

    def __init__(self, path):
        self.path = path
        self.models = {}
        self.names = itertools.count()

    def model(self, text, options=()):
        key = (text, tuple(options))
        if key not in self.models:
            name = os.path.join(self.path, f"{next(self.names)}")
            with open(name + ".txt", "wb") as out:
                out.write(text if isinstance(text, bytes) else text.encode())
            run = subprocess.run([PROGRAM, "parse", *options, "-o", name + ".xml", name + ".txt"],
                                 capture_output=True, timeout=SECONDS)
            if run.returncode:
                raise RuntimeError(run.stderr.decode())
            self.models[key] = name + ".xml"
        return self.models[key]


def diff(old, new, *options):
    """The JSON of the comparison of two files, and the exit code."""
    run = subprocess.run([PROGRAM, "diff", "--format", "json", *options, old, new],
                         capture_output=True, timeout=SECONDS)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"exit code {run.returncode}: {run.stderr.decode()}")
    return json.loads(run.stdout), run.returncode


def number(change, side):
    return change.get(side, {}).get("number", "")


def where(change):
    """The numbers of the direction or section that a change is in: old>new."""
    old, new = number(change, "old"), number(change, "new")
    return old if old == new else f"{old}>{new}"


def edits(change):
    """What was taken out and put in, in its order."""
    return " ".join(f"{'-+'['added' in piece]}[{piece.get('removed', piece.get('added'))}]"
                    + ("m" if "moved" in piece else "")
                    for piece in change["pieces"] if "removed" in piece or "added" in piece)


def line(change):
    """A change as one line, short enough to be written down as what a test expects."""
    words = [change["change"], change["part"], where(change)]
    if "aspect" in change:
        words.append(change["aspect"])
    if "pieces" in change:
        words.append(edits(change))
    elif change["change"] in ("added", "removed"):
        words.append(change.get("to", change.get("from", "")))
    elif change["change"] != "renumbered" and ("from" in change or "to" in change):
        words.append(f"{change.get('from', '')} -> {change.get('to', '')}")
    if "aspects" in change:
        words.append("+".join(change["aspects"]))
    if "delta" in change:
        words.append(f"{change['delta']:+}")
    if "text" in change:
        words.append(f"[{change['text']}]")
    for key in ("became", "came_from"):
        if key in change:
            words.append(f"{key} " + ",".join(k.get("number", k["key"]) for k in change[key]))
    return " ".join(word for word in words if word)


OTHER_WAY = {"added": "removed", "removed": "added"}


def turned(change):
    """A change as it must stand in the comparison of the new with the old."""
    kind = OTHER_WAY.get(change["change"], change["change"])
    pieces = sorted(("added" if "removed" in p else "removed", p.get("removed", p.get("added")))
                    for p in change.get("pieces", ()) if "removed" in p or "added" in p)
    is_clause = kind == "moved" and "text" in change
    return (kind, "" if is_clause else change["part"], change.get("aspect", ""),
            number(change, "new"), number(change, "old"),
            "" if is_clause else change.get("to", ""), "" if is_clause else change.get("from", ""),
            -change.get("delta", 0), tuple(pieces), tuple(change.get("aspects", ())),
            len(change.get("became", ())),
            len(change.get("came_from", ())))


def as_is(change):
    kind = change["change"]
    pieces = sorted(("removed" if "removed" in p else "added", p.get("removed", p.get("added")))
                    for p in change.get("pieces", ()) if "removed" in p or "added" in p)
    is_clause = kind == "moved" and "text" in change
    return (kind, "" if is_clause else change["part"], change.get("aspect", ""),
            number(change, "old"), number(change, "new"),
            "" if is_clause else change.get("from", ""), "" if is_clause else change.get("to", ""),
            change.get("delta", 0), tuple(pieces), tuple(change.get("aspects", ())),
            len(change.get("came_from", ())),
            len(change.get("became", ())))


def sums(result):
    """What does not add up in the totals of a result; "" if all does."""
    for name, total in result["totals"].items():
        delta = sum(c["delta"] for c in total["contributions"])
        if "delta" not in total["summed"]:  # a number here, a range there
            if "unexplained" in total:
                return f"{name}: {total}"
            continue
        if delta != total["summed"]["delta"]:
            return f"{name}: contributions {delta}, sum {total['summed']['delta']}"
        if total["summed"]["to"] - total["summed"]["from"] != delta:
            return f"{name}: summed {total['summed']}"
        stated = total["stated"]
        if len(stated) == 2 and stated["to"] - stated["from"] - delta != total["unexplained"]:
            return f"{name}: unexplained {total['unexplained']}"
        if any(c["delta"] == 0 or c.get("to", 0) - c.get("from", 0) != c["delta"]
               for c in total["contributions"]):
            return f"{name}: {total['contributions']}"
    return ""


def compare(expected, got):
    """The lines that are missing and that are too many; "" if none."""
    left, more = list(expected), []
    for one in got:
        if one in left:
            left.remove(one)
        else:
            more.append(one)
    return "".join([f"\n  missing  {one}" for one in left] + [f"\n  too many {one}" for one in more])


def check(folder, name, old, new, expected, options=()):
    """Two texts and the lines of their changes, in whatever order; and what holds of every pair.
    Returns the JSON."""
    one, other = folder.model(old, options), folder.model(new, options)
    result, code = diff(one, other)
    report(name, compare(expected, [line(change) for change in result["changes"]]))
    report(f"{name}, exit code",
           (code, result["equal"]) != (int(bool(expected)), not expected) and f"{code}")
    report(f"{name}, sums", sums(result))
    back, _ = diff(other, one)
    report(f"{name}, turned round",
           compare(sorted(map(str, map(turned, result["changes"]))),
                   sorted(map(str, map(as_is, back["changes"])))))
    return result


class Guideline:
    """A text in parts: what stands before the directions, and each direction by its number."""

    def __init__(self, text, pattern=r"(?m)^(\d\.\d) ?(?=\S)"):
        starts = [(m.start(), m[1]) for m in re.finditer(pattern, text)]
        ends = [start for start, _ in starts[1:]] + [len(text)]
        self.text = text
        self.head = text[:starts[0][0]]
        self.numbers = [name for _, name in starts]
        self.parts = {name: text[start:end] for (start, name), end in zip(starts, ends)}

    def with_parts(self, order, head=None, renumber=True, **changed):
        """The directions in an order, with others in the place of some, numbered anew."""
        parts = {**self.parts, **{k.replace("_", "."): v for k, v in changed.items()}}
        out = self.head if head is None else head
        for position, name in enumerate(order):
            part = parts[name]
            if not part.endswith("\n\n"):
                part = part.rstrip("\n") + "\n\n"
            if renumber:
                mark = f"{1 + (position + 1) // 10}.{(position + 1) % 10}"
                part = re.sub(r"^\d\.\d", mark, part)
            out += part
        return out

    def edit(self, number_, *pairs):
        """A direction with one text in the place of another, pair by pair."""
        part = self.parts[number_]
        for old, new in pairs:
            assert old in part, (number_, old)
            part = part.replace(old, new, 1)
        return part
