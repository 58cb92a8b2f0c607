// The page about the spam filter and the mark it leaves, with scripts off and on: taught by 62 decisions,
// it marks what looks like spam in words, and can be switched off.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  NARROW, PASSWORD, WIDE, axe, keyboardReaches, noSidewaysScroll, openPage, opens, signIn, startBlog, startBrowser, wellBuilt,
} from './blog.mjs';

const PAGE = '/desk/moderation/screening/filter';
const ANA = { name: 'Ana Field', email: 'ana@example.test', roles: ['moderator', 'editor'] };
const MANY = { FAIR_COMMENT_COMMENTS_A_MINUTE: '1000', FAIR_COMMENT_COMMENTS_AN_HOUR: '1000' };
const GOOD = ['harbour', 'workshop', 'strategy', 'ferry', 'budget', 'library'];
const BAD = ['casino', 'loans', 'watches', 'pills', 'crypto', 'jackpot'];

let blog; let browser; let session; let post;

before(async () => {
  [blog, browser] = await Promise.all([startBlog([ANA], MANY), startBrowser()]);
  const page = await openPage(browser, blog, { javaScriptEnabled: false });
  await signIn(page, ANA.email, PASSWORD);
  session = await page.context().storageState();
  await page.goto('/desk/posts/new');
  await page.getByLabel('Title').fill('Why we print it');
  await page.locator('textarea[name=body]').fill('What we did, and why.');
  await page.getByRole('button', { name: 'Save' }).first().click();
  const id = page.url().match(/posts\/(\d+)/)[1];
  const csrf = await page.locator('input[name=csrf]').first().inputValue();
  // The forms of the desk, posted as a browser would: 124 pages more to click through show nothing new.
  const send = (path, form) => page.request.post(path, { form, headers: { Origin: blog.address }, maxRedirects: 0 });
  await page.goto(`/desk/posts/${id}/publication`);
  await page.getByRole('button', { name: /Publish/ }).first().click();
  await page.goto('/');
  post = new URL(await page.locator('.fc-log__title a').getAttribute('href'), blog.address).pathname;
  for (let number = 0; number < 31; number += 1) {
    const [good, bad] = [GOOD[number % 6], BAD[number % 6]];
    for (const [name, body, verb] of [
      [`Reader ${number}`, `Number ${number}: what does the ${good} paper say about people who decide?`, 'publication'],
      ['Best Offers', `Number ${number}: cheap ${bad}!!! Visit https://${bad}.example/${number} now`, 'spam'],
    ]) {
      const sent = await send(`${post}comments`, { name, body });
      assert.equal(sent.status(), 303, await sent.text());
      const comment = sent.headers().location.match(/comments\/(\d+)/)[1];
      const decided = await send(`/desk/moderation/comments/${comment}/${verb}`, { csrf, version: '1' });
      assert.equal(decided.status(), 303, await decided.text());
    }
  }
  await send(`${post}comments`, { name: 'Best Offers', body: 'New cheap casino!!! Visit https://casino.example/new now' });
  await page.done();
});

after(async () => {
  await browser?.close();
  await blog?.stop();
});

/** The worker learns within moments. */
async function learnt(page) {
  for (let tries = 0; tries < 100; tries += 1) {
    await page.goto(PAGE);
    const text = await page.locator('main').innerText();
    if (text.includes('31 comments you published and 31 comments you marked as spam')) return;
    await new Promise((resolve) => { setTimeout(resolve, 300); });
  }
  assert.fail(await page.locator('main').innerText());
}

for (const javaScriptEnabled of [false, true]) {
  test(`what the filter knows is shown and can be switched off, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
    const page = await openPage(browser, blog, { session, javaScriptEnabled });
    await learnt(page);
    for (const viewport of [WIDE, NARROW]) {
      await page.setViewportSize(viewport);
      await page.goto(PAGE);
      await wellBuilt(page);
      await noSidewaysScroll(page);
      if (javaScriptEnabled) await axe(page);
    }
    await page.getByRole('button', { name: 'Turn the spam filter off' }).click();
    await page.getByText('It is off').waitFor();
    await noSidewaysScroll(page);
    if (javaScriptEnabled) await axe(page);
    await page.getByRole('button', { name: 'Turn the spam filter on' }).click();
    await page.getByText('Spam filter turned on').waitFor();
    await page.setViewportSize(WIDE);
    await page.goto(PAGE);
    await keyboardReaches(page);
    await page.done();
  });
}

test('a comment that looks like spam says why on its card and page, and waits', async () => {
  const reader = await openPage(browser, blog, { javaScriptEnabled: false });
  const page = await openPage(browser, blog, { session });
  await learnt(page);
  const body = `Cheap watches and crypto!!! Visit https://watches.example/2 now`;
  await reader.request.post(`${post}comments`, { form: { name: 'Best Offers', body }, headers: { Origin: blog.address } });
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await page.goto('/desk/moderation/');
    const card = page.locator('.fc-card', { hasText: 'Cheap watches and crypto' });
    await card.getByText(/Looks like spam \(\d+ of 100\): .*“cheap”/).waitFor();
    await noSidewaysScroll(page);
    await axe(page);
    await opens(card);
    await page.getByText(/Looks like spam \(\d+ of 100\)/).waitFor();
    await noSidewaysScroll(page);
    await axe(page);
  }
  await Promise.all([reader.done(), page.done()]);
});
