"""What is made of uploads, against what the commands make of the same files."""

import concurrent.futures
import io
import json
import pathlib
import re
import shutil
import tempfile
import time
import zipfile

from harness import IS_ASAN, Server, command, expect, skip

FORMATS = pathlib.Path("tests/formats")
CORPUS = pathlib.Path("corpus")
MANY = 40 if IS_ASAN else 200

# Of a view: the name of an output, and the command that makes the same.
REPORT = {
    "model.xml": ["parse"],
    "model.json": ["parse", "--format=json"],
    "ledger.xlsx": ["parse", "--format=xlsx"],
    "audit.xlsx": ["audit", "--format=xlsx"],
    "audit.svrl": ["audit", "--format=svrl"],
    "page.html": ["report"],
}
COMPARE = {
    "page.html": ["diff", "--format=html"],
    "redline.docx": ["diff", "--format=docx"],
    "changes.xlsx": ["diff", "--format=xlsx"],
    "changes.xml": ["diff", "--format=xml"],
}
TREND = {
    "trend.xlsx": ["trend", "--format=xlsx"],
    "trend.svg": ["trend", "--format=svg"],
    "trend.csv": ["trend", "--format=csv"],
}


def contents(data):
    """What a file says: an archive part by part, as its own dates do not count."""
    if data[:2] != b"PK":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def expect_outputs(server, view, made, files, folder, language="en"):
    """Each output of a view is, byte for byte, what a command makes of the files."""
    for name, words in made.items():
        answer = server.get(view + name)
        expected = command(words[0], f"--lang={language}", *words[1:], *files, cwd=folder)
        same = expected and contents(answer.body) == contents(expected)
        expect(answer.status == 200 and same, f"{files}: {name}", answer)
        is_page = name == "page.html"
        saved = answer.headers["Content-Disposition"] or ""
        expect(is_page or saved.startswith("attachment; filename="), f"{files}: saved as", saved)


def every_format(server, folder):
    names = ["office.docx", "office.odt", "office.xlsx", "numbered.flat.docx", "office-12.pdf", "utf8.html", "gb2312.html"]
    if shutil.which("antiword") and not IS_ASAN:
        names.append("office.doc")
    else:
        skip("antiword is not here, or not to be started under the sanitizers: DOC")
    for name in names:
        shutil.copy(FORMATS / name, folder)
    text = "sensors-2023.txt"
    shutil.copy(CORPUS / "key-programme" / text, folder)
    (folder / "model.xml").write_bytes(command("parse", text, cwd=folder))
    for name in [*names, text, "model.xml"]:
        view = server.read((name, (folder / name).read_bytes()))
        expect(re.fullmatch(r"/en/set/\d+/report-1/", view), f"{name}: its view", view)
        page = server.get(view)
        expect(page.status == 200 and "<iframe" in page.text and name in page.text, f"{name}: in its frame", page)
        # A command for sources takes no model; what is made of one is what was made of its source.
        source = {"model.xml": text}.get(name, name)
        expect_outputs(server, view, {key: words for key, words in REPORT.items() if words[0] == "parse"}, [source], folder)
        expect_outputs(server, view, {key: words for key, words in REPORT.items() if words[0] != "parse"}, [name], folder)
    view = server.read((text, (folder / text).read_bytes())).replace("/en/", "/zh/")
    expect_outputs(server, view, REPORT, [text], folder, "zh")


def comparisons(server, folder):
    old, new = "2023-2.txt", "2024-1.txt"
    for name in (old, new, "2031-1.txt"):
        shutil.copy(CORPUS / "intergovernmental" / name, folder)
    pair = [(name, (folder / name).read_bytes()) for name in (old, new)]
    view = server.read(*pair)
    expect(view.endswith("/compare/"), "two files are compared", view)
    expect_outputs(server, view, COMPARE, [old, new], folder)
    # By year, whatever the order they come in, unless an order is asked for.
    view = server.read(*reversed(pair))
    expect_outputs(server, view, COMPARE, [old, new], folder)
    expect("The older one" in server.get(view).text, "that the order was turned is told", server.get(view).text)
    turned = view.replace("compare/", "compare-1-2/")
    expect_outputs(server, turned, COMPARE, [new, old], folder)
    expect_outputs(server, view.replace("compare/", "report-2/"), REPORT, [old], folder)
    expect(server.read(*pair, choice="each").endswith("/report-1/"), "each by itself", "")
    expect(server.read(*pair, choice="trend").endswith("/trend/"), "as a trend", "")
    choice = server.get(view.replace("compare/", "compare?old=2&new=1"))
    expect(choice.status == 303 and choice.headers["Location"].endswith("/compare-2-1/"), "a chosen pair", choice)
    for word in ("report-3", "compare-1-3", "compare-1-1", "trend-1", "report-0", "nothing"):
        expect(server.get(view.replace("compare/", word + "/")).status == 404, f"no view {word}", word)


def trends(server, folder):
    names = ["2023-2.txt", "2024-1.txt", "2031-1.txt"]
    files = [(name, (folder / name).read_bytes()) for name in names]
    view = server.read(*files)
    expect(view.endswith("/trend/"), "three files are a trend", view)
    expect_outputs(server, view, TREND, names, folder)
    page = server.get(view)
    expect(all(name in page.text for name in names) and 'name="old"' in page.text, "what else can be shown", page)
    # What cannot be read is told, and left out.
    view = server.read(*files, ("broken.docx", b"PK\x03\x04 no archive"))
    expect_outputs(server, view, TREND, names, folder)
    expect("broken.docx" in server.get(view).text, "what was left out is told", server.get(view).text)


def corrected(server, folder):
    text = (folder / "sensors-2023.txt").read_bytes()
    fix = 'corrections:\n  - {words: "1.86 亿元", is: no-fact}\n'.encode()
    (folder / "fix.yaml").write_bytes(fix)
    view = server.read(("fix.yaml", fix), ("sensors-2023.txt", text))
    expect(view.endswith("/report-1/"), "corrections are no document", view)
    corrected_model = command("parse", "--corrections=fix.yaml", "sensors-2023.txt", cwd=folder)
    plain_model = command("parse", "sensors-2023.txt", cwd=folder)
    made = server.get(view + "model.xml").body
    expect(made == corrected_model != plain_model, "read with corrections", made[:300])
    answer = server.post([("fix.yaml", fix), ("a.txt", text), ("b.txt", text)])
    expect(answer.status == 422 and "Corrections are of one text" in answer.text, "corrections of two texts", answer)
    answer = server.post([("fix.yaml", fix)])
    expect(answer.status == 422 and "No document" in answer.text, "corrections alone", answer)
    view = server.read(("bad.yaml", b"corrections: 3\n"), ("sensors-2023.txt", text))
    page = server.get(view)
    expect(page.status == 422 and "bad.yaml" in page.text, "corrections that are none", page)


def unreadable(server):
    for name, data, words in (
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "scan.png"),
        ("broken.docx", b"PK\x03\x04 no archive", "broken.docx"),
        ("later.xml", b'<guideline xmlns="urn:zhinan:guideline:2"/>', "later.xml"),
    ):
        view = server.read((name, data))
        page = server.get(view)
        is_told = page.status == 422 and words in page.text and "<iframe" not in page.text
        expect(is_told, f"{name}: why it cannot be read", page)
        expect(server.get(view + "model.xml").status == 404, f"{name}: nothing to save", view)


def with_script(server, folder):
    """As the script of the page does it."""
    accept = {"Accept": "application/json"}
    data = (folder / "office-12.pdf").read_bytes()
    answer = server.post([("a.pdf", data)], headers=accept)
    at = json.loads(answer.body)["at"].removeprefix(server.root)
    states = []
    while not states or states[-1]["state"] != "done":
        states.append(json.loads(server.get(at + "state", headers=accept).body))
        time.sleep(0.01)
    is_sound = all(set(state) == {"state", "done", "total"} for state in states) and states[0]["total"] == 2
    expect(answer.status == 201 and is_sound, "how far it is", states)
    expect(server.get(at).status == 200, "what it leads to", at)
    answer = server.post([], headers=accept)
    expect(answer.status == 422 and "No document" in json.loads(answer.body)["error"], "no file", answer)


def many(server):
    """Uploads of documents that differ, eight at a time."""
    head = "关于申报“测试”重点专项 2025 年度项目的通知\n一、总体安排\n"

    def one(number):
        text = head + f"本年度拟支持项目 {number} 项，经费 {number * 7} 万元。\n"
        view = server.read((f"call-{number}.txt", text.encode()))
        model = server.get(view + "model.xml").text
        page = server.get(view).text
        is_own = f'file="call-{number}.txt"' in model or f"call-{number}.txt" in model
        return is_own and f"{number * 7} 万元" in model and f"call-{number}.txt" in page

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        results = list(pool.map(one, range(1, MANY + 1)))
    expect(all(results), "many uploads", [i + 1 for i, is_sound in enumerate(results) if not is_sound])


def dropped(server):
    """The oldest results make room, and say so."""
    answer = server.get("/en/set/1/report-1/")
    expect(answer.status == 410 and "dropped" in answer.text, "what was dropped", answer)
    answer = server.get("/en/set/99999/report-1/")
    expect(answer.status == 404, "what never was", answer)


def run():
    server = Server()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        every_format(server, folder)
        comparisons(server, folder)
        trends(server, folder)
        corrected(server, folder)
        with_script(server, folder)
    unreadable(server)
    before = server.memory()
    many(server)
    after = server.memory()
    if MANY > 100:
        dropped(server)
    if not IS_ASAN:
        expect(after < before + 40_000, "memory after many uploads", f"{before} kB, {after} kB")
    expect(server.children() == [], "no process is left", server.children())
    code, said, seconds = server.stop()
    expect(code == 0 and said == "" and seconds < 5, "it stops", f"{code} {said} {seconds}")
