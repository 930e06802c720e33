"""Two files that are no good pair."""
from run import CALL, TOP


def test_pairs(run):
    run.write("2025.txt"), run.write("same.txt")
    run.write("2024.txt", CALL.replace("2025", "2024").replace("4000", "5000"))
    run.write("first.txt", CALL.replace("2025年度", "2025年度第一批"))
    run.write("second.txt", CALL.replace("2025年度", "2025年度第二批"))
    other = TOP / "corpus/softscience/city-2023.txt"
    reversed_pair = ("note: the first is of a later year or batch than the second: name the old one first, then the new one",
                     "提示：前一份的年度或批次晚于后一份：请先给出旧文，再给出新文")  # fmt: skip
    unrelated = ("note: the two are of different programmes and have hardly any text in common: check that they are the ones that you"
                 " want to compare", "提示：两份指南属于不同专项，内容几乎没有对应之处：请检查是否为所要比较的两份文件")  # fmt: skip
    same = ("note: both are the same file, or were made from it: the two sources agree byte for byte",
            "提示：两者为同一文件，或出自同一文件：原文逐字节相同")  # fmt: skip
    calls = TOP / "corpus/intergovernmental"
    for language, partners in (("en", "(英国, 法国, 意大利, "), ("zh", "（英国、法国、意大利、")):
        _, out, _ = run.run("diff", calls / "2023-2.txt", calls / "2024-1.txt", language=language)
        run.check(partners in out, f"a list of partners: {partners}")
    run.says(["diff", "2025.txt", "2024.txt"], 1, *reversed_pair)
    run.says(["diff", "second.txt", "first.txt"], 1, *reversed_pair)
    run.says(["diff", "2025.txt", other], 1, *unrelated)
    run.says(["diff", other, "2025.txt"], 1, *unrelated)
    run.says(["diff", "2025.txt", "same.txt"], 0, *same)
    run.run("parse", "2025.txt", "-o", "2025.xml")
    run.says(["diff", "2025.xml", "same.txt"], 0, *same)
    for words in (["2024.txt", "2025.txt"], ["first.txt", "second.txt"]):
        run.says_not(["diff", *words], "note: ", "提示：")
