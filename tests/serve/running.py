"""How the server starts and ends."""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

from harness import PROGRAM, Server, command, expect, skip

TEXT = pathlib.Path("corpus/key-programme/sensors-2023.txt").read_bytes()


def refuses(name, words, *options, code=2, env=None):
    done = subprocess.run([PROGRAM, "serve", "--lang=en", *options], capture_output=True, text=True, timeout=20,
                          check=False, env=env)  # fmt: skip
    expect(done.returncode == code and words in done.stderr and not done.stdout, name, done)


def starts():
    server = Server()
    expect(server.line.endswith("Ctrl-C stops the program.\n"), "the line says how to stop", server.line)
    listening = subprocess.run(["ss", "-Hltn"], capture_output=True, text=True, check=False).stdout \
        if shutil.which("ss") else f"127.0.0.1:{server.port} "  # fmt: skip
    own = [line for line in listening.splitlines() if f":{server.port} " in line]
    expect(all(f"127.0.0.1:{server.port}" in line for line in own), "on the loopback device alone", own)
    refuses("a port that is taken", "is in use by another program", f"--port={server.port}")
    refuses("no such port", "whole number from 0 to 65535", "--port=70000")
    refuses("no such folder", "there is no such folder", "--folder=/none/such")
    refuses("an argument", "expected", "call.txt")
    second = Server("--port=0")
    expect(second.port != server.port and second.token != server.token, "two at a time")
    for one in (server, second):
        code, said, seconds = one.stop(signal.SIGHUP)
        expect(code == 0 and said == "" and seconds < 3, "it stops by SIGHUP", f"{code} {said} {seconds}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(f"--port={port}")
    expect(server.port == port, "the port that was named")
    server.stop()
    job = subprocess.run([PROGRAM, "serve-job"], input=b"nonsense", capture_output=True, check=False)
    expect(job.returncode == 2 and not job.stdout, "the process of a job, asked for by a person", job)
    expect(b"serve-job" not in command("--help"), "which help does not list")


def ends_at_work():
    """Everything that was started ends with it."""
    server = Server()
    large = TEXT * 60
    asked = []

    def ask(view):
        try:
            asked.append(server.get(view).status)
        except OSError:
            asked.append(None)

    views = [server.read((f"{i}.txt", large)) for i in range(6)]
    threads = [threading.Thread(target=ask, args=(view,)) for view in views]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    children = [process for process, _ in server.children()]
    code, said, seconds = server.stop()
    for thread in threads:
        thread.join()
    expect(children and code == 0 and said == "" and seconds < 5, "it stops at work", f"{children} {code} {seconds}")
    expect(not any(os.path.exists(f"/proc/{process}") for process in children), "with its processes", children)
    expect(len(asked) == 6, "and those who waited", asked)
    # Killed, it cannot end them: they end by themselves.
    server = Server()
    thread = threading.Thread(target=ask, args=(server.read(("a.txt", large * 4)),))
    thread.start()
    time.sleep(0.3)
    children = [process for process, _ in server.children()]
    server.stop(signal.SIGKILL)
    thread.join()
    for _ in range(50):
        left = [process for process in children if os.path.exists(f"/proc/{process}")
                and ") Z" not in pathlib.Path(f"/proc/{process}/stat").read_text()]  # fmt: skip
        if not left:
            break
        time.sleep(0.1)
    expect(children and not left, "killed, its processes end too", left)


def a_crash():
    """A process that dies is told of, and is the end of nothing else."""
    server = Server()
    answers = []
    view = server.read(("a.txt", TEXT * 100))
    thread = threading.Thread(target=lambda: answers.append(server.get(view)))
    thread.start()
    for _ in range(200):
        children = server.children()
        if children:
            os.kill(children[0][0], signal.SIGSEGV)
            break
        time.sleep(0.01)
    thread.join()
    expect(answers[0].status == 422 and "ended before it was done" in answers[0].text, "a crash is told", answers)
    expect(server.get(server.read(("a.txt", TEXT))).status == 200, "and the next one works")
    server.stop()


def by_button():
    server = Server()
    answer = server.ask(server.root + "/en/stop", "POST", "", {"Content-Length": "0"})
    expect(answer.status == 200 and "has stopped" in answer.text, "the button says so", answer)
    code, said, seconds = server.stop(None)
    expect(code == 0 and said == "" and seconds < 4, "the button stops it", f"{code} {said} {seconds}")


def by_itself():
    server = Server("--idle-seconds=2")
    for _ in range(3):
        time.sleep(1)
        expect(server.get("/en/").status == 200, "not while it is used")
    code, said, seconds = server.stop(None)
    expect(code == 0 and said == "" and 1 < seconds < 6, "it ends by itself", f"{code} {said} {seconds}")


def opens():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        opener = folder / "xdg-open"
        opener.write_text(f'#!/bin/sh\necho "$@" >"{folder}/opened"\n')
        opener.chmod(0o755)
        server = Server("--open", env={**os.environ, "PATH": f"{name}:{os.environ['PATH']}"})
        for _ in range(100):
            opened = (folder / "opened").read_text() if (folder / "opened").exists() else ""
            if opened:
                break
            time.sleep(0.05)
        expect(opened == f"{server.origin}{server.root}/\n", "a browser is opened", opened)
        expect(server.stop()[0] == 0, "and it stops")
        server = Server("--open", env={**os.environ, "PATH": "/none"})
        line = server.process.stdout.readline().decode()
        expect("no xdg-open" in line and server.is_alive(), "without one it says so", line)
        server.stop()


def stores():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "sensors-2023").write_text("mine")
        server = Server("--folder", name)
        for _ in range(2):
            server.get(server.read(("sensors-2023.txt", TEXT)))
        model = server.get("/en/set/1/report-1/model.xml").body
        expect(name in server.get("/en/").text, "where results are stored is told")
        found = {path.name: path for path in folder.iterdir()}
        is_kept = found.keys() == {"sensors-2023", "sensors-2023 (2)", "sensors-2023 (3)"}
        expect(is_kept and found["sensors-2023"].read_text() == "mine", "nothing is overwritten", found)
        inside = sorted(path.name for path in (folder / "sensors-2023 (2)").iterdir())
        expect(inside == ["audit.svrl", "audit.xlsx", "ledger.xlsx", "model.json", "model.xml", "page.html"],
               "all is stored", inside)  # fmt: skip
        expect((folder / "sensors-2023 (3)" / "model.xml").read_bytes() == model, "as it is served")
        shutil.rmtree(name)
        page = server.get(server.read(("b.txt", TEXT)))
        expect("could not be stored" in page.text and "<iframe" in page.text, "that it cannot be stored is told", page)
        server.stop()
        os.mkdir(name)


def entry():
    """The entry for menus of programs."""
    path = "scripts/zhinan.desktop"
    text = pathlib.Path(path).read_text()
    expect("Exec=zhinan serve --open\n" in text and "Terminal=false\n" in text and "[zh_CN]=" in text, "entry", text)
    if not shutil.which("desktop-file-validate"):
        skip("desktop-file-validate is not here")
        return
    done = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
    expect(done.returncode == 0 and not done.stdout, "a valid entry", done)


def run():
    starts()
    ends_at_work()
    a_crash()
    by_button()
    by_itself()
    opens()
    stores()
    entry()
