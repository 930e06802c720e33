"""Corrections by hand: each kind on a text that the program reads wrongly or without it, what the model, verify, audit,
diff and explain tell of them, and what is wrong with a file of them; and remarks, which stand in the same file. Must not know how they are applied.
Run from the top of the repository."""
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as ET

G = "{urn:zhinan:guideline:1}"
PROGRAM = os.environ.get("ZHINAN", "out/bin/zhinan")
passed = failed = 0

# Three directions; the second lost its number, a label is in no grammar, and an amount has a misread digit.
CALL = """示例计划“甲乙合作”重点专项 2031 年度项目申报指南
（本文为示例）

一、总体目标
支持甲乙双方合作。

二、领域方向
1.1 甲国联合研究项目
领域方向：能源。
拟支持项目数：5 个。
共拟支持经费：1000 万元人民币。
乙国联合研究项目
领域方向：农业。
拟支持项目数：4 个。
共拟支持经费：8O0 万元人民币。
1.3 丙国联合研究项目
领域方向：医药。
拟定资助名额：3 个。
共拟支持经费：600 万元人民币。
每年另安排 50 万元用于会议。
"""


def check(what, good, told=""):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"failed: {what}\n{str(told)[:1500]}")


def run(*arguments, **more):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, stdin=subprocess.DEVNULL, **more)


class Case:
    """A text with corrections, parsed."""

    def __init__(self, folder, text, *lines, options=()):
        self.source = os.path.join(folder, "call.txt")
        self.file = os.path.join(folder, "call.corrections.yaml")
        self.model = os.path.join(folder, "call.xml")
        with open(self.source, "w", encoding="utf-8") as out:
            out.write(text)
        with open(self.file, "w", encoding="utf-8") as out:
            out.write("corrections:\n" + "".join(f"  - {line}\n" for line in lines))
        more = ("--corrections", self.file) if lines else ()
        self.said = run("parse", self.source, "-o", self.model, *more, *options)
        self.root = ET.parse(self.model).getroot() if self.said.returncode == 0 else None

    def facts(self, name):
        return [(at.text, at.get("per"), at.get("value"), at.get("corrected")) for at in self.root.iter(G + name)]

    def directions(self):
        return ["".join(at.find(G + "heading").itertext()) for at in self.root.iter(G + "direction")]

    def outcomes(self):
        return [at.get("outcome") for at in self.root.iter(G + "correction")]

    def verify(self):
        return run("verify", self.model, self.source)


def test_kinds(folder):
    plain = Case(folder, CALL)
    check("without corrections the second direction is not there", len(plain.directions()) == 2, plain.directions())
    check("a model without corrections has no word of them", b"correct" not in open(plain.model, "rb").read())

    case = Case(folder, CALL, "{line: 12, words: 乙国联合研究项目, is: direction}")
    check("a line is a direction, among its neighbours",
          case.directions() == ["甲国联合研究项目", "乙国联合研究项目", "丙国联合研究项目"], case.directions())
    marked = [at.get("corrected") for at in case.root.iter(G + "direction")]
    check("and is marked as corrected, it alone", marked == [None, "true", None], marked)
    parents = {child: parent for parent in case.root.iter() for child in parent}
    holders = {parents[at].tag for at in case.root.iter(G + "direction")}
    check("and stands beside them, not in them", holders == {G + "section"}, holders)
    check("verify takes it", case.verify().returncode == 0, case.verify().stderr)
    check("and tells it", "by hand" in case.verify().stderr.decode(), case.verify().stderr)

    case = Case(folder, CALL, "{line: 11, words: 1000 万元人民币, per: project}")
    check("an amount is for each project", ("1000 万元人民币", "project", "10000000", "true") in case.facts("funds"),
          case.facts("funds"))
    check("verify takes that", case.verify().returncode == 0, case.verify().stderr)

    case = Case(folder, CALL, "{line: 11, words: 1000 万元人民币, per: 项目}", "{line: 20, words: 50 万元, is: 不计入}")
    check("Chinese values are taken", case.outcomes() == ["applied"] * 2, case.outcomes())

    case = Case(folder, CALL, "{line: 19, words: 600 万元人民币, is: no-fact}")
    check("an amount is no fact", "600 万元人民币" not in [at[0] for at in case.facts("funds")])
    told = [at for at in case.facts("mention") if at[0] == "600 万元人民币"]
    check("but a mention, marked", told and told[0][3] == "true", told)

    case = Case(folder, CALL, "{line: 20, words: 50 万元, is: funds}")
    check("an amount that nothing speaks for is funds", ("50 万元", "year", "500000", "true") in case.facts("funds"),
          case.facts("funds"))
    check("verify takes that too", case.verify().returncode == 0, case.verify().stderr)

    case = Case(folder, CALL, "{line: 18, words: 拟定资助名额, label: projects}")
    check("words are a label", ("3 个", None, "3", None) in case.facts("projects"), case.facts("projects"))
    field = [at for at in case.root.iter(G + "field") if at.get("label") == "拟定资助名额"]
    check("of the field that was named", field and field[0].get("name") == "projects" and field[0].get("corrected"))
    check("verify takes a label", case.verify().returncode == 0, case.verify().stderr)

    case = Case(folder, CALL, "{line: 15, words: 8O0 万元人民币, read: 800 万元人民币}")
    funds = case.facts("funds") + case.facts("mention")
    check("a digit is put right", any(at[0] == "800 万元人民币" and at[2] == "8000000" for at in funds), funds)
    repair = [at for at in case.root.iter(G + "repair") if at.get("kind") == "correction"]
    check("as a repair of that digit alone", [(at.find(G + "from").text, at.find(G + "to").text)
                                              for at in repair] == [("O", "0")])
    check("verify undoes it", case.verify().returncode == 0, case.verify().stderr)

    case = Case(folder, CALL.replace("600 万元", "每项 600 万元"), "{line: 19, words: 600 万元人民币, per: year}")
    check("what each is of may be another than its words say", case.verify().returncode == 0, case.verify().stderr)

    case = Case(folder, CALL, "{line: 8, words: '1.1 甲国', read: '1.9 甲国'}")
    check("the number that a line begins with was read before", case.outcomes() == ["no-effect"], case.outcomes())

    case = Case(folder, CALL, "{words: 甲国联合研究项目, is: no-direction}")
    check("a line is no direction", "甲国联合研究项目" not in case.directions(), case.directions())
    check("its neighbours stay", "丙国联合研究项目" in case.directions(), case.directions())


def test_unmarked(folder):
    """Titles that are mere lines, all of them named by hand."""
    text = "某市项目申报指南\n\n一、支持方向\n智能传感\n支持 3 项，每项 20 万元。\n绿色化工\n支持 2 项，每项 30 万元。\n"
    case = Case(folder, text, "{line: 4, words: 智能传感, is: direction}", "{line: 6, words: 绿色化工, is: direction}")
    check("lines without numbers are directions", case.directions() == ["智能传感", "绿色化工"], case.directions())
    check("verify takes them", case.verify().returncode == 0, case.verify().stderr)


ALL = ["{line: 12, words: 乙国联合研究项目, is: direction}", "{line: 18, words: 拟定资助名额, label: projects}",
       "{line: 15, words: 8O0 万元, read: 800 万元, note: 扫描误识}",
       "{line: 20, words: 50 万元, is: no-fact}"]


def test_edited(folder):
    """Corrections survive an edited text, and tell where they do not."""
    longer = CALL.replace("一、总体目标\n", "一、总体目标\n本年度有所调整。\n\n另见通知。\n")
    case = Case(folder, longer, *ALL)
    check("all four fit a text that grew", case.outcomes() == ["applied"] * 4, case.outcomes())
    cut = longer.replace("8O0 万元", "900 万元")
    case = Case(folder, cut, *ALL)
    check("what stands nowhere is told", case.outcomes() == ["applied", "applied", "not-found", "applied"],
          case.outcomes())
    audit = json.loads(run("audit", case.model, "--format", "json").stdout)
    unused = [at for at in audit["findings"] if at["check"] == "correction-unused"]
    check("as a warning", [at["level"] for at in unused] == ["warning"] and "8O0" in unused[0]["message"], unused)
    used = [at for at in audit["findings"] if at["check"] == "corrected"]
    check("beside notes of the others", len(used) == 3 and all(at["level"] == "note" for at in used), used)
    text = run("audit", case.model, "--lang", "zh").stdout.decode()
    check("the verdict's line counts them", "；人工更正 3 处\n" in text, text)
    case = Case(folder, CALL, *ALL)
    audit = json.loads(run("audit", case.model, "--format", "json").stdout)
    changed = [at["level"] for at in audit["findings"] if at["check"] == "corrected" and "8O0" in at["message"]]
    check("another figure than the source has is a warning", changed == ["warning"], changed)
    case = Case(folder, CALL, "{line: 9, words: 能源, is: funds}")
    check("what cannot be as it is said has no effect", case.outcomes() == ["no-effect"], case.outcomes())
    twice = CALL.replace("600 万元", "1000 万元")
    case = Case(folder, twice, "{line: 19, words: 1000 万元, per: project}")
    per = [at[1] for at in case.facts("funds") if at[0].startswith("1000")]
    check("of equal words those on the line are meant", per == [None, "project"], per)
    case = Case(folder, CALL.replace("乙国联合", "乙国\n联合"), "{line: 12, words: 乙国联合研究项目, is: direction}")
    check("words fit over the end of a line", case.outcomes()[0] != "not-found", case.outcomes())


def test_outputs(folder):
    case = Case(folder, CALL, *ALL)
    schema = subprocess.run(["xmllint", "--noout", "--schema", "grammars/guideline.xsd", case.model],
                            capture_output=True)
    check("the XML is valid", schema.returncode == 0, schema.stderr)
    made = json.loads(run("parse", case.source, "--corrections", case.file, "--format", "json").stdout)
    check("the JSON has them", len(made["corrections"]["items"]) == 4, made.get("corrections"))
    again = run("parse", case.source, "--corrections", case.file).stdout
    check("twice the same", again == open(case.model, "rb").read())
    for language, words in (("en", "corrected by hand"), ("zh", "人工更正")):
        text = run("audit", case.model, "--lang", language).stdout.decode()
        check(f"audit tells it, {language}", words in text, text)
    text = run("audit", case.source, "--corrections", case.file, "--lang", "zh").stdout.decode()
    check("audit takes the file itself", "扫描误识" in text, text)
    sheets = os.path.join(folder, "ledger.xlsx")
    run("parse", case.source, "--corrections", case.file, "--format", "xlsx", "--lang", "zh", "-o", sheets)
    with zipfile.ZipFile(sheets) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    check("the ledger marks what was corrected", "50 万元（人工更正）" in strings, strings)
    plain = os.path.join(folder, "plain.xml")
    run("parse", case.source, "-o", plain)
    changes = os.path.join(folder, "changes.xml")
    run("diff", plain, case.model, "--format", "xml", "-o", changes)
    schema = subprocess.run(["xmllint", "--noout", "--schema", "grammars/changes.xsd", changes], capture_output=True)
    check("changes between the two are valid", schema.returncode == 0, schema.stderr)
    made = run("diff", "--apply", changes, plain)
    check("and make the corrected model again", made.stdout == open(case.model, "rb").read(), made.stderr)


def remark(**entry):
    """An entry as a page writes it: a JSON object on one line."""
    return json.dumps(entry, ensure_ascii=False)


def bare(path):
    """A model without what a person said of its text."""
    with open(path, encoding="utf-8") as file:
        return re.sub(r" <corrections.*</corrections>\n", "", file.read(), flags=re.S)


def findings(*arguments):
    audit = json.loads(run("audit", *arguments, "--format", "json").stdout)
    return [at for at in audit["findings"] if at["check"] in ("remark", "corrected", "correction-unused")]


def test_remarks(folder):
    """Remarks are kept and told, each in its place, and change nothing."""
    plain = Case(folder, CALL)
    reading = bare(plain.model)
    said = plain.said.stdout
    lines = [remark(line=19, words="600 万元", note="问部里"), remark(line=19, words="600 万元", note="again"),
             remark(line=9, note="the whole line"), remark(line=6, note="a blank line"),
             remark(note="of all of it"), remark(line=15, words="8O0 万元", note="misread?"),
             remark(line=17, words="医药。\n拟定", note="over a line end"),
             remark(line=12, words="乙国 联合研究项目", note="direction"),
             remark(line=3, words="没有", note="gone"), remark(line=999, note="behind")]
    case = Case(folder, CALL, *lines)
    check("remarks change nothing in the reading", bare(case.model) == reading and case.said.stdout == said)
    corrections = case.root.find(G + "corrections")
    told = [(at.tag == G + "remark", at.get("note"), at.get("line"), at.text, at.get("outcome"))
            for at in corrections]
    check("the model has them in the order of the file", told == [
        (True, "问部里", "19", "600 万元", None), (True, "again", "19", "600 万元", None),
        (True, "the whole line", "9", None, None), (True, "a blank line", "6", None, None),
        (True, "of all of it", None, None, None), (True, "misread?", "15", "8O0 万元", None),
        (True, "over a line end", "17", "医药。\n拟定", None), (True, "direction", "12", "乙国 联合研究项目", None),
        (True, "gone", "3", "没有", "not-found"), (True, "behind", "999", None, "not-found")], told)
    source = open(case.source, "rb").read()
    for at in corrections:
        if at.get("bytes"):
            start, end = (int(part) for part in at.get("bytes").split("-"))
            words = source[start:end].decode()
            wanted = at.text or CALL.split("\n")[int(at.get("line")) - 1]
            check(f"bytes of the remark {at.get('note')}", "".join(words.split()) == "".join(wanted.split()), words)
    check("verify takes them", case.verify().returncode == 0, case.verify().stderr)
    check("and counts their places, and no corrections",
          b"remarks in this model: 10, with a place in the source: 7" in case.verify().stderr
          and b"by hand" not in case.verify().stderr, case.verify().stderr)
    made = findings(case.model)
    check("audit tells each once, as a note", [at["check"] for at in made] == ["remark"] * 10
          and {at["level"] for at in made} == {"note"}, made)
    check("without a place first, then in the order of the source and of the file",
          [at["message"].rsplit(": ")[-1] for at in made] ==
          ["of all of it", "gone", "behind", "a blank line", "the whole line", "direction", "misread?",
           "over a line end", "问部里", "again"], [at["message"] for at in made])
    check("with their lines", [at.get("line") for at in made] == [0, 0, 0, 6, 9, 12, 15, 17, 19, 19], made)
    check("the same from the source", findings(case.source, "--corrections", case.file) == made)
    for language, words in (("en", "; remarks: 10\n"), ("zh", "；批注 10 条\n")):
        text = run("audit", case.model, "--lang", language).stdout.decode()
        check(f"the verdict's line counts them, {language}", words in text and "人工更正" not in text, text)
    check("no one asks for them", not findings(case.model, "--skip", "remark"))
    strict = run("audit", case.model, "--only", "remark", "--fail-on", "warning")
    check("they fail nothing", strict.returncode == 0, strict.stdout)
    said = run("explain", f"{case.source}:19", "--corrections", case.file).stdout
    check("explain says the same", said == run("explain", f"{case.source}:19").stdout, said)


def test_remarks_beside(folder):
    """Remarks beside corrections of the same words, and in a text that was edited."""
    lines = ["{line: 12, words: 乙国联合研究项目, is: direction}", "{line: 12, words: 乙国联合研究项目, note: 编号漏印}",
             "{line: 15, words: 8O0 万元, note: 扫描件}", "{line: 15, words: 8O0 万元, read: 800 万元}"]
    alone = Case(folder, CALL, lines[0], lines[3])
    reading = bare(alone.model)
    case = Case(folder, CALL, *lines)
    check("corrections are the same beside remarks", bare(case.model) == reading and case.outcomes() == ["applied"] * 2)
    names = [at.tag.replace(G, "") for at in case.root.find(G + "corrections")]
    check("both kinds stand in the order of the file", names == ["correction", "remark", "remark", "correction"], names)
    text = run("audit", case.model, "--lang", "zh").stdout.decode()
    check("and are counted apart", "；人工更正 2 处；批注 2 条\n" in text, text)
    check("verify takes them", case.verify().returncode == 0, case.verify().stderr)
    made = json.loads(run("parse", case.source, "--corrections", case.file, "--format", "json").stdout)["corrections"]
    check("JSON has them apart", [len(made["items"]), len(made["remarks"])] == [2, 2]
          and made["remarks"][0] == {"line": 12, "bytes": made["items"][0]["bytes"], "note": "编号漏印",
                                     "text": "乙国联合研究项目"}, made)
    longer = CALL.replace("一、总体目标\n", "一、总体目标\n本年度有所调整。\n\n另见通知。\n")
    case = Case(folder, longer, *lines)
    places = [(at.get("line"), at.get("outcome")) for at in case.root.iter(G + "remark")]
    check("their words are found in a text that grew", places == [("15", None), ("18", None)], places)
    plain = os.path.join(folder, "plain.xml")
    run("parse", case.source, "-o", plain)
    for before, after in ((plain, case.model), (case.model, plain)):
        changes = os.path.join(folder, "changes.xml")
        run("diff", before, after, "--format", "xml", "-o", changes)
        schema = subprocess.run(["xmllint", "--noout", "--schema", "grammars/changes.xsd", changes],
                                capture_output=True)
        check("changes are valid", schema.returncode == 0, schema.stderr)
        made = run("diff", "--apply", changes, before)
        check("and make the other model again", made.stdout == open(after, "rb").read(), made.stderr)


NOTE = ("<script>alert('1')</script> ]]> <!-- --> &amp; &#60; {0} %s \\ \" # : - [a](http://b) =1+1 \u202eRTL\u2066 \u200f"
        "\U0001f600 \u00e9 \n\r\n\t end")
CONTROLS = r"\u0000\u0001\u001b[31m\b\f\u007f\u0085\u2028\u2029\ufeff\ufffe\uffff"
HELD = "\ufffd\ufffd\ufffd[31m\ufffd\ufffd\x7f\x85\u2028\u2029\ufeff\ufffd\ufffd"


def cells_of(sheets):
    with zipfile.ZipFile(sheets) as book:
        root = ET.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(at.itertext()) for at in root]


def test_hostile(folder):
    """Whatever a note says is text in every output."""
    entry = remark(line=19, words="600 万元", note=NOTE + "CONTROLS").replace("CONTROLS", CONTROLS)
    note = NOTE + HELD
    case = Case(folder, CALL, entry, entry.replace('"note"', '"per": "project", "note"'))
    schema = subprocess.run(["xmllint", "--noout", "--schema", "grammars/guideline.xsd", case.model],
                            capture_output=True)
    check("the XML is valid", schema.returncode == 0, schema.stderr)
    notes = [at.get("note") for at in case.root.find(G + "corrections")]
    check("and has the note as it is", notes == [note] * 2, notes)
    made = json.loads(run("parse", case.source, "--corrections", case.file, "--format", "json").stdout)["corrections"]
    check("so has the JSON", made["remarks"][0]["note"] == made["items"][0]["note"] == note, made)
    check("verify takes it", case.verify().returncode == 0, case.verify().stderr)
    shown = note.replace("\n", "⏎").replace("\r", "")
    told = f'remark on "600 万元": {shown}'
    for given in ((case.model,), (case.source, "--corrections", case.file)):
        given = (*given, "--lang", "en", "--only", "remark")
        audit = json.loads(run("audit", *given, "--format", "json").stdout)
        check("audit, json", [at["message"] for at in audit["findings"]] == [told], audit)
        sarif = json.loads(run("audit", *given, "--format", "sarif").stdout)
        messages = [at["message"]["text"] for at in sarif["runs"][0]["results"] if at["ruleId"] == "remark"]
        check("audit, sarif", messages == [told], messages)
        svrl = ET.fromstring(run("audit", *given, "--format", "svrl").stdout)
        texts = [at.text for at in svrl.iter("{http://purl.oclc.org/dsdl/svrl}text")]
        check("audit, svrl", told in texts, texts)
        check("no element of the note", not any("script" in str(at.tag) for at in svrl.iter()))
        sheets = os.path.join(folder, "audit.xlsx")
        run("audit", *given, "--format", "xlsx", "-o", sheets)
        check("audit, xlsx", any("<script>alert('1')</script> ]]>" in at for at in cells_of(sheets)), cells_of(sheets))
        rows = run("audit", *given, "--format", "csv").stdout.decode("utf-8-sig")
        check("audit, csv", "<script>alert('1')</script> ]]>" in rows, rows)
        text = run("audit", *given).stdout.decode()
        raw = [at for at in text if at != "\n" and (ord(at) < 32 or 0x7f <= ord(at) < 0xa0 or at in "\u202e\u2066\u2028")]
        check("no control reaches a terminal", not raw and "<script>" in text, (raw, text))


SANITIZED = "out/bin/zhinan-asan"


def test_sanitized(folder):
    """The same files through the program that watches its memory, where it was built."""
    global PROGRAM
    if not os.path.exists(SANITIZED):
        return
    usual, PROGRAM = PROGRAM, SANITIZED
    for test in (test_remarks, test_remarks_beside, test_hostile):
        test(folder)
    PROGRAM = usual


def test_explain(folder):
    """What explain prints can be pasted as it is."""
    case = Case(folder, CALL)
    proposals = []
    for line in range(1, 21):
        said = run("explain", f"{case.source}:{line}", "--lang", "en").stdout.decode()
        proposals += re.findall(r"^  - (\{.*\})$", said, re.M)
    check("explain proposes corrections of each kind",
          all(any(f", {key}: " in at for at in proposals) for key in ("is", "per", "label", "read")), proposals)
    check("a heading that lost its number among them",
          '{line: 12, words: "乙国联合研究项目", is: direction}' in proposals, proposals)
    check("and that an amount nobody understood is none",
          '{line: 20, words: "50 万元", is: no-fact}' in proposals, proposals)
    for proposal in proposals:
        made = Case(folder, CALL, proposal)
        check(f"it can be pasted: {proposal}", made.said.returncode == 0 and made.outcomes() != ["not-found"],
              made.said.stderr)


def test_faults(folder):
    for language, lines, words in (
            ("en", ["{line: 9, words: 能源, is: nothing}"], "unknown name 'nothing'; known here: direction"),
            ("zh", ["{line: 9, words: 能源, is: nothing}"], "未知的名称“nothing”"),
            ("en", ["{line: 9, words: 能源}"], "call.corrections.yaml:2:5: error: a correction needs 'words'"),
            ("en", ["{line: 9, words: 能源, is: funds, per: project}"], "says one thing"),
            ("en", ["{line: 9, is: funds}"], "a correction needs 'words'"),
            ("en", ["{line: 9}"], "a remark has a 'note'"),
            ("zh", ["{line: 9, words: 能源}"], "批注只写“note”"),
            ("en", ["{line: 9, words: 能源, label: '', note: x}"], "a correction needs 'words'"),
            ("en", ["{line: 9, words: 能源, what: funds}"], "unknown key 'what'"),
            ("en", ["{line: 9, words: 能源, label: colour}"], "'colour'"),
            ("zh", ["{line: 9, words: 能源, label: colour}"], "没有此字段"),
            ("en", ["{line: nine, words: 能源, is: funds}"], "whole number"),
            ("en", ['{line: 9, words: 能源, read: "a\\nb"}'], "within one line"),
            ("zh", ["["], "corrections.yaml:")):
        case = Case(folder, CALL, *lines, options=("--lang", language))
        said = case.said.stderr.decode()
        check(f"{lines}: exit 2 and why, {language}", case.said.returncode == 2 and words in said, said)
    case = Case(folder, CALL, *ALL)
    for language, words in (("en", "begins with the line 'corrections:'"), ("zh", "首行应为“corrections:”")):
        with open(case.file, "w", encoding="utf-8") as out:
            out.write("- {line: 9, words: 能源, is: funds}\n")
        said = run("parse", case.source, "--corrections", case.file, "--lang", language)
        check(f"a file that begins otherwise, {language}", said.returncode == 2 and words in said.stderr.decode(),
              said.stderr)
    case = Case(folder, CALL, *ALL)
    for arguments, words in (
            (("audit", case.source, case.source, "--corrections", case.file), "one text"),
            (("audit", case.model, "--corrections", case.file), "give its source"),
            (("parse", case.source, "--corrections", os.path.join(folder, "none.yaml")), "none.yaml")):
        said = run(*arguments, "--lang", "en")
        check(f"{arguments[0]} says: {words}", said.returncode == 2 and words in said.stderr.decode(), said.stderr)


with tempfile.TemporaryDirectory() as folder:
    for test in (test_kinds, test_unmarked, test_edited, test_outputs, test_remarks, test_remarks_beside, test_hostile,
                 test_sanitized, test_explain, test_faults):
        test(folder)
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
