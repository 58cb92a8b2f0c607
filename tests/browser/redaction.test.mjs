// Words are taken out of a comment, a reader reports one, and the year is counted: with scripts off and
// on, at both widths, by axe.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  NARROW, PASSWORD, WIDE, holds, openPage, signIn, startBlog, startBrowser, takeYourTime,
} from './blog.mjs';

const EDITOR = { name: 'Edda Editor', email: 'editor@example.test', roles: ['editor'] };
const ADMIN = { name: 'Ada Admin', email: 'ada@example.test', roles: ['administrator'] };
const GONE = '[personal information removed by a moderator]';

let blog;
let browser;
let path;

before(async () => {
  [blog, browser] = await Promise.all([
    startBlog([EDITOR, ADMIN], { FAIR_COMMENT_COMMENTS_A_MINUTE: '1000' }),
    startBrowser(),
  ]);
  const page = await openPage(browser, blog, { javaScriptEnabled: false });
  await signIn(page, EDITOR.email, PASSWORD, '/desk/posts/new');
  await page.getByLabel('Title').fill('Why we print it');
  await page.getByLabel('Text', { exact: true }).fill('What we did, and why.');
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('button', { name: 'Publish post' }).click();
  await page.goto('/');
  path = await page.getByRole('link', { name: 'Why we print it', exact: true }).getAttribute('href');
  await page.done();
});

after(async () => {
  await browser.close();
  await blog.stop();
});

async function both(page) {
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await holds(page);
  }
  await page.setViewportSize(WIDE);
}

const press = (page, name) => page.getByRole('button', { name }).click();

async function comment(page, name, body) {
  await page.goto(`${path}#leave-a-comment`);
  await page.getByLabel('Your comment').fill(body);
  await page.getByLabel('Your name').fill(name);
  await press(page, 'Send comment');
  await page.getByText('Comment sent').waitFor();
}

for (const javaScriptEnabled of [false, true]) {
  test(`redacted before and after publication, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
    const who = javaScriptEnabled ? 'Cat' : 'Dee';
    const reader = await openPage(browser, blog, { javaScriptEnabled });
    await comment(reader, who, `Ring ${who} on 01632 960123. My doctor is Bob Marsh. I like it.`);
    const receipt = reader.url();
    const ada = await openPage(browser, blog, { javaScriptEnabled });
    await signIn(ada, ADMIN.email, PASSWORD, '/desk/moderation/');
    await ada.getByText('Publish without 1 detail').waitFor();
    if (javaScriptEnabled) await both(ada);
    await press(ada, /^Publish without 1 detail/);
    await ada.getByText('Published:').waitFor();
    await reader.goto(path);
    await reader.getByText(`Ring ${who} on ${GONE}.`).waitFor();
    await reader.getByText('A moderator removed personal information on').first().waitFor();

    await ada.goto('/desk/moderation/?tab=published');
    await ada.goto(await ada.locator('.fc-card', { hasText: who }).locator('.fc-more__open').first().getAttribute('href'));
    await ada.getByRole('link', { name: 'Remove words from this comment…' }).click();
    if (javaScriptEnabled) await both(ada);
    await press(ada, 'See how it will read');
    await ada.getByRole('heading', { name: 'There is a problem' }).waitFor();
    if (javaScriptEnabled) await both(ada);
    await ada.getByLabel('My doctor is Bob Marsh.').check();
    await ada.getByLabel('Personal details of someone else').check();
    await press(ada, 'See how it will read');
    await ada.getByRole('heading', { name: 'Check before you remove the words' }).waitFor();
    if (javaScriptEnabled) await both(ada);
    await press(ada, 'Remove these words');
    await ada.getByText('Words removed').waitFor();
    if (javaScriptEnabled) await both(ada);
    await reader.goto(path);
    assert.ok(!(await reader.content()).includes('Bob Marsh'));
    if (javaScriptEnabled) await both(reader);
    await reader.goto(receipt);
    await reader.getByText('removed personal details of someone else').waitFor();
    if (javaScriptEnabled) await both(reader);

    await ada.getByRole('link', { name: /^Open the sealed original/ }).first().click();
    await press(ada, 'Open the sealed original');
    await ada.getByRole('link', { name: 'Enter the reason' }).waitFor();
    if (javaScriptEnabled) await both(ada);
    await ada.getByLabel('Why you need to read it').fill('The writer asks for a copy');
    await press(ada, 'Open the sealed original');
    await ada.getByText('My doctor is Bob Marsh').waitFor();
    if (javaScriptEnabled) await both(ada);
    await ada.goto('/desk/records/sealed/');
    if (javaScriptEnabled) await both(ada);
    await ada.done();
    await reader.done();
  });

  test(`a reader reports and a moderator looks, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
    const who = javaScriptEnabled ? 'Eve' : 'Fay';
    const reader = await openPage(browser, blog, { javaScriptEnabled });
    await comment(reader, who, `You are all fools, says ${who}.`);
    const ada = await openPage(browser, blog, { javaScriptEnabled });
    await signIn(ada, ADMIN.email, PASSWORD, '/desk/moderation/');
    await press(ada, new RegExp(`^Publish comment by ${who}`, 'i'));
    await ada.getByText('Published:').waitFor();
    await reader.goto(path);
    const said = reader.getByRole('article', { name: new RegExp(`^Comment by ${who} `) });
    await said.getByText('More').click();
    await said.getByRole('link', { name: /^Report/ }).click();
    if (javaScriptEnabled) await both(reader);
    await press(reader, 'Send report');
    await reader.getByRole('link', { name: 'Select a reason' }).waitFor();
    if (javaScriptEnabled) await both(reader);
    await reader.getByLabel('Something else').check();
    await reader.getByLabel('Anything else? (optional)').fill('It is rude');
    await takeYourTime(reader);
    await press(reader, 'Send report');
    await reader.getByRole('heading', { name: 'Report sent' }).waitFor();
    if (javaScriptEnabled) await both(reader);
    await ada.goto('/desk/moderation/reported');
    await ada.getByText('A reader writes: “It is rude”').waitFor();
    if (javaScriptEnabled) await both(ada);
    await press(ada, /^Keep it/);
    await ada.getByText('Reports closed').waitFor();
    if (javaScriptEnabled) await both(ada);
    await ada.done();
    await reader.done();
  });
}

test('the year in figures, at the desk and for readers', async () => {
  const ada = await openPage(browser, blog, { javaScriptEnabled: false });
  await signIn(ada, ADMIN.email, PASSWORD, '/desk/moderation/figures');
  await ada.getByRole('heading', { name: 'Figures' }).waitFor();
  await ada.goto('/desk/settings');
  await ada.getByLabel('Show readers the yearly figures').check();
  await press(ada, 'Save settings');
  await ada.goto('/comment-rules/');
  await ada.getByRole('link', { name: /^how many comments we publish/ }).click();
  await ada.getByRole('heading', { name: 'Comments in figures' }).waitFor();
  await ada.done();
  const page = await openPage(browser, blog);
  await page.goto('/comment-figures/');
  await both(page);
  await signIn(page, ADMIN.email, PASSWORD, '/desk/moderation/figures');
  await page.getByRole('heading', { name: 'Figures' }).waitFor();
  await both(page);
  await page.done();
});
