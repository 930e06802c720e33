// The page of the years: zhinan trend INPUT... --format html.
import { checkAccessible, checkKeyboard, checkLinks } from './lib/accessibility.mjs';
import { check, checkEqual, test } from './lib/checks.mjs';
import { NARROW, checkWidth, compact, open, print, screenshot } from './lib/pages.mjs';
import { corpus, scratch, write, zhinan } from './lib/program.mjs';

const LANGUAGES = ['en', 'zh'];
const TEXTS = ['2023-2', '2024-1', '2031-1'].map((name) => corpus(`intergovernmental/${name}.txt`));

// A call of a year: [name, projects, funds in 万元]; a figure of null is not stated.
function callText(year, directions) {
  const parts = directions.map(([name, projects, funds], i) => [
    `1.${i + 1} 中国和${name}政府间科技合作项目`, '领域方向：能源。',
    ...(projects === null ? [] : [`拟支持项目数：${projects}个。`]),
    ...(funds === null ? [] : [`共拟支持经费：${funds}万元人民币。`]),
  ].join('\n\n'));
  return `“政府间国际科技创新合作”重点专项${year}年度项目申报指南\n\n一、总体目标\n\n支持合作。\n\n二、领域和方向\n\n${parts.join('\n\n')}\n`;
}

// Figures that floating point would put into a wrong order or hold for the same, ranges, limits, gaps, what is not
// stated.
const CALLS = {
  2020: [['新西兰', '4', '9007199254740.993'], ['巴西', '约10', '9007199254740.992'], ['日本', '5', '70'], ['埃及', '3', null], ['法国', '2', '0.5']],
  2021: [['新西兰', '6', '900'], ['日本', '不超过7', '1000'], ['埃及', '10-15', '80'], ['英国', '9', null]],
  2022: [['新西兰', '7', '1000'], ['巴西', '12', '不超过600'], ['日本', '8', '20.25'], ['英国', '2', '100']],
};
const calls = () => Object.entries(CALLS).map(([year, directions]) => write(`${year}.txt`, callText(year, directions)));

const written = new Map();
function pageOf(lang, texts) {
  const key = [lang, ...texts].join('\n');
  if (!written.has(key)) {
    const page = scratch(`years-${written.size}.html`);
    zhinan('trend', ...texts, '--format', 'html', '--lang', lang, '-o', page);
    written.set(key, page);
  }
  return written.get(key);
}

const INPUTS = { texts: () => TEXTS, calls };

for (const [name, texts] of Object.entries(INPUTS)) {
  for (const lang of LANGUAGES) {
    test(`window-${name}-${lang}`, async () => {
      const page = await open(pageOf(lang, texts()));
      checkEqual(await page.evaluate(() => document.documentElement.lang), lang === 'en' ? 'en' : 'zh-Hans-CN', 'the language is told');
      await checkAccessible(page, 'light');
      await checkLinks(page, 'links');
      await checkWidth(page, 'light');
      await screenshot(page, `years-${name}-${lang}`);
    });
  }
  test(`dark-${name}`, async () => {
    const page = await open(pageOf('zh', texts()), { dark: true });
    await checkAccessible(page, 'dark');
    await screenshot(page, `years-${name}-dark`);
  });
  test(`narrow-${name}`, async () => {
    const page = await open(pageOf('zh', texts()), { size: NARROW });
    await checkWidth(page, 'narrow');
    await checkAccessible(page, 'narrow');
    const regions = await page.$$eval('.wide', (all) => all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.tabIndex));
    check(regions.length > 0 && regions.every((index) => index === 0), 'what scrolls sideways has the focus', regions);
    await screenshot(page, `years-${name}-narrow`);
  });
}

test('keyboard', async () => {
  const places = await checkKeyboard(await open(pageOf('en', calls())), 'years');
  check(places[0]?.element.includes('class="skip"'), 'the first place skips what repeats', places[0]?.element);
  for (const part of ['<input', '<button', 'class="wide"']) {
    check(places.some(({ element }) => element.includes(part)), `the Tab key leads to ${part}`);
  }
});

// ---- sorting ----

const names = (page, table) => page.$$eval(`table[aria-labelledby="${table}"] tbody th`, (heads) => heads.map((head) => head.textContent));
const column = (page, table, head) => page.$$eval(`table[aria-labelledby="${table}"] tbody tr`, (rows, at) => rows.map((row) => row.cells[at].textContent), head);
const headOf = (page, table, at) => page.locator(`table[aria-labelledby="${table}"] thead th`).nth(at);

test('sorting', async () => {
  const page = await open(pageOf('en', calls()));
  const before = await names(page, 'm3');
  const head = headOf(page, 'm3', 1);
  const button = head.locator('button');
  await button.click();
  checkEqual(await head.getAttribute('aria-sort'), 'descending', 'the head says its order');
  checkEqual((await names(page, 'm3')).slice(0, 4), ['新西兰', '巴西', '日本', '法国'], 'numbers that are as floating point the same');
  checkEqual((await column(page, 'm3', 1)).slice(-2).sort(), ['-', '?'], 'what is missing stands last');
  await button.focus();
  await page.keyboard.press('Enter');
  checkEqual(await head.getAttribute('aria-sort'), 'ascending', 'the keyboard turns the order round');
  checkEqual((await names(page, 'm3')).slice(0, 4), ['法国', '日本', '巴西', '新西兰'], 'the smallest first');
  checkEqual((await column(page, 'm3', 1)).slice(-2).sort(), ['-', '?'], 'what is missing still stands last');
  await button.click();
  checkEqual(await head.getAttribute('aria-sort'), null, 'the third time there is no order');
  checkEqual(await names(page, 'm3'), before, 'the rows stand as in the documents again');
  await headOf(page, 'm3', 0).locator('button').click();
  check((await names(page, 'm3')).join() !== before.join(), 'names sort too');
  checkEqual(await page.$$eval('table[aria-labelledby="m3"] [aria-sort]', (all) => all.length), 1, 'one column has an order');
  const restore = page.locator('.restore:visible');
  checkEqual(await restore.textContent(), 'Order as in the documents', 'it can be undone by a button');
  await restore.click();
  checkEqual(await names(page, 'm3'), before, 'it is undone');
  checkEqual(await page.$$eval('tfoot tr', (rows) => rows.every((row) => row.parentElement.localName === 'tfoot')), true, 'totals stay below');
  await headOf(page, 'm3', 1).locator('button').click();
  await checkAccessible(page, 'sorted');
});

// The number behind each order is that of the trend's JSON.
test('numbers', async () => {
  const page = await open(pageOf('en', calls()));
  const trend = JSON.parse(zhinan('trend', ...calls(), '--format', 'json').out.replace(/("(?:value|min|max)": )(\d+)/g, '$1"$2"'));
  for (const row of trend.rows) {
    for (const [i, edition] of trend.editions.entries()) {
      const figure = row.editions.find((each) => each.edition === edition.edition)?.projects;
      const head = await page.$$eval('table[aria-labelledby="m2"] thead th', (all, name) => all.findIndex((each) => each.textContent === name), edition.edition);
      const found = await page.$$eval('table[aria-labelledby="m2"] tbody tr', (rows, [name, at]) =>
        rows.find((each) => each.cells[0].textContent === name).cells[at].dataset.v ?? null, [row.name, head]);
      checkEqual(found, figure?.value ?? figure?.max ?? null, `${row.name} ${edition.edition} ${i}`);
    }
  }
});

// ---- filter and anchors ----

test('filter', async () => {
  const page = await open(pageOf('en', calls()));
  const shown = () => page.$$eval('[data-r]', (all) => [...new Set(all.filter((each) => each.checkVisibility()).map((each) =>
    (each.querySelector('th') ?? each.querySelector('figcaption')).textContent))]);
  const all = await shown();
  await page.fill('#word', '西');
  checkEqual((await shown()).sort(), ['巴西', '新西兰'].sort(), 'rows and charts with the word alone');
  checkEqual(await page.textContent('output'), 'Rows shown: 2 of 6', 'how many is told');
  await checkAccessible(page, 'filtered');
  await page.fill('#word', 'ｎz ');
  checkEqual(await shown(), ['新西兰'], 'a code finds its partner, in any width and case');
  await page.fill('#word', 'nothing of this name');
  checkEqual(await shown(), [], 'nothing is found');
  await page.fill('#word', '');
  checkEqual(await shown(), all, 'all is there again');
  checkEqual(await page.textContent('output'), '', 'and nothing is told');
  await page.fill('#word', '日本');
  await page.evaluate(() => { location.hash = '#m3-0'; });
  await page.waitForFunction(() => document.getElementById('m3-0').checkVisibility());
  checkEqual(await shown(), all, 'a link to what is hidden shows all');
});

test('anchors', async () => {
  const page = await open(pageOf('en', calls()));
  await page.click('table[aria-labelledby="m3"] tbody a:has-text("巴西")');
  const chart = await page.evaluate(() => ({ name: document.querySelector(':target figcaption')?.textContent, top: document.querySelector(':target')?.getBoundingClientRect().top }));
  check(chart.name === '巴西' && chart.top < 900, 'a name leads to its charts', chart);
  await page.click(':target .measure a');
  const row = await page.evaluate(() => ({ name: document.querySelector(':target th')?.textContent, top: document.querySelector(':target')?.getBoundingClientRect().top }));
  check(row.name === '巴西' && row.top > 40 && row.top < 900, 'a chart leads to its row, which the filter does not cover', row);
});

// ---- charts ----

test('charts', async () => {
  const page = await open(pageOf('en', calls()));
  const charts = Object.fromEntries(await page.$$eval('figure svg', (all) => all.map((svg) => [svg.getAttribute('aria-label').split(';')[0], {
    label: svg.getAttribute('aria-label'),
    lines: (svg.querySelector('.line')?.getAttribute('d').match(/M/g) ?? []).length,
    points: svg.querySelectorAll('.point:not(.hollow)').length,
    hollow: svg.querySelectorAll('.hollow').length,
    ranges: svg.querySelectorAll('.range').length,
  }])));
  const chart = (name) => ({ ...charts[name], label: undefined });
  const shape = (lines, points, hollow, ranges) => ({ label: undefined, lines, points, hollow, ranges });
  checkEqual(chart('新西兰, projects'), shape(2, 3, 0, 0), 'three years in a line');
  checkEqual(chart('巴西, projects'), shape(0, 1, 1, 0), 'no line over a year without it; about is hollow');
  checkEqual(chart('日本, projects'), shape(2, 2, 1, 1), 'a limit is hollow, with what it allows');
  checkEqual(chart('埃及, projects'), shape(0, 1, 0, 1), 'a range is no point');
  checkEqual(chart('埃及, funds, in 10,000 yuan'), shape(0, 1, 0, 0), 'what is not stated is a gap');
  checkEqual(charts['日本, projects'].label, '日本, projects; 2020: 5; 2021: ≤7; 2022: 8', 'the label says the figures');
  const hints = await page.$$eval('figure svg g', (all) => all.every((each) => each.querySelector('title')?.textContent));
  check(hints, 'each point has a hint');
  const outside = await page.$$eval('svg', (all) => all.flatMap((svg) => [...svg.querySelectorAll('text, circle, path')].filter((shape) => {
    const [box, frame] = [shape.getBBox(), svg.viewBox.baseVal];
    return box.x < -1 || box.y < -1 || box.x + box.width > frame.width + 1 || box.y + box.height > frame.height + 1;
  }).map((shape) => shape.outerHTML.slice(0, 100))));
  checkEqual(outside, [], 'nothing reaches out of its chart');
});

// ---- paper ----

test('print', async () => {
  for (const lang of LANGUAGES) {
    const page = await open(pageOf(lang, TEXTS), { dark: lang === 'zh' });
    const paper = await print(page, `years-${lang}`);
    check(paper.size.includes('A4'), `${lang}: A4`, paper.size);
    check(paper.sheets < 8, `${lang}: fewer than 8 sheets`, String(paper.sheets));
    const parts = await page.$$eval('h1, h2, h3, figcaption', (all) => all.map((each) => each.textContent));
    for (const text of [...parts, '31,480', '29,650']) {
      check(paper.text.includes(compact(text)), `${lang}: on paper stands ${text}`);
    }
    const filter = await page.textContent('#filter label');
    check(!paper.text.includes(compact(filter)), `${lang}: no field on paper`);
  }
});

// Many rows and many columns: heads on each sheet, totals once, changes told to be left out.
test('print-many', async () => {
  const texts = Array.from({ length: 22 }, (_, i) => write(`many-${i}.txt`, callText(2000 + i,
    Array.from({ length: 70 }, (_, k) => [`第${k}伙伴国`, String(k + 1), String(100 + i)]))));
  const page = await open(pageOf('en', texts));
  const paper = await print(page, 'years-many');
  const count = (text) => paper.text.split(text).length - 1;
  check(count('2000200120022003') >= 4, 'heads stand on each sheet', String(count('2000200120022003')));
  check(count('Onpaperthecolumnsofchangesareleftout') >= 3, 'what is left out is told');
  check(!paper.text.includes('+0.99%'), 'it is left out');
  check(paper.text.includes('2019202020212022') || paper.text.includes('2018201920202021'), 'the last column is there');
});

// ---- without the script ----

test('without-script', async () => {
  const page = await open(pageOf('en', calls()), { script: false });
  check(!(await page.isVisible('#filter')), 'there is no field that does nothing');
  checkEqual(await page.locator('th button').count(), 0, 'there is no button that does nothing');
  checkEqual((await names(page, 'm3')).length, 6, 'all rows are there');
});

// ---- markup that is text ----

const MARKUP = ['"onload="alert(1)', '<script>document.title="hit"</script>', "'onmouseover='alert(2)", ']]>', '</style><b>', '<svg onload=alert(6)>', '</title><img src=x onerror=alert(3)>', '\u202Etxt.exe\u202C'];

test('markup', async () => {
  const texts = [2022, 2023, 2024].map((year) => write(`${MARKUP[0]}${MARKUP[5]}${MARKUP.at(-1)}.${year}.txt`,
    callText(year, MARKUP.map((string, i) => [string, i + 1, i + year]))));
  for (const lang of LANGUAGES) {
    const page = await open(pageOf(lang, texts));
    const found = await page.evaluate(() => ({
      scripts: document.scripts.length,
      styles: document.querySelectorAll('style').length,
      bad: [...document.querySelectorAll('b, img, iframe, [onload], [onmouseover], [onerror]')].map((each) => each.outerHTML.slice(0, 100)),
      steering: document.documentElement.outerHTML.match(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g) ?? [],
    }));
    checkEqual(found, { scripts: 1, styles: 1, bad: [], steering: [] }, `${lang}: markup is text`);
    const text = compact(await page.textContent('body'));
    for (const string of MARKUP.slice(0, -1)) {
      check(text.includes(compact(string)), `${lang}: ${string} is shown as it is written`);
    }
    await headOf(page, 'm3', 0).locator('button').click();
    await page.fill('#word', '<script');
    await checkAccessible(page, lang);
    await checkLinks(page, lang);
    await screenshot(page, `years-markup-${lang}`);
  }
});
