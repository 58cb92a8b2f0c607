#!/bin/sh
# Makes public/styles.css from harbour.scss and govuk-frontend. Run it only after changing the look or upgrading the kit:
# the result is committed, so building and running the program needs no Node. Needs Node 20 or later and npm.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --ignore-scripts
npx sass --no-source-map --no-charset --style=compressed --load-path=node_modules --quiet-deps harbour.scss styles.tmp.css
node trim.mjs styles.tmp.css
{
  printf '%s\n' '/* Fair Comment. Contains parts of govuk-frontend 6.6.0, MIT licence, Copyright (C) 2017 Crown Copyright (Government Digital Service): see vendor/govuk-frontend/LICENSE.txt */'
  # The kit's colours are ours by name (_tokens.scss), so its own properties go; font smoothing is said once, on body.
  sed -E -e 's/@media print\{:root\{--govuk[^{}]*\}\}//g' -e 's/:root\{--govuk[^{}]*\}//g' \
    -e 's/--govuk-(input-border|text|link-active|surface-text)-colour/--ink/g' -e 's/--govuk-(template-background|body-background|inverse-text)-colour/--ground/g' \
    -e 's/--govuk-(hover|border|surface-border)-colour/--rule/g' -e 's/--govuk-secondary-text-colour/--second/g' -e 's/--govuk-surface-background-colour/--wash/g' \
    -e 's/--govuk-link-(visited|hover)-colour/--\1/g' -e 's/--govuk-(link|error)-colour/--\1/g' -e 's/--govuk-success-colour/--green/g' \
    -e 's/var\(--govuk-[a-z-]+-colour, ?(#[0-9a-fA-F]+)\)/\1/g' -e 's/var\((--[a-z]+), ?#[0-9a-fA-F]+\)/var(\1)/g' \
    -e 's/(pagination__item--current[^{}]*\{[^{}]*background-color:)var\(--link\)/\1var(--band)/g' -e 's/(pagination__item--current [^{}]*:visited\{color:)var\(--ground\)/\1#fff/g' \
    -e 's/(error-summary__list a:hover\{color:)#651b1b/\1var(--ink)/' -e 's/(\.govuk-select\{[^{}]*background-color:)#fff/\1var(--ground)/' -e 's/#f3f3f3|#cecece/var(--wash)/g' -e 's/#0b0c0c/var(--ink)/g' -e 's/#ffdd00/#fd0/g' -e 's/#ffffff/#fff/g' -e 's/rgba\(0,0,0,0\)/transparent/g' \
    -e 's/([{;])-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale;?/\1/g' -e 's/@media print\{[^{}]*\{font-family:inherit\}\}//g' \
    -e 's/font-family:inherit;?//g' -e 's/(\.[0-9]{4})[0-9]+/\1/g' -e 's/[^{}]*\{\}//g' styles.tmp.css
} > ../../public/styles.css
rm styles.tmp.css
# Nothing from outside, no web font, no crown.
if grep -Eiq '@font-face|@import|url\(|GDS Transport' ../../public/styles.css; then
  echo 'public/styles.css asks for something from outside' >&2
  exit 1
fi
( cd ../../public && sha256sum styles.css > vendor/govuk-frontend/CHECKSUMS )
wc -c ../../public/styles.css
