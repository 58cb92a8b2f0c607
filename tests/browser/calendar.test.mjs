// The commenting calendar, and deciding by mail: with scripts off and on, wide and narrow.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { NARROW, PASSWORD, WIDE, holds, mailTo, openPage, signIn, startBlog, startBrowser } from './blog.mjs';

const ADA = { name: 'Ada Admin', email: 'ada@example.test', roles: ['administrator'] };
const MO = { name: 'Mo Moderator', email: 'mo@example.test', roles: ['moderator'] };

let browser;
let blog;
let path;

before(async () => {
  browser = await startBrowser();
  blog = await startBlog([ADA, MO], {
    FAIR_COMMENT_TELL_MODERATORS_MINUTES: '0',
    FAIR_COMMENT_COMMENTS_A_MINUTE: '100',
  });
  const page = await openPage(browser, blog);
  await signIn(page, ADA.email, PASSWORD, '/desk/posts/new');
  await page.getByLabel('Title').fill('When we listen');
  await page.getByLabel('Text', { exact: true }).fill('We ask, and you answer.');
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('button', { name: 'Publish post' }).click();
  await page.getByRole('link', { name: 'See it on the blog' }).click();
  path = new URL(page.url()).pathname;
  await page.done();
});

after(async () => {
  await browser?.close();
  await blog?.stop();
});

/** Looks at the page at both widths. */
async function atBothWidths(page) {
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await holds(page);
  }
  await page.setViewportSize(WIDE);
}

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';
  const open = () => openPage(browser, blog, { javaScriptEnabled });
  const looked = async (page) => { if (javaScriptEnabled) await atBothWidths(page); };

  test(`a pause is entered, keeps the words of whoever writes, and ends (${how})`, async () => {
    const ada = await open();
    await signIn(ada, ADA.email, PASSWORD, '/desk/calendar/');
    await ada.getByRole('heading', { level: 1, name: 'Pauses' }).waitFor();
    await looked(ada);
    await ada.getByRole('link', { name: 'Pause comments' }).click();
    await ada.getByLabel('First day', { exact: true }).fill('29 March 2099');
    await ada.getByLabel('Time on the first day').fill('soon');
    await ada.getByRole('button', { name: 'Save pause' }).click();
    await ada.getByRole('heading', { name: 'There is a problem' }).waitFor();
    assert.equal(await ada.getByLabel('Time on the first day').inputValue(), 'soon');
    await looked(ada);

    const cat = await open();
    await cat.goto(path);
    await cat.getByLabel('Your comment').fill('I was writing when it closed.');
    await cat.getByLabel('Your name').fill('Cat Reed');

    await ada.getByLabel('Name', { exact: true }).fill('Election of 2099');
    await ada.getByLabel('First day', { exact: true }).fill('');
    await ada.getByLabel('Time on the first day').fill('');
    await ada.getByLabel('Why, for readers').fill('an election has been called');
    await ada.getByRole('button', { name: 'Save pause' }).click();
    await ada.getByText('Pause saved').waitFor();
    await looked(ada);

    await cat.getByRole('button', { name: 'Send comment' }).click();
    await cat.getByRole('heading', { level: 1, name: 'Comments are paused' }).waitFor();
    await cat.getByText('I was writing when it closed.').waitFor();
    await looked(cat);
    await cat.getByRole('link', { name: 'Back to the post' }).first().click();
    await cat.getByText('Comments are paused because an election has been called.').waitFor();
    assert.equal(await cat.getByRole('button', { name: 'Send comment' }).count(), 0);
    await looked(cat);
    await cat.done();

    await ada.goto('/desk/');
    await ada.getByText('Comments are paused until someone ends the pause').waitFor();
    await looked(ada);
    await ada.goto('/desk/calendar/');
    await ada.getByRole('button', { name: /^End now ?: the pause Election of 2099/ }).click();
    await ada.getByText('Pause ended').waitFor();
    await looked(ada);
    await ada.done();
  });

  test(`the comments of a post close on a day that readers are told of (${how})`, async () => {
    const ada = await open();
    await signIn(ada, ADA.email, PASSWORD, '/desk/posts/');
    await ada.getByRole('link', { name: 'When we listen' }).click();
    await ada.getByRole('link', { name: 'Change whether this post takes comments' }).click();
    await ada.getByLabel('On a date').check();
    await ada.getByLabel('Last day for comments').fill('');
    await ada.getByRole('button', { name: 'Save' }).click();
    await ada.getByRole('link', { name: 'Enter the last day for comments' }).waitFor();
    await looked(ada);
    await ada.getByLabel('Last day for comments').fill('9 June 2099');
    await ada.getByRole('button', { name: 'Save' }).click();
    await ada.getByText('Comment settings saved').waitFor();
    await ada.goto(path);
    await ada.getByText('Comments close on 9 June 2099.').waitFor();
    await looked(ada);
    await ada.done();
  });

  test(`a moderator decides by mail without signing in (${how})`, async () => {
    const name = javaScriptEnabled ? 'Dee Script' : 'Dee Plain';
    const dee = await open();
    await dee.goto(path);
    await dee.getByLabel('Your comment').fill(`Read me by mail, says ${name}. Ring 020 7946 0958.`);
    await dee.getByLabel('Your name').fill(name);
    await dee.getByRole('button', { name: 'Send comment' }).click();
    await dee.getByRole('heading', { name: 'Comment sent' }).waitFor();
    const receipt = dee.url();
    const heading = new RegExp(`${name} on[\\s\\S]*?(http:\\S+/desk/by-mail/[\\w-]+)`);
    const [, link] = await mailTo(blog, MO.email, heading);

    const mo = await open();
    await mo.goto(new URL(link).pathname);
    await mo.getByRole('heading', { level: 1, name: 'Publish this comment?' }).waitFor();
    await mo.getByText(`Read me by mail, says ${name}.`).waitFor();
    assert.equal(await mo.locator('main button').count(), 1);
    await looked(mo);
    await dee.reload();
    await dee.getByText('Waiting to be read').waitFor();
    await mo.getByRole('button', { name: 'Publish this comment' }).click();
    await mo.getByRole('heading', { level: 1, name: `Published: comment by ${name}` }).waitFor();
    assert.deepEqual(await mo.context().cookies(), []);
    await looked(mo);
    await mo.getByRole('link', { name: 'Read it on the post' }).click();
    assert.match(mo.url(), /#comment-\d+$/);
    await mo.done();
    await dee.goto(receipt);
    await dee.getByRole('heading', { name: 'Your comment is published' }).waitFor();
    await dee.done();
  });

  test(`a moderator chooses which mail to get (${how})`, async () => {
    const mo = await open();
    await signIn(mo, MO.email, PASSWORD, '/desk/account');
    await mo.getByRole('link', { name: 'Emails about comments' }).click();
    await looked(mo);
    await mo.getByLabel('Once a working day').check();
    await mo.getByLabel('Time of the daily email').selectOption('2pm');
    await mo.getByRole('button', { name: 'Save' }).click();
    await mo.getByText('Email choice saved').waitFor();
    assert.ok(await mo.getByLabel('Once a working day').isChecked());
    // As it was, for the next one.
    await mo.getByLabel('As comments arrive').check();
    await mo.getByRole('button', { name: 'Save' }).click();
    await mo.getByText('Email choice saved').waitFor();
    await mo.done();
  });
}
