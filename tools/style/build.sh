#!/bin/sh
# Makes public/styles.css from harbour.scss and govuk-frontend. Run it only after changing the look or upgrading the kit:
# the result is committed, so building and running the program needs no Node. Needs Node 20 or later and npm.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --ignore-scripts
npx sass --no-source-map --no-charset --style=compressed --load-path=node_modules --quiet-deps harbour.scss styles.tmp.css
{
  printf '%s\n' '/* Fair Comment. Contains parts of govuk-frontend 6.6.0, MIT licence, Copyright (C) 2017 Crown Copyright (Government Digital Service): see vendor/govuk-frontend/LICENSE.txt */'
  # The kit's colours are fixed here, so its fallback values are used as they are; font smoothing is said once, on body.
  sed -E -e 's/var\(--govuk-[a-z-]+-colour, ?(#[0-9a-fA-F]+)\)/\1/g' -e 's/([{;])-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale;?/\1/g' \
    -e 's/@media print\{[^{}]*\{font-family:inherit\}\}//g' -e 's/(\.[0-9]{4})[0-9]+/\1/g' styles.tmp.css
} > ../../public/styles.css
rm styles.tmp.css
# Nothing from outside, no web font, no crown.
if grep -Eiq '@font-face|@import|url\(|GDS Transport' ../../public/styles.css; then
  echo 'public/styles.css asks for something from outside' >&2
  exit 1
fi
( cd ../../public && sha256sum styles.css > vendor/govuk-frontend/CHECKSUMS )
wc -c ../../public/styles.css
