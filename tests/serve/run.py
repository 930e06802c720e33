#!/usr/bin/env python3
"""zhinan serve, asked for by sockets: what it makes is what the commands make, nothing is lost or mixed up, and whatever
comes in, it lives on with the memory it had. Usage: tests/serve/run.py, from the top of the repository."""

import concurrent.futures
import sys

import harness
import hostile
import outputs
import running
import soak

with concurrent.futures.ThreadPoolExecutor(3) as pool:
    # Each on servers of its own; these take long, and wait most of the time.
    others = [pool.submit(hostile.slow, harness.Server()), pool.submit(running.run), pool.submit(soak.soak)]
    outputs.run()
    used = hostile.run()
    for other in others:
        other.result()
hostile.end(*used)
print(f"{harness.passed} passed, {harness.failed} failed, {harness.skipped} skipped")
sys.exit(1 if harness.failed else 0)
