// A blog for browser tests: the built program on a database of its own, and a browser to open it in.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.FAIR_COMMENT_BIN || join(root, 'target', 'debug', 'fair-comment');
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export const PASSWORD = 'quartz lantern ferry moss';
/** The narrowest screen that WCAG 2.2 asks for (1.4.10), and a desk's. */
export const NARROW = { width: 320, height: 640 };
export const WIDE = { width: 1280, height: 900 };

/**
 * Starts a blog with these people (`{ name, email, roles }`); `stop()` ends it and clears up.
 * `environment` may name another database, which stays the caller's to remove.
 */
export async function startBlog(people = [], environment = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'fair-comment-'));
  const settings = {
    FAIR_COMMENT_DATABASE_URL: `sqlite://${join(folder, 'blog.db')}`,
    FAIR_COMMENT_MAIL_URL: `file://${join(folder, 'mail')}`,
    ...environment,
  };
  // Only `serve` and `migrate` make a database.
  if (people.length > 0) await run(['migrate'], { PATH: process.env.PATH, ...settings }, folder, '');
  for (const { name, email, roles } of people) {
    const args = ['user', 'add', '--email', email, '--name', name];
    for (const role of roles) args.push('--role', role);
    await run(args, { PATH: process.env.PATH, ...settings }, folder, `${PASSWORD}\n`);
  }
  const blog = await launch('serve', folder, settings);
  return { ...blog, address: await blog.told(/^listening on (http:\S+)$/m) };
}

/** The network that a sample comment was sent from: each reader has one, in the order of sending. */
export async function sampleNetwork(name) {
  const samples = await readFile(join(root, 'samples', 'content.toml'), 'utf8');
  const sent = samples.split('[[comments]]').slice(1)
    .filter((comment) => !/^team = /m.test(comment))
    .map((comment) => ({ name: /^name = "(.*)"$/m.exec(comment)[1], ago: Number(/^hours_ago = (\d+)$/m.exec(comment)[1]) }))
    .sort((one, other) => other.ago - one.ago);
  return `203.0.113.${sent.findIndex((comment) => comment.name === name) + 1}`;
}

/** Starts the blog with sample content; `address` is the one it tells people to open. */
export async function startDemo() {
  const folder = await mkdtemp(join(tmpdir(), 'fair-comment-'));
  // Everything in the tests comes from one network, unless a page says that it comes from another.
  const many = {
    FAIR_COMMENT_COMMENTS_A_MINUTE: '1000', FAIR_COMMENT_COMMENTS_AN_HOUR: '1000',
    FAIR_COMMENT_TRUSTED_PROXIES: '127.0.0.1',
  };
  const blog = await launch('demo', folder, many);
  const [listening, address, password] = await Promise.all([
    blog.told(/^listening on (http:\S+)$/m),
    blog.told(/^ +Blog +(http:\S+)$/m),
    blog.told(/the password for all of them is (\S+)\)/),
  ]);
  return { ...blog, listening, address, password };
}

async function launch(command, cwd, settings) {
  const env = { PATH: process.env.PATH, ...settings };
  const server = spawn(program, [command, '--port', '0'], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let end;
  const waiting = new Set();
  const ended = new Promise((resolve) => {
    const over = (code) => {
      end = `${command} ended with ${code}`;
      for (const look of waiting) look();
      resolve();
    };
    server.once('error', over);
    server.once('exit', over);
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
      for (const look of waiting) look();
    });
  }
  return {
    folder: cwd,
    log: () => said,
    /** What the first group of `pattern` holds, once the program has said it. */
    told: (pattern) => new Promise((resolve, reject) => {
      const look = () => {
        const found = said.match(pattern);
        if (found) resolve(found[1]);
        else if (end !== undefined) reject(new Error(`${end}, and never said ${pattern}: ${said}`));
        else return;
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    }),
    async stop() {
      server.kill('SIGTERM');
      await ended;
      await rm(cwd, { recursive: true, force: true });
    },
  };
}

function run(args, env, cwd, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['pipe', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => { said += chunk; });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]}: ${said}`))));
    child.stdin.end(input);
  });
}

/** A browser that makes no request of its own. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

/**
 * A page of its own, at `blog`. Whatever the page asks of another host, refuses by its own policy or
 * cannot load fails the test when `page.done()` is called.
 */
export async function openPage(browser, blog, { viewport = WIDE, javaScriptEnabled = true, session } = {}) {
  const context = await browser.newContext({
    baseURL: blog.address,
    storageState: session,
    viewport,
    javaScriptEnabled,
    // Only for axe, which is put into the page from outside.
    bypassCSP: true,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  const wrong = [];
  // On the context, so that a page opened in a new tab is held to it too.
  context.on('request', (request) => {
    if (!request.url().startsWith(blog.address)) wrong.push(`asks elsewhere: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()}: ${response.url()}`);
    if (response.status() === 404 && response.request().resourceType() !== 'document') {
      wrong.push(`not there: ${response.url()}`);
    }
  });
  context.on('weberror', (error) => wrong.push(`script: ${error.error()}`));
  const page = await context.newPage();
  page.done = async () => {
    await context.close();
    assert.deepEqual(wrong, []);
  };
  return page;
}

/** Signs in through the form. */
export async function signIn(page, email, password = PASSWORD, next = '/desk/account') {
  await page.goto(`/desk/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The violations of WCAG 2.0 to 2.2, A and AA, that axe can find, target size included. */
export async function violations(page) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.addScriptTag({ path: axeSource });
  return page.evaluate(async () => {
    const results = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: true } },
    });
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} (${node.failureSummary})`));
  });
}

/** There is none of them. */
export async function axe(page) {
  assert.deepEqual(await violations(page), [], page.url());
}

let pictures = 0;

/** With FAIR_COMMENT_SHOTS, a folder, each page that is looked at is kept there as a picture. */
async function keepPicture(page) {
  const folder = process.env.FAIR_COMMENT_SHOTS;
  if (!folder) return;
  const place = new URL(page.url()).pathname.replace(/[^a-z-]+/gi, '_').slice(0, 60);
  const name = `${process.pid}-${String(pictures += 1).padStart(3, '0')}${place}-${page.viewportSize().width}.png`;
  await page.screenshot({ path: join(folder, name), fullPage: true });
}

/** Nothing on the page is wider than the window. */
export async function noSidewaysScroll(page) {
  await keepPicture(page);
  const { page: wide, window: room, culprits } = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
    culprits: [...document.querySelectorAll('body *')]
      .filter((it) => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 5)
      .map((it) => it.outerHTML.slice(0, 120)),
  }));
  assert.ok(wide <= room, `${page.url()} is ${wide} wide in ${room}: ${culprits.join('\n')}`);
}

/** One main heading, a title, a language, a way past the header; headings that skip no level. */
export async function wellBuilt(page) {
  const found = await page.evaluate(() => ({
    language: document.documentElement.lang,
    title: document.title,
    mains: document.querySelectorAll('main').length,
    firsts: document.querySelectorAll('h1').length,
    levels: [...document.querySelectorAll('main h1, main h2, main h3, main h4')].map((it) => +it.tagName[1]),
    skip: document.querySelector('a[href="#main-content"]') !== null,
    ids: [...document.querySelectorAll('[id]')].map((it) => it.id),
  }));
  assert.equal(found.language, 'en-GB');
  assert.ok(found.title.length > 0 && found.skip, page.url());
  assert.deepEqual([found.mains, found.firsts], [1, 1], page.url());
  found.levels.forEach((level, at) => {
    assert.ok(at === 0 || level <= found.levels[at - 1] + 1, `${page.url()}: headings ${found.levels}`);
  });
  const twice = found.ids.filter((id, at) => found.ids.indexOf(id) !== at);
  assert.deepEqual(twice, [], `${page.url()}: an id twice`);
}

/** The keyboard reaches everything that can be used, in the order of the page, and can be seen there. */
export async function keyboardReaches(page) {
  const expected = await page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((it) => it.tabIndex >= 0 && it.getClientRects().length > 0 && !it.disabled).length);
  const seen = [];
  await page.evaluate(() => document.body.focus());
  for (let press = 0; press < expected + 5; press += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const it = document.activeElement;
      if (!it || it === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = getComputedStyle(it);
      // Ticks and radios show their focus on the label beside them.
      const marked = outlineStyle !== 'none' && outlineWidth !== '0px';
      it.dataset.reached ??= String(Math.random());
      return { key: it.dataset.reached, html: it.outerHTML.slice(0, 120), shown: marked || boxShadow !== 'none' || backgroundColor !== 'rgba(0, 0, 0, 0)', kind: it.type };
    });
    if (at === null || seen.includes(at.key)) break;
    seen.push(at.key);
    assert.ok(at.shown || ['radio', 'checkbox'].includes(at.kind), `focus cannot be seen: ${at.html}`);
  }
  // Radios of one name are one stop.
  const radios = await page.evaluate(() => {
    const all = [...document.querySelectorAll('input[type=radio]')];
    return all.length - new Set(all.map((it) => it.name)).size;
  });
  assert.equal(seen.length, expected - radios, `${page.url()}: the keyboard reaches ${seen.length}`);
}

/**
 * Waits until a form that was made for one reader is as old as a person needs to fill it: one that
 * comes back sooner is taken for a machine's.
 */
export async function takeYourTime(page) {
  const key = await page.locator('input[name=key]').getAttribute('value');
  const left = (Number(key.split('.')[0]) + 3) * 1000 - Date.now();
  await new Promise((resolve) => { setTimeout(resolve, Math.max(0, left)); });
}

/** The mail that the blog has written to this address, once there is one that `pattern` fits. */
export async function mailTo(blog, email, pattern) {
  const folder = join(blog.folder, 'mail');
  const until = Date.now() + 15_000;
  for (;;) {
    for (const name of await readdir(folder).catch(() => [])) {
      // One that is being written has another ending.
      if (!name.endsWith('.eml')) continue;
      // Long lines are folded with `=` at their end.
      const letter = (await readFile(join(folder, name), 'utf8')).replace(/=\r?\n/g, '').replaceAll('=3D', '=');
      const found = letter.includes(`To: ${email}`) && letter.match(pattern);
      if (found) return found;
    }
    assert.ok(Date.now() < until, `no mail to ${email} that fits ${pattern}`);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}

/** Everything that holds on every page, at one width. */
export async function holds(page) {
  await wellBuilt(page);
  await noSidewaysScroll(page);
  await axe(page);
}

/** Opens the page of a comment by the menu on its card. */
export async function opens(card) {
  await card.locator('.fc-more > summary').click();
  await card.getByRole('link', { name: /^Open/ }).click();
}
