#!/usr/bin/env python3
"""Makes tests/readme/faults.docx, which README.md shows, out of tests/formats/office.docx.

usage: faults.py

Direction 1.1 gets 1180 万元 where it had 1080, and direction 1.3 loses the words 拟支持项目数： before its 10 个.
Run from the top of the repository.
"""

import zipfile

LABEL = "拟支持项目数："


def with_faults(xml):
    amount = xml.index("1080 </w:t>")
    xml = xml[:amount] + "1180" + xml[amount + len("1080"):]
    label = xml.rindex(LABEL, 0, xml.index("10 </w:t>"))
    return xml[:label] + xml[label + len(LABEL):]


def main():
    with zipfile.ZipFile("tests/formats/office.docx") as given, \
            zipfile.ZipFile("tests/readme/faults.docx", "w") as made:
        for entry in given.infolist():
            data = given.read(entry)
            if entry.filename == "word/document.xml":
                data = with_faults(data.decode("utf-8")).encode("utf-8")
            info = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, data)


main()
