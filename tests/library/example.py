#!/usr/bin/env python3
"""Prints what a guideline asks for, and whether it adds up: example.py FILE. $ZHINAN_LIBRARY names another library."""
import ctypes
import os
import sys

OK, NO, TROUBLE = range(3)
ENGLISH, CHINESE = 0, 1
TITLE, DIRECTION, FUNDS, NUMBER, HEADLINE, VALUE = 0, 2, 10, 2, 1, 0  # as zhinan.h has them

zhinan = ctypes.CDLL(os.environ.get("ZHINAN_LIBRARY", "libzhinan.so.0"))
handle, index, text = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p


def function(name, result, *arguments):
    found = getattr(zhinan, name)
    found.restype, found.argtypes = result, arguments
    return found


read_file = function("zhinan_read_file", ctypes.c_int, ctypes.POINTER(handle), text, handle)
audit = function("zhinan_audit", ctypes.c_int, ctypes.POINTER(handle), handle, handle)
verdict = function("zhinan_audit_verdict", text, handle, ctypes.c_int)
proofs = function("zhinan_proofs_count", index, handle)
sentence = function("zhinan_proof_sentence", text, handle, index, ctypes.c_int)
document_text = function("zhinan_document_text", text, handle, ctypes.c_int)
count = function("zhinan_document_count", index, handle, ctypes.c_int)
node = function("zhinan_document_node", handle, handle, ctypes.c_int, index)
node_text = function("zhinan_node_text", text, handle, handle, ctypes.c_int)
total = function("zhinan_direction_total", handle, handle, index, ctypes.c_int)
figure = function("zhinan_node_figure", handle, handle)
decimal = function("zhinan_figure_decimal", text, handle, handle, ctypes.c_int)
place = function("zhinan_node_place", handle, handle)
line = function("zhinan_place_line", ctypes.c_uint64, handle)
messages = function("zhinan_document_messages", handle, handle)
message = function("zhinan_message_text", text, handle, index, ctypes.c_int)
free_document = function("zhinan_document_free", None, handle)
free_audit = function("zhinan_audit_free", None, handle)

document, result = handle(), handle()
if read_file(document, os.fsencode(sys.argv[1]), None) == TROUBLE:
    sys.exit(message(messages(document), 0, ENGLISH).decode())
print(document_text(document, TITLE).decode())
for i in range(count(document, DIRECTION)):
    direction = node(document, DIRECTION, i)
    words = [node_text(document, direction, what).decode() for what in (NUMBER, HEADLINE)]
    value = decimal(document, figure(total(document, i, FUNDS)), VALUE)
    print(f"{words[0]} {words[1]}: {value.decode() if value else '-'} (line {line(place(direction))})")
status = audit(result, document, None)
for i in range(proofs(result)):
    print(sentence(result, i, CHINESE).decode())
print(verdict(result, ENGLISH).decode())
free_audit(result)
free_document(document)
sys.exit(status)
