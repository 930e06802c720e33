// The page of an archive: zhinan batch INPUT... -o DIR writes it as index.html.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkAccessible, checkKeyboard } from './lib/accessibility.mjs';
import { check, checkEqual, test } from './lib/checks.mjs';
import { NARROW, checkWidth, compact, open, print, screenshot } from './lib/pages.mjs';
import { corpus, scratch, zhinan } from './lib/program.mjs';

const LANGUAGES = ['en', 'zh'];
const written = new Map();

// The page of all that is in corpus/.
function pageOf(lang) {
  if (!written.has(lang)) {
    const folder = scratch(`archive-${lang}`);
    zhinan('batch', corpus(''), '-o', folder, '--lang', lang);
    written.set(lang, `${folder}/index.html`);
  }
  return written.get(lang);
}

const rows = (page) => page.$$eval('tbody tr', (all) => all.filter((row) => row.checkVisibility()).map((row) => row.id));
const head = (page, at) => page.locator('thead th').nth(at);

for (const lang of LANGUAGES) {
  test(`window-${lang}`, async () => {
    const page = await open(pageOf(lang));
    await checkAccessible(page, 'light');
    await checkWidth(page, 'light');
    await screenshot(page, `archive-${lang}`);
  });
}

test('dark', async () => {
  const page = await open(pageOf('zh'), { dark: true });
  await checkAccessible(page, 'dark');
  await screenshot(page, 'archive-dark');
});

test('narrow', async () => {
  const page = await open(pageOf('zh'), { size: NARROW });
  await checkWidth(page, 'narrow');
  await checkAccessible(page, 'narrow');
  await screenshot(page, 'archive-narrow');
});

test('keyboard', async () => {
  const places = await checkKeyboard(await open(pageOf('en')), 'archive');
  check(places[0]?.element.includes('class="skip"'), 'the first place skips what repeats', places[0]?.element);
  for (const part of ['<input', '<button', 'class="wide"', '<a href="texts/']) {
    check(places.some(({ element }) => element.includes(part)), `the Tab key leads to ${part}`);
  }
});

test('without-script', async () => {
  const page = await open(pageOf('en'), { script: false });
  check((await rows(page)).length > 10, 'all rows are there');
  check(!(await page.locator('#filter').isVisible()), 'the filter is not, as it would do nothing');
});

test('links', async () => {
  const page = await open(pageOf('en'));
  const links = await page.$$eval('a[href]', (all) => all.map((link) => link.href).filter((href) => !href.includes('#')));
  check(links.length > 20, 'there are links to files');
  const dead = links.filter((href) => !existsSync(fileURLToPath(href)));
  checkEqual(dead, [], 'each file is there');
});

test('sorting', async () => {
  const page = await open(pageOf('en'));
  const before = await rows(page);
  const funds = () => page.$$eval('tbody tr', (all) => all.map((row) => row.cells[5].dataset.v ?? null));
  await head(page, 5).locator('button').click();
  const known = (await funds()).filter((value) => value !== null);
  checkEqual(known, [...known].sort((a, b) => Number(b) - Number(a)), 'the largest first');
  checkEqual((await funds()).slice(0, known.length), known, 'what is not stated stands last');
  await page.locator('.restore').click();
  checkEqual(await rows(page), before, 'by name again');
  await head(page, 6).locator('button').click();
  check((await rows(page)).join() !== before.join(), 'words sort too');
  await checkAccessible(page, 'sorted');
});

test('filter', async () => {
  const page = await open(pageOf('zh'));
  const all = await rows(page);
  for (const word of ['国际科技创新', '勾稽相符', '2023 年度']) { // of a title, a verdict, a year
    await page.fill('#word', word);
    const found = await rows(page);
    check(found.length > 0 && found.length < all.length, `${word}: some rows`, found.join());
    const texts = await page.$$eval('tbody tr', (list) => list.filter((row) => row.checkVisibility()).map((row) => row.textContent));
    check(texts.every((text) => text.includes(word)), `${word}: each has it`);
  }
  check((await page.textContent('output')).includes(`共 ${all.length} 行`), 'how many is told');
  await page.fill('#word', '');
  checkEqual(await rows(page), all, 'all is there again');
});

test('print', async () => {
  const page = await open(pageOf('zh'));
  const paper = await print(page, 'archive');
  check(paper.size.includes('A4'), 'A4', paper.size);
  const parts = await page.$$eval('h1, h2, .counts li', (all) => all.map((each) => each.textContent));
  for (const text of [...parts, '3.148 亿元']) {
    check(paper.text.includes(compact(text)), `on paper stands ${text}`);
  }
  check(!paper.text.includes('XML'), 'links to files are not');
});
