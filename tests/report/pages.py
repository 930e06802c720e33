"""The page of a comparison as a browser prints it."""

import re
import shutil
import subprocess

import harness
from harness import ROOT, expect, run, skip

MAX_PAGES = 14  # fewer than 15 sheets of A4


def printed(browser, name, *arguments):
    """What pdfinfo says of the printed page, and its text."""
    page, paper = harness.work / f"{name}.html", harness.work / f"{name}.pdf"
    page.write_bytes(run("diff", "--format", "html", *arguments)[1])
    subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--user-data-dir={harness.work / 'browser'}", f"--print-to-pdf={paper}",
                    page.as_uri()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   timeout=120, check=False)
    if not paper.exists():
        return None, ""
    info = subprocess.run(["pdfinfo", paper], capture_output=True, text=True, check=False).stdout
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True,
                          check=False).stdout
    return info, "".join(text.split())


def main():
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser or not shutil.which("pdfinfo"):
        skip("no chromium or no pdfinfo: what the page of changes is on paper")
        return
    texts = [ROOT / f"corpus/intergovernmental/{name}.txt" for name in ("2023-2", "2024-1")]
    for lang in ("zh", "en"):
        info, text = printed(browser, f"page-{lang}", "--lang", lang, *texts)
        if not info:
            skip("chromium does not print here")
            return
        pages = int(re.search(r"Pages: +(\d+)", info)[1])
        expect(pages <= MAX_PAGES, f"print, {lang}", f"{pages} pages")
        expect("A4" in info, f"print, {lang}", "A4")
        expect("0.9亿元人民币" in text, f"print, {lang}", "what has changed is there")
        page = (harness.work / f"page-{lang}.html").read_text(encoding="utf-8")
        same = [cell for row in re.findall(r'<tr class="same">(.*?)</tr>', page)
                for cell in re.findall(r'<td class="text new"[^>]*>([^<]{20,})<', row)]
        expect(same and not any("".join(cell.split())[:20] in text for cell in same), f"print, {lang}",
               "what has not changed is left out")
        expect("略去未变的文字" in text or "isleftout" in text, f"print, {lang}", "what is left out is told")
