// The buttons of the queue without loading the page again: the same form is sent, and the answer's card
// takes the place of the one that was decided; the panel of reasons opens under its comment. Whatever is not
// as expected is left to the browser.
'use strict';

(() => {
  const queue = document.querySelector('.fc-queue');

  /** Sends a form as the browser would, and answers the page it leads to; nothing if that is no page. */
  async function send(form, button) {
    const fields = new URLSearchParams(new FormData(form));
    if (button?.name) fields.append(button.name, button.value);
    // It arrives even if the person goes on to another page at once.
    const address = button?.hasAttribute('formaction') ? button.formAction : form.action;
    const answer = await fetch(address, { method: 'POST', body: fields, redirect: 'follow', keepalive: true });
    if (!answer.ok) return null;
    return { address: answer.url, page: new DOMParser().parseFromString(await answer.text(), 'text/html') };
  }

  /** The card that a person goes on to: the next that is not decided. */
  function following(card) {
    for (let next = card.nextElementSibling; next; next = next.nextElementSibling) {
      if (!next.classList.contains('fc-card--done')) return next;
    }
    return null;
  }

  const part = (page, selector) => page.querySelector(selector);

  /** Puts what is new on `page` into this one. Cards that stand stay as they are, with what is typed. */
  function take(page, card) {
    const fresh = part(page, `#${card.id}`);
    if (!fresh) return null;
    card.replaceWith(fresh);
    for (const other of queue.querySelectorAll('[data-last]')) {
      if (other !== fresh) other.removeAttribute('data-last');
    }
    // The headings say how many are left; what is new comes at the end.
    for (const other of page.querySelectorAll('.fc-queue > [id]')) {
      const here = document.getElementById(other.id);
      if (!here) queue.append(other);
      else if (here.localName === 'h2') here.replaceWith(other);
    }
    // Each form leads back to the place as it is now.
    const back = part(page, '.fc-queue input[name=back]')?.value;
    if (back) for (const field of queue.querySelectorAll('input[name=back]')) field.value = back;
    for (const selector of ['.fc-tabs', '.fc-within', '.fc-nav--desk', '.fc-empty']) {
      const [here, there] = [part(document, selector), part(page, selector)];
      if (here && there) here.replaceWith(there);
      else if (there) queue.after(there);
      else here?.remove();
    }
    document.title = page.title;
    return fresh;
  }

  async function act(event) {
    const form = event.target;
    const card = form.closest('.fc-queue > .fc-card');
    if (!card || form.method !== 'post') return;
    event.preventDefault();
    // A second press of a double click is not meant for the card that comes after.
    if (form.dataset.busy) return;
    form.dataset.busy = 'yes';
    const top = card.getBoundingClientRect().top;
    let answer = null;
    try {
      answer = await send(form, event.submitter);
    } catch {
      answer = null;
    }
    const fresh = answer && take(answer.page, card);
    if (answer && !fresh) {
      // It is done, and leads to another page.
      location.assign(answer.address);
      return;
    }
    if (!fresh) {
      // Someone was first, a reason is missing, the session has ended: the page that says so.
      if (event.submitter?.hasAttribute('formaction')) form.action = event.submitter.formAction;
      form.submit();
      return;
    }
    history.replaceState(null, '', answer.address);
    const done = fresh.classList.contains('fc-card--done');
    const next = done ? following(fresh) || fresh : fresh;
    next.focus({ preventScroll: true });
    // What comes next stands where the decided one stood, so that the hand need not look for it, and
    // the line of the decided one stays in sight over it.
    window.scrollBy(0, next.getBoundingClientRect().top - Math.max(top, 70));
    const told = document.getElementById('told');
    if (told) told.textContent = document.title.split(' – ')[0].replace(':', ',');
  }

  /** Closes the panel that is open; the way to it has the focus again. */
  function close() {
    const panel = part(document, '.fc-refusal--keys');
    const way = panel?.closest('.fc-card')?.querySelector('.fc-acts__refuse');
    panel?.remove();
    way?.setAttribute('aria-expanded', 'false');
    way?.focus({ preventScroll: true });
  }

  /** Opens the panel of reasons under the comment, as its own page has it. */
  async function refuse(way) {
    const card = way.closest('.fc-card');
    if (part(card, '.fc-refusal')) return close();
    let panel = null;
    try {
      const answer = await fetch(way.href);
      if (answer.ok) panel = part(new DOMParser().parseFromString(await answer.text(), 'text/html'), '.fc-refusal');
    } catch {
      panel = null;
    }
    if (!panel) return location.assign(way.href);
    close();
    panel.classList.add('fc-refusal--keys');
    card.append(panel);
    way.setAttribute('aria-expanded', 'true');
    (part(panel, ':checked') || part(panel, 'input[type=radio]')).focus({ preventScroll: true });
    // Comment and button are both in sight, if the window is high enough for them; on a phone the reasons begin
    // in its upper half.
    const { top, bottom } = card.getBoundingClientRect();
    const low = panel.getBoundingClientRect().top - innerHeight / 3;
    if (getComputedStyle(panel).position !== 'sticky') window.scrollBy(0, Math.max(low, 0));
    else if (bottom > innerHeight) window.scrollBy(0, Math.min(bottom - innerHeight, Math.max(top - 10, 0)));
    return undefined;
  }

  document.addEventListener('click', (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
    const way = event.target.closest('.fc-card .fc-acts__refuse');
    const cancel = event.target.closest('.fc-refusal--keys .fc-refusal__cancel');
    if (plain && (way || cancel)) {
      event.preventDefault();
      if (way) refuse(way);
      else close();
    }
    // A menu closes when something else is pressed.
    for (const menu of document.querySelectorAll('.fc-more[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const panel = event.target.closest('.fc-refusal--keys');
    if (event.key === 'Escape') {
      const menu = event.target.closest('.fc-more[open]');
      if (menu) {
        menu.open = false;
        part(menu, 'summary').focus();
      } else if (panel) close();
      return;
    }
    // Figures choose while the reasons have the focus; in the note they are written.
    if (!panel || !/^[1-9]$/.test(event.key) || event.target.closest('textarea')) return;
    const chosen = part(panel, `[data-key="${event.key}"] input`);
    if (!chosen) return;
    event.preventDefault();
    chosen.checked = true;
    chosen.focus({ preventScroll: true });
  });

  if (queue) {
    document.addEventListener('submit', act);
    queue.addEventListener('click', (event) => {
      if (event.detail > 1 && event.target.closest('button')) event.preventDefault();
    });
  }

  // A page that is open says so to the team. To open it is no press of a button, so the page asks.
  const claim = document.getElementById('claim');
  if (claim) fetch(claim.action, { method: 'POST', body: new URLSearchParams(new FormData(claim)), redirect: 'manual' }).catch(() => {});
})();
