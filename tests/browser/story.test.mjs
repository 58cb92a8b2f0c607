// The story the blog was made for, once from end to end in a real browser with scripts off: an editor
// publishes “Our digital strategy”, Ryan Edwards comments, and a stranger reads it after a moderator has.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PASSWORD, openPage, root, signIn, startBlog, startBrowser } from './blog.mjs';

const SEED = join(root, '..', 'shared', 'seed', 'dh-digital-strategy.txt');
const TITLE = 'Our digital strategy';
const EDITOR = { name: 'Edda Editor', email: 'editor@example.test', roles: ['editor'] };
const MODERATOR = { name: 'Mo Moderator', email: 'moderator@example.test', roles: ['moderator'] };
const COMMENTER = 'Ryan Edwards';

/** The post as Markdown, its first words and its last, and what was said about it. */
function seed() {
  const lines = readFileSync(SEED, 'utf8').trim().split('\n').map((line) => line.trim()).filter(Boolean);
  const end = lines.indexOf('1 comment');
  assert.ok(end > 0, 'the post ends where its comments begin');
  const bullet = (line) => line?.startsWith('- ');
  const markdown = lines.slice(0, end)
    .map((line, at, all) => (at > 0 && !(bullet(line) && bullet(all[at - 1])) ? `\n${line}` : line))
    .join('\n');
  return { markdown, blocks: lines.slice(0, end), comment: lines.at(-1) };
}

/** A database of its own on the server of the Rust tests, made and dropped by its own client. */
async function postgres(context) {
  const server = process.env.FAIR_COMMENT_TEST_POSTGRES;
  if (!server) return context.skip('FAIR_COMMENT_TEST_POSTGRES is not set');
  const { spawnSync } = await import('node:child_process');
  const name = `fair_comment_story_${randomBytes(6).toString('hex')}`;
  const tell = (words) => spawnSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', server, '-c', words], { encoding: 'utf8' });
  const made = tell(`CREATE DATABASE ${name}`);
  if (made.error) return context.skip('psql is not there');
  assert.equal(made.status, 0, made.stderr);
  context.after(() => tell(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const address = new URL(server);
  address.pathname = `/${name}`;
  return { FAIR_COMMENT_DATABASE_URL: address.href, FAIR_COMMENT_SECRET_KEY: randomBytes(32).toString('hex') };
}

for (const [database, settings] of [['SQLite', () => ({})], ['PostgreSQL', postgres]]) {
  test(`a post is published, answered and moderated on ${database}`, async (context) => {
    if (!existsSync(SEED)) return context.skip(`${SEED} is not there`);
    const environment = await settings(context);
    if (!environment) return undefined;
    const [blog, browser] = await Promise.all([startBlog([EDITOR, MODERATOR], environment), startBrowser()]);
    context.after(async () => {
      await browser.close();
      await blog.stop();
    });
    const { markdown, blocks, comment } = seed();
    const open = () => openPage(browser, blog, { javaScriptEnabled: false });
    const press = (page, name) => page.getByRole('button', { name }).click();

    const editor = await open();
    await signIn(editor, EDITOR.email, PASSWORD, '/desk/posts/new');
    await editor.getByLabel('Title').fill(TITLE);
    await editor.getByLabel('Text', { exact: true }).fill(markdown);
    await press(editor, 'Publish…');
    await press(editor, 'Publish post');
    await editor.getByText('Post published').waitFor();
    await editor.done();

    // The front page leads to it, and nothing of it is lost.
    const ryan = await open();
    await ryan.goto('/');
    await ryan.getByRole('link', { name: TITLE, exact: true }).click();
    const path = new URL(ryan.url()).pathname;
    assert.match(path, /^\/\d{4}\/\d{2}\/\d{2}\/our-digital-strategy\/$/);
    const shown = (await ryan.locator('.prose > p, .prose > ul > li').allInnerTexts()).map((text) => text.trim());
    const plain = (text) => text.replace(/^- /, '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
    assert.deepEqual(shown.map(plain), blocks.map(plain));
    await ryan.getByText('No comments yet.').waitFor();
    await ryan.getByLabel('Your comment').fill(comment);
    await ryan.getByLabel('Your name').fill(COMMENTER);
    await press(ryan, 'Send comment');
    await ryan.getByRole('heading', { name: 'Comment sent' }).waitFor();
    const receipt = new URL(ryan.url()).pathname;

    // Nobody sees it yet.
    const stranger = await open();
    const everywhere = async () => {
      const pages = [];
      for (const address of [path, '/', '/feed/', '/feed/atom/']) {
        const answer = await stranger.request.get(address);
        assert.equal(answer.status(), 200, address);
        pages.push(await answer.text());
      }
      return pages;
    };
    for (const page of await everywhere()) {
      assert.ok(!page.includes(COMMENTER) && !page.includes(comment), 'a comment is read before it appears');
    }

    const moderator = await open();
    await signIn(moderator, MODERATOR.email, PASSWORD, '/desk/');
    await moderator.getByRole('link', { name: '1 comment to read' }).click();
    await moderator.getByText(comment).waitFor();
    await press(moderator, /^Publish comment by Ryan Edwards/i);
    await moderator.getByText('Published:').waitFor();
    await moderator.done();

    await ryan.goto(receipt);
    await ryan.getByRole('heading', { name: 'Your comment is published' }).waitFor();
    await ryan.getByRole('link', { name: 'Read it on the post' }).click();
    assert.match(ryan.url(), /#comment-\d+$/);
    await ryan.done();

    await stranger.goto('/');
    await stranger.getByRole('link', { name: '1 comment' }).click();
    await stranger.getByRole('heading', { level: 2, name: '1 comment', exact: true }).waitFor();
    await stranger.getByRole('heading', { level: 3, name: /^Comment by Ryan Edwards posted on \d{1,2} \w+ \d{4}/ }).waitFor();
    assert.equal((await stranger.locator('article.fc-comment__body .fc-text').innerText()).trim(), comment);
    assert.deepEqual(await stranger.context().cookies(), []);
    await stranger.done();
    return undefined;
  });
}
