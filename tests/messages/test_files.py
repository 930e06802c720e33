"""Files that cannot be read or written, and where results may go."""
import os
import stat
import subprocess
import zipfile

from run import CALL


def test_reading(run):
    run.write("call.txt")
    os.symlink("loop", run.folder / "loop")
    long_name = "长" * 100 + ".txt"
    for name, english, chinese in (
        ("none.txt", "none.txt: error: cannot read: there is no such file; check its name and folder",
         "none.txt: 错误：无法读取：没有此文件；请检查文件名和所在目录"),
        ("call.txt/x", "cannot read: there is no such file", "无法读取：没有此文件"),
        (".", ".: error: cannot read: a folder, not a file; name its files",
         ".: 错误：无法读取：这是目录而非文件；请给出其中的文件"),
        ("loop", "cannot read: the links lead in a circle; name the file itself",
         "无法读取：符号链接循环；请给出文件本身"),
        (long_name, "cannot read: the name is too long; shorten it", "无法读取：文件名过长；请缩短"),
        ("https://service.most.gov.cn/call.html", "cannot read: an address, not a file, and this program does not use"
         " the network; save the page first, then name its file",
         "无法读取：这是网址而非文件，本程序不访问网络；请先将网页保存为文件，再给出文件名"),
    ):  # fmt: skip
        run.says(["parse", name], 2, english, chinese)
        run.says(["verify", name, "call.txt"], 2, english, chinese)


def test_permission(run):
    run.folder.chmod(0o755)
    path = run.write("call.txt")
    path.chmod(0)
    prefix = () if os.getuid() else ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    for language, reading, writing in (
        ("en", "cannot read: no permission; ask for it, or copy the file to a folder of your own",
         "cannot write: no permission; name a file in a folder of your own"),
        ("zh", "无法读取：没有权限；请取得读取权限，或将文件复制到自己的目录", "无法写入：没有权限；请改写到自己的目录"),
    ):  # fmt: skip
        code, _, errors = run.run("parse", "call.txt", language=language, prefix=prefix)
        run.check(code == 2 and reading in errors, errors)
        code, _, errors = run.run("parse", "-", "-o", "/etc/none.xml", language=language, prefix=prefix,
                                  stdin=CALL.encode())  # fmt: skip
        run.check(code == 2 and writing in errors, errors)


def test_writing(run):
    call = run.write("call.txt")
    os.symlink("loop", run.folder / "loop")
    for name, english, chinese in (
        ("none/x.xml", "none/x.xml: error: cannot write: there is no such folder; make it first, or name another",
         "none/x.xml: 错误：无法写入：没有此目录；请先建立，或改用其他目录"),
        (".", "cannot write: a folder, not a file; name a file in it", "无法写入：这是目录而非文件；请给出其中的文件名"),
        ("loop", "cannot write: the links lead in a circle", "无法写入：符号链接循环"),
        ("/dev/full", "cannot write: no space is left; delete what is not needed, or name a file on another disk",
         "无法写入：磁盘空间不足；请清理空间，或写到其他磁盘"),
    ):  # fmt: skip
        run.says(["parse", call, "-o", name], 2, english, chinese)


def test_no_temporary_folder(run):
    """A workbook is made in memory, wherever temporary files would be."""
    call = run.write("call.txt")
    code, _, errors = run.run("audit", call, "--format=xlsx", "-o", "a.xlsx", prefix=("env", "TMPDIR=/none"))
    run.check(code in (0, 1) and (run.folder / "a.xlsx").stat().st_size > 0, errors)


def test_no_result_over_its_input(run):
    call, other = run.write("call.txt"), run.write("other.txt")
    run.check(run.run("parse", call, "-o", "call.xml")[0] == 0, "parse failed")
    run.run("diff", call, other, "--format=xml", "-o", "changes.xml")
    os.symlink("call.txt", run.folder / "link.txt")
    os.link(call, run.folder / "hard.txt")
    english = "is an input too, and would be overwritten; nothing was written; name another file with -o"
    chinese = "同时是输入文件，写入会将其覆盖；未写出任何内容；请用 -o 指定其他文件"
    before = {path.name: path.read_bytes() for path in run.folder.iterdir()}
    for words in (
        ["parse", "call.txt", "-o", "call.txt"],
        ["parse", "call.txt", "-o", "./link.txt"],
        ["parse", "link.txt", "-o", "hard.txt"],
        ["parse", "call.txt", "--corrections", "other.txt", "-o", "other.txt"],
        ["audit", "other.txt", "call.xml", "-o", "call.xml"],
        ["diff", "call.txt", "other.txt", "-o", "other.txt"],
        ["diff", "--apply", "changes.xml", "call.xml", "-o", "changes.xml"],
        ["diff", "--apply", "changes.xml", "call.xml", "-o", "call.xml"],
        ["trend", "call.xml", "-o", "call.xml"],
        ["verify", "call.xml", "call.txt", "-o", "link.txt"],
        ["explain", "call.txt:3", "-o", "call.txt"],
        ["tokens", "call.txt", "-o", "call.txt"],
        ["text", "call.txt", "-o", "call.txt"],
        ["figures", "call.txt", "-o", "call.txt"],
        ["grammar", "coverage", "common", "call.txt", "-o", "call.txt"],
        ["grammar", "new", "x", "call.txt", "-o", "call.txt"],
    ):  # fmt: skip
        run.says(words, 2, f"{words[-1]}: error: {english}", f"{words[-1]}: 错误：{chinese}")
        now = {path.name: path.read_bytes() for path in run.folder.iterdir()}
        run.check(now == before, f"{words}: a file was changed")
    with open(call, "rb") as stdin:
        done = subprocess.run([run.program, "parse", "-", "-o", call], stdin=stdin, capture_output=True)
        run.check(done.returncode == 2 and call.read_text() == CALL, "standard input was overwritten")


def test_links_and_modes(run):
    call = run.write("call.txt")
    (run.folder / "results").mkdir()
    os.symlink("results/new.xml", run.folder / "link.xml")
    for _ in range(2):  # the second time there is a file at its end
        code, _, errors = run.run("parse", call, "-o", "link.xml")
        run.check(code == 0 and (run.folder / "link.xml").is_symlink(), f"the link is gone: {errors}")
        run.check((run.folder / "results/new.xml").read_bytes().startswith(b"<?xml"), "not where the link points")
    os.symlink("link.xml", run.folder / "second.xml")
    (run.folder / "results/new.xml").chmod(0o640)
    run.check(run.run("parse", call, "--format=json", "-o", "second.xml")[0] == 0, "through two links")
    run.check((run.folder / "results/new.xml").read_bytes().startswith(b"{"), "not where two links point")
    mode = stat.S_IMODE((run.folder / "results/new.xml").stat().st_mode)
    run.check(mode == 0o640, f"the mode is {mode:o}")
    run.check(sorted(os.listdir(run.folder / "results")) == ["new.xml"], "something was left")


def test_terminal(run):
    call = run.write("call.txt")
    for language, hint, refusal in (
        ("en", "'-o FILE' writes the XML to a file, '--format xml' shows it here.",
         "error: xlsx is no text, and a terminal cannot show it; write it to a file with -o FILE"),
        ("zh", "用“-o 文件”将 XML 写入文件，用“--format xml”在此显示。",
         "错误：xlsx 不是文本，无法在终端显示；请用“-o 文件”写入文件"),
    ):  # fmt: skip
        code, shown = run.on_terminal("parse", call, language=language)
        run.check(code == 0 and "<?xml" not in shown and shown.endswith(hint + "\n") and "call.txt" in shown, shown)
        for more in (["--format", "xml"], ["-o", "-"]):
            code, shown = run.on_terminal("parse", call, *more, language=language)
            run.check(code == 0 and "<?xml" in shown and hint not in shown, f"{more}: {shown}")
        for more in ([], ["-o", "-"]):
            code, shown = run.on_terminal("audit", call, "--format", "xlsx", *more, language=language)
            run.check(code == 2 and shown == refusal + "\n", shown)
        code, shown = run.on_terminal("diff", call, call, "--format", "docx", language=language)
        run.check(code == 2 and shown == refusal.replace("xlsx", "docx") + "\n", shown)
        code, shown, errors = run.run("parse", call, language=language)
        run.check(shown.startswith("<?xml") and hint not in errors, "a pipe takes the XML")
        code, shown = run.on_terminal("parse", call, "-o", "call.xml", language=language)
        run.check(code == 0 and hint not in shown, shown)
    run.check(run.run("audit", call, "--format=xlsx", "-o", "a.xlsx")[0] < 2 and
              zipfile.is_zipfile(run.folder / "a.xlsx"), "no workbook")  # fmt: skip


def test_families(run):
    call = run.write("call.txt")
    run.says(["parse", call, "--grammar=commn"], 2, "no grammar 'commn' in ", "中没有语法“commn”（是否指“common”？）；现有：")
    run.says(["parse", call, "--grammar=commn"], 2, "(did you mean 'common'?); there are: ", "（是否指“common”？）")
    run.says(["grammar", "check", "commn"], 2, "(did you mean 'common'?)", "（是否指“common”？）")
    run.says(["parse", call, "--grammars=none"], 2, "none: error: there is no folder of grammars here; name one with"
             " --grammars or in ZHINAN_GRAMMARS", "none: 错误：此处没有语法文件目录；请以 --grammars 或环境变量"
             " ZHINAN_GRAMMARS 指定")  # fmt: skip


def test_closed_streams(run):
    run.write("call.txt")
    for words, closed, english, chinese in (
        (["text", "call.txt"], ">&-", "cannot write: standard output is closed; name a file with -o",
         "无法写入：标准输出已关闭；请用 -o 指定文件"),
        (["text", "-"], "<&-", "cannot read: standard input is closed; name a file, or give it one with <",
         "无法读取：标准输入已关闭；请给出文件名，或以 < 输入文件"),
    ):  # fmt: skip
        for language, expected in (("en", english), ("zh", chinese)):
            code, _, errors = run.run(*words, language=language, prefix=("sh", "-c", f'"$@" {closed}', "sh"))
            run.check(code == 2 and expected in errors, errors)


def test_escapes(run):
    """What would steer a terminal is shown as JSON writes it, wherever messages go."""
    for name in ("a\x1b[31mb", "a\u009bb\u202e", "a\rb"):
        seen = name.replace("\x1b", "\\u001B").replace("\u009b", "\\u009B").replace("\u202e", "\\u202E")
        seen = seen.replace("\r", "\\u000D")
        run.says(["parse", name], 2, f"{seen}: error: cannot read", f"{seen}: 错误：无法读取")
