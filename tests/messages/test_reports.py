"""Reports that must not look fine where nothing was proved or a figure is missing."""
from run import CALL

LOST = CALL.replace("拟支持项目数：3项。\n国拨经费：不超过6000万元。\n", "")
PARTS = CALL.split("1. 深海装备")[0] + """1. 深海探测
研究内容：研究深海探测装备的关键技术。

1.1 深海声学探测技术
拟支持项目数：2项。

1.2 深海光学探测技术
拟支持项目数：3项。
"""


def summary(run, name, language):
    return run.run("parse", name, language=language)[2]


def row(text, title):
    return next((line for line in text.split("\n") if title in line and "附件" not in line), "")


def test_directions_without_figures(run):
    run.write("call.txt"), run.write("lost.txt", LOST), run.write("parts.txt", PARTS)
    run.write("section.txt", LOST.replace("1. 深海装备\n", "1. 深海装备\n本任务拟支持项目5项。\n"))
    for language, lost, parts in (
        ("en", "!  others beside it have this figure, and it has none: look at its text\n",
         "+  stands in its parts\n"),
        ("zh", "!  同级的指南方向有此数，此处没有：请查看原文\n", "+  见其下各子方向\n"),
    ):  # fmt: skip
        text = summary(run, "lost.txt", language)
        run.check(" !  " in row(text, "深海通信技术") and "!" not in row(text, "深海探测技术") and lost in text, text)
        text = summary(run, "parts.txt", language)
        run.check(" +  " in row(text, "深海探测") and parts in text and lost not in text, text)
        run.write("one.txt", CALL.replace("国拨经费：不超过6000万元。\n", ""))
        text = summary(run, "one.txt", language)
        run.check(" !  " in row(text, "深海通信技术") and lost in text, f"one of two figures is lost: {text}")
        text = summary(run, "call.txt", language)
        run.check(lost not in text and parts not in text, text)
        text = summary(run, "section.txt", language)
        run.check(lost not in text, f"its section has a figure: {text}")


def test_audit_of_several(run):
    run.write("fine.txt"), run.write("wrong.txt", CALL.replace("不超过", "").replace("6000", "7000"))
    run.write("none.txt", "“深海装备”重点专项指南\n\n1. 深海探测技术\n研究内容：研究关键技术。\n")
    for language, head, verdicts, totals in (
        ("en", "  verdict          proofs    error", ("consistent", "inconsistent", "unproved"),
         "proofs: 4, of them inconsistent: 1; errors: 0, "),
        ("zh", "", (), "勾稽核对 "),
    ):  # fmt: skip
        code, out, _ = run.run("audit", "fine.txt", "wrong.txt", "none.txt", language=language)
        lines = out.split("\n")
        run.check(code == 1 and lines[0].startswith(head), out)
        for verdict, line in zip(verdicts, lines[1:]):
            run.check(verdict in line, out)
        proofs = [int(next(word for word in line.split() if word.isdigit())) for line in lines[1:4]]
        run.check(proofs[0] > 0 and proofs[1] > 0 and proofs[2] == 0, out)
        run.check(totals in out, out)
        run.check(language == "en" or "，其中不符 1 项；" in out, out)
        _, out, _ = run.run("audit", "none.txt", language=language)
        run.check("\nSHA-256     " in out, f"the checksum has its name: {out}")
        run.check(("- unproved  proofs: 0" in out) if language == "en" else "0 项；" in out, out)
