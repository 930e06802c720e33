#!/usr/bin/env python3
"""What run.py --refresh makes of a page whose outputs changed, and what pages.py says of pages that differ.

usage: self.py

Run from the top of the repository. Ends with "N passed, N failed, N skipped".
"""

import subprocess
import sys
import tempfile
from pathlib import Path

passed = failed = 0


def check(what, is_good, told):
    global passed, failed
    if is_good:
        passed += 1
    else:
        failed += 1
        print(f"failed: {what}\n{told}")


def run(script, *arguments):
    done = subprocess.run([sys.executable, "-B", f"tests/readme/{script}", *map(str, arguments)],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def page(*sessions):
    return "Text.\n\n" + "\n".join(f"```console\n{session}```\n" for session in sessions)


# A page's session, and what it is written anew as; the same where a page must stay as it is.
SESSIONS = (
    ("what is printed stays, with its gaps", "$ seq 5\n...\n3\n...\n", "$ seq 5\n...\n3\n...\n"),
    ("all of it is quoted", "$ seq 3\n1\n2\n", "$ seq 3\n1\n2\n3\n"),
    ("lines between two gaps", "$ printf 'a\\nthe total is 5 yuan\\nb\\n'\n...\nthe sum is 5 yuan\n...\n",
     "$ printf 'a\\nthe total is 5 yuan\\nb\\n'\n...\nthe total is 5 yuan\n...\n"),
    ("a line more inside", "$ printf 'zero\\nfirst line\\nnew\\nlast line\\nend\\n'\n...\nfirst line\nlast line\n...\n",
     "$ printf 'zero\\nfirst line\\nnew\\nlast line\\nend\\n'\n...\nfirst line\nnew\nlast line\n...\n"),
    ("the end behind a gap", "$ printf 'one\\ntwo\\ncoverage 0.9\\n'\n...\ncoverage 0.8\n",
     "$ printf 'one\\ntwo\\ncoverage 0.9\\n'\n...\ncoverage 0.9\n"),
    ("the beginning before one", "$ printf 'title A\\nx\\ny\\n'\ntitle B\n...\n",
     "$ printf 'title A\\nx\\ny\\n'\ntitle A\n...\n"),
)


def test_refresh(folder):
    path = folder / "page.md"
    for what, before, after in SESSIONS:
        path.write_text(page(before, "$ true\n"), encoding="utf-8")
        code, told = run("run.py", path)
        is_kept = path.read_text() == page(before, "$ true\n")
        check(f"without --refresh: {what}", code == (before != after) and is_kept, told)
        code, told = run("run.py", "--refresh", path)
        check(what, code == 0 and path.read_text() == page(after, "$ true\n"), told + path.read_text())
    before = page("$ echo something\n...\nnothing like it at all 12345\n...\n")
    path.write_text(before, encoding="utf-8")
    code, told = run("run.py", "--refresh", path)
    check("a piece that nothing is like is told and kept", code == 1 and path.read_text() == before
          and f"{path}:4: $ echo something" in told, told)
    path = folder / "page.zh.md"
    path.write_text(page('$ echo "$LC_MESSAGES$LC_ALL"\nzh_CN.UTF-8\n'), encoding="utf-8")
    code, told = run("run.py", path)
    check("a Chinese page runs in a Chinese locale", code == 0, told)


ENGLISH = """# Title

Text with `code` and 3.5 million of 指南.

## One

    make demo     # all

```console
$ tool read FILE.txt
out
```

| name | says |
|---|---|
| `a` | the first |
| `b` INPUT | the second, 12 MB |

## Two

See [that](that.md); `tool FILE`.
"""
CHINESE = """# 标题

文字，`code`，指南 350 万。

## 一

    make demo     # 全部

```console
$ tool read FILE.txt --lang zh
输出
```

| 名称 | 含义 |
|---|---|
| `a` | 第一 |
| `b` 文件 | 第二，12 MB |

## 二

见[此处](that.md)；`tool 文件`。
"""
# What a Chinese page has instead of what, and what is said of it.
CHANGES = (
    ("## 二\n\n见[此处](that.md)；`tool 文件`。\n", "", "zh.md: lacks a section for “Two” (", "en.md:19), behind “一”"),
    ("## 二", "### 二", "zh.md:19: “二” is a heading of level 3"),
    ("$ tool read", "$ tool write", "zh.md:5: “一” lacks the command “tool read FILE.txt” (", "en.md:10)"),
    ("    make demo ", "    make test ", "zh.md:5: “一” lacks the line “make demo” (", "en.md:7)"),
    ("| `a` | 第一 |\n", "", "zh.md:14: a table of “一” lacks the row “`a`” (", "en.md:16)"),
    ("第二，12 MB", "第二，13 MB", "zh.md:17: the row lacks the figure 12 (", "en.md:17)"),
    ("`code`", "代码", "zh.md:1: “标题” / “Title” lacks `code` (", "en.md:1)"),
    ("350 万", "35 万", "lacks the figure 3500000"),
    ("that.md", "this.md", "zh.md:19: “二” / “Two” lacks the link that.md"),
    ("，指南", "，", "zh.md:1: “标题” lacks 指南 ("),
    ("文字，", "文字,", "zh.md:1: “标题” has half-width punctuation: 字,"),
    ("`tool 文件`。", "`tool 文件`。`more`", "en.md:19: “二” / “Two” lacks `more` ("),
)


def test_pages(folder):
    english, chinese = folder / "en.md", folder / "zh.md"
    english.write_text(ENGLISH, encoding="utf-8")
    chinese.write_text(CHINESE, encoding="utf-8")
    code, told = run("pages.py", english, chinese)
    check("pages that say the same", code == 0, told)
    for old, new, *words in CHANGES:
        chinese.write_text(CHINESE.replace(old, new), encoding="utf-8")
        code, told = run("pages.py", english, chinese)
        check(f"“{old}” as “{new}”", code == 1 and all(word in told for word in words), told)


with tempfile.TemporaryDirectory() as name:
    test_refresh(Path(name))
    test_pages(Path(name))
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
