// Screening on the desk: a rule is tried and saved, a campaign is decided together, with scripts off and
// on, at both widths.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NARROW, PASSWORD, WIDE, axe, noSidewaysScroll, openPage, signIn, startBlog, startBrowser } from './blog.mjs';

const EDITOR = { name: 'Edda Editor', email: 'editor@example.test', roles: ['editor'] };
const MODERATOR = { name: 'Mo Moderator', email: 'moderator@example.test', roles: ['moderator'] };
const TEXT = 'Save our ferry, it is the last way home from the harbour!';

/** Publishes a post; answers its address. */
async function publish(page) {
  await signIn(page, EDITOR.email, PASSWORD, '/desk/posts/new');
  await page.getByLabel('Title').fill('The new timetable');
  await page.getByLabel('Text', { exact: true }).fill('What changes in spring.');
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('button', { name: 'Publish post' }).click();
  await page.getByText('Post published').waitFor();
  await page.goto('/');
  return new URL(await page.getByRole('link', { name: 'The new timetable', exact: true }).getAttribute('href'), page.url()).pathname;
}

async function comment(page, path, name, words) {
  await page.goto(path);
  await page.getByLabel('Your comment').fill(words);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Send comment' }).click();
  await page.getByRole('heading', { name: 'Comment sent' }).waitFor();
}

async function fine(page) {
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await axe(page);
    await noSidewaysScroll(page);
  }
  await page.setViewportSize(WIDE);
}

for (const javaScriptEnabled of [false, true]) {
  test(`rules are tried and campaigns decided, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async (context) => {
    const [blog, browser] = await Promise.all([startBlog([EDITOR, MODERATOR]), startBrowser()]);
    context.after(async () => {
      await browser.close();
      await blog.stop();
    });
    const open = () => openPage(browser, blog, { javaScriptEnabled });
    // Axe needs to run a script of its own.
    const look = javaScriptEnabled ? fine : async (page) => {
      for (const viewport of [NARROW, WIDE]) { await page.setViewportSize(viewport); await noSidewaysScroll(page); }
    };
    const path = await publish(await open());
    const reader = await open();
    for (const name of ['Cat', 'Dee', 'Eve']) await comment(reader, path, name, TEXT);

    const page = await open();
    await signIn(page, MODERATOR.email, PASSWORD, '/desk/moderation/');
    await page.getByRole('button', { name: /^Publish comment by Cat/i }).click();

    // A rule is tried, refused, and saved by a second press.
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('link', { name: 'Automatic checks', exact: true }).click();
    await look(page);
    await page.getByRole('link', { name: 'Add a rule' }).first().click();
    await look(page);
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByRole('link', { name: 'Enter a name for the rule' }).waitFor();
    await look(page);
    await page.getByLabel('Name', { exact: true }).fill('Places by the sea');
    await page.getByLabel('What to look for', { exact: true }).fill('harbour\nlighthouse*');
    await page.getByRole('button', { name: /^Try it/ }).click();
    await page.getByText('It would have caught 3 comments. We read all 3 comments').waitFor();
    assert.equal(await page.getByLabel('What to look for', { exact: true }).inputValue(), 'harbour\nlighthouse*');
    assert.equal(await page.locator('.fc-bench mark').first().textContent(), 'harbour');
    await look(page);
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByRole('heading', { name: 'This rule would have caught comments that you published' }).waitFor();
    await page.getByRole('button', { name: 'Save anyway' }).click();
    await page.getByText('Rule saved').waitFor();
    await page.getByRole('button', { name: 'Turn off the rule Places by the sea' }).click();
    await page.getByText('Rule turned off').waitFor();
    await page.getByRole('link', { name: 'Places by the sea' }).click();
    await look(page);

    // The same text is decided together.
    await page.goto('/desk/moderation/');
    await page.getByRole('link', { name: '2 comments say this: decide together' }).first().click();
    await page.getByRole('heading', { name: '2 waiting comments with the same text' }).waitFor();
    await look(page);
    await page.getByRole('button', { name: 'Do not publish any…' }).click();
    await page.getByRole('link', { name: 'Select a reason' }).waitFor();
    await look(page);
    await page.getByLabel('Same comment sent twice').check();
    await page.getByRole('button', { name: 'Do not publish any…' }).click();
    await page.getByRole('heading', { name: 'Do not publish 2 comments' }).waitFor();
    await look(page);
    await page.getByRole('button', { name: 'Do not publish 2 comments' }).click();
    await page.getByText('Not published: 2 comments').waitFor();
    await look(page);
  });
}
