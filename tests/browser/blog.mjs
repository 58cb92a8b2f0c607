// A blog for browser tests: the built program on a database of its own, and a browser to open it in.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.FAIR_COMMENT ?? join(root, 'target', 'debug', 'fair-comment');
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export const PASSWORD = 'quartz lantern ferry moss';
/** The narrowest screen that WCAG 2.2 asks for (1.4.10), and a desk's. */
export const NARROW = { width: 320, height: 640 };
export const WIDE = { width: 1280, height: 900 };

/** Starts a blog with these people (`{ name, email, roles }`); `stop()` ends it and clears up. */
export async function startBlog(people = []) {
  const folder = await mkdtemp(join(tmpdir(), 'fair-comment-'));
  const environment = {
    PATH: process.env.PATH,
    FAIR_COMMENT_DATABASE_URL: `sqlite://${join(folder, 'blog.db')}`,
    FAIR_COMMENT_MAIL_URL: `file://${join(folder, 'mail')}`,
  };
  for (const { name, email, roles } of people) {
    const args = ['user', 'add', '--email', email, '--name', name];
    for (const role of roles) args.push('--role', role);
    await run(args, environment, folder, `${PASSWORD}\n`);
  }
  const server = spawn(program, ['serve', '--port', '0'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (chunk) => { said += chunk; });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', (line) => {
      const found = line.match(/^listening on (http:\S+)$/);
      found ? resolve(found[1]) : reject(new Error(`“${line}” is no address`));
    });
    ended.then((code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
  return {
    address,
    log: () => said,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
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
export async function openPage(browser, blog, { viewport = WIDE, javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({
    baseURL: blog.address,
    viewport,
    javaScriptEnabled,
    // Only for axe, which is put into the page from outside.
    bypassCSP: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const wrong = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(blog.address)) wrong.push(`asks elsewhere: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()}: ${response.url()}`);
    if (response.status() === 404 && response.request().resourceType() !== 'document') {
      wrong.push(`not there: ${response.url()}`);
    }
  });
  page.on('pageerror', (error) => wrong.push(`script: ${error}`));
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

/** No violation of WCAG 2.0 to 2.2, A and AA, that axe can find, target size included. */
export async function axe(page) {
  await page.addScriptTag({ path: axeSource });
  const found = await page.evaluate(async () => {
    const results = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'target-size': { enabled: true } },
    });
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} (${node.failureSummary})`));
  });
  assert.deepEqual(found, [], page.url());
}

/** Nothing on the page is wider than the window. */
export async function noSidewaysScroll(page) {
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
  assert.equal(new Set(found.ids).size, found.ids.length, `${page.url()}: an id twice`);
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

/** Everything that holds on every page, at one width. */
export async function holds(page) {
  await wellBuilt(page);
  await noSidewaysScroll(page);
  await axe(page);
}
