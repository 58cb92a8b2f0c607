// Signing in and one's own account, in a browser: with and without script, narrow and wide.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  NARROW, PASSWORD, WIDE, holds, keyboardReaches, openPage, signIn, startBlog, startBrowser,
} from './blog.mjs';

const ADA = { name: 'Ada Admin', email: 'ada@example.test', roles: ['administrator'] };
const ANA = { name: 'Ana Field', email: 'ana@example.test', roles: ['moderator', 'author'] };

describe('accounts', () => {
  let blog;
  let browser;
  before(async () => {
    [blog, browser] = await Promise.all([startBlog([ADA, ANA]), startBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await blog?.stop();
  });

  for (const viewport of [NARROW, WIDE]) {
    test(`signing in, its mistake and the account, ${viewport.width} px wide`, async () => {
      const page = await openPage(browser, blog, { viewport });
      await page.goto('/desk/sign-in');
      await holds(page);
      await keyboardReaches(page);
      await signIn(page, ANA.email, 'not the password');
      assert.match(await page.title(), /^Error: /);
      await holds(page);
      // The summary leads to the field.
      await page.getByRole('link', { name: 'Check your email address and password' }).click();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'email');
      await page.getByLabel('Password').fill(PASSWORD);
      await page.goto('/desk/sign-in');
      await signIn(page, ANA.email);
      await page.waitForURL('**/desk/account');
      await holds(page);
      await keyboardReaches(page);
      await page.done();
    });

    test(`people and settings, ${viewport.width} px wide`, async () => {
      const page = await openPage(browser, blog, { viewport });
      await signIn(page, ADA.email);
      for (const path of ['/desk/people/', '/desk/people/new', '/desk/people/1', '/desk/settings']) {
        await page.goto(path);
        await holds(page);
        await keyboardReaches(page);
      }
      await page.goto('/desk/people/new');
      await page.getByRole('button', { name: 'Add person' }).click();
      assert.match(await page.title(), /^Error: /);
      await holds(page);
      await page.done();
    });

    test(`a page that is not there, ${viewport.width} px wide`, async () => {
      const page = await openPage(browser, blog, { viewport });
      await page.goto('/nowhere');
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Page not found');
      await holds(page);
      await page.done();
    });
  }

  for (const javaScriptEnabled of [true, false]) {
    test(`every form of an account is taken, script ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const page = await openPage(browser, blog, { javaScriptEnabled });
      await signIn(page, ANA.email);
      await page.waitForURL('**/desk/account');
      await page.getByLabel('Job').fill('Team member');
      await page.getByRole('button', { name: 'Save details' }).click();
      await page.getByText('Details saved').waitFor();
      await page.getByLabel('Current password').fill(PASSWORD);
      await page.getByLabel('New password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Change password' }).click();
      await page.getByText('Password changed').waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByText('You have signed out.').waitFor();
      await page.goto('/desk/account');
      assert.equal(new URL(page.url()).pathname, '/desk/sign-in');
      await page.done();
    });
  }
});
