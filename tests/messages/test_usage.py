"""Command lines that are wrong, and help."""
import unicodedata


def test_values(run):
    call = run.write("call.txt")
    for words, english, chinese in (
        (["audit", call, "--precision=al"], "error: --precision: no 'al' (did you mean 'all'?); choose from: total, all",
         "错误：--precision：没有“al”（是否指“all”？）；可选：total、all"),
        (["audit", call, "--fail-on", "x"], "error: --fail-on: no 'x'; choose from: error, warning, note, never",
         "错误：--fail-on：没有“x”；可选：error、warning、note、never"),
        (["parse", call, "--max-pages=0"], "error: --max-pages: '0' is not a whole number from 1 to 1000000",
         "错误：--max-pages：“0”不是 1 至 1000000 之间的整数"),
        (["parse", call, "--max-bytes", "1k"], "--max-bytes: '1k' is not a whole number from 1 to 1073741824",
         "--max-bytes：“1k”不是 1 至 1073741824 之间的整数"),
        (["audit", call, "--about-tolerance=x"], "--about-tolerance: 'x' is not a percentage, such as 10 or 2.5",
         "--about-tolerance：“x”不是百分数，应如 10 或 2.5"),
        (["parse", call, "--lang=fr"], "--lang: no 'fr'; choose from: en, zh", "--lang：没有“fr”；可选：en、zh"),
        (["parse", call, "--format=jsn"], "--format: no 'jsn' (did you mean 'json'?); choose from: xml, json",
         "--format：没有“jsn”（是否指“json”？）；可选：xml、json"),
        (["parse", call, "-o"], "-o: its value is missing; write it behind the option", "-o：缺少取值；请在选项后写出"),
        (["parse", call, "--output="], "--output: its value is missing", "--output：缺少取值"),
        (["diff", call, call, "--apply=yes"], "--apply: takes no value", "--apply：不带取值"),
    ):  # fmt: skip
        run.says(words, 2, english, chinese)


def test_options(run):
    call = run.write("call.txt")
    for words, english, chinese in (
        (["parse", call, "--outptu=x"], "--outptu: no such option (did you mean '--output'?); see 'zhinan parse --help'",
         "--outptu：没有此选项（是否指“--output”？）；请看“zhinan parse --help”"),
        (["parse", call, "--quite-another"], "--quite-another: no such option; see 'zhinan parse --help'",
         "--quite-another：没有此选项；请看“zhinan parse --help”"),
        (["parse", call, "-x"], "-x: no such option; see", "-x：没有此选项；请看"),
        (["parse", call, "--precision=all"],
         "--precision: 'zhinan parse' does not take this option; these commands do: audit, report, batch\n",
         "--precision：“zhinan parse”没有此选项；有此选项的命令：audit、report、batch\n"),
        (["verify", call, call, "--format=json"],
         "--format: 'zhinan verify' does not take this option; these commands do: parse, audit, diff, trend, text, figures\n",
         "--format：“zhinan verify”没有此选项；有此选项的命令：parse、audit、diff、trend、text、figures\n"),
        (["parse", call, "--version"], "these commands do: zhinan\n", "有此选项的命令：zhinan\n"),
        (["-o", "x", "parse", call], "-o: 'zhinan' does not take this option; these commands do: parse, audit",
         "-o：“zhinan”没有此选项；有此选项的命令：parse、audit"),
        (["parse", call, "--max=1"],
         "--max: could be any of these, write it out: --max-bytes, --max-unpacked, --max-pages, --max-depth",
         "--max：可指多个选项，请写全：--max-bytes、--max-unpacked、--max-pages、--max-depth"),
    ):  # fmt: skip
        run.says(words, 2, english, chinese)


def test_names(run):
    call = run.write("call.txt")
    for words, english, chinese in (
        (["prase", call], "no such command: prase (did you mean 'parse'?); 'zhinan help' lists them",
         "没有此命令：prase（是否指“parse”？）；“zhinan help”列出全部命令"),
        (["help", "audti"], "no such command: audti (did you mean 'audit'?)", "没有此命令：audti（是否指“audit”？）"),
        ([], "name a command; 'zhinan help' lists them", "请给出命令；“zhinan help”列出全部命令"),
        (["parse"], "expected: zhinan parse INPUT; see 'zhinan parse --help'",
         "用法应为：zhinan parse 输入；请看“zhinan parse --help”"),
        (["audit", call, "--only=funds-totl"],
         "no such check: funds-totl (did you mean 'funds-total'?); 'zhinan audit --explain all' lists them",
         "没有此项检查：funds-totl（是否指“funds-total”？）；“zhinan audit --explain all”列出全部"),
        (["audit", call, "--skip=x"], "no such check: x; ", "没有此项检查：x；"),
        (["audit", "--explain", "numbering-gaps"], "(did you mean 'numbering-gap'?)", "（是否指“numbering-gap”？）"),
    ):  # fmt: skip
        run.says(words, 2, english, chinese)


def test_the_language_counts_wherever_it_stands(run):
    for words in (["prase", "--lang=zh"], ["parse", "--precision=al", "--lang", "zh"]):
        run.check("错误：" in run.run(*words)[2], f"{words}: not in Chinese")


def columns(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


COMMANDS = ["parse", "audit", "diff", "trend", "verify", "explain", "tokens", "text", "figures", "grammar"]


def test_help(run):
    for language, example, placeholders in (("en", "\nExamples:\n  zhinan ", ("FILE", "INPUT", "N")),
                                            ("zh", "\n示例：\n  zhinan ", ("文件", "输入", "数"))):  # fmt: skip
        for command in [None, *COMMANDS]:
            words = [command] if command else []
            pages = [run.run(*line, language=language)
                     for line in ([*words, "--help"], [*words, "-h"], ["help", *words])]  # fmt: skip
            run.check(pages[0] == pages[1] == pages[2] and pages[0][0] == 0, f"help of {command} ({language}) differs")
            page = pages[0][1]
            run.check(example in page, f"help of {command} ({language}) has no example")
            run.check(all(columns(line) <= 80 for line in page.split("\n") if not line.startswith("  zhinan")),
                      f"help of {command} ({language}) is wider than 80 columns")  # fmt: skip
            if language == "zh":
                options = page.split("示例：")[0]
                strays = [name for name in ("FILE", "INPUT", "=N", "NAME", "DIR", "FAMILY", "COMMAND", "SOURCE")
                          if name in options]  # fmt: skip
                run.check(not strays, f"help of {command}: {strays} in Chinese")
        page = run.run("parse", "--help", language=language)[1]
        run.check(all(name in page for name in placeholders), f"{placeholders} in {page}")
    run.check(run.run("help", "--lang", "zh")[1] == run.run("--help", language="zh")[1], "help takes --lang behind it")
    for words in (["-V"], ["--version"]):
        run.check(run.run(*words)[1].startswith("zhinan "), f"{words}: no version")


def test_help_has_the_width_of_the_window(run):
    for width in (60, 100):
        for language in ("en", "zh"):
            _, page = run.on_terminal("help", language=language, columns=width)
            lines = [columns(line) for line in page.split("\n")]
            run.check(width - 12 < max(lines) <= width, f"at {width} columns ({language}): {max(lines)}")
    _, page = run.on_terminal("help", columns=60)
    words = set(run.run("help")[1].split())
    run.check(set(page.split()) == words, "a word is broken")
