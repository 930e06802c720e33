"""Requests that mean harm, and clients that do not behave: refused, and the server lives on with the memory it had."""

import concurrent.futures
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

from harness import BOUNDARY, IS_ASAN, PROGRAM, Answer, Server, expect, form, skip

GROWTH = 40_000  # kB that the server may grow by; it has some 20 MB
LARGE = 2 << 30
SLOW = 45  # seconds after which a client that is too slow is gone: see src/serve/http.c
TEXT = "关于申报的通知\n拟支持项目 5 项。\n".encode()


class Raw:
    """A connection by itself."""

    def __init__(self, server, timeout=60):
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=timeout)

    def send(self, data):
        self.socket.sendall(data if isinstance(data, bytes) else data.encode())
        return self

    def answer(self):
        """All that comes until the other end closes, or stops."""
        parts = []
        try:
            while part := self.socket.recv(65536):
                parts.append(part)
                head, end, body = b"".join(parts).partition(b"\r\n\r\n")
                size = re.search(rb"(?i)content-length: (\d+)", head)
                if end and size and len(body) >= int(size[1]):
                    break
        except OSError:
            pass
        self.socket.close()
        return b"".join(parts)

    def status(self):
        found = re.match(rb"HTTP/1\.[01] (\d+)", self.answer())
        return int(found[1]) if found else None


def head(server, method="GET", path="/en/", host=None, headers=()):
    lines = [f"{method} {server.root}{path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{server.port}'}"]
    return "\r\n".join([*lines, *(f"{name}: {value}" for name, value in headers), "", ""])


def expect_life(server, name):
    expect(server.is_alive(), f"{name}: it lives on")


# ---- who asks ----

def strangers(server):
    own = {"Host": f"127.0.0.1:{server.port}"}
    for name, headers in {
        "another host": {"Host": "evil.example"},
        "another port": {"Host": "127.0.0.1:1"},
        "no port": {"Host": "127.0.0.1"},
        "another origin": {**own, "Origin": "http://evil.example"},
        "no origin": {**own, "Origin": "null"},
        "a like origin": {**own, "Origin": f"http://127.0.0.1:{server.port}.evil.example"},
        "another site": {**own, "Sec-Fetch-Site": "cross-site"},
        "another page of this computer": {**own, "Sec-Fetch-Site": "same-site"},
    }.items():
        for path in ("/en/", "/style.css", "/en/set/1/report-1/model.xml", "/nothing"):
            answer = server.get(path, headers=headers)
            is_refused = answer.status == 403 and server.token not in answer.text
            expect(is_refused, f"{name}: {path}", answer)
        answer = server.post([("a.txt", TEXT)], headers=headers)
        expect(answer.status == 403, f"{name}: a form", answer)
        answer = server.ask(server.root + "/en/stop", "POST", "", headers)
        expect(answer.status == 403, f"{name}: to stop", answer)
    for name in ("localhost", "[::1]"):
        host = f"{name}:{server.port}"
        answer = server.get("/en/", headers={"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"})
        expect(answer.status == 200, f"own name {name}", answer)
    for path in ("/", "", "/en/", "/" + "0" * 32 + "/en/", server.root[:-1] + "/en/", server.root + "x/en/",
                 "/../" + server.token + "/en/", "/favicon.ico", "//" + server.token + "/en/"):  # fmt: skip
        answer = server.ask(path or "*")
        expect(answer.status in (403, 404, 400), f"without the token: {path}", answer)
    expect(Raw(server).send(f"GET {server.root}/en/ HTTP/1.1\r\n\r\n").status() in (400, 403), "no Host")
    twice = head(server, headers=[("Host", "evil.example")])
    expect(Raw(server).send(twice).status() in (400, 403), "two Hosts")
    expect(Raw(server).send(f"GET {server.root}/en/ HTTP/1.0\r\n\r\n").status() in (400, 403), "no Host in HTTP/1.0")


def headers(server):
    """What every answer says, refusals too."""
    view = server.read(("a.txt", TEXT))
    for path in ("/en/", "/", "/style.css", "/script.js", view, view + "model.xml", view + "page.html", "/en/none", "x"):
        answer = server.get(path)
        wanted = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
                  "Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "same-origin"}  # fmt: skip
        expect(all(answer.headers[name] == value for name, value in wanted.items()), f"{path}: headers", answer)
        policy = answer.headers["Content-Security-Policy"] or ""
        is_strict = policy.startswith("default-src 'none'") and "unsafe" not in policy and "*" not in policy
        framed = "frame-ancestors 'self'" if path.endswith("page.html") else "frame-ancestors 'none'"
        expect(is_strict and framed in policy, f"{path}: policy", policy)
        expect("Access-Control-Allow-Origin" not in answer.headers, f"{path}: for others", answer)
    page = server.get("/en/").text
    expect(not re.search(r"<style|<script(?! src)| style=| on\w+=|https?://(?!www\.w3\.org)", page), "only files", page)
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
        expect(server.get("/en/", method=method).status in (405, 501, 400), f"{method}", method)
    expect(server.get("/en/read").status == 404, "the address of forms, asked for", "")
    answer = server.ask(server.root + "/en/", "POST", "a=b", {"Content-Type": "application/x-www-form-urlencoded"})
    expect(answer.status == 405, "a form for a page", answer)
    chinese = server.get("/", headers={"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"})
    expect(chinese.headers["Location"].endswith("/zh/"), "the language of the browser", chinese)


# ---- what comes ----

def names(server, folder):
    """A name is shown, never used."""
    for name, shown in (
        ("../../../etc/passwd", "passwd"),
        ("/etc/shadow.txt", "shadow.txt"),
        ("C:\\\\Windows\\\\system.ini", "system.ini"),
        ("a/../b/./c.txt", "c.txt"),
        ("..", "document"),
        ("<script>alert(1)</script>.txt", "script&gt;.txt"),
        ("x\u202etxt.exe", "xtxt.exe"),
        ("指南 & “引号”.txt", "指南 &amp; “引号”.txt"),
        ("a" * 3000 + ".txt", "a" * 100),
        (b"\xff\xfe\x80.txt", "\ufffd\ufffd\ufffd.txt"),
        ("a%0d%0aSet-Cookie: x.txt", "a%0d%0aSet-Cookie: x.txt"),
        ("--help", "--help"),
    ):
        answer = server.post([(name, TEXT)])
        if answer.status != 303:
            expect(False, f"name {name!r}", answer)
            continue
        view = answer.headers["Location"].removeprefix(server.root)
        page = server.get(view)
        is_shown = page.status == 200 and shown in page.text and "<script>alert" not in page.text
        expect(is_shown, f"name {name!r}", page)
        saved = server.get(view + "model.xml")
        where = saved.headers["Content-Disposition"] or ""
        is_sound = where.startswith("attachment") and not re.search(r"[\r\n/\\]", where.replace("UTF-8''", ""))
        expect(saved.status == 200 and is_sound and "Set-Cookie" not in saved.headers, f"saved {name!r}", saved)
    inside = sorted(os.listdir(folder))
    is_flat = len(inside) == 12 and all("/" not in name and not name.startswith(".") for name in inside)
    expect(is_flat and os.listdir(os.path.dirname(folder)) == [os.path.basename(folder)], "stored by names", inside)


def bodies(server):
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    good = form([("a.txt", TEXT)])
    chance = random.Random(7)
    for name, body, all_headers in (
        ("empty", b"", kind),
        ("no boundary", good, {"Content-Type": "multipart/form-data"}),
        ("another boundary", good, {"Content-Type": "multipart/form-data; boundary=other"}),
        ("no form", TEXT, {"Content-Type": "text/plain"}),
        ("no type", good, {}),
        ("an unended form", good[:-10], kind),
        ("half a head", f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file".encode(), kind),
        ("a long head", f"--{BOUNDARY}\r\nX: ".encode() + b"x" * 100_000, kind),
        ("parts in parts", f"--{BOUNDARY}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n".encode() * 300, kind),
        ("no field of ours", form([("a.txt", TEXT)], field="other" * 1000), kind),
        ("a field without a name", form([], [("as", "each")]).replace(b'; name="as"', b""), kind),
        ("a choice that is none", form([("a.txt", TEXT)], [("as", "x" * 5000)]), kind),
        ("a thousand empty files", form([(f"{i}.txt", b"") for i in range(1000)]), kind),
        ("a thousand files", form([(f"{i}.txt", b"x") for i in range(1000)]), kind),
        *((f"chance {i}", bytes(chance.choices(good + b"\r\n-\0\xff", k=400)), kind) for i in range(20)),
    ):
        answer = server.ask(server.root + "/en/read", "POST", body, all_headers)
        expect(answer.status in (303, 400, 413, 415, 422), f"a form: {name}", answer)
    bombs = [("deep.html", b"<div>" * 200_000), ("nul.txt", bytes(1 << 20)), ("zip.docx", b"PK\x03\x04" + bytes(1000))]
    for name, data in bombs:
        expect(server.get(server.read((name, data))).status in (200, 422), f"a document: {name}")
    expect_life(server, "forms")


def addresses(server):
    for path in ("/en/set/1/report-1/../../../", "/en/set/1/report-1/%2e%2e/", "/en/set/1/report-1/page.html%00",
                 "/en/set/-1/report-1/", "/en/set/99999999999999999999/report-1/", "/en/set//report-1/", "/en/set/1/",
                 "/en/set/1/compare?old=1&new=99999999999", "/en/set/1/compare?old=a", "/en/" + "x" * 20_000,
                 "/en/set/1/report-1/model.xml/", "/en/%73et/1/report-1/", "/fr/", "/en/style.css", "/en//"):  # fmt: skip
        answer = server.get(path)
        expect(answer.status in (400, 404, 410, 414, 303, 431), f"address {path[:60]}", answer)
    for name, data in (
        ("nothing", ""), ("garbage", os.urandom(5000)), ("a line end", "\r\n" * 5000), ("no version", "GET /\r\n\r\n"),
        ("a long line", "GET /" + "x" * 200_000), ("long headers", head(server)[:-2] + "X: " + "y" * 200_000),
        ("many headers", head(server)[:-2] + "X: y\r\n" * 20_000 + "\r\n"), 
        ("two lengths", head(server, "POST", "/en/read", headers=[("Content-Length", "1"), ("Content-Length", "2")])),
        ("a length that is none", head(server, "POST", "/en/read", headers=[("Content-Length", "-1")])),
        ("a huge length", head(server, "POST", "/en/read", headers=[("Content-Length", "9" * 30)])),
        ("length and chunks", head(server, "POST", "/en/read",
                                   headers=[("Content-Length", "3"), ("Transfer-Encoding", "chunked")]) + "0\r\n\r\n"),
        ("bad chunks", head(server, "POST", "/en/read", headers=[("Transfer-Encoding", "chunked")]) + "zz\r\n\r\n"),
    ):  # fmt: skip
        raw = Raw(server, timeout=0.7)
        try:
            raw.send(data)
        except OSError:
            pass
        status = raw.status()
        expect(status is None or status >= 400, f"a request: {name}", status)
    expect_life(server, "requests")


# ---- too large ----

def stream(server, first, block, count, end=b""):
    """Sends a head and a block many times over; the status of the answer, which may come before all was sent."""
    raw = Raw(server)
    try:
        raw.send(first)
        for _ in range(count):
            raw.send(block)
        raw.send(end)
    except OSError:
        pass
    return raw.status()


def too_large(server):
    before = server.memory()
    watched = []
    done = threading.Event()

    def watch():
        while not done.wait(0.05):
            watched.append(server.memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    part = form([("large.txt", b"")])[: -len(f"\r\n--{BOUNDARY}--\r\n")]
    kind = ("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
    size = LARGE // 8 if IS_ASAN else LARGE
    block = bytes(1 << 20)
    stated = head(server, "POST", "/en/read", headers=[kind, ("Content-Length", LARGE)]).encode() + part
    expect(stream(server, stated, block, size >> 20) == 413, "2 GB, as its length says")
    waiting = head(server, "POST", "/en/read", headers=[kind, ("Content-Length", LARGE), ("Expect", "100-continue")])
    expect(Raw(server).send(waiting).status() == 413, "2 GB, asked for first")
    chunked = head(server, "POST", "/en/read", headers=[kind, ("Transfer-Encoding", "chunked")]).encode()
    chunk = b"100000\r\n" + block + b"\r\n"
    first = chunked + f"{len(part):x}\r\n".encode() + part + b"\r\n"
    expect(stream(server, first, chunk, size >> 20, b"0\r\n\r\n") == 413, "2 GB, in chunks")
    answer = server.post([("just.txt", bytes((64 << 20) + 1))])
    expect(answer.status == 413 and "just.txt is larger than 64 MB" in answer.text, "one byte too large", answer)
    stated = head(server, "POST", "/en/read", headers=[kind, ("Content-Length", 257 << 20)]).encode()
    expect(stream(server, stated, block, 257) == 413, "too large together")
    done.set()
    watcher.join()
    peak = max(watched)
    time.sleep(0.5)
    after = server.memory()
    # A file may be as large as the limit before it is one byte too large.
    expect(IS_ASAN or peak < before + 400_000, "memory while they come", f"{before} kB, {peak} kB")
    expect(IS_ASAN or after < before + GROWTH, "memory after them", f"{before} kB, {after} kB")
    expect_life(server, "large uploads")


def exactly_as_large(server):
    small = Server("--max-bytes=1000")
    expect(small.get(small.read(("a.txt", TEXT * 10 + b"x" * (1000 - 10 * len(TEXT))))).status == 200, "at the limit")
    answer = small.post([("a.txt", b"x" * 1001)])
    expect(answer.status == 413, "over the limit", answer)
    small.stop()


# ---- too slow ----

def cut(server):
    """Connections that end in the midst of things."""
    body = form([("cut.txt", TEXT * 1000)])
    kind = ("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
    whole = head(server, "POST", "/en/read", headers=[kind, ("Content-Length", len(body))]).encode() + body
    for size in (1, 20, 100, 300, 600, len(whole) // 2, len(whole) - 1, len(whole)):
        raw = Raw(server).send(whole[:size])
        if size % 2:  # by a reset, not an end
            raw.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        raw.socket.close()
    view = server.read(("b.txt", TEXT * 2000))
    for _ in range(8):  # that nobody waits for
        Raw(server).send(head(server, path=view)).socket.close()
    expect(server.get(view).status == 200, "a result that others did not wait for")
    expect_life(server, "cut connections")


def slow(server):
    """Clients that send next to nothing: how long until they are cut off."""
    kind = ("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
    post = head(server, "POST", "/en/read", headers=[kind, ("Content-Length", 1000)])

    def silent(data):
        raw = Raw(server, timeout=SLOW).send(data)
        started = time.monotonic()
        raw.answer()
        return time.monotonic() - started

    def trickle():
        raw = Raw(server, timeout=1)
        started = time.monotonic()
        try:
            for byte in head(server)[:-4] + "x" * 1000:
                raw.send(byte)
                try:
                    if not raw.socket.recv(1):
                        break
                except TimeoutError:
                    pass
                if time.monotonic() > started + SLOW:
                    break
        except OSError:
            pass
        return time.monotonic() - started

    with concurrent.futures.ThreadPoolExecutor(60) as pool:
        waits = [pool.submit(silent, data) for data in [b"", "GET", head(server)[:-2], post, post + "--"] * 10]
        waits.append(pool.submit(trickle))
        started = time.monotonic()
        expect(server.get(server.read(("a.txt", TEXT))).status == 200, "an answer while others are slow")
        expect(time.monotonic() - started < 10, "an answer in time while others are slow")
        seconds = [wait.result() for wait in waits]
    expect(max(seconds) < SLOW - 5, "slow clients are cut off", seconds)


def crowd(server):
    """More connections than there may be: none of them is lost for good."""
    held = []
    for _ in range(300):
        try:
            held.append(socket.create_connection(("127.0.0.1", server.port), timeout=5))
        except OSError:
            break
    for one in held:
        one.close()
    expect_life(server, "a crowd")


# ---- nothing is left ----

def traces():
    """Which files the program and its processes write: none on a disk."""
    if not shutil.which("strace") or IS_ASAN:
        skip("strace is not here, or of no use: files that are written")
        return
    with tempfile.NamedTemporaryFile("r") as log:
        process = subprocess.Popen(
            ["strace", "-f", "-qq", "-o", log.name, "-e", "trace=openat,open,creat,mkdir,rename,link,symlink",
             PROGRAM, "serve", "--lang=en"], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)  # fmt: skip
        line = process.stdout.readline().decode()
        server = object.__new__(Server)
        found = re.search(r":(\d+)/([0-9a-f]{32})/", line)
        server.port, server.token, server.root = int(found[1]), found[2], "/" + found[2]
        with open("tests/formats/office-12.pdf", "rb") as pdf, open("tests/formats/office.docx", "rb") as docx:
            files = [("a.pdf", pdf.read()), ("b.docx", docx.read())]
        for chosen in (files, files[:1]):
            expect(server.get(server.read(*chosen)).status == 200, "traced")
        server.ask(server.root + "/en/stop", "POST", "")
        process.wait(20)
        process.stdout.close()
        written = [entry for entry in log.read().splitlines()
                   if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(|mkdir\(|rename\(|link\(", entry)
                   and not re.search(r'"/dev/(null|shm/[^"]*)"|"/proc/self/fd/\d+"|= -1 ', entry)]  # fmt: skip
    expect(written == [], "no file is written", written)


def run():
    with tempfile.TemporaryDirectory() as top:
        folder = os.path.join(top, "results")
        os.mkdir(folder)
        server = Server("--folder", folder)
        names(server, folder)
        server.stop()
    server = Server()
    before, open_before = server.memory(), server.descriptors()
    strangers(server)
    headers(server)
    bodies(server)
    addresses(server)
    too_large(server)
    exactly_as_large(server)
    cut(server)
    crowd(server)
    traces()
    return server, before, open_before


def end(server, before, open_before):
    """When those that were cut off had time to go."""
    until = time.monotonic() + 20
    while server.descriptors() > open_before and time.monotonic() < until:
        time.sleep(0.2)
    after, open_after = server.memory(), server.descriptors()
    expect(IS_ASAN or after < before + GROWTH, "memory after all of it", f"{before} kB, {after} kB")
    expect(open_after <= open_before, "descriptors after all of it", f"{open_before}, {open_after}")
    expect(server.children() == [], "no process is left", server.children())
    code, said, _ = server.stop(signal.SIGINT)
    expect(code == 0 and said == "", "it stops", f"{code} {said}")
