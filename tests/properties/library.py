"""libzhinan as the properties need it: one process reads, writes, audits, compares and verifies thousands of texts."""

import ctypes
import os

OK, NO, TROUBLE = range(3)
ENGLISH = 0
handle, size, number, text = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_char_p
library = ctypes.CDLL(os.path.abspath(os.environ.get("ZHINAN_LIBRARY", "out/lib/libzhinan.so")))


def function(name, result, *arguments):
    found = getattr(library, "zhinan_" + name)
    found.restype, found.argtypes = result, arguments
    return found


made = ctypes.POINTER(handle)
_options_new = function("options_new", handle)
_set_text = function("options_set_text", number, handle, number, text)
_set_number = function("options_set_number", number, handle, number, ctypes.c_uint64)
_read = function("read_bytes", number, made, text, text, size, handle)
_audit = function("audit", number, made, handle, handle)
_compare = function("compare", number, made, handle, handle, handle)
_verify = function("verify", number, made, text, size, text, text, size, handle)
_write = {kind: function(kind + "_write", number, made, handle, text, number)
          for kind in ("document", "audit", "changes")}
_free = {kind: function(kind + "_free", None, handle) for kind in ("document", "audit", "changes", "output")}
_messages = {kind: function(kind + "_messages", handle, handle) for kind in _free}
_messages_count = function("messages_count", size, handle)
_message_text = function("message_text", text, handle, size, number)
_changes_count = function("changes_count", size, handle)
_output_bytes = function("output_bytes", handle, handle)
_output_size = function("output_size", size, handle)

GRAMMARS, FAMILY, STRICT_TEXT = 0, 2, 5  # as zhinan.h has them


def options(family=None, strict_text=False):
    new = _options_new()
    _set_text(new, GRAMMARS, b"grammars")
    if family:
        _set_text(new, FAMILY, family.encode())
    _set_number(new, STRICT_TEXT, int(strict_text))
    return new


class Made:
    """A handle of a kind, the status that came with it, and what it said."""

    def __init__(self, kind, make, *arguments):
        self.kind, self.handle = kind, handle()
        self.status = make(self.handle, *arguments)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        _free[self.kind](self.handle)

    def messages(self):
        found = _messages[self.kind](self.handle)
        return [_message_text(found, i, ENGLISH).decode("utf-8", "backslashreplace")
                for i in range(_messages_count(found))]

    def written(self, form):
        """The bytes of a format; None where that was trouble."""
        with Made("output", _write[self.kind], self.handle, form.encode(), ENGLISH) as output:
            if output.status != OK:
                return None
            return ctypes.string_at(_output_bytes(output.handle), _output_size(output.handle))


def read(name, data, settings):
    return Made("document", _read, name.encode(), data, len(data), settings)


def audit(document, settings):
    return Made("audit", _audit, document.handle, settings)


def compare(old, new, settings):
    return Made("changes", _compare, old.handle, new.handle, settings)


def verify(xml, name, data, settings):
    return Made("output", _verify, xml, len(xml), name.encode(), data, len(data), settings)


def count_changes(changes):
    return _changes_count(changes.handle)
