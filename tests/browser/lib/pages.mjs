// Pages in the one browser of a run. A page may say nothing and fetch nothing but itself: what it did is checked when its
// test ends, so that what comes late counts too.
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { check } from './checks.mjs';
import { run, seen } from './program.mjs';

const SIZE = { width: 1280, height: 900 };
export const NARROW = { width: 400, height: 800 };
const TALLEST = 6000; // pixels of a screenshot
const SECONDS = 60; // for what is waited for, on a busy machine

let browser;
const opened = [];

export async function startBrowser() {
  const asRoot = process.getuid() === 0 ? ['--no-sandbox'] : []; // its sandbox does not run as root
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: asRoot });
}

export async function stopBrowser() {
  await browser?.close();
}

function listen(page, url, complaints, isOwn) {
  page.on('console', (message) => {
    const isAnswer = /the server responded with a status of 4\d\d/.test(message.text()) && isOwn(message.location().url);
    if (!isAnswer) { // a browser says so of each answer that is a refusal
      complaints.push(`console: ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const isPage = request.isNavigationRequest() && request.url().split('#')[0] === url;
    if (!isPage && !isOwn(request.url())) {
      complaints.push(`request: ${request.url().slice(0, 200)}`);
    }
  });
  page.on('requestfailed', (request) => {
    const isDownload = isOwn(request.url()) && request.failure().errorText === 'net::ERR_ABORTED';
    if (!isDownload) {
      complaints.push(`failed: ${request.url().slice(0, 200)}`);
    }
  });
  page.on('popup', (popup) => complaints.push(`window: ${popup.url()}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
}

// Opens a file, or an address, in a window of its own. Options: `size` of the window, `dark`, `script` (false: none runs),
// `ownServer` (it may ask the server that it is from).
export async function open(target, { size = SIZE, dark = false, script = true, ownServer = false } = {}) {
  const url = target.includes('://') ? target : pathToFileURL(target).href;
  const context = await browser.newContext({ viewport: size, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: script });
  context.setDefaultTimeout(SECONDS * 1000);
  const page = await context.newPage();
  const complaints = [];
  const isOwn = (address) => ownServer && (address.startsWith(new URL(url).origin) || address.startsWith('blob:'));
  listen(page, url.split('#')[0], complaints, isOwn);
  opened.push({ context, complaints, url });
  await page.goto(url);
  return page;
}

// Closes what a test has opened, and checks that it kept quiet.
export async function closePages() {
  for (const { context, complaints, url } of opened.splice(0)) {
    await context.close();
    const shown = complaints.slice(0, 10).join('\n');
    check(complaints.length === 0, 'the page must say nothing and fetch nothing', `${decodeURI(url)}\n${shown}`);
  }
}

// Keeps a picture of the page from its top.
export async function screenshot(page, name) {
  const { width, height } = await page.evaluate(() => ({
    width: document.scrollingElement.clientWidth,
    height: document.scrollingElement.scrollHeight,
  }));
  const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
  await page.screenshot({ path: seen(`${name}.png`), fullPage: true, clip });
}

// Fails where the page is wider than its window, and names what reaches out of it.
export async function checkWidth(page, what) {
  const { page: width, window: inner, wide } = await page.evaluate(() => ({
    page: document.scrollingElement.scrollWidth,
    window: innerWidth,
    wide: [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth)
      .slice(0, 10)
      .map((element) => element.outerHTML.slice(0, 100)),
  }));
  check(width <= inner, `${what}: no scrolling sideways`, `${width} pixels in ${inner}\n${wide.join('\n')}`);
}

// Prints the page to a PDF that is kept: the number of its sheets, their size as pdfinfo has it, and its text without any
// blanks, as lines break anywhere.
export async function print(page, name) {
  const file = seen(`${name}.pdf`);
  await page.pdf({ path: file, preferCSSPageSize: true });
  const info = run('pdfinfo', file).out;
  const sheets = Number(/^Pages: +(\d+)/m.exec(info)[1]);
  const size = /^Page size: +(.*)/m.exec(info)[1];
  return { sheets, size, text: compact(run('pdftotext', file, '-').out) };
}

// A text without its blanks.
export function compact(text) {
  return text.replace(/\s+/gu, '');
}
