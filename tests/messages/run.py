"""What the program says when something is odd or wrong, in English and in Chinese.

Usage: run.py PROGRAM. Each test_*.py beside this file has functions named test_*; each takes a Run, whose methods
count what they check. The last line is "N passed, N failed, N skipped".
"""
import importlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
sys.path.append(str(TOP / "tests/terminal"))
from screen import shown  # noqa: E402

CALL = """附件1

“深海装备”重点专项2025年度项目申报指南

本专项2025年度拟支持项目5项，国拨经费1.0亿元。

1. 深海装备

1.1 深海探测技术
研究内容：研究深海探测装备的关键技术。
考核指标：形成样机1套。
拟支持项目数：2项。
国拨经费：不超过4000万元。

1.2 深海通信技术
研究内容：研究深海通信装备的关键技术。
考核指标：形成样机2套。
拟支持项目数：3项。
国拨经费：不超过6000万元。
"""


class Run:
    def __init__(self, program):
        self.program, self.name = os.path.realpath(program), ""
        self.passed = self.failed = 0
        self.folder = None

    def check(self, is_right, what):
        self.passed += is_right
        self.failed += not is_right
        if not is_right:
            print(f"{self.name}: {what}")

    def write(self, name, content=CALL):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *words, language="en", stdin=b"", prefix=()):
        """The exit code, standard output and standard error."""
        environment = {key: value for key, value in os.environ.items()
                       if key not in ("ZHINAN_GRAMMARS", "LC_MESSAGES", "LANG")}  # fmt: skip
        environment["LC_ALL"] = "zh_CN.UTF-8" if language == "zh" else "C.UTF-8"
        done = subprocess.run([*prefix, self.program, *map(str, words)], cwd=self.folder, env=environment,
                              input=stdin, capture_output=True, timeout=120)  # fmt: skip
        return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")

    def on_terminal(self, *words, language="en", columns=80):
        """The exit code and what a terminal shows that is standard output and standard error."""
        environment = {**os.environ, "LC_ALL": "zh_CN.UTF-8" if language == "zh" else "C.UTF-8"}
        return shown([self.program, *words], environment, columns, cwd=self.folder)

    def says(self, words, code, english, chinese, stdin=b""):
        """Both languages of what a command line says on standard error: a line of it, or a part of one."""
        for language, expected in (("en", english), ("zh", chinese)):
            got, _, errors = self.run(*words, language=language, stdin=stdin)
            self.check(got == code and expected in errors,
                       f"{' '.join(map(str, words))} ({language}): exit {got}, not {code}, or without\n"
                       f"    {expected}\n  in\n    {errors.strip()}")  # fmt: skip

    def says_not(self, words, english, chinese, stdin=b""):
        for language, unexpected in (("en", english), ("zh", chinese)):
            _, _, errors = self.run(*words, language=language, stdin=stdin)
            self.check(unexpected not in errors, f"{' '.join(map(str, words))} ({language}): {errors.strip()}")


def main(program):
    sys.path.insert(0, str(HERE))
    run = Run(program)
    for path in sorted(HERE.glob("test_*.py")):
        module = importlib.import_module(path.stem)
        for name, test in vars(module).items():
            if name.startswith("test_") and callable(test):
                run.name, run.folder = name, pathlib.Path(tempfile.mkdtemp())
                try:
                    test(run)
                finally:
                    shutil.rmtree(run.folder)
    print(f"{run.passed} passed, {run.failed} failed, 0 skipped")
    return 1 if run.failed or not run.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
