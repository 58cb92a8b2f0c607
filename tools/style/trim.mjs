// Takes out of the sheet what no template uses: rules whose every selector names a class of the kit that is written
// nowhere in templates/, src/ or the scripts of public/. Names that the form macros put together are kept.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const [sheet] = process.argv.slice(2);
const root = new URL('../../', import.meta.url);
const written = ['templates', 'src', 'public'].flatMap((folder) => readdirSync(new URL(folder, root), { recursive: true })
  .filter((name) => /\.(html|rs|js)$/.test(name))
  .map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8'))).join('\n');
const inUse = new Set(written.match(/govuk-[\w-]+/g));
const unused = (selector) => (selector.match(/govuk-[\w-]+/g) ?? []).some((name) => !inUse.has(name) && !/--error$|--width-|__(item|input|label|hint)$/.test(name));

const css = readFileSync(sheet, 'utf8').replace(/([^{}]+)\{([^{}]*)\}/g, (rule, selectors, declarations) => {
  // A comma in brackets parts no selectors.
  if (selectors.startsWith('@') || /:(is|not|has|where)\(/.test(selectors)) return unused(selectors.replace(/:\w+\([^()]*\)/g, '')) ? '' : rule;
  const left = selectors.split(',').filter((selector) => !unused(selector));
  return left.length > 0 ? `${left.join(',')}{${declarations}}` : '';
});
// An @media with nothing left in it
writeFileSync(sheet, css.replace(/@[^{};]+\{\}/g, ''));
