"""What a program shows on a terminal. Shared by the suites; must not know what it shows."""

import fcntl
import os
import pty
import struct
import subprocess
import termios


def shown(words, env, columns=0, stdout=None, stderr=None, cwd=None):
    """The exit code and the text of a terminal so many columns wide (0: it does not tell) that the streams of a command
    go to, but for those that are given another place. Its bytes are what the program wrote."""
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24 if columns else 0, columns, 0, 0))
    child = subprocess.Popen([*map(str, words)], stdin=subprocess.DEVNULL, stdout=other if stdout is None else stdout,
                             stderr=other if stderr is None else stderr, env=env, cwd=cwd)
    os.close(other)
    out = b""
    while True:
        try:
            block = os.read(main, 65536)
        except OSError:  # the other end is closed
            break
        if not block:
            break
        out += block
    os.close(main)
    return child.wait(), out.decode("utf-8", "replace").replace("\r\n", "\n")
