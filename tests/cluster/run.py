#!/usr/bin/env python3
"""scripts/cluster/*.sh run on this machine as on many: GNU parallel with two local hosts, and a Slurm of one node that is
started for the purpose, without the system's. What comes of it is what one run makes, byte for byte, also when a share dies and
is run again."""
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path.cwd()
ZHINAN = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
SHARES = 3
passed = failed = skipped = 0


def check(condition, what):
    global passed, failed
    passed += bool(condition)
    failed += not condition
    if not condition:
        print(f"FAILED: {what}")


def skip(why):
    global skipped
    skipped += 1
    print(f"skipped: {why}")


def contents(folder):
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def run(command, work, **more):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **more}
    return subprocess.run(list(map(str, command)), cwd=work, env=environment, capture_output=True, check=False)


def make_inputs(work):
    """A path with blanks and a quotation mark, as offices have them."""
    texts = work / "the calls' folder"
    corpus = sorted(path for path in (TOP / "corpus").glob("*/*.txt") if path.parent.name != "tutorial")
    subprocess.run([sys.executable, TOP / "tests/batch/make_texts.py", "60", texts, *corpus], check=True)
    run([ZHINAN, "batch", texts.name, "-o", "one"], work)
    return texts.name


def dying_program(work):
    """The program, but the first time that it is to read share 2 it dies."""
    path = work / "dies-once"
    path.write_text(f"#!/bin/sh\ncase \"$*\" in *2/{SHARES}*) [ -e {work}/died ] || {{ touch {work}/died; kill -9 $$; }} ;; esac\n"
                    f"exec {ZHINAN} \"$@\"\n")
    path.chmod(0o755)
    return str(path)


def test_parallel(work):
    if not shutil.which("parallel"):
        return skip("no GNU parallel here")
    texts = make_inputs(work)
    done = run([TOP / "scripts/cluster/parallel.sh", ":", SHARES, "many", texts], work, ZHINAN=dying_program(work),
               HOME=str(work))
    check(done.returncode == 0, f"parallel.sh: {done.stderr.decode()[-600:]}")
    check((work / "died").exists(), "a share died")
    check(contents(work / "many/archive") == contents(work / "one"), "parallel: the bytes of one run")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Slurm:
    """A cluster of this machine alone, which listens on 127.0.0.1."""

    def __init__(self, work):
        self.work, self.processes = work, []
        name = socket.gethostname()
        (work / "key").write_bytes(os.urandom(128))
        (work / "key").chmod(0o600)
        for folder in ("state", "spool"):
            (work / folder).mkdir()
        (work / "slurm.conf").write_text("\n".join([
            "ClusterName=test", f"SlurmctldHost={name}(127.0.0.1)", "SlurmUser=root", "SlurmdUser=root",
            "AuthType=auth/munge", f"AuthInfo=socket={work}/munge.socket", "CredType=cred/munge",
            "ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none", "JobAcctGatherType=jobacct_gather/none",
            "SelectType=select/cons_tres", "SwitchType=switch/none", "MpiDefault=none", "ReturnToService=2",
            "CommunicationParameters=NoInAddrAny,NoCtldInAddrAny", f"SlurmctldPort={free_port()}", f"SlurmdPort={free_port()}",
            f"StateSaveLocation={work}/state", f"SlurmdSpoolDir={work}/spool", f"SlurmctldPidFile={work}/ctld.pid",
            f"SlurmdPidFile={work}/d.pid", f"SlurmctldLogFile={work}/ctld.log", f"SlurmdLogFile={work}/d.log",
            f"NodeName={name} NodeAddr=127.0.0.1 CPUs={os.cpu_count()} State=UNKNOWN",
            f"PartitionName=all Nodes={name} Default=YES MaxTime=INFINITE State=UP", ""]))
        self.environment = {"SLURM_CONF": str(work / "slurm.conf")}
        self.start("munged", "--foreground", "--force", f"--key-file={work}/key", f"--socket={work}/munge.socket",
                   f"--pid-file={work}/munge.pid", f"--log-file={work}/munge.log", f"--seed-file={work}/munge.seed")
        self.start("slurmctld", "-D", "-c")
        self.start("slurmd", "-D", "-N", name)

    def start(self, *command):
        log = open(self.work / f"{command[0]}.out", "wb")
        self.processes.append(subprocess.Popen(command, env={**os.environ, **self.environment}, stdout=log, stderr=log,
                                               cwd=self.work, start_new_session=True))
        time.sleep(1)

    def is_up(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if run(["srun", "--quiet", "true"], self.work, **self.environment).returncode == 0:
                return True
            time.sleep(0.5)
        return False

    def wait(self, job):
        """Until no job is left."""
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            if not run(["squeue", "--noheader"], self.work, **self.environment).stdout.strip():
                return True
            time.sleep(0.3)
        return False

    def stop(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_slurm(work):
    if os.geteuid() != 0 or not all(map(shutil.which, ("munged", "slurmctld", "slurmd", "sbatch"))):
        return skip("no Slurm here, or not root")
    texts = make_inputs(work)
    slurm = Slurm(work)
    try:
        if not slurm.is_up():
            return skip(f"Slurm does not start here: {(work / 'ctld.log').read_text()[-300:]}")
        command = [TOP / "scripts/cluster/slurm.sh", SHARES, work / "many", texts]
        first = run(command, work, ZHINAN=dying_program(work), **slurm.environment)
        check(first.returncode == 0 and slurm.wait(first.stdout), f"slurm.sh: {first.stderr.decode()[-600:]}")
        check((work / "died").exists() and not (work / "many/archive").exists(), "a share died, and nothing was merged")
        again = run(command, work, ZHINAN=ZHINAN, **slurm.environment)
        check(again.returncode == 0 and slurm.wait(again.stdout), f"and again: {again.stderr.decode()[-600:]}")
        check((work / "many/archive").exists() and contents(work / "many/archive") == contents(work / "one"),
              "slurm: the bytes of one run")
    finally:
        slurm.stop()


def main():
    for test in (test_parallel, test_slurm):
        with tempfile.TemporaryDirectory(prefix="zhinan-cluster-") as work:
            test(Path(work))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(failed > 0)


main()
