// Keyboard shortcuts for the queue, for those who have switched them on. They press the buttons that are there.
'use strict';

(() => {
  const queue = document.querySelector('.fc-queue');
  const help = document.getElementById('keys');
  if (!queue) return;

  const cards = () => [...queue.querySelectorAll('.fc-card:not(.fc-card--done)')];

  /** The card that has the focus, or the one the page leads to, or the first. */
  function current() {
    const held = document.activeElement.closest?.('.fc-card');
    if (held) return held;
    const led = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    return led?.closest('.fc-card') ?? null;
  }

  function go(step) {
    const all = [...queue.querySelectorAll('.fc-card')];
    const at = all.indexOf(current());
    const open = cards();
    const next = at < 0
      ? open[0]
      : (step > 0 ? open.find((card) => all.indexOf(card) > at) : open.findLast((card) => all.indexOf(card) < at));
    if (!next) return;
    next.focus({ preventScroll: true });
    // Shown from its top, with the line of the one that was decided over it.
    window.scrollBy(0, next.getBoundingClientRect().top - 80);
  }

  /** Presses a button of the card one is at; the first press of all only goes to the first card. */
  function press(selector) {
    const card = current();
    if (!card) return go(1);
    return card.querySelector(selector)?.click();
  }

  const keys = {
    j: () => go(1),
    k: () => go(-1),
    p: () => press('.fc-acts form[action$="/publication"] button'),
    a: () => press('.fc-acts form[action$="/publication"] button'),
    s: () => press('.fc-acts__spam'),
    r: () => press('.fc-acts__refuse'),
    o: () => press('.fc-more__open'),
    u: () => queue.querySelector('[data-last] form[action*="/undo"] button')?.click(),
    x: () => {
      const box = current()?.querySelector('input[name=chosen]');
      if (box) box.click();
      else document.querySelector('a.fc-queue__select')?.click();
    },
    '?': () => help?.showModal(),
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing || help?.open) return;
    // Shift belongs to the question mark and to nothing else.
    if (event.shiftKey && event.key !== '?') return;
    // Never while something is typed or chosen; the box that selects a card is only pressed.
    if (event.target.closest('input:not([name=chosen]), textarea, select, [contenteditable]')) return;
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
