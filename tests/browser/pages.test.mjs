// Every kind of page, with sample content, at the narrowest and at a desk's width: nothing that axe
// finds, nothing wider than the window, headings in order. All that is wrong is told at once.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  NARROW, PASSWORD, WIDE, noSidewaysScroll, openPage, opens, sampleNetwork, signIn, startBlog, startBrowser, startDemo,
  takeYourTime, violations, wellBuilt,
} from './blog.mjs';

const OPEN = 'Our digital strategy is published';
const CLOSED = 'What your comments on the draft changed';
const WITHDRAWN = 'Our list of 26 commitments';
const DRAFT = 'What we would do differently';

describe('every page', { concurrency: 4 }, () => {
  let blog;
  let browser;
  const sessions = {};
  const faults = [];
  const looked = [];

  before(async () => {
    [blog, browser] = await Promise.all([startDemo(), startBrowser()]);
    await Promise.all(['ruth', 'tom', 'ines', 'joan', 'samir'].map(async (name) => {
      const page = await openPage(browser, blog);
      await signIn(page, `${name}@demo.example`, blog.password, '/desk/');
      await page.waitForURL('**/desk/');
      sessions[name] = await page.context().storageState();
      await page.done();
    }));
  });
  after(async () => {
    await browser?.close();
    await blog?.stop();
  });

  const open = (who) => openPage(browser, blog, { session: sessions[who] });

  /** Looks at the page as it stands, narrow and wide; `heading` makes sure that it is the right one. */
  async function look(page, heading) {
    const found = (await page.locator('h1').first().innerText()).replace(/\s+/g, ' ');
    assert.match(found, heading, page.url());
    for (const viewport of [NARROW, WIDE]) {
      await page.setViewportSize(viewport);
      const told = (what) => faults.push(`“${found}”, ${viewport.width} px, ${new URL(page.url()).pathname}: ${what}`);
      for (const wrong of await violations(page)) told(wrong);
      await noSidewaysScroll(page).catch((error) => told(error.message));
      await wellBuilt(page).catch((error) => told(error.message));
    }
    looked.push(found);
  }

  const press = (page, name) => page.getByRole('button', { name }).click();

  async function mistaken(page, heading) {
    assert.match(await page.title(), /^Error: /, page.url());
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    // Each line of the summary leads to something on the page.
    for (const link of await page.locator('.govuk-error-summary a').all()) {
      const field = await link.getAttribute('href');
      if (await page.locator(`[id="${field.slice(1)}"]`).count() !== 1) {
        faults.push(`${page.url()}: the summary of errors leads to ${field}, which is not there once`);
      }
    }
    await look(page, heading);
  }

  /** The address of a post's page at the desk. */
  async function deskAddress(page, title) {
    await page.goto(`/desk/posts/?q=${encodeURIComponent(title)}`);
    return page.getByRole('link', { name: title, exact: true }).getAttribute('href');
  }

  async function openPost(page, title) {
    await page.goto('/');
    const link = page.getByRole('link', { name: title, exact: true });
    if (await link.count() === 0) await page.getByRole('link', { name: 'Next page' }).click();
    await link.click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  test('the lists of posts', async () => {
    const page = await open();
    await page.goto('/');
    await look(page, /^Digital at Rivers and Harbours$/);
    await page.getByRole('link', { name: 'Next page' }).click();
    await look(page, /./);
    await openPost(page, OPEN);
    const path = new URL(page.url()).pathname.split('/');
    await page.goto(`/${path[1]}/`);
    await look(page, /\d{4}/);
    await page.goto(`/${path[1]}/${path[2]}/`);
    await look(page, /\d{4}/);
    await page.goto('/topics/strategy/');
    await look(page, /Strategy/);
    await openPost(page, OPEN);
    await page.getByRole('link', { name: 'Ruth Adeyemi', exact: true }).first().click();
    await look(page, /Ruth Adeyemi/);
    await page.done();
  });

  test('posts with their comments', async () => {
    const page = await open();
    await openPost(page, OPEN);
    await page.locator('.fc-comment__replies').first().waitFor();
    await look(page, /^Our digital strategy is published$/);
    await openPost(page, CLOSED);
    await page.getByText('Comments closed').first().waitFor();
    await look(page, /^What your comments on the draft changed$/);
    const desk = await open('tom');
    await desk.goto(`${await deskAddress(desk, WITHDRAWN)}publication`);
    const address = await desk.locator('main strong').first().innerText();
    await desk.done();
    assert.equal((await page.goto(address)).status(), 410);
    await look(page, /^Our list of 26 commitments$/);
    await page.getByText(/^We withdrew this post on .*\. Our reason:$/).waitFor();
    await page.done();
  });

  test('the pages about the blog', async () => {
    const page = await open();
    for (const [address, heading] of [
      ['/about/', /About/], ['/comment-rules/', /Comment rules/], ['/privacy/', /Privacy/],
      ['/cookies/', /Cookies/], ['/accessibility/', /Accessibility/], ['/nowhere', /Page not found/],
    ]) {
      await page.goto(address);
      await look(page, heading);
    }
    await page.done();
  });

  test('sending a comment, and the private page of it', async () => {
    const page = await open();
    await openPost(page, 'Who has to agree');
    await press(page, 'Send comment');
    await mistaken(page, /^Leave a comment$/);
    await page.getByLabel('Your comment').fill(`A comment with a **word** and a long one: ${'strategy'.repeat(20)}`);
    await page.getByLabel('Your name').fill('Wren Ashdown');
    await press(page, 'Preview comment');
    await look(page, /Preview your comment/);
    await takeYourTime(page);
    await press(page, 'Send comment');
    await look(page, /Comment sent/);
    await page.getByText('Change it', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Your comment' }).fill('Other words');
    await press(page, 'Save changes');
    await page.getByText('Changes saved').waitFor();
    await look(page, /Your comment/);
    await press(page, 'Email me');
    await mistaken(page, /Your comment/);
    await page.getByText('Change it', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Your comment' }).fill('');
    await press(page, 'Save changes');
    await mistaken(page, /comment/i);
    await page.getByRole('link', { name: 'Withdraw it' }).click();
    await look(page, /Withdraw your comment/);
    await press(page, 'Withdraw comment');
    await look(page, /Your comment is withdrawn/);
    await page.done();
  });

  test('answering a comment', async () => {
    const page = await open();
    await openPost(page, OPEN);
    await page.getByRole('link', { name: /^Reply to/ }).first().click();
    await look(page, /Leave a reply to/);
    await press(page, 'Send reply');
    await mistaken(page, /Leave a reply to/);
    await page.done();
  });

  test('a comment that is here already', async () => {
    const page = await open();
    for (const [post, name, email, words] of [
      [
        'Measuring progress without a dashboard', 'Siân Roper', 'sian.roper@example.com',
        'The mooring renewal page has been telling me since yesterday that my session has ended, as soon as '
          + 'I open it. I have tried 2 browsers. I know that this is probably not the place, but I could not '
          + 'find the place. My licence runs out at the end of the month. Who should I tell?',
      ],
    ]) {
      // Only whoever sent it is told.
      await page.setExtraHTTPHeaders({ 'X-Forwarded-For': await sampleNetwork(name) });
      await openPost(page, post);
      await page.getByLabel('Your comment').fill(words);
      await page.getByLabel('Your name').fill(name);
      await page.getByLabel(/^Email address/).fill(email);
      await press(page, 'Send comment');
      await look(page, /We already have this comment/);
    }
    await press(page, 'Email me the link to my comment');
    await look(page, /Check your email/);
    await page.done();
  });

  test('signing in', async () => {
    const page = await open();
    await page.goto('/desk/sign-in');
    await look(page, /^Sign in$/);
    await press(page, 'Sign in');
    await mistaken(page, /^Sign in$/);
    await page.done();
  });

  test('the desk and its posts', async () => {
    const page = await open('tom');
    await page.goto('/desk/');
    await look(page, /To do/);
    await page.goto('/desk/posts/');
    await look(page, /^Posts$/);
    await page.goto('/desk/posts/?state=draft&q=nothing+like+it');
    await look(page, /^Posts$/);
    await page.goto('/desk/posts/new');
    await look(page, /Write a post/);
    await press(page, 'Save draft');
    await mistaken(page, /Write a post/);
    const published = await deskAddress(page, OPEN);
    await page.goto(published);
    await look(page, /Edit post/);
    const tab = page.context().waitForEvent('page');
    await press(page, /^Preview/);
    const preview = await tab;
    await preview.getByText('Preview: only you can see this.').waitFor();
    await look(preview, /Our digital strategy is published/);
    await preview.close();
    await page.goto(`${published}publication`);
    await look(page, /Publish your changes/);
    await page.goto(`${published}withdrawal`);
    await look(page, /Withdraw/);
    await press(page, 'Withdraw post');
    await mistaken(page, /Withdraw/);
    await page.goto(`${published}comments`);
    await look(page, /Comments on/);
    const withdrawn = await deskAddress(page, WITHDRAWN);
    await page.goto(withdrawn);
    await look(page, /Edit post/);
    await page.goto(`${withdrawn}publication`);
    await look(page, /Publish “/);
    await page.done();
  });

  test('publishing what was changed', async () => {
    const page = await open('tom');
    const address = await deskAddress(page, 'We counted our forms');
    await page.goto(address);
    const text = page.getByLabel('Text', { exact: true });
    await text.fill(`${await text.inputValue()}\n\nAnd we have counted again.`);
    await press(page, 'Save and publish changes…');
    await look(page, /Publish your changes/);
    await page.getByLabel('A change readers should know about').check();
    await press(page, 'Publish changes');
    await mistaken(page, /Publish your changes/);
    await page.done();
  });

  test('two people who save the same post', async () => {
    const [ines, tom] = await Promise.all([open('ines'), open('tom')]);
    const address = await deskAddress(ines, DRAFT);
    await Promise.all([ines.goto(address), tom.goto(address)]);
    const text = tom.getByLabel('Text', { exact: true });
    await text.fill(`${await text.inputValue()}\n\nTom’s last paragraph.`);
    await press(tom, 'Save draft');
    await tom.locator('#banner-title', { hasText: 'Draft saved' }).waitFor();
    await ines.getByLabel('Title').fill('What we would do next time');
    await ines.getByLabel('Text', { exact: true }).fill('Ines began again.');
    await press(ines, 'Save draft');
    await look(ines, /Tom Pascoe saved this post while you were writing/);
    await ines.done();
    await tom.done();
  });

  test('the queue, its tabs, a comment and a decision that lacks a reason', async () => {
    const page = await open('joan');
    await page.goto('/desk/moderation/');
    await look(page, /^Comments$/);
    await page.locator('details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
    await look(page, /^Comments$/);
    for (const tab of ['published', 'not_published', 'spam', 'removed']) {
      await page.goto(`/desk/moderation/?tab=${tab}`);
      await look(page, /^Comments$/);
    }
    await opens(page.locator('.fc-card').first());
    await look(page, /^Comment by/);
    await page.goto('/desk/moderation/');
    await opens(page.locator('.fc-card', { hasText: 'Mrs Prudence Oakley' }));
    await look(page, /^Comment by Mrs Prudence Oakley/);
    await page.goto(await page.locator('.fc-acts__refuse').getAttribute('href'));
    await look(page, /^Do not publish comment by Mrs Prudence Oakley/i);
    await page.getByLabel(/Note to the writer/).fill('x'.repeat(1001));
    await press(page, /^Do not publish comment/);
    await mistaken(page, /^Do not publish comment by Mrs Prudence Oakley/i);
    await page.goto('/desk/moderation/?tab=published');
    await opens(page.locator('.fc-card').first());
    await press(page, 'Publish reply');
    await mistaken(page, /^Comment by/);
    await page.done();
  });

  test('a decision, one that comes too late, and one’s own decisions', async () => {
    const [joan, samir] = await Promise.all([open('joan'), open('samir')]);
    await joan.goto('/desk/moderation/mine');
    await look(joan, /^Comments$/);
    await Promise.all([joan.goto('/desk/moderation/'), samir.goto('/desk/moderation/')]);
    const card = joan.locator('.fc-card', { hasText: 'Open Rivers volunteer' });
    await card.locator('.fc-acts__refuse').click();
    await card.getByLabel(/Same comment sent twice/).check();
    await card.getByLabel(/Note to the writer/).fill('A note that took a while to write');
    await press(samir, /^Publish comment by Open Rivers volunteer/i);
    await samir.getByText('Published:').waitFor();
    await look(samir, /^Comments$/);
    await press(card, /^Do not publish comment/);
    await joan.getByRole('heading', { name: /already decided/ }).waitFor();
    await look(joan, /Samir Haddad has already decided this comment/);
    assert.equal(await joan.getByLabel(/Note to the writer/).inputValue(), 'A note that took a while to write');
    await samir.goto('/desk/moderation/mine');
    await look(samir, /^Comments$/);
    await joan.done();
    await samir.done();
  });

  test('people, settings and one’s own account', async () => {
    const page = await open('ruth');
    await page.goto('/desk/people/');
    await look(page, /^People$/);
    await page.goto('/desk/people/new');
    await look(page, /^Add a person$/);
    await press(page, 'Add person');
    await mistaken(page, /^Add a person$/);
    await page.goto('/desk/people/3');
    await look(page, /Ines Calder/);
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
    await press(page, 'Save roles');
    await mistaken(page, /Ines Calder/);
    await page.goto('/desk/settings');
    await look(page, /^Settings$/);
    await page.getByLabel('Name', { exact: true }).fill('');
    await page.getByLabel('Accent colour').fill('#ffff00');
    await press(page, 'Save settings');
    await mistaken(page, /^Settings$/);
    await page.goto('/desk/account');
    await look(page, /^Your account$/);
    await page.getByLabel('Name', { exact: true }).fill('');
    await press(page, 'Save details');
    await mistaken(page, /^Your account$/);
    await press(page, 'Change password');
    await mistaken(page, /^Your account$/);
    await page.done();
    const stranger = await open('ines');
    assert.equal((await stranger.goto('/desk/settings')).status(), 403);
    await look(stranger, /./);
    await stranger.done();
  });

  test('on a dark screen', async () => {
    for (const [who, paths] of [
      [undefined, ['/', '/comment-rules/', '/privacy/', '/nowhere']],
      ['ruth', ['/desk/', '/desk/moderation/', '/desk/moderation/decided', '/desk/posts/', '/desk/settings', '/desk/account']],
    ]) {
      const page = await open(who);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      for (const path of paths) {
        await page.goto(path);
        await look(page, /./);
      }
      if (who) {
        await page.goto('/desk/moderation/');
        await page.getByRole('link', { name: /^Do not publish/ }).first().click();
        await page.locator('.fc-refusal').waitFor();
        await look(page, /./);
      } else {
        await openPost(page, OPEN);
        await look(page, /./);
        await page.locator('form[action$="/comments"] button').first().click();
        await mistaken(page, /^Leave a comment$/);
      }
      await page.done();
    }
  });

  test('a blog with nothing in it', async () => {
    const empty = await startBlog();
    try {
      const address = await empty.told(/Create the first account at (\S+)/);
      const page = await openPage(browser, empty);
      await page.goto('/');
      await look(page, /./);
      await page.goto(new URL(address).pathname);
      await look(page, /Create the first account/);
      await press(page, 'Create account');
      await mistaken(page, /Create the first account/);
      await page.getByLabel('Your name').fill('Ada Admin');
      await page.getByLabel('Email address').fill('ada@example.test');
      await page.getByLabel('Password').fill(PASSWORD);
      await press(page, 'Create account');
      await look(page, /To do/);
      for (const [path, heading] of [['/desk/posts/', /^Posts$/], ['/desk/moderation/', /^Comments$/]]) {
        await page.goto(path);
        await look(page, heading);
      }
      await page.done();
    } finally {
      await empty.stop();
    }
  });

  test('the address that the program listens on serves the same blog', async () => {
    assert.notEqual(blog.listening, blog.address);
    const page = await openPage(browser, { address: blog.listening });
    await page.goto('/');
    await look(page, /^Digital at Rivers and Harbours$/);
    await signIn(page, 'joan@demo.example', blog.password, '/desk/');
    await page.waitForURL(`${blog.listening}/desk/`);
    await look(page, /To do/);
    await page.done();
  });

  after(() => {
    // In `after`, so that what was seen is told even where a walk could not be finished.
    assert.ok(faults.length === 0, `${faults.length} on ${looked.length} pages:\n${faults.join('\n')}`);
  });
});
