// The pages of `zhinan serve`: choosing files, waiting, the result in its frame, what can be saved of it.
import { readFileSync } from 'node:fs';
import { checkAccessible, checkKeyboard } from './lib/accessibility.mjs';
import { check, checkEqual, test } from './lib/checks.mjs';
import { NARROW, checkWidth, screenshot } from './lib/pages.mjs';
import { corpus, scratch, write, zhinan } from './lib/program.mjs';
import { ask, upload, withServer } from './lib/server.mjs';

const TEXTS = ['2023-2', '2024-1', '2031-1'].map((name) => corpus(`intergovernmental/${name}.txt`));

for (const lang of ['en', 'zh']) {
  for (const dark of [false, true]) {
    test(`start-${lang}${dark ? '-dark' : ''}`, () => withServer(async (address) => {
      const page = await ask(`${address}${lang}/`, { dark });
      await checkAccessible(page, `${lang}: the start`);
      await page.setInputFiles('#file', TEXTS.slice(0, 2));
      checkEqual(await page.locator('.chosen li').count(), 2, `${lang}: chosen files are listed`);
      await checkAccessible(page, `${lang}: with files`);
      await checkWidth(page, `${lang}: the start`);
      await screenshot(page, `serve-start-${lang}${dark ? '-dark' : ''}`);
    }));
  }
}

test('narrow', () => withServer(async (address) => {
  const page = await ask(`${address}zh/`, { size: NARROW });
  await checkWidth(page, 'the start');
  await upload(page, TEXTS[0]);
  await checkWidth(page, 'a result');
  await screenshot(page, 'serve-result-narrow');
}));

test('report', () => withServer(async (address) => {
  const page = await ask(`${address}en/`);
  const frame = await upload(page, TEXTS[0]);
  check((await frame.textContent('h1')).includes('政府间国际科技创新合作'), 'the page of the document is shown');
  await checkAccessible(page, 'a result');
  await screenshot(page, 'serve-result');
  await frame.click('.ledger a:text("1080 万元人民币")');
  check((await frame.locator('.here').textContent()).includes('1080'), 'a click on a figure lands on its place');
  const links = await page.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  check(links.some((name) => name.endsWith('.xml')) && links.some((name) => name.endsWith('.xlsx')), 'XML and sheets can be saved', links.join(' '));
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click('a[href$=".xml"]')]);
  const expected = scratch('served.xml');
  zhinan('parse', TEXTS[0], '-o', expected);
  check(readFileSync(await saved.path()).equals(readFileSync(expected)), 'what is saved is what parse writes');
}));

test('remarks', () => withServer(async (address) => {
  const page = await ask(`${address}en/`);
  const frame = await upload(page, TEXTS[0]);
  await frame.click('[data-do=document]');
  await frame.fill('#entry-note', 'seen');
  await frame.click('.entry button:not([type])');
  const [saved] = await Promise.all([page.waitForEvent('download'), frame.click('[data-do=save]')]);
  const file = write('seen.yaml', readFileSync(await saved.path(), 'utf8'));
  check(zhinan('audit', TEXTS[0], '--lang', 'en', '--corrections', file).out.includes('seen'), 'a remark that was written here is printed with the audit');
  await page.goto(`${address}en/`);
  const again = await upload(page, [TEXTS[0], file]);
  check((await again.textContent('.said-list')).includes('seen'), 'a document with its corrections is read with them');
}));

test('several', () => withServer(async (address) => {
  const page = await ask(`${address}en/`);
  const comparison = await upload(page, TEXTS.slice(0, 2));
  checkEqual(await comparison.textContent('h1'), 'What changed', 'two documents are compared');
  await page.goto(`${address}en/`);
  const years = await upload(page, TEXTS);
  check(await years.locator('body.years').count() === 1, 'three documents are set side by side');
  await screenshot(page, 'serve-years');
}));

test('wrong', () => withServer(async (address) => {
  const page = await ask(`${address}en/`);
  const broken = write('<img src=x onerror=alert(1)>.docx', 'PK\u0003\u0004 no archive');
  await page.setInputFiles('#file', broken);
  await page.click('main button[type=submit]');
  await page.waitForURL('**/set/**');
  const words = await page.textContent('body');
  check(words.includes('<img src=x onerror=alert(1)>.docx'), 'what cannot be read is told by its name, as text', words);
  await checkAccessible(page, 'a message');
  await screenshot(page, 'serve-wrong');
}));

test('keyboard', () => withServer(async (address) => {
  const page = await ask(`${address}en/`);
  await checkKeyboard(page, 'the start');
}));

test('without-script', () => withServer(async (address) => {
  const page = await ask(`${address}en/`, { script: false });
  await page.setInputFiles('#file', TEXTS[0]);
  await page.click('main button[type=submit]');
  await page.waitForSelector('iframe', { timeout: 60000 });
  check(await page.locator('iframe').count() === 1, 'a file is read without a script');
}));
