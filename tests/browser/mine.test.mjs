// A writer and their address: confirm it by mail, see all comments, stop mail, withdraw and erase. In a
// real browser, with scripts off and on, at both widths.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  NARROW, PASSWORD, WIDE, holds, mailTo, noSidewaysScroll, openPage, signIn, startBlog, startBrowser, wellBuilt,
} from './blog.mjs';

const EDITOR = { name: 'Edda Editor', email: 'editor@example.test', roles: ['editor'] };

let blog;
let browser;
let post;

before(async () => {
  [blog, browser] = await Promise.all([startBlog([EDITOR]), startBrowser()]);
  const editor = await openPage(browser, blog);
  await signIn(editor, EDITOR.email, PASSWORD, '/desk/posts/new');
  await editor.getByLabel('Title').fill('Why we print the tide tables');
  await editor.getByLabel('Text', { exact: true }).fill('People asked for it.');
  await editor.getByRole('button', { name: 'Publish…' }).click();
  await editor.getByRole('button', { name: 'Publish post' }).click();
  await editor.goto('/');
  post = await editor.locator('main h2 a, main h3 a').first().getAttribute('href');
  await editor.done();
});

after(async () => {
  await browser?.close();
  await blog?.stop();
});

/** What holds on every page, at both widths. */
async function atBothWidths(page, scripts) {
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    // axe is a script.
    if (scripts) {
      await holds(page);
    } else {
      await wellBuilt(page);
      await noSidewaysScroll(page);
    }
  }
  await page.setViewportSize(WIDE);
}

for (const javaScriptEnabled of [false, true]) {
  const email = `cat-${javaScriptEnabled}@example.test`;

  test(`a writer sees, keeps and erases their comments, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
    const page = await openPage(browser, blog, { javaScriptEnabled });
    const press = (name) => page.getByRole('button', { name }).click();
    const follow = async (pattern) => page.goto(new URL((await mailTo(blog, email, pattern))[1]).pathname);

    for (const words of ['What of the tides', 'And of the moon']) {
      await page.goto(post);
      await page.getByLabel('Your comment').fill(`${words}, ${email}?`);
      await page.getByLabel('Your name').fill('Cat Reed');
      await page.getByLabel('Email address').fill(email);
      await press('Send comment');
      await page.getByRole('heading', { name: 'Comment sent' }).waitFor();
    }
    const receipt = page.url();
    await page.getByText(new URL(receipt).pathname).waitFor();
    await atBothWidths(page, javaScriptEnabled);
    await press('Email me this link');
    await page.getByText('We will email this link').waitFor();

    await follow(/(http:\S+\/comments\/confirm\/\S+)/);
    await atBothWidths(page, javaScriptEnabled);
    await page.getByRole('link', { name: 'I did not send this comment' }).click();
    await page.getByRole('heading', { name: 'Did you not send this comment?' }).waitFor();
    await atBothWidths(page, javaScriptEnabled);
    await page.goBack();
    await press('Confirm my email address');
    await page.getByText('Your email address is confirmed.').waitFor();

    await page.goto('/comments/mine');
    await press('Email me a link');
    await page.getByRole('link', { name: 'Enter your email address' }).click();
    await atBothWidths(page, javaScriptEnabled);
    await page.getByLabel('Email address').fill(email);
    await press('Email me a link');
    await page.getByRole('heading', { name: 'Check your email' }).waitFor();
    await atBothWidths(page, javaScriptEnabled);

    await follow(/(http:\S+\/comments\/mine\/[\w-]{20,})/);
    await atBothWidths(page, javaScriptEnabled);
    await press('Show my comments');
    await page.getByText('And of the moon').waitFor();
    await page.getByText('What of the tides').waitFor();
    await atBothWidths(page, javaScriptEnabled);
    const mine = page.url();
    for (const [link, kind] of [['as text', 'text/plain'], ['as data', 'application/json']]) {
      const href = await page.getByRole('link', { name: link }).getAttribute('href');
      const copy = await page.request.get(href);
      assert.match(copy.headers()['content-type'], new RegExp(kind));
      assert.match(await copy.text(), /And of the moon/);
    }
    await page.getByRole('button', { name: /^Withdraw/ }).first().click();
    await page.getByText('The comment is withdrawn.').waitFor();
    await page.getByRole('link', { name: /^Delete…/ }).first().click();
    await page.getByRole('heading', { name: 'Delete this comment?' }).waitFor();
    await atBothWidths(page, javaScriptEnabled);
    await press('Delete this comment');
    await page.getByText('The comment is deleted.').waitFor();
    assert.equal(await page.getByText('And of the moon').count(), 0);
    await page.getByRole('link', { name: 'Delete all my comments…' }).click();
    await atBothWidths(page, javaScriptEnabled);
    await press('Delete all my comments');
    await page.getByRole('heading', { name: 'Everything is deleted' }).waitFor();
    await page.goto(mine);
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
    await atBothWidths(page, javaScriptEnabled);
    assert.deepEqual(await page.context().cookies(), []);
    await page.done();
  });
}
