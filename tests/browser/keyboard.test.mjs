// The blog without a mouse: Tab, Enter, Space and the arrows, with scripts on. At every stop the focus
// can be seen.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPage, signIn, startBrowser, startDemo } from './blog.mjs';

describe('without a mouse', () => {
  let blog;
  let browser;
  before(async () => {
    [blog, browser] = await Promise.all([startDemo(), startBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await blog?.stop();
  });

  /** What has the focus: its kind, its words, and whether one can see that it has it. */
  const focused = (page) => page.evaluate(() => {
    const it = document.activeElement;
    const visible = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
      && !/^(transparent|rgba\(.*, 0\))$/.test(style.outlineColor)) || style.boxShadow !== 'none';
    // Ticks and radios are drawn, with their focus, before their label.
    const drawn = ['radio', 'checkbox'].includes(it.type)
      ? getComputedStyle(it.labels[0], '::before') : getComputedStyle(it);
    const box = it.getBoundingClientRect();
    return {
      kind: it.type ? `${it.localName} ${it.type}` : it.localName,
      html: it.outerHTML.slice(0, 150),
      shown: visible(drawn) || visible(getComputedStyle(it)),
      // As a reader sees it: inside the window.
      inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });

  /** Presses Tab until `target` has the focus; says all kinds of things it came by. */
  async function tabTo(page, target, most = 150) {
    await target.waitFor();
    const kinds = new Set();
    for (let press = 0; press < most; press += 1) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (stop.kind !== 'body') {
        assert.ok(stop.shown, `the focus cannot be seen on ${page.url()}: ${stop.html}`);
        assert.ok(stop.inside, `the focus is outside the window on ${page.url()}: ${stop.html}`);
        kinds.add(stop.kind);
      }
      if (await target.evaluate((it) => it === document.activeElement)) return kinds;
    }
    throw new Error(`${most} times Tab does not lead to ${target} on ${page.url()}`);
  }

  const enter = (page) => page.keyboard.press('Enter');
  const button = (page, name) => page.getByRole('button', { name });

  for (const [where, session] of [['/', false], ['/desk/', true]]) {
    test(`the first Tab on ${where} leads past the header`, async () => {
      const page = await openPage(browser, blog);
      if (session) await signIn(page, 'joan@demo.example', blog.password, where);
      await page.goto(where);
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: 'Skip to main content' });
      assert.ok(await skip.evaluate((it) => it === document.activeElement));
      assert.ok((await focused(page)).inside);
      await enter(page);
      await page.waitForURL(/#main-content$/);
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
      await page.done();
    });
  }

  test('a reader comes to the form in the order of the page and sends a comment', async () => {
    const page = await openPage(browser, blog);
    await page.goto('/');
    await tabTo(page, page.getByRole('link', { name: 'Describing a tide chart in words', exact: true }));
    await enter(page);
    await page.getByRole('heading', { level: 1, name: 'Describing a tide chart in words' }).waitFor();
    const words = page.getByLabel('Your comment');
    const order = ['body', 'SUMMARY', 'name', 'email'];
    assert.ok((await tabTo(page, words)).has('a'));
    await page.keyboard.type('Sent without a mouse.');
    const seen = [await page.evaluate(() => document.activeElement.id)];
    // How to format it stands below the field.
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(() => document.activeElement.tagName));
    for (const label of ['Your name', /^Email address/]) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate(() => document.activeElement.id));
      assert.ok(await page.getByLabel(label).evaluate((it) => it === document.activeElement));
      assert.ok((await focused(page)).shown, `the focus cannot be seen on ${label}`);
      if (label === 'Your name') await page.keyboard.type('Kay Board');
    }
    assert.deepEqual(seen, order, 'nothing lies between the fields, the trap for machines least of all');
    await tabTo(page, button(page, 'Send comment'));
    await enter(page);
    await page.getByRole('heading', { name: 'Comment sent' }).waitFor();
    await page.getByText('Waiting to be read').waitFor();
    await page.done();
  });

  test('a reader who left a field out comes from the summary to the field', async () => {
    const page = await openPage(browser, blog);
    await page.goto('/');
    await tabTo(page, page.getByRole('link', { name: 'Describing a tide chart in words', exact: true }));
    await enter(page);
    await page.getByLabel('Your name').waitFor();
    await tabTo(page, button(page, 'Send comment'));
    await enter(page);
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await tabTo(page, page.getByRole('link', { name: 'Enter your name' }));
    await enter(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'name');
    await page.done();
  });

  test('a moderator signs in, publishes, undoes and refuses', async () => {
    const page = await openPage(browser, blog);
    await page.goto('/desk/');
    await tabTo(page, page.getByLabel('Email address'));
    await page.keyboard.type('joan@demo.example');
    await tabTo(page, page.getByLabel('Password'));
    await page.keyboard.type(blog.password);
    await enter(page);
    await page.getByRole('heading', { name: 'To do' }).waitFor();
    await tabTo(page, page.getByRole('main').getByRole('link', { name: /comments? to read/ }));
    await enter(page);
    await page.getByRole('heading', { level: 1, name: 'Comments' }).waitFor();
    await tabTo(page, button(page, /^Publish comment by Mrs Prudence Oakley/i));
    await enter(page);
    await page.getByText('Published:').waitFor();
    // The next comment has the focus; before it stand what may follow, and undo.
    for (let stops = 0; stops < 8; stops += 1) {
      await page.keyboard.press('Shift+Tab');
      if (await button(page, /^Undo/).evaluate((it) => it === document.activeElement)) break;
    }
    assert.ok(await button(page, /^Undo/).evaluate((it) => it === document.activeElement));
    assert.ok((await focused(page)).inside);
    await enter(page);
    await page.getByText('Decision undone').waitFor();

    const way = page.locator('.fc-acts__refuse').first();
    await tabTo(page, way);
    await enter(page);
    // The panel opens with its focus on the reasons; figures choose, Esc closes and leads back.
    const radio = (number) => page.getByRole('radio').nth(number);
    await radio(0).waitFor();
    assert.ok((await focused(page)).kind === 'input radio' && (await focused(page)).shown, 'the focus cannot be seen on a radio');
    await page.keyboard.press('3');
    assert.ok(await radio(2).isChecked());
    await page.keyboard.press('Escape');
    await page.locator('.fc-refusal').waitFor({ state: 'detached' });
    assert.ok(await way.evaluate((it) => it === document.activeElement), 'the focus is where it was');
    await enter(page);
    await radio(0).waitFor();
    await page.keyboard.press('ArrowDown');
    assert.ok(await radio(1).isChecked());
    // In the note figures are written.
    await tabTo(page, page.getByLabel('Note to the writer (optional)'));
    await page.keyboard.type('3');
    assert.ok(await radio(1).isChecked());
    await radio(1).focus();
    await enter(page);
    await page.getByText('Not published:').waitFor();
    await page.done();
  });

  test('an author writes a draft', async () => {
    const page = await openPage(browser, blog);
    await signIn(page, 'ines@demo.example', blog.password, '/desk/posts/new');
    await tabTo(page, page.getByLabel('Title'));
    await page.keyboard.type('Written without a mouse');
    await tabTo(page, page.getByLabel('Text', { exact: true }));
    await page.keyboard.type('A paragraph.');
    await tabTo(page, button(page, 'Save draft'));
    await enter(page);
    await page.locator('#banner-title', { hasText: 'Draft saved' }).waitFor();
    await page.done();
  });
});
