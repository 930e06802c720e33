// The page of a document that was recognised in pictures: each stands beside its text, with figures framed in it. The
// program of tests/page/zhinan-ocr stands in for the one that recognises.
import { copyFileSync } from 'node:fs';
import { checkAccessible, checkKeyboard, checkLinks } from './lib/accessibility.mjs';
import { check, checkEqual, test } from './lib/checks.mjs';
import { NARROW, checkWidth, open, print, screenshot } from './lib/pages.mjs';
import { PROGRAM, run, scratch, write } from './lib/program.mjs';
import { ask, upload, withServer } from './lib/server.mjs';

const WIDE = { width: 1500, height: 900 };
const MIDDLE = { width: 800, height: 900 };

// A program beside what stands in for the one that recognises, and a scan for it.
function prepare() {
  const program = scratch('zhinan');
  copyFileSync(PROGRAM, program);
  copyFileSync('tests/page/zhinan-ocr', scratch('zhinan-ocr'));
  return { program, options: ['--grammars', 'grammars'], scan: write('scan.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')) };
}

// Writes the page of a scan, and gives its path.
const written = new Map();
function pageOf(lang) {
  if (!written.has(lang)) {
    const { program, options, scan } = prepare();
    const page = scratch(`scan-${lang}.html`);
    run(program, 'report', ...options, '--lang', lang, '-o', page, scan);
    written.set(lang, page);
  }
  return written.get(lang);
}

const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
const lit = (page) => page.$$eval('.frame.lit', (frames) => frames.map((frame) => frame.querySelector('title').textContent.split(':')[0]));

// What is beside what, and where frames are: their edges as shares of their picture, and of the page as the model has them.
function measure(page) {
  return page.evaluate(() => {
    const [sheet] = document.querySelectorAll('.sheet');
    const [words, pictures] = [...sheet.children].map((side) => side.getBoundingClientRect());
    const { nodes } = globalThis.eval('page').model();
    const frames = [...document.querySelectorAll('.frame')].map((frame) => {
      const image = frame.closest('.scan').querySelector('img').getBoundingClientRect();
      const place = frame.querySelector('rect').getBoundingClientRect();
      const [width, height] = frame.ownerSVGElement.getAttribute('viewBox').split(' ').slice(2).map(Number);
      const { box } = nodes[Number(frame.id.slice(1))];
      const shown = [(place.left - image.left) / image.width, (place.top - image.top) / image.height, (place.right - image.left) / image.width, (place.bottom - image.top) / image.height];
      const stated = [box[0] / width, box[1] / height, box[2] / width, box[3] / height];
      return { off: Math.max(...shown.map((edge, i) => Math.abs(edge - stated[i]) * image.width)), isDoubtful: frame.matches('.doubtful'), dashes: getComputedStyle(frame.querySelector('rect')).strokeDasharray };
    });
    return { frames, isBeside: pictures.left >= words.right, isAbove: pictures.bottom <= words.top, shown: [...document.images].every((image) => image.complete && image.naturalWidth > 0) };
  });
}

for (const [name, size] of Object.entries({ wide: WIDE, middle: MIDDLE, narrow: NARROW })) {
  for (const dark of [false, true]) {
    const what = `${name}${dark ? '-dark' : ''}`;
    test(`window-${what}`, async () => {
      const page = await open(pageOf(dark ? 'zh' : 'en'), { size, dark });
      const { frames, isBeside, isAbove, shown } = await measure(page);
      check(shown, `${what}: the pictures are there`);
      check(name === 'narrow' ? isAbove : isBeside, `${what}: a picture stands where there is room for it`);
      check(frames.length >= 5 && frames.every(({ off }) => off < 2.5), `${what}: a frame is where its box says`, JSON.stringify(frames));
      check(frames.every(({ isDoubtful, dashes }) => isDoubtful === (dashes !== 'none')), `${what}: the frame of a doubtful figure is dashed`);
      await checkWidth(page, what);
      await checkAccessible(page, what);
      await page.click('.source-text .doubtful');
      await settle(page);
      await checkAccessible(page, `${what}, details`);
      await screenshot(page, `scan-${what}`);
    });
  }
}

test('both-ways', async () => {
  const page = await open(pageOf('en'), { size: WIDE });
  await page.click('.source-text .doubtful.projects');
  await settle(page);
  checkEqual(await lit(page), ['6个'], 'the frame of what is chosen is lit');
  const words = await page.textContent('.panel .recognition');
  check(words.includes('recognised with 61 %'), 'the details say how surely it was recognised', words);
  check(await page.isVisible('.panel .close-up'), 'and show what the picture has');
  for (let i = 0; i < 6 && !(await page.textContent('#details')).includes('360万元'); i++) {
    await page.click('.panel [data-place="1"]');
    await settle(page);
  }
  checkEqual(await lit(page), ['360万元'], 'with the next place its frame is lit');
  await page.keyboard.press('Escape');
  await page.click('.frame >> nth=-1');
  await settle(page);
  checkEqual(await page.$eval('.source-text [data-n].here', (mark) => mark.textContent), '70万元', 'a frame leads to its words');
  checkEqual(await lit(page), ['70万元'], 'and is lit');
  await page.click('.panel .recognition a');
  await settle(page);
  check(await page.evaluate(() => document.activeElement.matches('.frame')), 'the details lead to the frame');
  await page.keyboard.press('Escape');
  await page.focus('.source-text .duration');
  checkEqual(await lit(page), ['不超过3年'], 'what has the focus has its frame lit');
});

test('links', async () => {
  await checkLinks(await open(pageOf('en')), 'scan', { opensFolds: true });
});

test('keyboard', async () => {
  const places = await checkKeyboard(await open(pageOf('en'), { size: WIDE }), 'scan', 200);
  check(places.filter(({ element }) => element.includes('class="frame')).length >= 5, 'the Tab key leads to frames');
});

test('without-script', async () => {
  const page = await open(pageOf('zh'), { script: false, size: MIDDLE });
  await page.focus('.source-text .doubtful + .to-frame');
  await page.keyboard.press('Enter');
  checkEqual(await page.$eval(':target', (frame) => frame.getAttribute('class')), 'frame doubtful', 'words lead to their frame');
  await page.focus('.frame');
  await page.keyboard.press('Enter');
  checkEqual(await page.$eval(':target', (mark) => mark.textContent), '2031年度', 'a frame leads to its words');
});

test('print', async () => {
  const page = await open(pageOf('en'));
  const paper = await print(page, 'scan');
  check(paper.size.includes('A4') && paper.text.includes('recognisedwith61%'), 'on paper stands what is doubtful');
  check(!paper.text.includes('inthepicture'), 'pictures are left out on paper');
});

test('served', () => {
  const { program, options, scan } = prepare();
  return withServer(async (address) => {
    const frame = await upload(await ask(`${address}en/`), scan);
    const shown = await frame.evaluate(() => [...document.images].map((image) => image.naturalWidth));
    checkEqual(shown, [595, 595, 595], 'a served page shows the pictures');
    await frame.click('.source-text .doubtful.projects');
    check(await frame.isVisible('.panel .close-up'), 'and the figure in them');
  }, { program, options });
});
