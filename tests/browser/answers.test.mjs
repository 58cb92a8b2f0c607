// What follows a decision, in a real browser: an answer from the list by way of a draft, another team, a
// signpost, and someone who may be at risk; with scripts off and on, at both widths.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { NARROW, PASSWORD, WIDE, holds, mailTo, openPage, signIn, startBlog, startBrowser } from './blog.mjs';

const EDITOR = { name: 'Edda Editor', email: 'editor@example.test', roles: ['editor'] };
const MODERATOR = { name: 'Mo Moderator', email: 'moderator@example.test', roles: ['moderator', 'administrator'] };

let blog;
let browser;
let post;

before(async () => {
  // Choices leave at once, so that the mail can be read.
  const environment = { FAIR_COMMENT_UNDO_MINUTES: '0', FAIR_COMMENT_COMMENTS_A_MINUTE: '1000' };
  [blog, browser] = await Promise.all([startBlog([EDITOR, MODERATOR], environment), startBrowser()]);
  const page = await openPage(browser, blog, { javaScriptEnabled: false });
  await signIn(page, EDITOR.email, PASSWORD, '/desk/posts/new');
  await page.getByLabel('Title').fill('Why we print it');
  await page.getByLabel('Text', { exact: true }).fill('People read it on the train.');
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('button', { name: 'Publish post' }).click();
  await page.goto('/');
  await page.getByRole('link', { name: 'Why we print it', exact: true }).click();
  post = new URL(page.url()).pathname;
  await page.done();
});

after(async () => {
  await browser.close();
  await blog.stop();
});

/** Sends a comment as a reader; answers the address of its receipt. */
async function comments(name, words) {
  const page = await openPage(browser, blog, { javaScriptEnabled: false });
  await page.goto(post);
  await page.getByLabel('Your comment').fill(words);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Send comment' }).click();
  const receipt = new URL(page.url()).pathname;
  assert.match(receipt, /^\/comments\//);
  await page.done();
  return receipt;
}

/** Holds at both widths. */
async function holdsAtBoth(page) {
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    await holds(page);
  }
}

for (const javaScriptEnabled of [false, true]) {
  const scripts = javaScriptEnabled ? 'on' : 'off';
  const open = () => openPage(browser, blog, { javaScriptEnabled });
  const press = (page, name) => page.getByRole('button', { name }).click();

  test(`a published comment is answered from the list, scripts ${scripts}`, async () => {
    const name = `Cat ${scripts}`;
    await comments(name, 'Will you print it again?');
    const mo = await open();
    await signIn(mo, MODERATOR.email, PASSWORD, '/desk/moderation/replies');
    await mo.getByLabel('Name').fill(`Thanks ${scripts}`);
    await mo.getByLabel('Text').fill('Thank you for writing.');
    await press(mo, 'Add a saved reply');
    await mo.goto('/desk/moderation/');
    await press(mo, `Publish comment by ${name}`);
    await mo.locator('.fc-follow > summary').click();
    await mo.getByText('Answer here…').click();
    assert.equal(await mo.getByLabel('Who will reply?').locator('option:checked').innerText(), EDITOR.name);
    if (javaScriptEnabled) await holdsAtBoth(mo);
    await press(mo, 'Assign');
    await mo.getByText(`To be answered by ${EDITOR.name}`).first().waitFor();
    await mo.goto('/desk/');
    await mo.getByRole('link', { name: /comments? to answer/ }).waitFor();
    await mo.done();

    const editor = await open();
    await signIn(editor, EDITOR.email, PASSWORD, '/desk/answers/');
    if (javaScriptEnabled) await holdsAtBoth(editor);
    await editor.getByRole('link', { name: `Comment by ${name}` }).click();
    await editor.getByLabel('Your reply').fill(`Dear ${name},`);
    await editor.getByLabel('Saved reply').selectOption(`Thanks ${scripts}`);
    await press(editor, 'Insert the saved reply into the field');
    assert.equal(await editor.getByLabel('Your reply').inputValue(), `Dear ${name},\n\nThank you for writing.`);
    await press(editor, 'Save draft');
    await editor.getByRole('heading', { name: 'Draft saved' }).waitFor();
    await editor.getByText('A draft, changed by Edda Editor').waitFor();
    if (javaScriptEnabled) {
      await holdsAtBoth(editor);
      await editor.getByLabel('Your reply').fill(' ');
      await press(editor, 'Publish reply');
      await editor.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await holdsAtBoth(editor);
      await editor.goBack();
    }
    await editor.getByLabel('Your reply').fill(`Yes, ${name}, in spring.`);
    await press(editor, 'Publish reply');
    await editor.getByRole('heading', { name: 'Reply published' }).waitFor();
    await editor.goto('/desk/answers/posts');
    await editor.getByText('Answered by Edda Editor').first().waitFor();
    await editor.goto(post);
    await editor.getByText(`Yes, ${name}, in spring.`).waitFor();
    await editor.done();
  });

  test(`a comment is passed to another team, scripts ${scripts}`, async () => {
    const name = `Dee ${scripts}`;
    const receipt = await comments(name, `Where is my money, ${scripts}?`);
    const mo = await open();
    await signIn(mo, MODERATOR.email, PASSWORD, '/desk/moderation/teams');
    if (javaScriptEnabled) {
      await press(mo, 'Add a team');
      await mo.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await holdsAtBoth(mo);
    }
    await mo.getByLabel('Name of the team').fill(`the payments team ${scripts}`);
    await mo.getByLabel('Email address').fill(`pay-${scripts}@example.test`);
    await press(mo, 'Add a team');
    await mo.goto('/desk/moderation/');
    await press(mo, `Publish comment by ${name}`);
    await mo.locator('.fc-follow > summary').click();
    await mo.getByText('Pass to another team…').click();
    await mo.getByLabel('Which team').selectOption(`the payments team ${scripts}`);
    await press(mo, 'Pass it on');
    await mo.getByText(`passed it to the payments team ${scripts}`).first().waitFor();
    await mailTo(blog, `pay-${scripts}@example.test`, /Where is my money/);
    await mo.goto(receipt);
    await mo.getByText(`We passed your comment on to the payments team ${scripts}`).waitFor();
    if (javaScriptEnabled) await holdsAtBoth(mo);
    await mo.done();
  });

  test(`a refusal names a signpost, scripts ${scripts}`, async () => {
    const name = `Fay ${scripts}`;
    const receipt = await comments(name, `Where is my payment, ${scripts}?`);
    const mo = await open();
    await signIn(mo, MODERATOR.email, PASSWORD, '/desk/moderation/signposts');
    await mo.getByLabel('What people ask').fill(`Where is my payment ${scripts}`);
    await mo.getByLabel('Where they can go').fill('https://example.gov.uk/pay');
    await mo.getByLabel('What the writer is told').fill('Ask the payment line.');
    await press(mo, 'Add a signpost');
    await mo.goto('/desk/moderation/');
    const card = mo.locator('.fc-card', { hasText: name });
    await card.getByText('Do not publish…').click();
    await card.getByLabel(`Send them to: Where is my payment ${scripts}`).check();
    await card.getByRole('button', { name: `Do not publish comment by ${name}` }).click();
    await mo.getByText('Not published:').waitFor();
    await mo.goto(receipt);
    await mo.getByText('Ask the payment line.').waitFor();
    assert.equal(await mo.getByRole('link', { name: 'Go to example.gov.uk' }).count(), 1);
    if (javaScriptEnabled) await holdsAtBoth(mo);
    await mo.done();
  });

  test(`somebody may be at risk, scripts ${scripts}`, async () => {
    const name = `Gus ${scripts}`;
    await comments(name, `I cannot go on, ${scripts}`);
    const mo = await open();
    await signIn(mo, MODERATOR.email, PASSWORD, '/desk/moderation/');
    const card = mo.locator('.fc-card', { hasText: name });
    await card.locator('.fc-more > summary').click();
    if (javaScriptEnabled) await holdsAtBoth(mo);
    await card.getByText('Someone may be at risk').click();
    await mo.getByRole('heading', { level: 1, name: 'Someone may be at risk' }).waitFor();
    if (javaScriptEnabled) await holdsAtBoth(mo);
    await mo.getByRole('button', { name: 'Send the alert' }).click();
    await mo.getByText('Alert raised').waitFor();
    await mailTo(blog, MODERATOR.email, new RegExp(`I cannot go on, ${scripts}`));
    if (javaScriptEnabled) await holdsAtBoth(mo);
    await mo.goto('/desk/moderation/');
    await mo.getByRole('heading', { name: 'Someone may be at risk' }).waitFor();
    assert.equal(await mo.getByRole('button', { name: `Publish comment by ${name}` }).count(), 0);
    if (javaScriptEnabled) await holdsAtBoth(mo);
    await mo.locator('section.fc-risk').getByRole('link', { name: `Comment by ${name}` }).click();
    await press(mo, 'Save note');
    await mo.getByRole('heading', { name: 'There is a problem' }).waitFor();
    if (javaScriptEnabled) await holdsAtBoth(mo);
    await mo.getByLabel('What was done').fill('We rang his sister.');
    await press(mo, 'Save note');
    await mo.getByText('We rang his sister.').waitFor();
    await mo.getByLabel('Reason').fill('He is well.');
    await press(mo, 'Remove the alert');
    await mo.locator('#banner-title', { hasText: 'Alert removed' }).waitFor();
    await mo.goto('/desk/moderation/');
    assert.equal(await mo.getByRole('button', { name: `Publish comment by ${name}` }).count(), 1);
    await mo.done();
  });
}
