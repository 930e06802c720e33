"""A server that is being tested, requests to it, and counts."""

import atexit
import http.client
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import threading
import time

PROGRAM = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
IS_ASAN = "asan" in PROGRAM
BOUNDARY = "----zhinan-test-7d1"

passed = failed = skipped = 0
LOCK = threading.Lock()


def expect(holds, name, detail=""):
    global passed, failed
    with LOCK:
        passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print(f"{name}: {str(detail)[:600]}", flush=True)


def skip(what):
    global skipped
    skipped += 1
    print(f"skipped: {what}")


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()
        self.text = self.body.decode("utf-8", "replace")

    def __repr__(self):
        return f"{self.status} {self.headers.items()} {self.text[:300]}"


def form(files, fields=(), boundary=BOUNDARY, field="file"):
    """The body of a form: files are pairs of a name and bytes."""
    parts = []
    for name, value in fields:
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    for name, data in files:
        name = name if isinstance(name, bytes) else name.encode()
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="'.encode() + name
        parts.append(head + b'"\r\nContent-Type: application/octet-stream\r\n\r\n' + data + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode()


class Server:
    def __init__(self, *options, env=None, cwd=None):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--lang=en", *options], stdout=subprocess.PIPE, stderr=self.errors,
            stdin=subprocess.DEVNULL, env=env, cwd=cwd)  # fmt: skip
        atexit.register(self.process.kill)
        self.line = self.process.stdout.readline().decode()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/([0-9a-f]{32})/", self.line)
        if not found:
            self.errors.seek(0)
            raise RuntimeError(f"no address: {self.line} {self.errors.read()}")
        self.port, self.token = int(found[1]), found[2]
        self.root = f"/{self.token}"
        self.origin = f"http://127.0.0.1:{self.port}"

    def ask(self, path, method="GET", body=None, headers=(), timeout=120):
        """A request by a connection of its own; no redirect is followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, dict(headers))
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, path, **more):
        return self.ask(self.root + path, **more)

    def post(self, files, choice=None, headers=(), path="/en/read"):
        fields = [("as", choice)] if choice else []
        all_headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", **dict(headers)}
        return self.ask(self.root + path, "POST", form(files, fields), all_headers)

    def read(self, *files, choice=None):
        """Sends files; the address of the view they lead to, as seen from the token."""
        answer = self.post(files, choice)
        if answer.status != 303:
            raise RuntimeError(f"not taken: {answer}")
        return answer.headers["Location"].removeprefix(self.root)

    def memory(self):
        """Kilobytes that are resident."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def children(self):
        """Processes that it started and that are there."""
        found = []
        for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == self.process.pid:
                found.append((int(path.parent.name), fields[0]))
        return found

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def is_alive(self):
        return self.process.poll() is None and self.get("/en/").status == 200

    def stop(self, how=signal.SIGTERM):
        """Ends it; the exit code, what it said to standard error, and the seconds that took."""
        started = time.monotonic()
        if how:
            self.process.send_signal(how)
        try:
            code = self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = "none in 20 s"
        self.errors.seek(0)
        self.process.stdout.close()
        return code, self.errors.read().decode(errors="replace"), time.monotonic() - started


def command(*arguments, cwd=None):
    """What a command of the program writes to standard output."""
    done = subprocess.run([PROGRAM, *arguments], cwd=cwd, capture_output=True, stdin=subprocess.DEVNULL,
                          check=False)  # fmt: skip
    return done.stdout
