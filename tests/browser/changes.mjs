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
