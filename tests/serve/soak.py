#!/usr/bin/env python3
"""Eight clients that do not behave, at one server for as long as is asked: mutated uploads, slow, cut, half and pipelined
connections, strangers, giant headers, odd addresses. It must live on, answer a good upload right in between, keep its
memory and descriptors flat, leave no process and no file, and end cleanly. Usage: tests/serve/soak.py [--minutes N]
[--seed N], from the top of the repository; the default is a few seconds."""

import argparse
import collections
import io
import os
import pathlib
import random
import re
import signal
import socket
import statistics
import sys
import tempfile
import threading
import time
import zipfile

import harness
from harness import BOUNDARY, IS_ASAN, Server, command, expect, form
from hostile import Raw, head

CLIENTS = 8
GROWTH = 32_000  # kB that the median of the last third may be above that of the first
DESCRIPTORS = 8  # that may be more open in the last third than in the first: connections come and go
LONG = 180  # seconds; in a shorter run it is still filling up, and connections that were cut are not yet gone
KNOWN = {200, 201, 303, 400, 403, 404, 405, 408, 410, 411, 413, 414, 415, 422, 431, 501, 503, 505, None}
KIND = ("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
FOLDERS = ["corpus", "tests/formats", "tests/tables", "../shared/corpus", "../shared/calls", "../shared/cases",
           "../shared/files", "../shared/robust"]  # fmt: skip
ENDINGS = {".txt", ".html", ".md", ".docx", ".odt", ".xlsx", ".mhtml", ".doc", ".pdf", ".xml", ".yaml"}
MAX_SEED = 400_000  # bytes of a document to begin with: many small uploads say more than a few large ones
GOOD = "关于申报“测试”重点专项 2025 年度项目的通知\n一、总体安排\n本年度拟支持项目 5 项，每项 20 万元，总经费 100 万元。\n".encode()


def documents():
    found = []
    for folder in FOLDERS:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if path.suffix in ENDINGS and path.is_file() and 0 < path.stat().st_size <= MAX_SEED:
                found.append((path.name, path.read_bytes()))
    return found


# ---- what is sent ----

def mutate_bytes(chance, data, other):
    data = bytearray(data)
    for _ in range(chance.choice([0, 1, 2, 5, 20, 100])):
        at = chance.randrange(len(data) + 1)
        width = chance.choice([1, 2, 3, 10, 100, 1000])
        match chance.randrange(7):
            case 0 if at < len(data):
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + width]
            case 2:
                data[at:at] = data[at : at + width]
            case 3:
                start = chance.randrange(len(other) + 1)
                data[at:at] = other[start : start + width]
            case 4:
                data[at:at] = chance.randbytes(min(width, 100))
            case 5:
                data[at:at] = chance.choice(MARKS).encode() * chance.choice([1, 2, 50])
            case 6:
                data[at : at + width] = bytes(min(width, len(data) - at))
        if not data:
            break
    if chance.random() < 0.1:
        del data[chance.randrange(len(data) + 1) :]
    return bytes(data)


MARKS = ["（", "）", "“", "\n", "一、", "1.", "万元", "9999999999999999", "<div>", "</p>", "&#x202e;", "\ufffd", "\x1b[31m",
         "<w:t>", "<table><tr><td>", "|", "\t", " ", "%%EOF", "endobj", "stream"]  # fmt: skip


def mutate_archive(chance, data, other):
    """Mutates what is in an archive, so that the archive itself is sound."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name in archive.namelist():
                part = archive.read(name)
                made.writestr(name, mutate_bytes(chance, part, other) if chance.random() < 0.5 and part else part)
    except (zipfile.BadZipFile, ValueError, OSError):
        return data
    return out.getvalue()


def some_document(chance, seeds):
    name, data = chance.choice(seeds)
    other = chance.choice(seeds)[1]
    if data.startswith(b"PK") and chance.random() < 0.7:
        return name, mutate_archive(chance, data, other)
    return name, mutate_bytes(chance, data, other)


def some_files(chance, seeds):
    return [some_document(chance, seeds) for _ in range(chance.choices([1, 2, 3, 6], [12, 4, 2, 1])[0])]


def post_head(server, size, headers=()):
    return head(server, "POST", f"/{some_language()}/read", headers=[KIND, ("Content-Length", size), *headers]).encode()


def some_language():
    return random.choice(["en", "zh"])


# ---- what clients do; each returns the statuses that it saw ----

def upload(server, chance, seeds):
    answer = server.post(some_files(chance, seeds), chance.choice([None, "each", "compare", "trend"]))
    seen = [answer.status]
    if answer.status != 303:
        return seen
    view = answer.headers["Location"].removeprefix(server.root)
    if chance.random() < 0.2:  # nobody waits for it
        Raw(server).send(head(server, path=view)).socket.close()
        return seen
    page = server.get(view)
    seen.append(page.status)
    names = sorted(set(re.findall(r'href="([a-z0-9.-]+\.[a-z]+)"', page.text)))
    for name in chance.sample(names, min(2, len(names))):
        seen.append(server.get(view + name).status)
    return seen


def slow(server, chance, seeds):
    """Bytes one by one, with pauses, of a head or a body; the end may never come."""
    body = form(some_files(chance, seeds))[:40_000]
    whole = post_head(server, len(body)) + body
    raw = Raw(server, timeout=10)
    until = time.monotonic() + chance.choice([0.5, 2, 8])
    at = 0
    while at < len(whole) and time.monotonic() < until:
        step = chance.choice([1, 1, 7, 100, 4000])
        raw.send(whole[at : at + step])
        at += step
        time.sleep(chance.random() / 20)
    if chance.random() < 0.5:
        raw.socket.shutdown(socket.SHUT_WR)
        return [raw.status()]
    raw.socket.close()
    return [None]


def reset(raw):
    raw.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    raw.socket.close()


def cut(server, chance, seeds):
    """Ends in the midst of a head, a body or an answer, by a reset or by an end."""
    body = form(some_files(chance, seeds))
    whole = post_head(server, len(body)) + body
    raw = Raw(server)
    if chance.random() < 0.6:
        raw.send(whole[: chance.choice([1, 30, 200, 400, len(whole) // 2, len(whole) - 1])])
    else:
        view = server.read(chance.choice(seeds[:40]))
        server.get(view)
        raw.send(head(server, path=view + "page.html"))
        raw.socket.recv(chance.choice([1, 100, 20_000]))
    if chance.random() < 0.7:
        reset(raw)
    else:
        raw.socket.close()
    return [None]


def half(server, chance, seeds):
    """The client says that it has no more to say, too early."""
    body = form(some_files(chance, seeds))
    whole = post_head(server, len(body)) + body
    raw = Raw(server, timeout=5).send(whole[: chance.randrange(1, len(whole))])
    raw.socket.shutdown(socket.SHUT_WR)
    return [raw.status()]


def pipelined(server, chance, seeds):
    """Many requests at once on a connection; then an end, or none."""
    body = form([some_document(chance, seeds)])
    requests = []
    for _ in range(chance.choice([2, 5, 30])):
        path = chance.choice(["/en/", "/zh/", "/style.css", "/en/none", "/en/set/1/report-1/state", "read"])
        requests.append(post_head(server, len(body)) + body if path == "read" else head(server, path=path).encode())
    raw = Raw(server, timeout=20).send(b"".join(requests))
    if chance.random() < 0.3:
        reset(raw)
        return [None]
    raw.socket.shutdown(socket.SHUT_WR)
    answers = raw.answer() + b""
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", answers)]


def stranger(server, chance, seeds):
    own = f"127.0.0.1:{server.port}"
    headers = chance.choice([{"Host": "evil.example"}, {"Host": own, "Origin": "null"}, {"Host": ""},
                             {"Host": own, "Sec-Fetch-Site": "cross-site"}, {"Host": own + "." + "x" * 300}])  # fmt: skip
    seen = [server.get(chance.choice(["/en/", "/style.css", "/en/set/1/report-1/model.xml"]), headers=headers).status,
            server.post(some_files(chance, seeds), headers=headers).status,
            server.ask("/" + "".join(chance.choices("0123456789abcdef", k=32)) + "/en/").status,
            server.ask(server.root[: chance.randrange(1, 33)] + "/en/stop", "POST", "").status]  # fmt: skip
    expect(not set(seen) & {200, 201, 303}, "a stranger is refused", f"{headers} {seen}")
    return seen


def giant(server, chance, seeds):
    size = chance.choice([1000, 8000, 60_000, 1 << 20])
    headers = chance.choice([[("X-A", "x" * size)], [(f"X-{i}", "y") for i in range(size // 20)],
                             [("x" * size, "1")], [("Cookie", "a=b; " * (size // 5))], [("Accept", "*/*," * (size // 4))],
                             [("Content-Length", "9" * chance.choice([3, 19, 25]))],
                             [("Transfer-Encoding", "chunked")]])  # fmt: skip
    raw = Raw(server, timeout=3).send(head(server, chance.choice(["GET", "POST"]), "/en/", headers=headers))
    return [raw.status()]


def addresses(server, chance, seeds):
    path = chance.choice(["/../../../etc/passwd", "/en/%2e%2e/%2e%2e/etc/passwd", "/en/set/1/../../", "//", "/en/\\..\\",
                          "/en/set/18446744073709551616/report-1/", "/en/set/1/report-0/", "/en/set/1/compare-9-9/",
                          "/en/set/1/compare?old=1&new=" + "9" * 30, "/en/" + "a/" * 5000, "/" + "%00" * 100, "/en/?" + "&=" * 500,
                          "/zh/set/3/report-1/page.html%00", "/en/set/-1/trend/state", "*"])  # fmt: skip
    return [Raw(server, timeout=5).send(head(server, path=path)).status()]


def garbage(server, chance, seeds):
    """Forms that are none, and what is no HTTP at all."""
    body = mutate_bytes(chance, form(some_files(chance, seeds)), b"\r\n--" + BOUNDARY.encode() + b"--\r\n")
    if chance.random() < 0.5:
        return [server.ask(server.root + "/en/read", "POST", body, dict([KIND])).status]
    whole = mutate_bytes(chance, post_head(server, len(body)), b"\r\n\r\n: \0")
    return [Raw(server, timeout=3).send(whole + body[:2000]).status()]


DEEDS = {upload: 10, slow: 2, cut: 3, half: 2, pipelined: 2, stranger: 1, giant: 2, addresses: 2, garbage: 3}


# ---- who watches ----

class Watch:
    """What is counted while it goes on."""

    def __init__(self, server, until):
        self.server, self.until, self.lock = server, until, threading.Lock()
        self.statuses = collections.Counter()
        self.deeds = collections.Counter()
        self.samples = []  # (kB, descriptors, children)
        self.good = 0

    def client(self, number, seed, seeds):
        chance = random.Random(f"{seed}-{number}")
        while time.monotonic() < self.until and self.server.process.poll() is None:
            deed = chance.choices(list(DEEDS), list(DEEDS.values()))[0]
            try:
                seen = deed(self.server, chance, seeds)
            except (OSError, RuntimeError, ValueError) as error:  # it is cut off, or full
                seen = [type(error).__name__]
            except Exception as error:  # http.client has its own for what is no answer
                seen = [type(error).__name__]
            with self.lock:
                self.deeds[deed.__name__] += 1
                self.statuses.update(seen)

    def sampler(self):
        while time.monotonic() < self.until and self.server.process.poll() is None:
            try:
                self.samples.append((self.server.memory(), self.server.descriptors(), len(self.server.children())))
            except OSError:
                return
            time.sleep(0.5)

    def good_client(self, wanted):
        """What everybody else does is no reason not to answer this one, with the right model."""
        while time.monotonic() < self.until and self.server.process.poll() is None:
            try:
                model = self.server.get(self.server.read(("good.txt", GOOD)) + "model.xml").body
            except (OSError, RuntimeError) as error:
                model = error
            is_right = model == wanted
            expect(is_right, "a good upload right in between", model if isinstance(model, Exception) else model[:200])
            self.good += is_right
            time.sleep(0.5)


def thirds(values):
    third = max(1, len(values) // 3)
    return statistics.median(values[:third]), statistics.median(values[third:-third] or values), statistics.median(
        values[-third:])  # fmt: skip


def good_model(folder):
    (folder / "good.txt").write_bytes(GOOD)
    model = command("parse", "--lang=en", "good.txt", cwd=folder)
    (folder / "good.txt").unlink()
    return model


def soak(seconds=9, seed=17):
    seeds = documents()
    before = set(os.listdir("/dev/shm"))
    with tempfile.TemporaryDirectory() as top:
        folder = pathlib.Path(top)
        for name in ("here", "temporary"):
            (folder / name).mkdir()
        wanted = good_model(folder)
        server = Server(cwd=folder / "here", env={**os.environ, "TMPDIR": str(folder / "temporary")})
        watch = Watch(server, time.monotonic() + seconds)
        open_before = server.descriptors()
        threads = [threading.Thread(target=watch.client, args=(i, seed, seeds)) for i in range(CLIENTS)]
        threads += [threading.Thread(target=watch.sampler), threading.Thread(target=watch.good_client, args=(wanted,))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        check(server, watch, seconds < LONG)
        expect_settled(server, open_before)
        code, said, ended = server.stop(signal.SIGTERM)
        expect(code == 0 and said == "", "it ends cleanly", f"{code} {said}")
        left = [str(path) for name in ("here", "temporary") for path in (folder / name).rglob("*")]
        expect(left == [], "no file is left", left)
    expect_no_more("/dev/shm", before)
    return watch, ended


def expect_no_more(folder, before):
    """Other programs put files there too, for a moment."""
    until = time.monotonic() + 10
    while (left := [name for name in os.listdir(folder) if name not in before and name.startswith(("tmp", "lxw", "zhinan"))]
           ) and time.monotonic() < until:  # fmt: skip
        time.sleep(0.2)
    expect(not left, "no file is left in memory", left)


def say_end(server):
    server.errors.seek(0)
    print(f"the server has ended: {server.process.poll()} {server.errors.read()[-2000:]}")


def expect_settled(server, open_before):
    """Those that were cut off have time to go: the longest limit is 30 seconds, see src/serve/http.c."""
    until = time.monotonic() + 45
    opened, children = None, None
    while server.process.poll() is None and time.monotonic() < until:
        opened, children = server.descriptors(), server.children()
        if opened <= open_before and not children:
            return
        time.sleep(0.2)
    expect(False, "descriptors and processes go", f"{open_before} {opened} {children}")


def check(server, watch, is_short):
    alive = server.process.poll() is None
    if not alive:
        say_end(server)
    expect(alive and server.is_alive(), "it lives on", server.process.poll())
    strange = {status for status in watch.statuses if isinstance(status, int)} - KNOWN
    expect(not strange, "the statuses are those it has", watch.statuses)
    expect(watch.good > 0, "good uploads were answered", watch.good)
    if not alive or not watch.samples:
        return
    first, _, last = thirds([sample[0] for sample in watch.samples])
    expect(IS_ASAN or last < first + GROWTH, "memory is flat", f"{first} kB, {last} kB")
    first, _, last = thirds([sample[1] for sample in watch.samples])
    expect(is_short or last <= first + DESCRIPTORS, "descriptors are flat", f"{first}, {last}")


def report(watch, ended):
    memory, descriptors, children = (thirds([sample[i] for sample in watch.samples]) for i in range(3))
    statuses = " ".join(f"{status}:{count}" for status, count in sorted(watch.statuses.items(), key=str))
    deeds = " ".join(f"{name}:{count}" for name, count in sorted(watch.deeds.items()))
    print(f"{sum(watch.deeds.values())} deeds ({deeds}), {watch.good} good uploads")
    print(f"{sum(watch.statuses.values())} answers or ends ({statuses})")
    tenth = max(1, len(watch.samples) // 10)
    print("kB by tenths", [sample[0] for sample in watch.samples[::tenth]])
    print(f"kB by thirds {memory}, most {max(sample[0] for sample in watch.samples)}; "
          f"descriptors {descriptors}; processes {children}; ended in {ended:.1f} s")  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=9 / 60)
    parser.add_argument("--seed", type=int, default=17)
    chosen = parser.parse_args()
    report(*soak(chosen.minutes * 60, chosen.seed))
    print(f"{harness.passed} passed, {harness.failed} failed, {harness.skipped} skipped")
    sys.exit(1 if harness.failed else 0)
