// Every form of the blog, sent once by a real browser with scripts off: a story for each role, told in
// order, from an empty database to a post that was withdrawn. Each step asserts what a person sees.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, mailTo, openPage, opens, signIn, startBlog, startBrowser, takeYourTime } from './blog.mjs';

const EDDA = { name: 'Edda Editor', email: 'edda@example.test', role: 'Editor' };
const ANNA = { name: 'Anna Author', email: 'anna@example.test', role: 'Author' };
const MO = { name: 'Mo Moderator', email: 'mo@example.test', role: 'Moderator' };
const NEW_PASSWORD = 'harbour thimble velvet oak';

describe('every form, with scripts off', () => {
  let blog;
  let browser;
  let post; // The post's page at the desk,
  let path; // and its address on the blog.

  before(async () => {
    [blog, browser] = await Promise.all([
      startBlog([], { FAIR_COMMENT_COMMENTS_A_MINUTE: '100' }), startBrowser(),
    ]);
  });
  after(async () => {
    await browser?.close();
    await blog?.stop();
  });

  const open = () => openPage(browser, blog, { javaScriptEnabled: false });
  const press = (page, name) => page.getByRole('button', { name }).click();
  const see = (page, words) => page.getByText(words).first().waitFor();
  const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

  async function enter(person, next, password = PASSWORD) {
    const page = await open();
    await signIn(page, person.email, password, next);
    await page.waitForURL(`**${next}`);
    return page;
  }

  async function answers(page, address, status) {
    assert.equal((await page.goto(address)).status(), status, address);
  }

  async function comment(page, name, words, more = {}) {
    await page.goto(path);
    await page.getByLabel('Your comment').fill(words);
    await page.getByLabel('Your name').fill(name);
    if (more.email) await page.getByLabel(/^Email address/).fill(more.email);
    await press(page, 'Send comment');
    await heading(page, 'Comment sent');
  }

  const card = (page, name) => page.locator('.fc-card', { hasText: name });

  test('the first administrator makes an account, adds the team and settles what the blog is called', async () => {
    const page = await open();
    const address = await blog.told(/Create the first account at (\S+)/);
    await page.goto(new URL(address).pathname);
    await page.getByLabel('Your name').fill('Ada Admin');
    await page.getByLabel('Email address').fill('ada@example.test');
    await page.getByLabel('Password').fill(PASSWORD);
    await press(page, 'Create account');
    await heading(page, 'To do');
    await answers(page, new URL(address).pathname, 404);

    for (const { name, email, role } of [EDDA, ANNA, MO]) {
      await page.goto('/desk/people/');
      await page.getByRole('link', { name: 'Add a person' }).click();
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel(/^Job/).fill('Team member, Digital strategy');
      await page.getByRole('checkbox', { name: role, exact: true }).check();
      await page.getByLabel('Temporary password').fill(PASSWORD);
      await press(page, 'Add person');
      await see(page, 'Person added');
      await page.getByRole('row', { name: new RegExp(`${name}.*${email}.*${role}.*Active`) }).waitFor();
    }

    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Digital at the Harbour');
    await page.getByLabel('What it is for').fill('What we learn on the way');
    await press(page, 'Save settings');
    await see(page, 'Settings saved');
    const reader = await open();
    await reader.goto('/');
    await heading(reader, 'Digital at the Harbour');
    await see(reader, 'What we learn on the way');
    await reader.done();
    await page.done();
  });

  test('an author writes a post, previews it and sends it for review', async () => {
    const page = await enter(ANNA, '/desk/posts/');
    await page.getByRole('link', { name: 'Write a post' }).click();
    await page.getByLabel('Title').fill('What we found in the drawer');
    await page.getByLabel('Text', { exact: true }).fill('It held **17 forms**.\n\nNobody knew of them.');
    await page.getByLabel(/^New topic/).fill('Forms');
    const tab = page.context().waitForEvent('page');
    await press(page, /^Preview/);
    const preview = await tab;
    await preview.getByText('Preview: only you can see this.').waitFor();
    assert.equal(await preview.locator('.prose strong').innerText(), '17 forms');
    await preview.close();
    await press(page, 'Save draft');
    await see(page, 'Draft saved');
    post = new URL(page.url()).pathname;
    await page.getByLabel('Summary').fill('We opened a drawer and read what was in it.');
    const second = page.context().waitForEvent('page');
    await press(page, /^Preview/);
    await (await second).getByRole('heading', { name: 'What we found in the drawer' }).waitFor();
    await (await second).close();
    await press(page, 'Send for review');
    await see(page, 'Sent for review');
    assert.equal(await page.locator('.fc-head .fc-tag').innerText(), 'In review');
    await page.goto('/');
    await see(page, 'No posts yet.');
    await page.done();
  });

  test('an editor sends it back, and publishes it once it comes again', async () => {
    const edda = await enter(EDDA, '/desk/');
    await edda.getByRole('link', { name: 'post to review' }).click();
    await edda.getByRole('link', { name: 'What we found in the drawer' }).click();
    await press(edda, 'Send back to the author…');
    await heading(edda, 'Send back “What we found in the drawer”');
    await edda.getByLabel('Note to the author (optional)').fill('Say which drawer.');
    await press(edda, 'Send back');
    await see(edda, 'The post is a draft again');

    const anna = await enter(ANNA, post);
    await press(anna, 'Send for review');
    await see(anna, 'Sent for review');
    await anna.done();

    await edda.goto(post);
    await press(edda, 'Publish…');
    await heading(edda, 'Publish “What we found in the drawer”');
    path = await edda.locator('main strong').first().innerText();
    await press(edda, 'Publish post');
    await see(edda, 'Post published');
    await edda.done();

    const reader = await open();
    await reader.goto('/');
    await reader.getByRole('link', { name: 'What we found in the drawer' }).click();
    assert.equal(new URL(reader.url()).pathname, path);
    await see(reader, 'Nobody knew of them.');
    await reader.done();
  });

  test('an editor changes it with a public note, and moves it to another address', async () => {
    const page = await enter(EDDA, post);
    await page.getByLabel('Text', { exact: true }).fill('It held **19 forms**.\n\nNobody knew of them.');
    await press(page, 'Save and publish changes…');
    await page.getByLabel('A change readers should know about').check();
    await page.getByLabel('What changed, for readers').fill('Corrected the number of forms.');
    await press(page, 'Publish changes');
    await see(page, 'Post published');
    const reader = await open();
    await reader.goto(path);
    await see(reader, /Updated .*: Corrected the number of forms\./);
    await see(reader, '19 forms');

    await page.goto(post);
    await page.getByLabel('Web address').fill('the-drawer');
    await press(page, 'Save draft');
    await see(page, 'Draft saved');
    await reader.goto(path);
    assert.equal(new URL(reader.url()).pathname, path, 'a draft moves nothing');
    await press(page, 'Publish changes…');
    await press(page, 'Publish changes');
    await see(page, 'Post published');
    await reader.goto(path);
    assert.match(reader.url(), /\/the-drawer\/$/, 'the old address leads to the new one');
    path = new URL(reader.url()).pathname;
    await heading(reader, 'What we found in the drawer');
    await reader.done();
    await page.done();
  });

  test('a reader previews a comment, sends it, changes it and withdraws it', async () => {
    const page = await open();
    await page.goto(path);
    await page.getByLabel('Your comment').fill('I *used* one of them.');
    await page.getByLabel('Your name').fill('Robin Reader');
    await press(page, 'Preview comment');
    await heading(page, 'Preview your comment');
    assert.equal(await page.locator('.fc-quote em').innerText(), 'used');
    await takeYourTime(page);
    await press(page, 'Send comment');
    await heading(page, 'Comment sent');
    await see(page, 'Waiting to be read');
    await page.getByText('Change it', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Your comment' }).fill('I used two of them.');
    await press(page, 'Save changes');
    await see(page, 'Changes saved. We will read the new version.');
    assert.equal((await page.locator('.fc-receipt .fc-text').innerText()).trim(), 'I used two of them.');
    await page.getByRole('link', { name: 'Withdraw it' }).click();
    await heading(page, 'Withdraw your comment?');
    await press(page, 'Withdraw comment');
    await heading(page, 'Your comment is withdrawn');
    assert.equal(await page.getByRole('button').count(), 0, 'there is nothing left to send');
    assert.deepEqual(await page.context().cookies(), [], 'a reader has no cookie');
    await page.done();
  });

  test('a moderator publishes, undoes, refuses, marks, restores, removes and answers', async () => {
    const reader = await open();
    const mine = {};
    for (const [name, words] of [
      ['Pia Public', 'Please publish this one.'],
      ['Rolf Rude', 'This one is for the bin.'],
      ['Spam Sender', 'Cheap drawers for everyone.'],
    ]) {
      await comment(reader, name, words);
      mine[name] = new URL(reader.url()).pathname;
    }

    const page = await enter(MO, '/desk/moderation/');
    await press(card(page, 'Pia Public'), /^Publish/);
    await see(page, 'Published:');
    await press(page, /^Undo/);
    await see(page, 'Decision undone');
    await reader.goto(path);
    assert.equal(await reader.getByText('Please publish this one.').count(), 0);
    await page.goto('/desk/moderation/');
    await press(card(page, 'Pia Public'), /^Publish/);
    await see(page, 'Published:');
    await reader.goto(path);
    await see(reader, '1 comment');
    await see(reader, 'Please publish this one.');
    await reader.goto(mine['Pia Public']);
    await heading(reader, 'Your comment is published');

    await card(page, 'Rolf Rude').locator('.fc-acts__refuse').click();
    await card(page, 'Rolf Rude').getByRole('radio').first().check();
    await card(page, 'Rolf Rude').getByLabel(/Note to the writer/).fill('Say it without the bin.');
    await press(card(page, 'Rolf Rude'), /^Do not publish/);
    await see(page, 'Not published:');
    await page.goto('/desk/moderation/?tab=not_published');
    await opens(card(page, 'Rolf Rude'));
    await see(page, /Reason: .*Note to the writer: Say it without the bin\./);
    await page.goto('/desk/moderation/mine');
    await page.getByRole('listitem').filter({ hasText: 'Rolf Rude' }).getByRole('button', { name: /^Undo/ }).click();
    await see(page, 'Decision undone');

    await page.goto('/desk/moderation/');
    await press(card(page, 'Spam Sender'), /^Spam/);
    await see(page, 'Spam:');
    await page.goto('/desk/moderation/?tab=spam');
    await press(card(page, 'Spam Sender'), /^Put back into the queue/);
    await see(page, 'Put back into the queue:');
    await page.goto('/desk/moderation/');
    await card(page, 'Spam Sender').getByRole('button', { name: /^Publish/ }).waitFor();

    await page.goto('/desk/moderation/?tab=published');
    await opens(card(page, 'Pia Public'));
    await page.getByLabel('Your reply').fill('Thank you, Pia. We did.');
    await press(page, 'Publish reply');
    await see(page, 'Reply published');
    await reader.goto(path);
    await see(reader, 'Thank you, Pia. We did.');
    await see(reader, 'Team member, Digital strategy');

    await page.locator('.fc-acts__refuse').click();
    await page.getByRole('radio').first().check();
    await page.getByLabel(/Note to the writer/).fill('It turned out not to be yours.');
    await press(page, /^Remove/);
    await see(page, 'Removed:');
    await reader.goto(path);
    await see(reader, /This comment (was removed|is not shown)/);
    assert.equal(await reader.getByText('Please publish this one.').count(), 0);
    await see(reader, 'Thank you, Pia. We did.');
    await page.goto('/desk/moderation/?tab=removed');
    await press(card(page, 'Pia Public'), /^Put back into the queue/);
    await see(page, 'Put back into the queue:');
    await page.goto('/desk/moderation/');
    await press(card(page, 'Pia Public'), /^Publish/);
    await see(page, 'Published:');
    await reader.goto(path);
    await see(reader, 'Please publish this one.');
    await page.done();
    await reader.done();
  });

  test('a reader answers a comment, and confirms an email address', async () => {
    const page = await open();
    await page.goto(path);
    await page.getByRole('link', { name: /^Reply to Pia Public/ }).click();
    await heading(page, 'Leave a reply to Pia Public');
    await page.getByRole('textbox', { name: 'Your reply' }).fill('So did I.');
    await page.getByLabel('Your name').fill('Olive Other');
    await takeYourTime(page);
    await press(page, 'Send reply');
    await heading(page, 'Comment sent');

    await comment(page, 'Mia Mail', 'Tell me, please.', { email: 'mia@example.test' });
    const receipt = new URL(page.url()).pathname;
    const [, confirm] = await mailTo(blog, 'mia@example.test', /(\/comments\/confirm\/[\w.~-]+)/);
    await page.goto(confirm);
    await press(page, 'Confirm my email address');
    await see(page, 'Your email address is confirmed.');
    assert.equal(new URL(page.url()).pathname, receipt);
    await see(page, 'We will email you our decision, and when someone replies.');

    const mo = await enter(MO, '/desk/moderation/');
    await see(card(mo, 'Olive Other'), 'In reply to');
    await press(card(mo, 'Olive Other'), /^Publish/);
    await see(mo, 'Published:');
    await mo.done();
    await page.goto(path);
    await see(page, 'So did I.');
    await page.done();
  });

  test('an editor closes the comments, opens them again and withdraws the post', async () => {
    const page = await enter(EDDA, post);
    const reader = await open();
    await reader.goto(path);
    await reader.getByLabel('Your comment').fill('Written before it closed.');
    await reader.getByLabel('Your name').fill('Late Reader');

    await page.getByRole('link', { name: /^Change whether/ }).click();
    await page.getByLabel('No, they are closed').check();
    await page.getByLabel(/^Why they are closed/).fill('the drawer is empty');
    await press(page, 'Save');
    await see(page, 'Comment settings saved');
    await press(reader, 'Send comment');
    await heading(reader, 'Comments have closed');
    await see(reader, 'Written before it closed.');
    await reader.goto(path);
    await see(reader, /Comments closed .*because the drawer is empty/);
    assert.equal(await reader.getByRole('button', { name: 'Send comment' }).count(), 0);

    await page.getByRole('link', { name: /^Change whether/ }).click();
    await page.getByLabel('Yes, between the days below').check();
    await press(page, 'Save');
    await see(page, 'Comments are open.');
    await reader.goto(path);
    await reader.getByRole('button', { name: 'Send comment' }).waitFor();

    await page.getByRole('link', { name: 'Withdraw this post' }).click();
    await page.getByLabel('Reason, for readers').fill('The drawer was not ours.');
    await press(page, 'Withdraw post');
    await see(page, 'Post withdrawn');
    await answers(reader, path, 410);
    await see(reader, 'The drawer was not ours.');
    await page.goto(post);
    await press(page, 'Publish again…');
    await press(page, 'Publish post');
    await see(page, 'Post published');
    await answers(reader, path, 200);
    await reader.done();
    await page.done();
  });

  test('an administrator changes roles, takes a person’s way in and gives it back', async () => {
    const page = await enter({ email: 'ada@example.test' }, '/desk/people/');
    const mo = await enter(MO, '/desk/moderation/');
    await page.getByRole('link', { name: MO.name }).click();
    await page.getByRole('checkbox', { name: 'Author', exact: true }).check();
    await press(page, 'Save roles');
    await see(page, 'Roles saved');
    await see(page, 'Author and moderator.');
    await mo.goto('/desk/');
    await heading(mo, 'Sign in');

    await press(page, `Deactivate ${MO.name}`);
    await see(page, 'Account deactivated');
    await signIn(mo, MO.email);
    await see(mo, 'Check your email address and password');

    await press(page, `Reactivate ${MO.name}`);
    await see(page, 'Account reactivated');
    await signIn(mo, MO.email, PASSWORD, '/desk/posts/');
    await mo.getByRole('link', { name: 'Write a post' }).waitFor();
    await mo.done();
    await page.done();
  });

  test('a person changes name and password, ends other sessions and signs out', async () => {
    const [page, telephone, library] = [
      await enter(ANNA, '/desk/account'), await enter(ANNA, '/desk/account'), await enter(ANNA, '/desk/account'),
    ];
    await page.getByLabel('Name', { exact: true }).fill('Anna Autor');
    await page.getByLabel('About you').fill('Anna opens drawers.');
    await press(page, 'Save details');
    await see(page, 'Details saved');
    const reader = await open();
    await reader.goto(path);
    await reader.getByRole('link', { name: 'Anna Autor' }).first().click();
    await see(reader, 'Anna opens drawers.');
    await reader.done();

    await press(page.locator('.fc-rows li', { hasNot: page.getByText('This device') }).first(), /^End session/);
    await see(page, 'Signed out on that device');
    await press(page, 'End all other sessions');
    await see(page, 'Signed out on that device');
    for (const other of [telephone, library]) {
      await other.goto('/desk/');
      await heading(other, 'Sign in');
      await other.done();
    }

    await page.getByLabel('Current password').fill(PASSWORD);
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await press(page, 'Change password');
    await see(page, 'Password changed');
    await press(page, 'Sign out');
    await see(page, 'You have signed out.');
    await signIn(page, ANNA.email, PASSWORD);
    await see(page, 'Check your email address and password');
    await signIn(page, ANNA.email, NEW_PASSWORD, '/desk/');
    await heading(page, 'To do');
    await page.done();
  });
});

test('with scripts off, the writer of a refused comment reads why and writes it again', async () => {
  const [blog, browser] = await Promise.all([
    startBlog(
      [{ name: 'Max Multi', email: 'max@example.test', roles: ['editor', 'moderator'] }],
      { FAIR_COMMENT_UNDO_MINUTES: '0' },
    ),
    startBrowser(),
  ]);
  try {
    const max = await openPage(browser, blog, { javaScriptEnabled: false });
    await signIn(max, 'max@example.test', PASSWORD, '/desk/posts/new');
    await max.getByLabel('Title').fill('A post');
    await max.getByLabel('Text', { exact: true }).fill('With a text.');
    await max.getByRole('button', { name: 'Publish…' }).click();
    await max.getByRole('button', { name: 'Publish post' }).click();
    await max.getByRole('link', { name: 'See it on the blog' }).click();
    const path = new URL(max.url()).pathname;

    const reader = await openPage(browser, blog, { javaScriptEnabled: false });
    await reader.goto(path);
    await reader.getByLabel('Your comment').fill('Somebody ought to empty the bins.');
    await reader.getByLabel('Your name').fill('Dog Walker');
    await reader.getByRole('button', { name: 'Send comment' }).click();
    await max.goto('/desk/moderation/');
    await max.locator('.fc-acts__refuse').click();
    // A reason names the fault; its writer reads the rule.
    await max.getByLabel('It is off topic').check();
    await max.getByLabel(/Note to the writer/).fill('The council empties them.');
    await max.getByRole('button', { name: /^Do not publish/ }).click();
    await max.getByText('Not published:').waitFor();
    assert.equal(await max.getByRole('button', { name: /^Undo/ }).count(), 0);

    await reader.reload();
    await reader.getByRole('heading', { name: 'We did not publish your comment' }).waitFor();
    await reader.getByRole('link', { name: 'Stay on topic' }).waitFor();
    await reader.getByText('The council empties them.').waitFor();
    await reader.getByText('Somebody ought to empty the bins.').waitFor();
    await reader.getByRole('link', { name: 'Change and resend' }).first().click();
    assert.equal(await reader.getByLabel('Your comment').inputValue(), 'Somebody ought to empty the bins.');
    await reader.done();
    await max.done();
  } finally {
    await browser.close();
    await blog.stop();
  }
});
