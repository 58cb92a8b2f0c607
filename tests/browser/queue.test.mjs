// A day at the queue: a decision leads on to the next comment, with scripts and without; several at once;
// notes; refusing with the letter in sight; keyboard shortcuts, which are off until someone wants them.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { NARROW, WIDE, holds, openPage, signIn, startBrowser, startDemo } from './blog.mjs';

describe('the queue at work', () => {
  let blog;
  let browser;
  before(async () => {
    [blog, browser] = await Promise.all([startDemo(), startBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await blog?.stop();
  });

  const open = async (options = {}) => {
    const page = await openPage(browser, blog, options);
    await signIn(page, 'joan@demo.example', blog.password, '/desk/moderation/');
    await page.getByRole('heading', { level: 1, name: 'Comments' }).waitFor();
    return page;
  };
  const waiting = (page) => page.locator('.fc-card:not(.fc-card--done)');
  const focused = (page) => page.evaluate(() => document.activeElement.id);

  for (const javaScriptEnabled of [false, true]) {
    const way = javaScriptEnabled ? 'without loading the page' : 'without scripts';
    test(`a decision leads on to the next comment ${way}, and undo leads back`, async () => {
      const page = await open({ javaScriptEnabled });
      const ids = await waiting(page).evaluateAll((cards) => cards.map((card) => card.id));
      let loads = 0;
      page.on('domcontentloaded', () => { loads += 1; });
      const publish = waiting(page).first().locator('form[action$="/publication"] button').first();
      const before = await publish.boundingBox();
      await publish.click();
      await page.locator(`#${ids[0]}.fc-card--done`).waitFor();
      assert.equal(await focused(page), ids[1], 'the next comment has the focus');
      assert.match(await page.title(), /^Published: comment by /);
      assert.equal(loads, javaScriptEnabled ? 0 : 1);
      if (javaScriptEnabled) {
        const now = await waiting(page).first().locator('form[action$="/publication"] button').first().boundingBox();
        assert.ok(Math.abs(now.y - before.y) < 2, 'the next button is where the hand is');
      }
      const folded = page.locator(`#${ids[0]}`);
      assert.ok((await folded.boundingBox()).y >= 0, 'what was done stays in sight');
      // The order stands still.
      const order = await page.locator('.fc-card').evaluateAll((cards) => cards.map((card) => card.id));
      assert.deepEqual(order.slice(0, ids.length), ids);
      await folded.getByRole('button', { name: /^Undo/ }).click();
      await page.locator(`#${ids[0]} .fc-card__told`).waitFor();
      assert.equal(await focused(page), ids[0]);
      await page.done();
    });
  }

  test('what is wrong is said, with scripts too, and no word is lost', async () => {
    const page = await open();
    await page.locator('.fc-acts__refuse').first().click();
    const words = 'These words stay. '.repeat(60);
    await page.getByLabel('Note to the writer').fill(words);
    await page.getByRole('button', { name: /^Do not publish comment/ }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    assert.equal(await page.getByLabel('Note to the writer').inputValue(), words);
    await page.done();
  });

  test('a comment of one line takes little room', async () => {
    const page = await open();
    const sizes = await waiting(page).evaluateAll((cards) => cards.map((card) => {
      const lines = card.querySelector('.fc-text').getBoundingClientRect().height / 26;
      return { height: card.getBoundingClientRect().height, lines: Math.round(lines) };
    }));
    const one = sizes.filter((size) => size.lines <= 1);
    assert.ok(one.length > 0 && one.every((size) => size.height <= 170), JSON.stringify(sizes));
    await page.done();
  });

  for (const javaScriptEnabled of [false, true]) {
    const way = javaScriptEnabled ? 'in the queue' : 'on a page of its own';
    test(`two presses refuse ${way}, with the letter and the button in sight`, async () => {
      const page = await open({ javaScriptEnabled, viewport: { width: 1280, height: 720 } });
      const card = page.locator('.fc-card', { hasText: 'Mrs Prudence Oakley' });
      const id = await card.getAttribute('id');
      const text = card.locator('.fc-text');
      const width = (await text.boundingBox()).width;
      await card.locator('.fc-acts__refuse').click();
      const panel = page.locator('.fc-refusal');
      await panel.waitFor();
      const button = panel.getByRole('button', { name: /^Do not publish/ });
      const letter = panel.locator('.fc-letter:visible');
      await letter.getByText('It broke our rule: Leave out personal details.').waitFor();
      for (const part of [button, letter]) {
        const box = await part.boundingBox();
        assert.ok(box.y >= 0 && box.y + box.height <= 720, `in sight: ${JSON.stringify(box)}`);
      }
      if (javaScriptEnabled) assert.equal((await text.boundingBox()).width, width, 'the words stay where they are');
      // Another reason, another letter, without a script; and back.
      const before = (await panel.boundingBox()).height;
      await panel.getByLabel('It is too long').check();
      await letter.getByText('It broke our rule: Be brief.').waitFor();
      assert.equal(await letter.count(), 1);
      assert.equal((await panel.boundingBox()).height, before, 'nothing jumps');
      await panel.getByLabel(/It contains personal details/).check();
      await button.click();
      await page.locator(`#${id}.fc-card--done`).waitFor();
      await page.getByText('Not published:').waitFor();
      await page.locator(`#${id}`).getByRole('button', { name: /^Undo/ }).click();
      await page.locator(`#${id} .fc-card__told`).waitFor();
      await page.done();
    });
  }

  for (const viewport of [WIDE, NARROW]) {
    test(`the pages hold at ${viewport.width} px`, async () => {
      const page = await open({ viewport });
      await holds(page);
      await page.locator('.fc-filters > summary').click();
      await holds(page);
      await page.goto('/desk/moderation/?words=tide&from=nonsense&mark=link');
      await holds(page);
      await page.goto('/desk/moderation/?words=walrus&mark=link');
      await page.getByText('No comments match these filters.').waitFor();
      await holds(page);
      await page.goto('/desk/moderation/');
      await page.getByRole('link', { name: 'Select several' }).click();
      await page.getByRole('button', { name: 'Publish selected', exact: true }).click();
      await page.getByRole('link', { name: 'Select at least one comment' }).waitFor();
      await holds(page);
      await page.getByRole('link', { name: 'Select at least one comment' }).click();
      assert.equal(await focused(page), 'chosen');
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Do not publish selected' }).click();
      await page.getByRole('heading', { level: 1, name: 'Do not publish 1 comment' }).waitFor();
      await holds(page);
      await page.getByLabel('Same comment sent twice').check();
      await page.getByRole('button', { name: 'Do not publish 1 comment' }).click();
      await page.getByRole('heading', { level: 1, name: 'Not published: 1 comment' }).waitFor();
      await holds(page);
      await page.getByRole('button', { name: 'Undo it' }).click();
      await page.getByText('1 decision is undone').waitFor();
      await holds(page);
      for (const path of ['keys', 'mine', 'commenters/1']) {
        await page.goto(`/desk/moderation/${path}`);
        await holds(page);
      }
      await page.done();
    });
  }

  test('a moderator is seen to be on a comment, and leaves a note', async () => {
    const joan = await open();
    const path = await joan.locator('.fc-more__open').first().getAttribute('href');
    const [answer] = await Promise.all([
      joan.waitForResponse(/\/claim$/),
      joan.goto(path),
    ]);
    assert.equal(answer.status(), 303, 'the open page says so itself');
    await joan.getByLabel('Add a note').fill('She rang us in March.');
    await joan.getByRole('button', { name: 'Add note' }).click();
    await joan.getByText('She rang us in March.').waitFor();
    await holds(joan);
    const samir = await openPage(browser, blog, { javaScriptEnabled: false, viewport: NARROW });
    await signIn(samir, 'samir@demo.example', blog.password, '/desk/moderation/');
    await samir.getByText('Joan Whitlow opened this').waitFor();
    await samir.getByRole('link', { name: /^1 team note/ }).click();
    await samir.getByText('She rang us in March.').waitFor();
    await samir.done();
    await joan.getByRole('button', { name: /^Withdraw note/ }).click();
    await joan.getByText('Note withdrawn').waitFor();
    await joan.done();
  });

  test('keyboard shortcuts are switched on by whoever wants them', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'Keyboard shortcuts: off' }).waitFor();
    await page.keyboard.press('j');
    assert.equal(await focused(page), '', 'they are off');
    await page.goto('/desk/account');
    await page.getByLabel('Use shortcuts in the queue').check();
    await page.getByRole('button', { name: 'Save shortcuts choice' }).click();
    await page.getByText('Shortcuts choice saved').waitFor();
    await page.goto('/desk/moderation/');
    const ids = await waiting(page).evaluateAll((cards) => cards.map((card) => card.id));
    await page.keyboard.press('j');
    assert.equal(await focused(page), ids[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    assert.equal(await focused(page), ids[0]);
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('p');
    assert.equal(await page.locator('.fc-card--done').count(), 0, 'not while the help is open');
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.locator('.fc-refusal').waitFor();
    assert.match(await page.evaluate(() => document.activeElement.type), /radio/);
    await page.keyboard.press('p');
    assert.equal(await page.locator('.fc-card--done').count(), 0, 'never inside a field');
    await page.keyboard.press('Escape');
    await page.locator('.fc-refusal').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+p');
    assert.equal(await page.locator('.fc-card--done').count(), 0, 'never with another key');
    await page.keyboard.press('s');
    await page.locator(`#${ids[0]}.fc-card--done`).waitFor();
    assert.equal(await focused(page), ids[1]);
    await page.keyboard.press('u');
    await page.locator(`#${ids[0]} .fc-card__told`).waitFor();
    await page.keyboard.press('o');
    await page.waitForURL(/\/comments\/\d+/);
    await page.done();
  });
});
