#!/usr/bin/env python3
"""What the program needs of ICU is in it, though scripts/icu-data leaves out most of the data: encodings by name, the
words of a text, the simplified form of a traditional one, names of countries. Run from the top of the repository."""
import os
import subprocess
import tempfile

PROGRAM = os.environ.get("ZHINAN", "out/bin/zhinan")
CHINESE = "本指南支持12个方向，经费约1.05亿元。"
TRADITIONAL = "本指南支持十二個方向。"
JAPANESE = "公募要領について、研究課題は十件です。"
KOREAN = "연구과제공고"
RUSSIAN = "Конкурс научных проектов"
WESTERN = "Förderung für Forschung, coût élevé"
TEXTS = {
    CHINESE: "utf-16-le utf-16-be utf-32-le gb18030 gbk gb2312 hz",
    TRADITIONAL: "big5 big5hkscs cp950",
    JAPANESE: "shift_jis euc_jp iso2022_jp",
    KOREAN: "euc_kr cp949 iso2022_kr",
    RUSSIAN: "koi8_r koi8_u cp1251 cp866 iso8859_5",
    WESTERN: "latin_1 iso8859_15 cp1252 cp850 cp437",
    "Zażółć gęślą jaźń": "cp1250 iso8859_2 cp852",
    "Ελληνικά": "cp1253 iso8859_7",
    "ภาษาไทย": "tis_620 cp874",
}
# As they are called there and as they are known by.
NAMES = {"hz": "HZ-GB-2312", "big5hkscs": "Big5-HKSCS", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP",
         "euc_kr": "EUC-KR", "iso2022_kr": "ISO-2022-KR", "koi8_r": "KOI8-R", "koi8_u": "KOI8-U", "latin_1": "ISO-8859-1",
         "cp850": "IBM850", "cp437": "IBM437", "cp852": "IBM852", "cp866": "IBM866", "tis_620": "TIS-620", "cp874": "windows-874"}  # fmt: skip
counts = [0, 0]


def run(*words, given=b""):
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run([PROGRAM, *words], input=given, capture_output=True, check=False, env=environment)


def check(what, ok, said):
    counts[not ok] += 1
    if not ok:
        print(f"{what}; it said: {said}")


def name_of(codec):
    if codec in NAMES:
        return NAMES[codec]
    if codec.startswith("iso8859_"):
        return "ISO-8859-" + codec[8:]
    if codec.startswith("cp125"):
        return "windows-" + codec[2:]
    return codec.replace("_", "-") if not codec.startswith("shift") else "Shift_JIS"


for text, codecs in TEXTS.items():
    for codec in codecs.split():
        said = run("text", "--encoding", name_of(codec), "--format", "source", "-", given=(text + "\n").encode(codec))
        check(f"{codec} must decode", said.stdout.decode() == text + "\n", said)

# What is left out must be refused, and never be an empty text.
said = run("text", "--encoding", "ibm-37", "-", given=CHINESE.encode("cp037", "replace"))
check("an encoding is decoded or refused", said.returncode == 2 if not said.stdout else said.returncode == 0, said)

with tempfile.TemporaryDirectory() as folder:
    def model(name, text):
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    old = model("old.txt", "2024年度项目申报指南\n一、总体要求\n鼓励青年科学家参加重点研究。\n")
    new = model("new.txt", "2025年度项目申报指南\n一、总体要求\n鼓励资深科学家参加重点研究。\n")
    said = run("diff", old, new, "--format", "html").stdout.decode()
    check("a change is one of words", ">青年<" in said and ">资深<" in said, said[-2000:])
    said = run("parse", model("t.txt", "2025年度項目申報指南\n一、支持領域\n共支持項目12項，經費總額300萬元。\n")).stdout.decode()
    check("a traditional text is read", 'value="3000000"' in said, said[-2000:])
    said = run("parse", model("c.txt", "2025年度国际合作项目申报指南\n二、领域方向\n1.1 中国和新西兰政府间合作项目\n拟支持项目数：6个。\n"
                              "1.2 中国和克罗地亚政府间合作项目\n拟支持项目数：5个。\n"), "--grammar", "intergovernmental").stdout.decode()  # fmt: skip
    check("countries have names", 'code="NZ"' in said and 'code="HR"' in said, said[-2000:])

print(f"{counts[0]} passed, {counts[1]} failed, 0 skipped")
raise SystemExit(counts[1] > 0)
