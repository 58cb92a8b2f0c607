// The guidelines, the promise, and "Rewrite it", in a browser with scripts off and on.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  NARROW, PASSWORD, WIDE, holds, keyboardReaches, openPage, signIn, startBlog, startBrowser,
} from './blog.mjs';

const ADA = { name: 'Ada Admin', email: 'ada@example.test', roles: ['administrator'] };
const ED = { name: 'Ed Itor', email: 'ed@example.test', roles: ['editor'] };
const LIST = '/desk/moderation/guidelines';

describe('guidelines and promise', () => {
  let blog;
  let browser;
  let post;
  before(async () => {
    [blog, browser] = await Promise.all([
      // What is decided is told at once, so that nobody has to wait for it.
      startBlog([ADA, ED], { FAIR_COMMENT_UNDO_MINUTES: '0' }),
      startBrowser(),
    ]);
    const page = await openPage(browser, blog, { javaScriptEnabled: false });
    await signIn(page, ED.email, PASSWORD, '/desk/posts/new');
    await page.getByLabel('Title').fill('Why we print it');
    await page.getByLabel('Text', { exact: true }).fill('Because some people ask for it.');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish post' }).click();
    await page.getByText('Post published').waitFor();
    await page.goto('/');
    post = await page.getByRole('link', { name: 'Why we print it', exact: true }).getAttribute('href');
    await page.done();
  });
  after(async () => {
    await browser?.close();
    await blog?.stop();
  });

  const press = (page, name) => page.getByRole('button', { name }).click();
  const see = (page, words) => page.getByText(words).first().waitFor();

  // Axe is a script, so it looks only where scripts are on.
  async function look(page, scripts = 'on') {
    if (scripts === 'off') return;
    for (const viewport of [NARROW, WIDE]) {
      await page.setViewportSize(viewport);
      await holds(page);
    }
  }

  for (const javaScriptEnabled of [false, true]) {
    const scripts = javaScriptEnabled ? 'on' : 'off';
    test(`a guideline is added, changed, moved, retired and deleted, scripts ${scripts}`, async () => {
      const page = await openPage(browser, blog, { javaScriptEnabled });
      await signIn(page, ADA.email, PASSWORD, LIST);
      await page.getByRole('link', { name: 'Add a guideline' }).click();
      const title = `Name your sources, ${scripts}`;
      await page.getByLabel('Title').fill(title);
      await press(page, 'Add guideline');
      await see(page, 'Enter a one-line version');
      assert.equal(await page.getByLabel('Title').inputValue(), title);
      await page.getByLabel('One-line version').fill('Name your sources');
      await page.getByLabel('What is wrong with the comment').fill('It does not say where its figures come from');
      await page.getByLabel('Text', { exact: true }).fill('Say where a figure comes from.');
      await page.getByLabel('What the writer is told').fill('Say where your figures come from.');
      await press(page, 'Add guideline');
      await see(page, 'Guideline added');
      await page.getByRole('button', { name: new RegExp(`^Move up ?: ${title}`) }).click();
      await page.getByRole('link', { name: title, exact: true }).click();
      await page.getByLabel('One-line version').fill('Say where it is from');
      await press(page, 'Save guideline');
      await see(page, 'Guideline saved');
      await page.getByRole('link', { name: title, exact: true }).click();
      await page.getByText('What version 1 said').click();
      await see(page, 'Version 2, in use');
      await press(page, 'Retire guideline');
      await see(page, 'Moderators can no longer choose it.');
      await page.getByRole('button', { name: new RegExp(`^Bring back ?: ${title}`) }).click();
      await page.getByRole('link', { name: title, exact: true }).click();
      await page.getByRole('link', { name: 'Delete guideline' }).click();
      await press(page, 'Delete guideline');
      await see(page, 'Guideline deleted');
      await page.done();
    });

    test(`a comment is refused, rewritten and published, scripts ${scripts}`, async () => {
      const reader = await openPage(browser, blog, { javaScriptEnabled });
      await reader.goto(post);
      await reader.getByRole('textbox', { name: 'Your comment' }).fill(`When is the next train? (${scripts})`);
      await reader.getByLabel('Your name').fill('Cat Reed');
      await press(reader, 'Send comment');
      await see(reader, 'Comment sent');
      const receipt = reader.url();
      const desk = await openPage(browser, blog, { javaScriptEnabled });
      await signIn(desk, ADA.email, PASSWORD, '/desk/moderation/');
      await desk.getByText(/^Do not publish/).first().click();
      await desk.getByLabel('It is off topic').first().check();
      await desk.getByRole('button', { name: /^Do not publish/ }).first().click();
      await see(desk, 'Not published:');
      await reader.goto(receipt);
      await see(reader, 'We did not publish your comment');
      await look(reader, scripts);
      await reader.getByRole('link', { name: 'Change and resend' }).click();
      await look(reader, scripts);
      await keyboardReaches(reader);
      assert.equal(await reader.getByLabel('Your name').inputValue(), 'Cat Reed');
      await reader.getByRole('textbox', { name: 'Your comment' }).fill(`Printing takes a train of thought. (${scripts})`);
      await press(reader, 'Send comment');
      await see(reader, 'Comment sent');
      await desk.goto('/desk/moderation/');
      await see(desk, 'A rewritten version of');
      await look(desk, scripts);
      await desk.getByRole('button', { name: /^Publish comment by Cat Reed/i }).click();
      await see(desk, 'Published:');
      await reader.goto(post);
      await see(reader, `Printing takes a train of thought. (${scripts})`);
      await reader.done();
      await desk.done();
    });

    test(`the promise and a day off are settled, scripts ${scripts}`, async () => {
      const page = await openPage(browser, blog, { javaScriptEnabled });
      await signIn(page, ADA.email, PASSWORD, '/desk/settings/promise');
      await page.getByLabel('Time to read a comment').fill('8');
      await page.getByLabel('Working hours', { exact: true }).check();
      await page.getByLabel('Saturday').check();
      await page.getByLabel('Start of the working day').fill('8:30');
      await press(page, 'Save response times');
      await see(page, 'Response times saved');
      await page.getByLabel('End of the working day').fill('8am');
      await press(page, 'Save response times');
      await see(page, 'The working day must end at least an hour after it starts');
      await look(page, scripts);
      await page.getByRole('link', { name: 'Bank holidays', exact: true }).click();
      for (const [label, value] of [['Day', '9'], ['Month', '6'], ['Year', '2028']]) {
        await page.getByLabel(label, { exact: true }).fill(value);
      }
      await page.getByLabel('Reason').fill('Office closed');
      await press(page, 'Add day');
      await see(page, 'Day added');
      await page.getByRole('button', { name: 'Remove Office closed, Friday 9 June 2028' }).click();
      await see(page, 'Day removed');
      await page.done();
    });
  }

  test('every page and its mistakes, narrow and wide', async () => {
    const page = await openPage(browser, blog);
    await signIn(page, ADA.email, PASSWORD, LIST);
    const pages = {
      list: LIST,
      add: `${LIST}/new`,
      edit: `${LIST}/1`,
      deletion: `${LIST}/5/deletion`,
      kept: '/desk/moderation/promise',
      promise: '/desk/settings/promise',
      days: '/desk/settings/bank-holidays',
      rules: '/comment-rules/',
    };
    for (const path of Object.values(pages)) {
      await page.goto(path);
      await look(page);
    }
    for (const [path, button] of [[pages.add, 'Add guideline'], [pages.days, 'Add day']]) {
      await page.goto(path);
      await press(page, button);
      assert.match(await page.title(), /^Error: /);
      await look(page);
    }
    await page.done();
  });

  test('two who change a guideline at once both keep their words', async () => {
    const [one, two] = [await openPage(browser, blog), await openPage(browser, blog)];
    for (const page of [one, two]) {
      await signIn(page, ADA.email, PASSWORD, `${LIST}/6`);
      await page.getByLabel('Title').waitFor();
    }
    await one.getByLabel('Title').fill('The first');
    await press(one, 'Save guideline');
    await see(one, 'Guideline saved');
    await two.getByLabel('Title').fill('The second');
    await press(two, 'Save guideline');
    await see(two, 'while you were writing');
    await see(two, 'The first');
    await look(two);
    await press(two, 'Save these words');
    await see(two, 'Guideline saved');
    await one.done();
    await two.done();
  });
});
