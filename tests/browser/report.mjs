// The page of one document: zhinan report INPUT.
import { readFileSync } from 'node:fs';
import { checkAccessible, checkKeyboard, checkLinks } from './lib/accessibility.mjs';
import { check, checkEqual, skip, test } from './lib/checks.mjs';
import { NARROW, checkWidth, compact, open, print, screenshot } from './lib/pages.mjs';
import { corpus, scratch, shared, write, zhinan } from './lib/program.mjs';

const LANGUAGES = ['en', 'zh'];
const TEXT = corpus('intergovernmental/2023-2.txt');
const WIDE = { width: 1500, height: 900 };
const SMALL = { width: 1366, height: 768 };
const MIDDLE = { width: 1000, height: 800 };

// Writes a page, and gives its path.
const written = new Map();
function pageOf(lang, ...inputs) {
  const key = [lang, ...inputs].join('\n');
  if (!written.has(key)) {
    const page = scratch(`report-${written.size}.html`);
    zhinan('report', ...inputs, '--lang', lang, '-o', page);
    written.set(key, page);
  }
  return written.get(key);
}

const about = (page, selector, key = 'textContent') => page.$eval(selector, (element, name) => element[name], key);
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.outerHTML.slice(0, 80));

// Whether what a selector finds can be seen in full, and nothing lies on it.
function isSeen(page, selector) {
  return page.$eval(selector, (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && Boolean(hit) && (element.contains(hit) || hit.contains(element));
  });
}

// The number of the first fact of the text that has these words.
function numberOf(page, words) {
  return page.$$eval('.source-text [data-n]', (pieces, wanted) => pieces.find((piece) => piece.textContent === wanted).dataset.n.split(' ')[0], words);
}

const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function choose(page, selector) {
  await page.click(selector);
  await settle(page);
}

async function fillEntry(page, { what = '', read, note = '' }) {
  if (await page.isVisible('#entry-what')) {
    await page.selectOption('#entry-what', what);
  }
  if (read !== undefined) {
    await page.fill('#entry-read', read);
  }
  await page.fill('#entry-note', note);
  await choose(page, '.entry .actions button:first-child');
}

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-do=save]')]);
  const file = scratch(`saved-${Math.random()}.yaml`);
  await download.saveAs(file);
  return { file, name: download.suggestedFilename(), text: readFileSync(file, 'utf8') };
}

// ---- how it looks ----

for (const lang of LANGUAGES) {
  for (const dark of [false, true]) {
    for (const [name, size] of Object.entries({ wide: WIDE, middle: MIDDLE, narrow: NARROW })) {
      const what = `${name}-${lang}${dark ? '-dark' : ''}`;
      test(`window-${what}`, async () => {
        const page = await open(pageOf(lang, TEXT), { size, dark });
        await checkWidth(page, what);
        await checkAccessible(page, what);
        await screenshot(page, `report-${what}`);
        await choose(page, '.source-text .projects');
        await checkAccessible(page, `${what}, details`);
        await choose(page, '.panel .mark-it');
        await checkAccessible(page, `${what}, form`);
        check(await isSeen(page, '#entry-what'), `${what}: the form can be seen`);
        await page.fill('#find', '新西兰');
        await page.keyboard.press('Enter');
        await settle(page);
        await checkAccessible(page, `${what}, search`);
        await checkWidth(page, `${what}, all open`);
        await page.screenshot({ path: scratch('open.png') });
      });
    }
  }
}

test('at-once', async () => {
  const page = await open(pageOf('zh', TEXT), { size: SMALL });
  for (const selector of ['.verdict', '.ledger thead', '.ledger tbody tr', '#text', '.source-text .line:not(.blank)']) {
    check(await isSeen(page, selector), `a small screen shows ${selector}`);
  }
  for (const size of [WIDE, SMALL]) {
    await page.setViewportSize(size);
    const cut = await page.$eval('.ledger', (table) => table.getBoundingClientRect().right - table.closest('main').getBoundingClientRect().right);
    check(cut <= 0, `no column of the ledger is cut off at ${size.width}`, String(cut));
  }
});

test('links', async () => {
  for (const lang of LANGUAGES) {
    await checkLinks(await open(pageOf(lang, TEXT)), lang, { opensFolds: true });
  }
});

test('without-script', async () => {
  const page = await open(pageOf('zh', TEXT), { script: false });
  check(!(await page.isVisible('form[role=search]')), 'no tool is shown that does nothing');
  await page.click('.ledger a[href^="#s"]');
  check(await isSeen(page, ':target'), 'a link leads to its place');
});

// ---- there and back ----

test('there-and-back', async () => {
  const page = await open(pageOf('zh', TEXT), { size: SMALL });
  const link = await page.$('.ledger a:text-is("1080 万元人民币")');
  await link.click();
  await settle(page);
  const target = await page.evaluate(() => location.hash);
  check(/^#s\d+$/.test(target) && (await isSeen(page, target)), 'a figure of the ledger leads to its place', target);
  checkEqual(await about(page, '.source-text .here'), '1080 万元人民币', 'the place is marked');
  checkEqual(await page.$eval('.source-text .here', (element) => element.closest('.line').id), 'L29', 'it is in its line');
  checkEqual(`#${await focused(page)}`, target, 'the place has the focus');
  for (const [how, goBack] of [['the button', () => page.click('[data-do=back]')], ['the browser', () => page.goBack()]]) {
    await link.click();
    await settle(page);
    await goBack();
    await page.waitForFunction(() => document.activeElement.closest('.ledger'));
    check(await link.evaluate((element) => element === document.activeElement), `${how} leads back to the figure`);
  }
  await page.click('.source-text .said, .source-text .projects');
  await settle(page);
  check(await isSeen(page, '.tree .here'), 'what it became is shown in the model');
  await choose(page, '[data-do=back]');
  check(await page.$eval('main', (main) => main.scrollTop < 200), 'back leads to the ledger');
});

test('folds', async () => {
  const page = await open(`${pageUrl(pageOf('en', TEXT))}#n0`);
  await settle(page);
  check(await isSeen(page, '#n0'), 'an address of a folded place opens what hides it');
  await page.click('.chart g[data-n] .bar');
  await settle(page);
  check(/^#n\d+$/.test(await page.evaluate(() => location.hash)) && (await isSeen(page, '.tree .here > summary')), 'a bar leads to its direction');
  const summary = await page.$('.tree .field:not([open]) > summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  check(await summary.evaluate((element) => element.parentElement.open), 'the Enter key unfolds a field');
});

function pageUrl(path) {
  return `file://${path}`;
}

// ---- details ----

test('details', async () => {
  const page = await open(pageOf('en', TEXT), { size: SMALL });
  await choose(page, '.source-text .projects'); /* the total: it was weighed */
  const words = await about(page, '.panel-body');
  for (const part of ['projects', '约 157 个', 'statements/projects', 'evidence', 'together; 30 is enough']) {
    check(words.toLowerCase().includes(part.toLowerCase()), `the details say ${part}`, words);
  }
  const weights = await page.$$eval('.panel section:first-child .evidence tbody tr', (rows) => rows.map((row) => Number(row.cells[0].textContent)));
  const sum = Number(await about(page, '.panel .evidence tfoot td'));
  checkEqual(weights.reduce((a, b) => a + b, 0), sum, 'the weights add up');
  checkEqual(await focused(page), 'details', 'the details have the focus');
  check(await isSeen(page, '.source-text .here'), 'the place stays in view');
  await page.keyboard.press('Escape');
  check(!(await page.isVisible('.panel')) && (await focused(page)).startsWith('s'), 'Escape closes them, and the focus returns');
  await choose(page, '#L29 .label');
  check((await about(page, '.panel-body')).includes('fields/funds'), 'a label tells its field');
  await choose(page, '.panel [data-place="1"]');
  checkEqual(await about(page, '#details'), 'line 29 1080 万元人民币', 'the next place is the figure');
  check((await about(page, '.panel dl')).includes('中国和新西兰政府间科技合作项目'), 'the path of headings is told');
});

test('repairs', async () => {
  const page = await open(pageOf('zh', TEXT));
  checkEqual(await about(page, '[data-toggle=repairs]', 'ariaPressed'), 'false', 'repairs are hidden at first');
  await choose(page, '[data-toggle=repairs]');
  const count = Number(await about(page, '[data-toggle=repairs] .count'));
  const shown = await page.$$eval('.show-repairs .repair[data-was]', (pieces) => new Set(pieces.map((piece) => piece.dataset.r)).size);
  checkEqual(shown, count, 'each repair is shown');
  await choose(page, '.source-text .repair');
  check((await about(page, '.panel-body')).includes('→'), 'the details say what was repaired');
  check(await page.isDisabled('[data-jump="1"]'), 'where all is understood nothing can be stepped to');
});

test('doubts', async () => {
  const text = write('doubts.txt', '某专项2024年度申报指南\n\n一、支持方向\n\n1. 高效电解水制氢\n\n拟支持项目数：2个。\n\n拟支持经费：100万元。\n\n另有 70 万元待定；又有 80 万元另议。\n');
  const page = await open(pageOf('zh', text));
  const count = Number(await about(page, '.jumps .count'));
  check(count > 0, 'something is not understood', String(count));
  for (let i = 0; i < 2; i++) {
    await choose(page, '[data-jump="1"]');
    check(await isSeen(page, '.source-text .here:is(.unknown, .residue)'), 'the next place that was not understood is shown');
  }
});

// ---- search ----

test('search', async () => {
  const page = await open(pageOf('en', TEXT));
  await page.keyboard.press('/');
  checkEqual(await focused(page), 'find', 'the / key leads to the search');
  for (const [words, least] of [['新西兰', 3], ['中国和新西兰政府间', 3], ['1080万元', 2], ['ＲＩＫＥＮ', 2], ['riken', 2]]) {
    await page.fill('#find', words);
    await page.keyboard.press('Enter');
    await settle(page);
    const [at, count] = (await about(page, '#found')).match(/\d+/g).map(Number);
    check(at === 1 && count >= least, `${words} is found`, `${at} of ${count}`);
    checkEqual(await page.evaluate(() => CSS.highlights.get('found').size), count, `${words} is marked`);
  }
  const words = await page.evaluate(() => {
    const [range] = CSS.highlights.get('found-here');
    const live = new Range();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  });
  checkEqual(words, 'RIKEN', 'what is marked is what was found');
  await page.keyboard.press('Shift+Enter');
  check(/^(\d+) of \1$/.test(await about(page, '#found')), 'the one before the first is the last', await about(page, '#found'));
  await page.fill('#find', '3.148');
  await page.keyboard.press('Enter');
  await page.fill('#find', '绝无此语');
  await page.keyboard.press('Enter');
  checkEqual(await about(page, '#found'), 'not found', 'what is not there is not found');
});

// ---- the ledger ----

test('sort', async () => {
  const page = await open(pageOf('en', TEXT));
  const order = () => page.$$eval('.ledger tbody tr', (rows) => rows.map((row) => row.cells[0].textContent));
  const funds = () => page.$$eval('.ledger tbody tr:not(.more)', (rows) => rows.map((row) => row.dataset.funds ?? ''));
  const before = await order();
  await choose(page, '.ledger th[data-sort=funds] button');
  const down = await funds();
  const sorted = [...down].filter(Boolean).sort((a, b) => Number(b) - Number(a));
  checkEqual(down.filter(Boolean), sorted, 'funds from the largest');
  check(down.lastIndexOf('') === -1 || down.slice(-down.filter((each) => !each).length).every((each) => !each), 'what has none comes last');
  checkEqual(await page.$eval('th[data-sort=funds]', (head) => head.ariaSort), 'descending', 'the order is told');
  await choose(page, '.ledger th[data-sort=funds] button');
  checkEqual((await funds()).filter(Boolean), sorted.reverse(), 'funds from the smallest');
  await checkAccessible(page, 'sorted');
  await choose(page, '.ledger th[data-sort=order] button');
  checkEqual(await order(), before, 'the order of the document');
});

// ---- corrections and remarks ----

test('corrections', async () => {
  const page = await open(pageOf('zh', TEXT), { size: SMALL });
  await choose(page, `#s${await numberOf(page, '1080 万元人民币')}`);
  await choose(page, '.panel .mark-it');
  await fillEntry(page, {});
  check(await page.isVisible('.entry .refused'), 'nothing said is no correction');
  await fillEntry(page, { what: 'per:project', note: '每项\n"1080"\u2028\u202E万' });
  await choose(page, '#L41 .label');
  await choose(page, '.panel-body > .mark-it');
  await fillEntry(page, { note: '此行存疑' });
  await choose(page, '[data-do=document]');
  await checkAccessible(page, 'remark on the document');
  await fillEntry(page, { note: '全文批注' });
  await choose(page, '.findings [data-do=remark]');
  await page.keyboard.press('End');
  await page.keyboard.type('已核');
  await choose(page, '.entry .actions button:first-child');
  checkEqual(await page.$$eval('.said-list li', (items) => items.length), 4, 'all is listed');
  check(await page.isVisible('.unsaved'), 'that it is not saved is told');
  check((await page.$$('.source-text .said')).length >= 3, 'signs stand in the text');
  await checkAccessible(page, 'list of corrections');
  const { file, name, text } = await saved(page);
  checkEqual(name, '2023-2.txt.corrections.yaml', 'the name of the file');
  const lines = text.split('\n');
  checkEqual(lines.slice(0, 4), ['corrections:',
    '  - {"line": 29, "words": "1080 万元人民币", "per": "project", "note": "每项\\n\\"1080\\"\\u2028\\u202e万"}',
    '  - {"line": 41, "note": "此行存疑"}', '  - {"note": "全文批注"}'], 'what is saved');
  check(!(await page.isVisible('.unsaved')), 'that it is saved is seen');

  const model = JSON.parse(zhinan('parse', TEXT, '--corrections', file, '--format', 'json').out);
  const outcomes = model.corrections.items.map((item) => [item.key, item.to, item.outcome]);
  checkEqual(outcomes, [['per', 'project', 'applied']], 'the program does what the file says');
  checkEqual(model.corrections.remarks.map((remark) => remark.note).slice(0, 2), ['此行存疑', '全文批注'], 'the program keeps remarks');
  const audit = zhinan('audit', TEXT, '--corrections', file, '--lang', 'zh').out;
  check(compact(audit).includes('全文批注'), 'remarks are printed with the audit');

  const again = await open(pageOf('zh', TEXT));
  await again.setInputFiles('#open', file);
  await again.waitForSelector('.said-list li');
  const reread = await saved(again);
  checkEqual(reread.text, text, 'a page reads what a page wrote');
  await again.setInputFiles('#open', file);
  checkEqual((await saved(again)).text, text, 'what is there already is not read twice');
  await again.setInputFiles('#open', write('by-hand.yaml', 'corrections:\n  - {line: 29, words: x, per: project}\n'));
  await again.waitForSelector('.said-part .refused:not(:empty)');
  check((await about(again, '.said-part .refused')).includes('--corrections=by-hand.yaml'), 'what no page wrote is refused, and told where to take it');

  const made = await open(pageOf('en', TEXT, '--corrections', file));
  checkEqual(await made.$$eval('.said-list li', (items) => items.length), 4, 'a page shows what it was made with');
  checkEqual((await saved(made)).text.split('\n').sort(), lines.sort(), 'and saves it again');
  await choose(made, '.said-list button:last-of-type');
  checkEqual(await made.$$eval('.said-list li', (items) => items.length), 3, 'an entry can be removed');
  await choose(made, '.said-list button');
  await made.fill('#entry-note', 'changed');
  await choose(made, '.entry .actions button:first-child');
  check((await about(made, '.said-list li')).includes('changed'), 'an entry can be changed');
  const paper = await print(made, 'report-remarks');
  check(paper.text.includes('全文批注') && paper.text.includes('changed'), 'what is said is printed');
});

// Each kind of correction, of what it can be said of, as the page writes it and the program takes it.
test('each-correction', async () => {
  const page = await open(pageOf('zh', TEXT), { size: SMALL });
  const kinds = [
    { at: '#L29 .funds', button: '.panel section .mark-it', what: 'is:no-fact' },
    { at: '#L27 .projects', button: '.panel section .mark-it', what: 'read:', read: '8 个' },
    { at: '#L21 .text', button: '.panel section .mark-it', what: 'is:no-direction' },
    { at: '#L33 .text', button: '.panel-body > .mark-it', what: 'is:no-direction' },
    { at: '#L43 .label', button: '.panel section .mark-it', what: 'label:areas' },
  ];
  for (const { at, button, ...entry } of kinds) {
    await choose(page, at);
    await choose(page, button);
    await fillEntry(page, entry);
  }
  const { file } = await saved(page);
  const { items } = JSON.parse(zhinan('parse', TEXT, '--corrections', file, '--format', 'json').out).corrections;
  checkEqual(items.map((item) => item.outcome), kinds.map(() => 'applied'), `each is applied: ${readFileSync(file, 'utf8')}`);
});

// ---- keyboard ----

test('keyboard', async () => {
  const page = await open(pageOf('en', TEXT), { size: SMALL });
  await checkKeyboard(page, 'closed', 150);
  await page.focus('.source-text .projects');
  await page.keyboard.press('Enter');
  checkEqual(await focused(page), 'details', 'the Enter key opens details');
  for (let i = 0; i < 20 && !(await focused(page)).includes('mark-it'); i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  checkEqual(await focused(page), 'entry-what', 'the form has the focus');
  await page.keyboard.press('Tab');
  await page.keyboard.type('by keys');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  check((await focused(page)).includes('mark-it'), 'the focus returns', await focused(page));
  check((await about(page, '.said-list')).includes('by keys'), 'a remark was written by keys alone');
  await page.keyboard.press('Escape');
  check(!(await page.isVisible('.panel')), 'Escape closes the details');
});

// ---- paper ----

test('print', async () => {
  for (const lang of LANGUAGES) {
    const page = await open(pageOf(lang, TEXT), { dark: lang === 'en' });
    await choose(page, '.source-text .projects');
    const paper = await print(page, `report-${lang}`);
    check(paper.size.includes('A4') && paper.sheets <= 18, `${lang}: sheets of A4`, `${paper.sheets}, ${paper.size}`);
    const headings = await page.$$eval('h1, main h2:not(#said), #text', (all) => all.map((heading) => heading.textContent));
    for (const words of [...headings, '1080 万元人民币', '日方负责人应当是 RIKEN 在编的研究人员']) {
      check(paper.text.includes(compact(words)), `${lang}: on paper stands ${words}`);
    }
    const tools = await page.$$eval('.tool button', (all) => all.map((button) => button.textContent.trim()));
    check(!paper.text.includes(compact(tools.find((words) => words.length > 6) ?? tools[0])), `${lang}: no tool is printed`);
  }
});

// ---- markup that is text ----

const MARKUP = [
  '<script>alert(1)</script>', '"onload="alert(1)', ']]>', 'javascript:alert(2)', '</script><script>alert(3)</script>', '</template><img src=x onerror=alert(4)>',
  "'onmouseover='alert(5)", '<!--', '--!>', '</style><style>*{display:none}</style>', '<svg onload=alert(6)>', '<base href=//example.org/>', '&lt;b&gt;', '{{say PAGE_SAVE}}', '{0}',
];
const BIDI = ['\u202Etxt.exe\u202C', '\u2066甲\u2069', '\u200F乙\u200E'];
const STEERING = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

function markedText(strings) {
  const directions = strings.map((string, i) =>
    `1.${i + 1} ${string} 合作项目\n\n合作协议：《${string}》。\n\n领域方向：${string}。\n\n拟支持项目数：${i + 1} 个。\n\n共拟支持经费：${i + 1}00 万元。\n\n其他要求：（1）${string}；（2）其他。\n`);
  return `“${strings[0]}”重点专项 2023 年度项目申报指南\n\n二、领域和方向 ${strings[1]}\n\n${directions.join('\n')}`;
}

// Fails where texts and names have brought anything but text into the page.
async function checkPlain(page, what) {
  const found = await page.evaluate((steering) => {
    const elements = [...document.querySelectorAll('body *')];
    const scripts = [...document.scripts].map((script) => script.type || 'script');
    const wrong = elements.filter((each) => each.matches('img, iframe, base, object, embed, link, meta') ||
      each.getAttributeNames().some((name) => /^on|^style$/.test(name)) || /^(?!#)/.test(each.getAttribute('href') ?? '#'));
    const shown = document.body.cloneNode(true);
    shown.querySelectorAll('script').forEach((script) => script.remove());
    return {
      wrong: wrong.slice(0, 5).map((each) => each.outerHTML.slice(0, 120)), scripts, styles: document.querySelectorAll('style').length,
      mains: document.querySelectorAll('body > .sides > main').length, steering: new RegExp(steering).exec(shown.outerHTML)?.[0].codePointAt(0).toString(16) ?? null,
      hit: globalThis.hit ?? null,
    };
  }, STEERING.source);
  checkEqual(found, { wrong: [], scripts: ['application/json', 'application/json', 'script'], styles: 1, mains: 1, steering: null, hit: null }, `${what}: markup is text`);
}

// Opens details, forms and lists with strings in them.
async function stir(page, strings, what) {
  if (await page.isEnabled('[data-toggle=repairs]')) {
    await choose(page, '[data-toggle=repairs]');
  }
  const places = await page.$$('.source-text .funds, .source-text .agreement, .source-text .heading');
  for (const place of places.slice(0, 6)) {
    await place.click();
    await settle(page);
  }
  for (const string of strings.slice(0, 6)) {
    await choose(page, '.panel .mark-it');
    await fillEntry(page, { note: string });
  }
  await page.fill('#find', strings[0]);
  await page.keyboard.press('Enter');
  await checkPlain(page, what);
}

test('markup', async () => {
  const strings = [...MARKUP, ...BIDI];
  const text = write(`"${BIDI[0]}' onload=alert(1) <b>.txt`, markedText(strings));
  for (const lang of LANGUAGES) {
    const page = await open(pageOf(lang, text), { size: SMALL });
    await checkPlain(page, lang);
    const shown = compact(await about(page, 'body'));
    for (const string of MARKUP) {
      check(shown.includes(compact(string)), `${lang}: ${string} is shown as it is written`);
    }
    check(shown.includes('U+202Etxt.exe'), `${lang}: the code of a character that turns others round is shown`);
    await stir(page, [...BIDI, ...MARKUP], lang);
    await checkAccessible(page, lang);
    const { file, name } = await saved(page);
    check(!/[<>"/\u202E]/.test(name), 'the name of the file is harmless', name);
    const { corrections } = JSON.parse(zhinan('parse', text, '--corrections', file, '--format', 'json').out);
    checkEqual(corrections.remarks.map((remark) => remark.note), [...BIDI, ...MARKUP].slice(0, 6), 'notes are read as they were written');
    const made = await open(pageOf(lang, text, '--corrections', file));
    await checkPlain(made, `${lang}, made with corrections`);
  }
});

test('naughty', async () => {
  const file = shared('hostile/blns/blns.txt');
  if (!file) {
    skip('../shared/hostile/blns is not here: naughty strings in a page');
    return;
  }
  const strings = readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  const text = write('naughty.txt', markedText(strings));
  const page = await open(pageOf('zh', text));
  await checkPlain(page, 'naughty');
  await checkLinks(page, 'naughty', { opensFolds: true });
  await stir(page, strings, 'naughty, stirred');
  const noted = [];
  for (const string of strings.filter((each) => each.trim())) {
    noted.push(string.trim());
  }
  await page.setInputFiles('#open', write('noted.yaml', `corrections:\n${noted.map((note) => `  - ${JSON.stringify({ note })}\n`).join('')}`));
  await page.waitForFunction((count) => document.querySelectorAll('.said-list li').length > count, noted.length - 100);
  const { file: corrections } = await saved(page);
  const { remarks } = JSON.parse(zhinan('parse', text, '--corrections', corrections, '--format', 'json').out).corrections;
  check(remarks.length >= new Set(noted).size, 'the program takes all notes', `${remarks.length} of ${noted.length}`);
  await checkPlain(page, 'naughty, noted');
});

// ---- the model alone ----

test('model-alone', async () => {
  const xml = scratch('model.xml');
  zhinan('parse', TEXT, '--format', 'xml', '-o', xml);
  const alone = await open(pageOf('en', xml), { size: SMALL });
  check((await about(alone, 'aside > .note')).includes('The source is not at hand'), 'that the source is not at hand is told');
  await choose(alone, '.ledger a:text-is("1080 万元人民币")');
  checkEqual(await about(alone, '.source-text .here'), '1080 万元人民币', 'a figure leads to its place');
  await choose(alone, '.source-text .here');
  check((await about(alone, '.panel-body')).includes('holds no evidence'), 'that there is no evidence is told');
  await choose(alone, '.panel .mark-it');
  await fillEntry(alone, { note: 'alone' });
  await checkAccessible(alone, 'the model alone');
  await checkLinks(alone, 'the model alone', { opensFolds: true });
  const both = await open(pageOf('en', xml, TEXT), { size: SMALL });
  check(!(await both.$('aside > .note')), 'with its source nothing is missing');
  await choose(both, '.source-text .projects');
  check(await both.isVisible('.panel .evidence'), 'with its source there is evidence');
});

// ---- speed: no time is asserted; the figures are printed ----

function manyDirections(count) {
  const directions = Array.from({ length: count }, (none, i) =>
    `${i + 1}. 关键技术研究第${i + 1}方向\n\n研究内容：面向第${i + 1}类装备，开展设计、制造、试验与应用研究，形成样机并通过第三方检测，不少于 ${i % 7 + 2} 家单位参加。\n\n拟支持项目数：${i % 5 + 1} 个。\n\n拟支持经费：${(i % 90 + 10) * 10} 万元。\n\n其他要求：（1）企业牵头；（2）配套经费不低于 ${i % 30 + 20} 万元。\n`);
  return `“先进装备”重点专项 2024 年度项目申报指南\n\n一、支持方向\n\n${directions.join('\n')}`;
}

// What a page takes, in milliseconds: to be loaded, to its first frame, and the longest task while both sides are
// scrolled to their ends.
async function timesOf(path) {
  const page = await open(path, { size: WIDE });
  const [loaded, painted] = await page.evaluate(() => new Promise((done) => {
    const [navigation] = performance.getEntriesByType('navigation');
    requestAnimationFrame(() => setTimeout(() => done([navigation.loadEventEnd, performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0])));
  }));
  const longest = await page.evaluate(async () => {
    let most = 0;
    const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => { most = Math.max(most, entry.duration); }));
    observer.observe({ type: 'longtask' });
    for (const side of [document.querySelector('main'), document.querySelector('.source-text')]) {
      for (let at = 0; side && at <= 40; at++) {
        side.scrollTop = side.scrollHeight * at / 40;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    }
    return most;
  });
  return { page, loaded, painted, longest };
}

test('speed', async () => {
  const path = pageOf('zh', write('many.txt', manyDirections(2000)));
  const html = readFileSync(path, 'utf8');
  const bare = write('many-bare.html', html.replace(/<tbody>[\s\S]*?<\/tbody>/g, '<tbody></tbody>').replace(/(<h2 id="tree">[^<]*<\/h2>)[\s\S]*?(<\/section>\s*<\/main>)/, '$1$2')
    .replace(/(<div class="source-text"[^>]*>)[\s\S]*?(<\/div>\s*<section class="panel")/, '$1$2'));
  const full = await timesOf(path);
  const none = await timesOf(bare);
  const rows = await full.page.$$eval('.ledger tbody tr', (all) => all.length);
  checkEqual(rows, 2000, 'the ledger has all directions');
  const round = ({ loaded, painted, longest }) => `loaded in ${Math.round(loaded)} ms, first frame at ${Math.round(painted)} ms, longest task of scrolling ${Math.round(longest)} ms`;
  console.log(`2000 directions, ${(html.length / 1e6).toFixed(1)} MB: ${round(full)}`);
  console.log(`  without its rows: ${round(none)}; ${(full.loaded / none.loaded).toFixed(1)} times as long to load`);
  const timed = async (what, action) => {
    const start = Date.now();
    await action();
    await settle(full.page);
    console.log(`  ${what}: ${Date.now() - start} ms`);
  };
  await timed('first search', async () => {
    await full.page.fill('#find', '第1999方向');
    await full.page.keyboard.press('Enter');
  });
  check(/共 [1-9]/.test(await about(full.page, '#found')), 'the last direction but one is found', await about(full.page, '#found'));
  await timed('next match', () => full.page.keyboard.press('Enter'));
  await timed('sorting', () => full.page.click('.ledger th[data-sort=funds] button'));
  await timed('details', () => full.page.$eval('.source-text .line:last-child [data-n]', (piece) => piece.click()));
  check(await full.page.isVisible('.panel'), 'details are shown');
});

// ---- tables ----

test('table', async () => {
  const row = (cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`;
  const rows = ['高效电解水制氢', '深海装备可靠性', '良种繁育'].map((title, i) => row([i + 1, title, i + 1, `${i + 1}00`]));
  const text = write('table.html', `<!DOCTYPE html><meta charset="utf-8"><h1>2024年度揭榜挂帅项目申报指南</h1><p>一、榜单</p><table>${
    row(['序号', '榜题名称', '拟支持项目数（项）', '资助经费（万元）'])}${rows.join('')}</table>`);
  const page = await open(pageOf('en', text), { size: SMALL });
  await choose(page, '.ledger a[href^="#s"]:text-is("200")');
  checkEqual(await page.$eval('.source-text .here', (element) => element.closest('td')?.cellIndex ?? null), 3, 'a figure leads to its cell');
  await choose(page, '.source-text .here');
  check(/funds/.test(await about(page, '.panel-body')), 'the details of a cell tell what it became');
  await choose(page, '.panel .mark-it');
  await fillEntry(page, { note: 'of this call?' });
  checkEqual(await page.$eval('.source-text .said', (element) => element.textContent), '200', 'the sign stands in the cell');
  await checkAccessible(page, 'a table');
  await checkLinks(page, 'a table', { opensFolds: true });
  const { file } = await saved(page);
  const { remarks } = JSON.parse(zhinan('parse', text, '--corrections', file, '--format', 'json').out).corrections;
  checkEqual(remarks.map((remark) => [remark.text, remark.outcome ?? 'found']), [['200', 'found']], 'the program finds the cell');
});
