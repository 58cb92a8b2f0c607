//! Fair Comment: a blog whose readers answer, and whose moderators read every comment first.
//!
//! This is the map. A district names only those above it, and a room only those before it in its
//! district; `tests/it/architecture/order.rs` holds that. What the files of a room are called says what is
//! in them: `docs/architecture.md` explains the floors, and follows a comment through the house.

/// What any program of this kind needs, and nothing of the product.
///
/// - `words`: how numbers and lists are said
/// - `sought`: what somebody looks for in texts, in small or capital letters, with accents or without
/// - `folding`: a text as it is compared, with the way back to what was typed
/// - `skeleton`: which names look the same
/// - `clock`: the only place that asks the time, and London dates
/// - `ids`: the key of each kind of row
/// - `keys`: the secret key: signatures, hashes, random tokens
/// - `error`: what ends a request
/// - `database`: reading, writing, migrating; what it means when storage fails
/// - `markdown`: the only maker of HTML that is shown unescaped
/// - `mail`: letters, and how they leave
/// - `settings`: what the operator settles
/// - `disk`: how much room is left
/// - `context`: what every room is given
/// - `jobs`: work done after the answer
/// - `audit`: who did what, when
pub mod base;

/// HTTP, and nothing of the product: pages, answers, forms, headers, origin, assets, pagination.
pub mod web;

/// Who works here, and what their site is.
///
/// - `accounts`: people, passwords, sessions, roles: who may do what
/// - `promise`: by when a comment is read, and how that is counted
/// - `site`: name, colour and settings of the blog; the frame of every page, and the page of an error
/// - `people`: the screens of signing in, of the account, and of the people of the team
/// - `outbox`: which mail waits, was sent or could not be
pub mod team;

/// What the team publishes.
///
/// - `calendar`: when comments are taken
/// - `posts`: drafts, revisions, publishing, topics, lists
/// - `pages`: the fixed pages: about, privacy, cookies, accessibility
/// - `feeds`: Atom and site map
pub mod blog;

/// What readers say, as it is kept.
///
/// - `comments`: the words, their states, where they stand, where their pages are
/// - `commenters`: whose confirmed address a comment has, and mail to it
/// - `guidelines`: the rules of the house, which are the reasons for a decision
pub mod conversation;

/// What becomes of what readers say.
///
/// - `marks`: telephone numbers, addresses, links in a text
/// - `place`: where in the queue somebody is
/// - `spam_filter`: what it has learnt, and what it says of a comment
/// - `screening`: why a comment deserves a second look: checks, and rules of the team
/// - `teamwork`: who is on a comment, and private notes about it
/// - `risk`: someone may be at risk
/// - `reports`: what readers report
/// - `answers`: what follows a decision: replies, other teams, faults; saved replies
/// - `credits`: which comment led to which change of its post
/// - `decisions`: publish, refuse, remove, spam, undo: the acts, their reasons, their record
/// - `due_times`: by when each waiting comment is due, and the settings that change it
/// - `redaction`: words taken out, the original sealed
/// - `letters`: the mail that tells a writer what was decided
/// - `campaigns`: the same text from many, decided together
/// - `queue`: what waits and what was decided, as lists of cards; the page of one comment and of several
/// - `by_mail`: moderators told, and deciding from the mail
/// - `figures`: a year in numbers, and how the promise is kept
/// - `records`: personal data erased on its date, or at its owner’s wish
pub mod moderation;

/// What a reader opens and sends.
///
/// - `commenting`: a post with its comments: the form, sending, the receipt, the threads
/// - `mine`: the pages of whoever has an address: confirming it, all comments from it, stopping mail
/// - `finding`: the page that was meant by an address that is not spelt quite right
pub mod readers;

/// What needs you: the first page of the signed-in side.
pub mod desk;

/// The only place that knows every room: opens what the settings name, mounts routes, binds jobs.
pub mod app;

/// Sample content for a throw-away blog.
pub mod demo;

/// The command line.
pub mod cli;
