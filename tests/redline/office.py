"""All tracked changes accepted or rejected by LibreOffice itself, by a macro in a profile of its own."""
import os
import re
import subprocess
import zipfile
from xml.sax.saxutils import escape

MACRO = """Sub Settle(way, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  Dim nothing_more()
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  plain(0).Name = "FilterName"
  plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions"
  plain(1).Value = "UTF8,LF,,,"
  document = StarDesktop.loadComponentFromURL(ConvertToURL("{folder}/plain.docx"), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, way, "", 0, nothing_more())
  document.storeToURL(ConvertToURL(target), plain())
  document.close(True)
End Sub
Sub Main
  Settle(".uno:AcceptAllTrackedChanges", "{folder}/accept.txt")
  Settle(".uno:RejectAllTrackedChanges", "{folder}/reject.txt")
End Sub
"""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0}:{1} PUBLIC "-//OpenOffice.org//DTD OfficeDocument' \
       ' 1.0//EN" "{1}.dtd">\n'
SCRIPT = 'xmlns:{0}="http://openoffice.org/2000/{0}"'


def call(profile, seconds, *arguments):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", *arguments],
                   capture_output=True, timeout=seconds)


def without_comments(path, out):
    """LibreOffice cannot show comments of any document where it has no screen, and ends."""
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, re.sub(rb"<w:comment(Range|Ref)[^>]*/>", b"", archive.read(name)))


def settle(path, folder, seconds):
    """The lines of a redline with its changes accepted, and with them rejected; None where LibreOffice fails."""
    profile = os.path.join(folder, "settle")
    basic = os.path.join(profile, "user/basic/Standard")
    call(profile, seconds, "--terminate_after_init")  # makes the profile
    os.makedirs(basic, exist_ok=True)
    with open(os.path.join(basic, "Module1.xba"), "w") as out:
        out.write(HEAD.format("script", "module") + f'<script:module {SCRIPT.format("script")} script:name="Module1" '
                  f'script:language="StarBasic">{escape(MACRO.format(folder=folder))}</script:module>')
    with open(os.path.join(basic, "script.xlb"), "w") as out:
        out.write(HEAD.format("library", "library") + f'<library:library {SCRIPT.format("library")} '
                  'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
                  '<library:element library:name="Module1"/></library:library>')
    without_comments(path, os.path.join(folder, "plain.docx"))
    call(profile, seconds, "macro:///Standard.Module1.Main")
    texts = []
    for way in ("accept", "reject"):
        try:
            with open(os.path.join(folder, f"{way}.txt"), encoding="utf-8-sig") as lines:
                texts.append([line.strip() for line in lines if line.strip()])
        except OSError:
            return None
    return texts
