// The buttons of the queue without loading the page anew: the same form is sent, and the answer's card
// takes the place of the one that was decided. Whatever is not as expected is left to the browser.
'use strict';

(() => {
  const queue = document.querySelector('.fc-queue');

  /** Sends a form as the browser would, and answers the page it leads to; nothing if that is no page. */
  async function send(form, button) {
    const fields = new URLSearchParams(new FormData(form));
    if (button?.name) fields.append(button.name, button.value);
    // It arrives even if the person goes on to another page at once.
    const answer = await fetch(form.action, { method: 'POST', body: fields, redirect: 'follow', keepalive: true });
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
    for (const other of page.querySelectorAll('.fc-queue > .fc-card')) {
      if (!document.getElementById(other.id)) queue.append(other);
    }
    // Each form leads back to the place as it is now.
    const back = part(page, '.fc-queue input[name=back]')?.value;
    if (back) for (const field of queue.querySelectorAll('input[name=back]')) field.value = back;
    for (const selector of ['.fc-tabs', '.fc-nav--desk', '.fc-page > .fc-second', '.fc-empty']) {
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
    if (!fresh) {
      // Somebody was first, a reason is missing, the session has ended: the page that says so.
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
