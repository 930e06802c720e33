"""Reports that must not look fine where nothing was proved or a figure is missing."""
from run import CALL


def test_audit_of_several(run):
    run.write("fine.txt"), run.write("wrong.txt", CALL.replace("不超过", "").replace("6000", "7000"))
    run.write("none.txt", "“深海装备”重点专项指南\n\n1. 深海探测技术\n研究内容：研究关键技术。\n")
    for language, head, verdicts, totals in (
        ("en", "  verdict          proofs    error", ("consistent", "inconsistent", "unproved"),
         " proofs, 1 of them inconsistent; 0 errors, "),
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
        run.check(("- unproved  0 proofs" in out) if language == "en" else "0 项；" in out, out)
