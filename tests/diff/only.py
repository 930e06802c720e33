"""`--only`: which changes are listed, and what the summary of partners and of totals says."""
import json
import re
import subprocess

from harness import PROGRAM, SECONDS, diff, report

TOPICS = ("money", "counts", "text", "structure")


def run(*arguments):
    return subprocess.run([PROGRAM, "diff", *arguments], capture_output=True, text=True,
                          timeout=SECONDS)


def entries(change):
    return json.dumps(change, sort_keys=True)


def topics(old, new):
    """Every change is of a topic, those of one topic are listed by every format, in their order."""
    whole, _ = diff(old, new)
    every = [entries(change) for change in whole["changes"]]
    report("--only: found", whole["found"] != len(every) and f"{whole['found']}")
    listed = {}
    for topic in TOPICS:
        part, code = diff(old, new, "--only", topic)
        listed[topic] = [entries(change) for change in part["changes"]]
        report(f"--only {topic}: in their order",
               [e for e in every if e in listed[topic]] != listed[topic] and "another order")
        report(f"--only {topic}: the rest of the record",
               any(part[k] != whole[k] for k in whole if k != "changes") and f"{part.keys()}")
        report(f"--only {topic}: exit code", code != bool(listed[topic]) and f"{code}")
        count = len(listed[topic])
        text = run("--lang", "en", "--only", topic, old, new).stdout
        summary = re.search(r"^changes +(?:(\d+) of )?(\d+)", text, re.M)
        report(f"--only {topic}: text", summary.groups() != (str(count), str(len(every)))
               and f"{summary}")
        for form, pattern in (("html", r'<li class="\w+" id="change-'), ("xml", r"<change ")):
            out = run("--format", form, "--only", topic, old, new).stdout
            report(f"--only {topic}: {form}", len(re.findall(pattern, out)) != count and form)
        rows = run("--format", "csv", "--only", topic, old, new).stdout.split("\n")
        report(f"--only {topic}: csv", sum(r.startswith("change,") for r in rows) != count and "csv")
    report("--only: each change is of a topic",
           set(every) != set(sum(listed.values(), [])) and "some are of none")
    both, _ = diff(old, new, "--only", "money,counts")
    report("--only: two topics",
           [entries(c) for c in both["changes"]]
           != [e for e in every if e in listed["money"] or e in listed["counts"]] and "another list")
    parts = {(t, c["part"]) for t in TOPICS for c in map(json.loads, listed[t])}
    for topic, part in (("money", "funds"), ("counts", "projects"), ("text", "requirements"),
                        ("structure", "direction"), ("money", "direction"), ("structure", "programme")):
        report(f"--only {topic}: {part}", (topic, part) not in parts and "missing")
    for topic, part in (("text", "funds"), ("structure", "funds"), ("money", "projects"),
                        ("text", "direction")):
        report(f"--only {topic}: no {part}", (topic, part) in parts and "listed")


def refused(old, new):
    done = run("--lang", "en", "--only", "money,price", old, new)
    report("--only: an unknown topic", (done.returncode, "price" in done.stderr and
                                        "money, counts, text, structure" in done.stderr)
           != (2, True) and done.stderr)
    done = run("--lang", "en", "--only", "money", old, old)
    report("--only: no change at all", (done.returncode, "none: both say the same" in done.stdout)
           != (0, True) and done.stdout)


def applied(folder, old, new):
    """The XML of a list that leaves out most still makes the new model."""
    path = f"{folder.path}/only.xml"
    run("--format", "xml", "--only", "money", "-o", path, old, new)
    made = run("--apply", path, old).stdout
    with open(new, encoding="utf-8") as file:
        report("--only: the xml applies", made != file.read() and "another model")


def summary(old, new):
    """Partners that came and went, and what totals are stated as."""
    result, _ = diff(old, new)
    names = {side: [p["name"] for p in result["partners"][side]] for side in ("gained", "lost")}
    report("partners", names != {"gained": ["巴西"], "lost": ["马耳他", "葡萄牙"]} and f"{names}")
    back, _ = diff(new, old)
    report("partners, turned round",
           (back["partners"]["gained"], back["partners"]["lost"])
           != (result["partners"]["lost"], result["partners"]["gained"]) and f"{back['partners']}")
    relations = {k: t["relations"] for k, t in result["totals"].items()}
    report("relations of totals", relations != {
        "projects": {"from": "about", "to": "about"}, "funds": {"from": "exact", "to": "exact"}}
        and f"{relations}")
    for form in ("text", "html"):
        out = run("--lang", "zh", "--format", form, old, new).stdout
        for words in ("新增：巴西", "减少：马耳他、葡萄牙", "约 157", "约 147"):
            report(f"{words} in {form}", words not in out and "missing")
        quoted = re.sub(r"SHA-256 \w+|(id|class|href|lang|scope)=\"[^\"]*\"|<style>.*?</style>|<script.*?</script>", "", out,
                        flags=re.S)
        report(f"no codes in {form}", re.search(r"\b(BR|MT|CNY|at-most)\b", quoted) and "a code")


def only(folder, before, after):
    old, new = folder.model(before), folder.model(after)
    topics(old, new)
    refused(old, new)
    applied(folder, old, new)
    summary(old, new)
