// Whether a page can be used by all: the rules of axe, the keyboard, and where links lead.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { check } from './checks.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Fails where axe finds anything, and tells what, with the selector of each element.
export async function checkAccessible(page, what) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (rules) => {
    const found = await globalThis.axe.run({ runOnly: rules, resultTypes: ['violations'], preload: false });
    return found.violations;
  }, RULES);
  const told = violations.flatMap(({ id, help, nodes }) => [
    `${id}: ${help} (${nodes.length})`,
    ...nodes.slice(0, 5).map((node) => `  ${node.target.join(' ')}\n  ${node.failureSummary.replaceAll('\n', ' ')}`),
  ]);
  check(violations.length === 0, `${what}: axe must find nothing`, told.join('\n'));
}

// Walks through the page with the Tab key, at most so many steps: every place that has had the focus.
export async function walk(page, most = 500) {
  const places = [];
  await page.evaluate(() => {
    document.activeElement.blur();
    scrollTo(0, 0);
  });
  while (places.length < most) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate((isFirst) => {
      const element = document.activeElement;
      const walked = isFirst ? (globalThis.walked = []) : globalThis.walked;
      if (!element || element === document.body || walked.includes(element)) {
        return null;
      }
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const last = walked.at(-1);
      walked.push(element);
      return {
        element: element.outerHTML.slice(0, 120),
        isFocusShown: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
        isInView: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
        isBehindLast: !last || Boolean(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
      };
    }, places.length === 0);
    if (!place) {
      break;
    }
    places.push(place);
  }
  return places;
}

// Fails where the Tab key leads to a place that is not seen, does not show that it has the focus, or stands before the
// last one; gives the places back.
export async function checkKeyboard(page, what, most) {
  const places = await walk(page, most);
  const bad = (key) => places.filter((place) => !place[key]).map((place) => place.element);
  check(places.length > 0, `${what}: the Tab key leads somewhere`);
  for (const [key, rule] of [['isFocusShown', 'show the focus'], ['isInView', 'be in view'], ['isBehindLast', 'follow the text']]) {
    const list = bad(key);
    check(list.length === 0, `${what}: each place of the Tab key must ${rule}`, `${list.length}:\n${list.slice(0, 5).join('\n')}`);
  }
  return places;
}

// Fails where a link within the page leads nowhere, or to what a closed part hides, unless the page opens that; where an
// id is there twice; and where a label is looked for in vain.
export async function checkLinks(page, what, { opensFolds = false } = {}) {
  const found = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    const links = [...document.querySelectorAll('a')];
    const target = (link) => document.getElementById(decodeURIComponent((link.getAttribute('href') ?? '').slice(1))); // one of SVG has no hash
    const isHidden = (element) => {
      const around = element?.parentElement?.closest('details:not([open])');
      return Boolean(around) && !element.closest('summary');
    };
    const show = (elements) => elements.slice(0, 5).map((element) => element.outerHTML.slice(0, 150));
    return {
      count: links.length,
      outside: show(links.filter((link) => !link.getAttribute('href')?.startsWith('#'))),
      dead: show(links.filter((link) => !target(link))),
      hidden: show(links.filter((link) => isHidden(target(link)))),
      twice: ids.filter((id, i) => ids.indexOf(id) !== i).slice(0, 5),
      unlabelled: show([...document.querySelectorAll('[aria-labelledby]')].filter(
        (element) => !document.getElementById(element.getAttribute('aria-labelledby')))),
    };
  });
  check(found.count > 0, `${what}: there are links`);
  for (const [key, rule] of [
    ['outside', 'no link leads out of the page'], ['dead', 'each link leads to an id'],
    ['hidden', 'no link leads to what is folded away'], ['twice', 'no id is there twice'],
    ['unlabelled', 'each label is there'],
  ]) {
    check(found[key].length === 0 || (opensFolds && key === 'hidden'), `${what}: ${rule}`, found[key].join('\n'));
  }
}
