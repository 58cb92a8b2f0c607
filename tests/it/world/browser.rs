//! Browsers and the people who use them: cookies, networks, forms with their tokens.

use super::{Answer, World};
use fair_comment::base::ids::PersonId;
use rocket::http::{ContentType, Cookie, Header, Method};
use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    ops::Deref,
    sync::{Mutex, atomic::Ordering::Relaxed},
};

/// Somebody at a browser, with cookies of their own and on a network of their own.
pub struct Browser<'w> {
    world: &'w World,
    cookies: Mutex<BTreeMap<String, String>>,
    csrf: Mutex<String>,
    network: IpAddr,
    headers: Vec<(&'static str, String)>,
}

impl<'w> Browser<'w> {
    pub(super) fn new(world: &'w World) -> Self {
        Self {
            world,
            cookies: Mutex::default(),
            csrf: Mutex::default(),
            network: IpAddr::from([192, 0, 2, 1]),
            headers: Vec::new(),
        }
    }

    /// Where the browser is.
    pub(super) fn world(&self) -> &'w World {
        self.world
    }

    /// The same browser on the network of `address`.
    pub fn from(mut self, address: &str) -> Self {
        self.network = address.parse().expect("an address");
        self
    }

    /// The same browser, sending this header each time.
    pub fn always(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::Get, path).send().await
    }

    /// Sends a form, with the token of the session if there is one and `fields` does not give its own.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.ask(Method::Post, path).fields(fields).send().await
    }

    /// Anything else: build it up and [`Asking::send`] it.
    pub fn ask(&self, method: Method, path: &str) -> Asking<'_, 'w> {
        let headers = self.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        Asking {
            browser: self,
            method,
            path: path.to_owned(),
            headers: headers.collect(),
            origin: (method == Method::Post).then(|| {
                let base = self.world.context.settings.base_url.as_str();
                base.trim_end_matches('/').to_owned()
            }),
            kind: None,
            body: Vec::new(),
        }
    }

    /// Signs in through the form.
    pub async fn signs_in(&self, email: &str, password: &str) -> Answer {
        let answer = self.post("/desk/sign-in", &[("email", email), ("password", password)]).await;
        if answer.status == 303 {
            // The token of a session is on every page of the desk.
            self.get("/desk/account").await;
        }
        answer
    }

    /// Whether the session still stands.
    pub async fn is_signed_in(&self) -> bool {
        self.get("/desk/account").await.status == 200
    }

    /// The cookies the browser holds now.
    pub fn cookies(&self) -> BTreeMap<String, String> {
        self.cookies.lock().unwrap().clone()
    }

    /// Puts a cookie into the browser.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// The token in the forms of this session; empty when nobody is signed in.
    pub fn csrf(&self) -> String {
        self.csrf.lock().unwrap().clone()
    }

    fn take(&self, answer: &Answer) {
        for line in answer.headers("Set-Cookie") {
            let cookie = Cookie::parse(line.to_owned()).expect("a cookie");
            let mut cookies = self.cookies.lock().unwrap();
            if cookie.value().is_empty() || cookie.max_age().is_some_and(|age| age.is_zero()) {
                cookies.remove(cookie.name());
            } else {
                cookies.insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        if let Some(csrf) = answer.attributes("input[name=csrf]", "value").first() {
            csrf.clone_into(&mut self.csrf.lock().unwrap());
        }
    }
}

/// Somebody of the team, signed in.
pub struct Person<'w> {
    browser: Browser<'w>,
    /// What readers see.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// Their key.
    pub id: PersonId,
}

impl<'w> Person<'w> {
    pub(super) fn new(browser: Browser<'w>, name: &str, email: &str, id: PersonId) -> Self {
        Self { browser, name: name.to_owned(), email: email.to_owned(), id }
    }
}

impl<'w> Deref for Person<'w> {
    type Target = Browser<'w>;

    fn deref(&self) -> &Browser<'w> {
        &self.browser
    }
}

/// A request that is being put together.
pub struct Asking<'b, 'w> {
    browser: &'b Browser<'w>,
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    origin: Option<String>,
    kind: Option<String>,
    body: Vec<u8>,
}

impl Asking<'_, '_> {
    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Names another origin than the blog's own; none at all is what a mail program sends.
    pub fn origin(mut self, origin: Option<&str>) -> Self {
        self.origin = origin.map(str::to_owned);
        self
    }

    /// Sends these fields, and the token of the session unless they hold one.
    pub fn fields(self, fields: &[(&str, &str)]) -> Self {
        let csrf = self.browser.csrf();
        let given = fields.iter().any(|(name, _)| *name == "csrf");
        let token = (!csrf.is_empty() && !given).then_some(("csrf", csrf.as_str()));
        let pairs: Vec<(&str, &str)> = token.into_iter().chain(fields.iter().copied()).collect();
        let body = serde_html_form::to_string(pairs).expect("a form");
        self.body("application/x-www-form-urlencoded", body)
    }

    /// Sends these very bytes as `kind`; an empty kind sends none.
    pub fn body(mut self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        self.kind = (!kind.is_empty()).then(|| kind.to_owned());
        self.body = body.into();
        self
    }

    /// Sends it and takes what came back: cookies, the token of a form.
    #[track_caller]
    pub fn send(self) -> impl Future<Output = Answer> {
        let caller = std::panic::Location::caller();
        async move {
            let world = self.browser.world;
            let mut request = world
                .client
                .req(self.method, self.path.clone())
                .remote(SocketAddr::new(self.browser.network, 40_000));
            for (name, value) in self.browser.cookies() {
                request = request.cookie((name, value));
            }
            for (name, value) in self.headers {
                request = request.header(Header::new(name, value));
            }
            if let Some(origin) = self.origin {
                request = request.header(Header::new("Origin", origin));
            }
            if let Some(kind) = self.kind {
                let kind = ContentType::parse_flexible(&kind).expect("a content type");
                request = request.header(kind);
            }
            let response = request.body(self.body).dispatch().await;
            let answer = Answer::of(response, format!("{} {}", self.method, self.path)).await;
            if answer.status == 500 && !world.faults_may_come.load(Relaxed) {
                panic!("{caller}: no request may end so: {answer:#?}");
            }
            answer.assert_headers(world.context.settings.base_url.scheme() == "https");
            self.browser.take(&answer);
            answer
        }
    }
}
