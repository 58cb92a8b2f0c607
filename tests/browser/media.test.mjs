// What a page is when it is not on an ordinary screen: in forced colours, on paper, and at 400 %, where a screen of
// 1280 by 1024 is left with 320 by 256.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { noSidewaysScroll, openPage, signIn, startBrowser, startDemo } from './blog.mjs';

const POST = 'Our digital strategy is published';

/** How many pieces of text each page of a PDF has. */
function textsOfPages(pdf) {
  const objects = new Map([...pdf.toString('latin1').matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)].map(([, id, body]) => [id, body]));
  return [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body)).map((body) => {
    const [, kept] = /stream\r?\n([\s\S]*)endstream/.exec(objects.get(/\/Contents (\d+) 0 R/.exec(body)[1]));
    return (inflateSync(Buffer.from(kept, 'latin1')).toString('latin1').match(/\bT[jJ]\b/g) ?? []).length;
  });
}

describe('a page in other surroundings', () => {
  let blog;
  let browser;
  let session;

  before(async () => {
    [blog, browser] = await Promise.all([startDemo(), startBrowser()]);
    const page = await openPage(browser, blog);
    await signIn(page, 'ruth@demo.example', blog.password, '/desk/');
    await page.waitForURL('**/desk/');
    session = await page.context().storageState();
    await page.done();
  });
  after(async () => {
    await browser?.close();
    await blog?.stop();
  });

  const style = (part, ...names) => part.evaluate((it, wanted) => {
    const all = getComputedStyle(it);
    return wanted.map((name) => all[name]);
  }, names);

  test('forced colours show where one is, and what is marked', async () => {
    const page = await openPage(browser, blog, { session });
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto('/desk/moderation/');
    const canvas = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const place of ['.fc-nav', '.fc-tabs']) {
      const [idle] = await style(page.locator(`${place} a:not([aria-current])`).first(), 'borderBottomColor');
      const [here] = await style(page.locator(`${place} a[aria-current]`).first(), 'borderTopColor');
      const [line] = await style(page.locator(`${place} a[aria-current]`).first(), 'borderBottomColor');
      assert.equal(idle, canvas, `${place}: no edge where one is not`);
      assert.ok(here !== canvas || line !== canvas, `${place}: an edge where one is`);
    }
    const mark = page.locator('.fc-card mark, .fc-card .fc-mark').first();
    const [words, ground] = await style(mark, 'color', 'backgroundColor');
    assert.notEqual(words, ground);
    assert.notEqual(ground, canvas);
    assert.deepEqual(await style(page.locator('.fc-mark__name').first(), 'color'), [words]);
    await page.done();
  });

  test('paper has no empty page, and black words on white from a dark screen', async () => {
    const page = await openPage(browser, blog);
    await page.goto('/');
    const post = await page.getByRole('link', { name: POST }).first().getAttribute('href');
    for (const path of ['/', post, '/comment-rules/']) {
      await page.goto(path);
      const texts = textsOfPages(await page.pdf({ format: 'A4' }));
      assert.ok(texts.length > 0 && texts.every((many) => many > 5), `${path}: ${texts} pieces of text on its pages`);
    }
    await page.goto(post);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.deepEqual(await style(page.locator('body'), 'color', 'backgroundColor'), ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    assert.equal(await page.locator('.fc-nav, .fc-foot, .fc-form').filter({ visible: true }).count(), 0);
    await page.done();
  });

  test('at 400 % nothing sticks over what is read', async () => {
    const small = { width: 320, height: 256 };
    const page = await openPage(browser, blog, { session, viewport: small });
    for (const path of ['/', '/comment-rules/', '/desk/', '/desk/moderation/', '/desk/posts/', '/desk/settings']) {
      await page.goto(path);
      await noSidewaysScroll(page);
      const stuck = await page.evaluate(() => [...document.querySelectorAll('main *')]
        .filter((it) => ['fixed', 'sticky'].includes(getComputedStyle(it).position) && it.getClientRects().length > 0)
        .map((it) => it.className));
      assert.deepEqual(stuck, [], path);
    }
    await page.done();
  });
});
