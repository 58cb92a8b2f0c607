//! What readers of a government blog write.

use super::{Draw, Made};

const FIRST: &str = "Ryan|Priya|Helen|Tom|Aisha|Gareth|Morag|Declan|Sian|Kofi|Joan|Peter|Leila|Owen|Ruth|Callum|Nadia|Graham|Bronwen|Imran|Wendy|Stuart|Fatima|Neil|Olu|Marion|Hamish|Tariq|Elspeth|Dilip|Carys|Vince|Agnes|Rory|Zainab|Clive|Maeve|Sunil|Glenys|Bashir|Thora|Angus|Mei|Idris|Paloma|Fergus|Yusuf|Enid";
const LAST: &str = "Edwards|Patel|Ward|Fletcher|Khan|Pugh|Stewart|Byrne|Owusu|Marsh|Field|Okafor|Lane|Cooper|Begum|Reid|Hughes|Lowe|Nolan|Carr|Grant|Morris|Shah|Bell|Quinn|Fraser|Ali|Potter|Gray|Webb|Rees|Holt|Barker|Singh|Doyle|Frost|Munro|Parry|Sharma|Tate|Usman|Vaughan|Yates|Abbott|Crane|Ingram|Keane|Nash";
const MAIL: &str = "post.example|mail.example|home.example|council.example|college.example|surgery.example|union.example|charity.example|parish.example|library.example|village.example|inbox.example";
const THING: &str = "strategy|action plan|consultation|guidance|service manual|booking form|online account|appointment letter|annual report|prototype|accessibility statement|research panel|roadmap|budget line|pilot|standard|procurement framework|case study|summary|glossary|data set|map of services|workshop series|blog post|inspection regime|timetable|licence form|complaints page|newsletter|register|identity check|payment page|helpline|business case|patient record|discharge summary|planning portal|tax return|vaccination record|grant scheme|bus pass form|school admission page|repair service|postal vote page|flood warning|waste collection page|birth registration|driving licence renewal";
const GROUP: &str = "clinicians|carers|small councils|front-line staff|school leaders|patients|charities|library users|rural GPs|disabled people|parents|pharmacists|midwives|researchers|suppliers|young people|older residents|interpreters|social workers|volunteers|apprentices|nurses on nights|community groups|housing officers|paramedics|tenants|farmers|ferry crews|shift workers|school governors|trustees|veterans|students|job seekers|crofters|refugees";
const PLACE: &str = "Leeds|Norwich|Swansea|Perth|Derry|Hull|Truro|Kendal|Luton|Margate|Stoke|Inverness|Cardiff|Wigan|Lincoln|Dundee|Hastings|Bangor|Oldham|Whitby|Durham|Exeter|Paisley|Omagh|Boston|Ludlow|Ayr|Holyhead|Barrow|Skye|Armagh|Penzance|Wick|Tenby|Corby|Goole";
const OPEN: &str = "Thank you for setting this out so plainly.|I printed this off and read it on the train.|This is a helpful summary of a long process.|Good to see the {thing} explained in everyday words.|I came here from a link a colleague sent me.|I have read the {thing} twice now and still have a question.|As somebody who works with {group}, I welcome this.|I took part in one of the workshops in {place}.|Interesting post, though it leaves something out.|I am glad you are writing about this in the open.|My team has been waiting for the {thing} since spring.|I am a carer in {place} and use this most weeks.|Congratulations to everyone who got the {thing} agreed.|I disagree with the main point here.|We tried something close to this in {place}.|The part about {group} rang true for me.|Speaking for myself and not for my employer, I find this encouraging.|I missed the consultation, so forgive me if this was covered.|It is refreshing to hear what went wrong as well.|Our parish council discussed your post last night.";
const MIDDLE: &str = "How will {group} be involved when the {thing} changes?|The {thing} does not work with my screen reader: the button after step {n} has no label.|Could you publish the {thing} as a spreadsheet as well as a PDF?|In {place} it took {n} weeks to get an answer, which is too long for {group}.|You mention {n} case studies, and I could find only a few of them.|Has anyone worked out what the {thing} costs to run each year?|I would like to see how the {thing} fits with the {thing}.|The draft said {group} would be consulted, and the final version does not.|When is the next workshop, and can people join by telephone?|What happens to the actions that nobody was able to agree?|We found that {group} gave up at the second page of the {thing}.|My mother has no smartphone, so please keep the paper version of the {thing}.|There is a broken link in the third paragraph.|The department published something on this at https://www.gov.example/{n} and the two do not match.|I think {group} were right to ask for more time.|It would help to know who owns the {thing} after March.|Please do not close the {thing} before the new one has been tried in {place}.|The table on page {n} adds up to more than the total above it.|Somebody should check the Welsh version: whole sentences of the {thing} are missing.|A fee of £{n} for the {thing} is a lot for {group}.|Why was the {thing} bought rather than built?|I tested it with {n} people and most of them got through.|Staff in {place} still re-key everything from the {thing} by hand.|Could the {thing} be tried with {group} before it goes everywhere?|Please could you say what evidence this rests on?|The old {thing} let you save and come back, and the new one loses everything!|I suspect that {group} will need training before any of this pays off.|Is the code for the {thing} open, as it was promised?|You ask for comments by the {n}th, which is during the school holidays.|Minutes of the meetings in {place} would be worth more than another press notice.";
const CLOSE: &str = "Many thanks.|I look forward to the next post.|Keep going.|Happy to talk about it.|I hope that is useful.|Will you reply here or by email?|Best wishes from {place}.|That is all from me.|Regards.|Please keep writing these.|I will be reading.|Thanks for asking.|Do let us know how it goes.|We would gladly host a visit in {place}.|Yours in hope.";

const LISTS: [(&str, &str); 3] = [("thing", THING), ("group", GROUP), ("place", PLACE)];

impl Draw {
    /// A comment that would be published.
    pub fn good(&mut self) -> Made {
        let (first, last) = (self.one(FIRST), self.one(LAST));
        let name = match self.number(4) {
            0 => first.to_owned(),
            1 => format!("{}. {last}", &first[..1]),
            _ => format!("{first} {last}"),
        };
        let email = self.happens(40).then(|| {
            format!("{}.{}@{}", first.to_lowercase(), last.to_lowercase(), self.one(MAIL))
        });
        let mut said = Vec::new();
        if self.happens(75) {
            said.push(self.fill(OPEN, &LISTS));
        }
        for _ in 0..1 + self.number(4) {
            said.push(self.fill(MIDDLE, &LISTS));
        }
        if self.happens(45) {
            said.push(self.fill(CLOSE, &LISTS));
        }
        let between = if self.happens(30) { "\n\n" } else { " " };
        Made { name, email, body: said.join(between), spam: false }
    }
}
