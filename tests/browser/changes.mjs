// The page of a comparison: zhinan diff OLD NEW --format html.
import { readFileSync } from 'node:fs';
import { checkAccessible, checkKeyboard, checkLinks } from './lib/accessibility.mjs';
import { check, checkEqual, skip, test } from './lib/checks.mjs';
import { NARROW, checkWidth, compact, open, print, screenshot } from './lib/pages.mjs';
import { corpus, scratch, shared, write, zhinan } from './lib/program.mjs';

const LANGUAGES = ['en', 'zh'];
const YEARS = [corpus('intergovernmental/2023-2.txt'), corpus('intergovernmental/2024-1.txt')];

// Tables with more columns than a narrow window holds, in which cells, rows and a column come, go and move.
const HEADS = ['序号', '榜题名称', '拟支持项目数（项）', '资助经费（万元）', '实施周期', '牵头单位类型', '合作国家', '考核指标', '联系处室'];
function tableText(rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return `# 2024年度揭榜挂帅项目申报指南\n\n一、榜单\n\n${line(HEADS)}\n${line(HEADS.map(() => '---'))}\n${rows.map(line).join('\n')}\n`;
}
function tables() {
  const row = (number, title, count, funds) => [number, title, count, funds, '24个月', '企业或者科研院所均可牵头', '新西兰', '形成样机并通过第三方检测', '国际合作处'];
  return [
    write('table-old.md', tableText([row(1, '高效电解水制氢关键装备', 2, 400), row(2, '深海装备可靠性', 1, 150), row(3, '良种繁育', 3, 90)])),
    write('table-new.md', tableText([row(1, '良种繁育', 3, 120), row(2, '高效电解水制氢关键装备', 2, 450), row(3, '城市内涝预警', 1, 80)])),
  ];
}

// Writes the page of two texts, and gives its path.
const written = new Map();
function pageOf(lang, texts) {
  const key = [lang, ...texts].join('\n');
  if (!written.has(key)) {
    const page = scratch(`page-${written.size}.html`);
    zhinan('diff', ...texts, '--format', 'html', '--lang', lang, '-o', page);
    written.set(key, page);
  }
  return written.get(key);
}

const INPUTS = { years: () => YEARS, tables, same: () => [tables()[0], tables()[0]] };

for (const [name, texts] of Object.entries(INPUTS)) {
  for (const lang of LANGUAGES) {
    const about = `${name}-${lang}`;
    test(`window-${about}`, async () => {
      const page = await open(pageOf(lang, texts()));
      checkEqual(await page.evaluate(() => document.documentElement.lang), lang === 'en' ? 'en' : 'zh-Hans-CN', 'the language is told');
      await checkAccessible(page, 'light');
      await checkLinks(page, 'links');
      await checkWidth(page, 'light');
      await screenshot(page, `changes-${about}`);
    });
  }
  test(`dark-${name}`, async () => {
    const page = await open(pageOf('zh', texts()), { dark: true });
    const [paper, ink] = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return [style.backgroundColor, style.color].map((colour) => Number(/\d+/.exec(colour)[0]));
    });
    check(paper < 64 && ink > 192, 'the page is dark', `paper ${paper}, ink ${ink}`);
    await checkAccessible(page, 'dark');
    await screenshot(page, `changes-${name}-dark`);
  });
  test(`narrow-${name}`, async () => {
    const page = await open(pageOf('zh', texts()), { size: NARROW });
    await checkWidth(page, 'narrow');
    await checkAccessible(page, 'narrow');
    await screenshot(page, `changes-${name}-narrow`);
  });
}

test('keyboard', async () => {
  const page = await open(pageOf('en', YEARS));
  const places = await checkKeyboard(page, 'years');
  check(places[0]?.element.includes('class="skip"'), 'the first place skips what repeats', places[0]?.element);
  check(places.some(({ element }) => element.startsWith('<summary')), 'what is folded can be reached');
});

test('keyboard-narrow', async () => {
  await checkKeyboard(await open(pageOf('en', tables()), { size: NARROW }), 'tables');
});

test('folded', async () => {
  const page = await open(pageOf('zh', [YEARS[0], YEARS[0]]));
  const summary = await page.$('details:not([open]) > summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  check(await summary.evaluate((element) => element.parentElement.open), 'the Enter key unfolds a direction');
});

// ---- filters, steps, links, moves ----

// What can be seen of the page's lists: entries, rows of the ledger, and rows of the texts that are marked as changed.
function seen(page) {
  return page.evaluate(() => {
    const isSeen = (element) => element.getClientRects().length > 0;
    const topics = (elements) => elements.filter(isSeen).map((element) => element.dataset.topics ?? '');
    const all = (selector) => [...document.querySelectorAll(selector)];
    return {
      entries: topics(all('.entries > li')),
      ledger: topics(all('.ledger tbody tr')),
      marked: all('.both tr[data-topics]:not(.other)').map((element) => element.dataset.topics),
      headings: all('section[aria-labelledby=list] h3').filter(isSeen).length,
      lists: all('.entries').filter(isSeen).length,
      open: all('.both details[open]').length,
      position: document.getElementById('position').textContent,
    };
  });
}

async function keepOnly(page, topic) {
  for (const box of await page.$$('.filters input')) {
    await box.setChecked((await box.getAttribute('value')) === topic);
  }
}

test('filters', async () => {
  const page = await open(pageOf('en', YEARS));
  const first = await seen(page);
  const labels = await page.$$eval('.filters label', (list) => list.map((label) => Number(/\((\d+)\)/.exec(label.textContent)[1])));
  for (const [i, topic] of ['money', 'counts', 'text', 'structure'].entries()) {
    await keepOnly(page, topic);
    const { entries, ledger, marked, headings, lists, position } = await seen(page);
    checkEqual(entries.length, labels[i], `${topic}: as many entries as the label says`);
    checkEqual(position, `changes: ${labels[i]}`, `${topic}: how many there are is told`);
    const all = [...entries, ...ledger, ...marked];
    check(all.length > 0 && all.every((topics) => topics.split(' ').includes(topic)), `${topic}: nothing else is seen`);
    checkEqual(headings, lists, `${topic}: no heading without a list`);
  }
  await keepOnly(page, 'money');
  await checkAccessible(page, 'money alone');
  await screenshot(page, 'changes-money');
  for (const box of await page.$$('.filters input')) {
    await box.check();
  }
  checkEqual(await seen(page), first, 'all topics again: as at first');
});

test('unchanged', async () => {
  const page = await open(pageOf('zh', [YEARS[0], YEARS[0]]));
  const folded = await seen(page);
  checkEqual([folded.ledger.length, folded.open], [0, 0], 'what has not changed is folded');
  await page.check('#unchanged');
  const shown = await seen(page);
  const counts = await page.evaluate(() => ['.ledger tbody tr', '.both details'].map((each) => document.querySelectorAll(each).length));
  checkEqual([shown.ledger.length, shown.open], counts, 'and shown where that is asked for');
  await checkAccessible(page, 'all shown');
});

test('steps', async () => {
  const page = await open(pageOf('en', YEARS));
  await keepOnly(page, 'money');
  const { entries } = await seen(page);
  const at = async (number, what) => {
    checkEqual((await seen(page)).position, `${number} of ${entries.length}`, what);
    const isInView = await page.evaluate(() => [...document.querySelectorAll('.here')].some((element) => {
      const box = element.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight;
    }));
    check(isInView, `${what}: its place is in view`);
  };
  await page.keyboard.press('n');
  await at(1, 'n');
  await page.keyboard.press('n');
  await at(2, 'n again');
  await page.keyboard.press('p');
  await at(1, 'p');
  await page.click('#previous');
  await at(entries.length, 'before the first comes the last');
  await page.click('#next');
  await at(1, 'and behind it the first');
  await page.keyboard.press('Control+n');
  await at(1, 'a key with another is none of these');
  await checkAccessible(page, 'at a change');
});

test('ledger', async () => {
  const page = await open(pageOf('en', YEARS));
  const links = await page.$$('.ledger tbody td.number a');
  check(links.length > 20, 'figures are links', String(links.length));
  for (const link of [links[0], links[3], links.at(-1)]) {
    const target = (await link.getAttribute('href')).slice(1);
    await link.click();
    const found = await page.evaluate((id) => {
      const box = document.getElementById(id).getBoundingClientRect();
      return { isInView: box.top >= 0 && box.bottom <= innerHeight, here: [...document.querySelectorAll('.here')].map((each) => each.id) };
    }, target);
    check(found.isInView && found.here.includes(target), 'a figure leads to its place', found);
    await page.click('#return');
    check(await link.evaluate((element) => element === document.activeElement && element.getBoundingClientRect().top > 0), 'and back');
  }
  const both = await page.$('.ledger tr.changed td.number a[href^="#old-"]');
  await both.click();
  checkEqual(await page.$$eval('.here', (list) => list.length), 2, 'both places of a figure are marked');
  const back = await page.$('.both details[open] .back');
  await back.click();
  const row = await page.evaluate(() => document.querySelector(':target').getBoundingClientRect().top);
  check(row > 0 && row < 900, 'a direction leads to its row', String(row));
});

// A text whose first direction stands behind the third in another.
function moved() {
  const text = readFileSync(YEARS[0], 'utf8');
  const [first, second, third, fourth] = [...text.matchAll(/^1\.[1-4] /gm)].map((match) => match.index);
  return [YEARS[0], write('moved.txt', text.slice(0, first) + text.slice(second, fourth) + text.slice(first, second) + text.slice(fourth))];
}

test('moves', async () => {
  for (const dark of [false, true]) {
    const page = await open(pageOf('zh', moved()), { dark });
    await page.waitForSelector('.moves path[d]', { state: 'attached' });
    const ends = () => page.evaluate(() => {
      const drawing = document.querySelector('.moves');
      const base = drawing.getBoundingClientRect();
      const [path] = drawing.querySelectorAll('path');
      const [, start, end] = /^M[\d.]+ ([\d.]+)H[\d.]+V([\d.]+)H/.exec(path.getAttribute('d')).map(Number);
      const middle = (id, selector) => {
        const box = document.getElementById(id).closest(selector).getBoundingClientRect();
        return [box.top - base.top, box.bottom - base.top];
      };
      return { paths: drawing.childElementCount, start, end, from: middle('from-1', 'tr'), to: middle('to-1', 'details') };
    });
    const isDrawn = ({ start, end, from, to }) => from[0] <= start && start <= from[1] && to[0] <= end && end <= to[1] && end > start;
    const first = await ends();
    checkEqual(first.paths, 1, 'one line for one move');
    check(isDrawn(first), 'it leads from where it stood to where it stands', first);
    await page.click('.both details:not([open]) summary');
    // It is drawn anew with each step of the layout, of which there may be several.
    let second = first;
    for (let tries = 0; tries < 100 && !(isDrawn(second) && second.end > first.end); tries++) {
      await page.waitForTimeout(50);
      second = await ends();
    }
    check(isDrawn(second) && second.end > first.end, 'and follows what is unfolded', second);
    await checkAccessible(page, 'a move');
    await screenshot(page, `changes-moves${dark ? '-dark' : ''}`);
  }
});

test('without-script', async () => {
  const page = await open(pageOf('en', YEARS), { script: false });
  checkEqual(await page.isVisible('.tools'), false, 'there are no tools that do nothing');
  checkEqual(await page.isVisible('.ledger tbody tr:last-child'), true, 'the ledger is there');
  const paper = await print(page, 'changes-without-script');
  check(paper.text.includes('Directionbydirection') && paper.sheets < 15, 'it can be printed', String(paper.sheets));
});

test('large', async () => {
  const COUNT = 1998;
  const direction = (year) => (_, i) => `${i % 999 ? '' : `${i ? '三' : '二'}、领域和方向\n\n`}${i < 999 ? 1 : 2}.${i % 999 + 1} 第${i + 1}号装备的关键技术研究项目\n\n` +
    `领域方向：面向第${i + 1}类场景。\n\n拟支持项目数：${i % 7 + 1} 个。\n\n共拟支持经费：${100 + i % 90 + (i % 4 ? 0 : year - 2023)} 万元人民币。\n`;
  const text = (year) => `“政府间国际科技创新合作”重点专项 ${year} 年度项目申报指南\n\n${Array.from({ length: COUNT }, direction(year)).join('\n')}`;
  const file = pageOf('zh', [write('large-old.txt', text(2023)), write('large-new.txt', text(2024))]);
  const start = Date.now();
  const page = await open(file);
  await page.keyboard.press('n');
  const { position, ledger } = await seen(page);
  console.log(`a page of ${COUNT} directions, ${ledger.length} of them changed: ${((Date.now() - start) / 1000).toFixed(1)} s to the first change`);
  check(/^第 1 项/.test(position) && ledger.length === 500, 'a large comparison opens', position);
});

test('print', async () => {
  for (const lang of LANGUAGES) {
    for (const dark of [false, true]) {
      const page = await open(pageOf(lang, YEARS), { dark });
      const paper = await print(page, `changes-${lang}${dark ? '-dark' : ''}`);
      check(paper.size.includes('A4'), `${lang}: A4`, paper.size);
      check(paper.sheets < 15, `${lang}: fewer than 15 sheets`, String(paper.sheets));
      for (const text of ['政府间国际科技创新合作', '0.9亿元人民币', lang === 'en' ? 'isleftout' : '略去未变的文字']) {
        check(paper.text.includes(text), `${lang}: on paper stands ${text}`, paper.text.slice(0, 500));
      }
      const headings = await page.evaluate(() => [...document.querySelectorAll('h1, h2')].map((heading) => heading.textContent));
      for (const heading of headings) {
        check(paper.text.includes(compact(heading)), `${lang}: on paper stands the heading ${heading}`);
      }
    }
  }
});

// ---- markup that is text ----

const MARKUP = [
  '"onload="alert(1)', '<script>document.title="hit"</script>', "'onmouseover='alert(2)", ']]>', '<!--', '--!>', '</style><style>*{display:none}</style>',
  '</title><img src=x onerror=alert(3)>', '<a href="javascript:alert(4)">x</a>', 'javascript:alert(5)', '&lt;b&gt;&#x3c;i&#x3e;&amp;',
  '<svg onload=alert(6)>', '<iframe src=//example.org></iframe>', '<base href=//example.org/>', '<meta http-equiv=refresh content=0>', '</main></section>',
];
const BIDI = ['\u202Etxt.exe\u202C', '\u2066甲\u2069', '\u200F乙\u200E', '\u202A丙\u202B丁\u202D戊'];

// Fails where the page has an element, an attribute or a link that texts and names have brought in, or a character
// that changes the order of others.
async function checkPlain(page, what) {
  const found = await page.evaluate(() => {
    const elements = [...document.querySelectorAll('*:not(link[href="data:,"])')]; // the icon that is none
    const known = new Set(('html head meta title style body header main nav section div h1 h2 h3 h4 p ul ol li a span strong small bdi br del ins ' +
      'table caption colgroup col thead tbody tfoot tr th td details summary ' +
      'link script fieldset legend label input button output kbd svg path').split(' '));
    const attributes = new Set(('xmlns lang dir class id href title name content charset http-equiv scope colspan open role tabindex ' +
      'aria-label aria-labelledby aria-live aria-hidden aria-keyshortcuts rel type value checked hidden rowspan width height d style ' +
      'data-topics data-one data-all').split(' '));
    const names = (list) => [...new Set(list)].slice(0, 10);
    return {
      elements: names(elements.filter((each) => !known.has(each.localName)).map((each) => each.outerHTML.slice(0, 100))),
      attributes: names(elements.flatMap((each) => each.getAttributeNames()).filter((each) => !attributes.has(each))),
      links: names(elements.filter((each) => each.hasAttribute('href')).map((each) => each.getAttribute('href')).filter((each) => each !== 'data:,' && !/^#[a-z]+(-\d+)?$/.test(each))),
      styles: document.querySelectorAll('style').length,
      scripts: document.scripts.length,
      main: document.querySelectorAll('body > main').length,
      steering: names(document.documentElement.outerHTML.match(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g) ?? [])
        .map((each) => each.codePointAt(0).toString(16)),
    };
  });
  checkEqual(found, { elements: [], attributes: [], links: [], styles: 1, scripts: 2, main: 1, steering: [] }, `${what}: markup is text`);
}

// A text in which each of some strings is a title, a field, an item and a cell.
function markedText(strings, year) {
  const directions = strings.map((string, i) =>
    `1.${i + 1} ${string} 合作项目\n\n领域方向：${string}，${year}年。\n\n其他要求：（1）${string}；（2）其他。\n\n拟支持项目数：${i + 1 + (year % 2)} 个。\n`);
  return `“${strings[0]}”重点专项 ${year} 年度项目申报指南\n\n二、领域和方向 ${strings[1]}\n\n${directions.join('\n')}`;
}

test('markup', async () => {
  const strings = [...MARKUP, ...BIDI];
  const name = MARKUP[7].replaceAll('/', '_');
  const texts = [write(`${name}.old.txt`, markedText(strings, 2023)), write(`${BIDI[0]}${MARKUP[0]}.new.txt`, markedText(strings.slice(0, -1), 2024))];
  check(zhinan('text', texts[0]).out.includes(MARKUP[1]), 'the markup is text, not HTML that was read');
  for (const lang of LANGUAGES) {
    const page = await open(pageOf(lang, texts));
    await checkPlain(page, lang);
    const text = compact(await page.evaluate(() => document.body.textContent));
    for (const string of MARKUP) {
      check(text.includes(compact(string)), `${lang}: ${string} is shown as it is written`);
    }
    check(text.includes('U+202Etxt.exe'), `${lang}: the code of a character that turns others round is shown`);
    const title = await page.title();
    check(title.includes(name) && title.includes('txt.exe') && !title.includes('<span'), `${lang}: the title has the names`, title);
    await checkAccessible(page, lang);
    await checkLinks(page, lang);
    await screenshot(page, `changes-markup-${lang}`);
  }
});

test('naughty', async () => {
  const file = shared('hostile/blns/blns.txt');
  if (!file) {
    skip('../shared/hostile/blns is not here: naughty strings in a page');
    return;
  }
  const strings = readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  const page = await open(pageOf('zh', [
    write('naughty-old.txt', markedText(strings, 2023)), write('naughty-new.txt', markedText([...strings].reverse(), 2024)),
  ]));
  await checkPlain(page, 'naughty');
  await checkLinks(page, 'naughty');
  const text = compact(await page.evaluate(() => document.body.textContent));
  const missing = strings.filter((string) => /^[ -~]*<[ -~]*$/.test(string) && !text.includes(compact(string)));
  checkEqual(missing, [], 'each string with markup is shown as it is written');
});
