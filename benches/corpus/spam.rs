//! What machines and advertisers send to a government blog.

use super::{Draw, Made};

const GOODS: &str = "payday loans|online casino games|replica watches|weight loss pills|essay writing service|crypto signals|private blog backlinks|hair loss serum|sports betting tips|designer handbags|car insurance quotes|male enhancement capsules|forex robot|cheap flights|debt consolidation|SEO packages|live roulette|keto gummies|instant followers|bitcoin recovery agent|penny auctions|teeth whitening kits|solar panel leads|dropshipping course|psychic reading|steroid shop|fake diplomas|web hosting coupon|slot machines|escort directory|herbal remedies|poker bonus|mortgage refinance|phone spy app|binary options|VPN lifetime deal|CBD oil|gift card generator|wholesale sneakers|love spell caster|data entry jobs|timeshare exit|hacked accounts|lottery syndicate|free tarot|nootropic stack|trading bot|carpet cleaning offers|dating site|cash advance|discount pharmacy|pirate IPTV|NFT drop|ghost writing|email list rental|skin lightening cream|ringtones|satellite decoder|work permits|guaranteed visa";
const HOST: &str = "best-deals|quickcash24|luckyspin|megawins|pillmart|rankboost|coinprofit|topreplica|slimfast-now|essaygenius|betmaster|instaloan|megabonus|cheapflight4u|debtfree|hotstyle|followerking|royalslots|ketolife|fxrobot|recoverfunds|smartleads|goldjackpot|vipcasino|tradeguru|hairmagic|whitesmile|earnfast|dealcode|freegift|promozone|hyperhost|cryptoexpert|luxurybags|winbig|loanstar|tarotlive|botmaker|spellmaster|visafast|iptvworld|sneakerhub|cbdplanet|pharmadirect|moneyflow|bonuspoker|seowizard|datejoy";
const ENDING: &str = "xyz.example|top.example|click.example|shop.example|info.example|biz.example|online.example|site.example|club.example|live.example|icu.example|bid.example";
const PERSON: &str = "Jennifer|bestdeals|Mark W|SEO Expert|Dr Ohio|admin|Lisa|Casino Fan|jameswin|Loan Officer|Mrs Grace|CryptoKing|fast cash|Anita|deal hunter|Prof Moses|webmaster|Kevin99|Bella Store|promo team|Lord Bright|sales|Natasha|topseller|Mr Wilson Finance|gamerzone|health tips|Olga|VIP service|bonus4you";
const BAIT: &str = "earn ${n}00 a day from home|make money while you sleep|double your deposit in {n} hours|lose {n} pounds in a week|get approved in {n} minutes with no credit check|win real cash tonight|rank number one on every search engine|save up to {n}% today only|claim your free bonus of ${n}|meet singles in your area|get your lost coins back|pay nothing for the first {n} days|boost your traffic by {n}00%|quit your job this month|turn ${n} into ${n}000|unlock exclusive discounts|receive your prize of £{n}000|grow your followers overnight|look ten years younger|beat the bookmakers every time|have your paper written by tomorrow|clear your debts without lawyers|get rich with our secret formula|travel first class for less";
const URGE: &str = "Click here|Visit us now|Order today|Act fast|Limited offer|Sign up free|Contact us on WhatsApp|Check it out|Join now|Do not miss this|Apply online in seconds|Buy now and save|Message our agent|Hurry while stocks last|Get started instantly|Grab your coupon|Register for the bonus|Download the app|Tap the link|Reserve your spot|Claim it|Start winning|Learn the trick|Try it risk free";
const PRAISE: &str = "Great post, I really learned a lot from it!|Nice blog, I bookmarked your site.|Awesome article, keep up the good work!|I am impressed, rarely do I come across a blog that is so educative.|Thanks for sharing such valuable information.|Wow, this is what I was searching for!|Very nice write-up, I absolutely love this website.|Hello admin, your page loads a bit slow but the content is superb.|Wonderful goods from you, man.|I have been browsing online more than three hours today.|Your style is so unique compared to other folks.|Hey there, I found your site through a search and it is amazing.|Excellent weblog right here!|Pretty component of content, I just stumbled upon your website.|I do trust all the ideas you have presented.|It is appropriate time to make some plans for the future.|Superb, what a blog it is!|I could not refrain from commenting, exceptionally well written!|Greetings from sunny Idaho, I am bored to death at work.|Fantastic website you have here, do you accept guest posts?";
const TALE: &str = "I was broke until I met a trader who changed my life.|My husband left me and a powerful spell brought him back.|After my account was hacked this genius recovered everything.|I never believed it until the money arrived in my bank.|The doctors gave up, and these herbs cured me in {n} days.|A friend told me about them and now I own {n} houses.|I invested ${n}00 and withdrew ${n}000 the same week.|They delivered my certificate within {n} hours.|Everybody in my office is using it already.|I lost all hope before I contacted this agency.|My followers went from zero to {n} thousand.|God bless the day I saw their advert.";
const PITCH: &str = "We offer {goods} and {goods} at the lowest price: {bait}. {urge}: {link}|{urge}! {bait} with {goods} {link}|Looking for {goods}? {bait}. {urge} {link} {link}|{goods}, {goods}, {goods} {link} {link} {link}|BUY {goods} ONLINE!!! {bait}!!! {urge} {link}|<b>{goods}</b> {urge} {link} and {bait}|Do you need {goods}? {bait}. {urge}.|Best {goods} in town – {bait}. {urge} at {link}|{bait}? Yes! {goods} from {link} made it possible|Hello, we are a trusted supplier of {goods}. {urge} or reply for a price list.|{link} {goods} {link}|Top {n} {goods} reviewed. {urge}: {link}";

const WORDS: [(&str, &str); 4] =
    [("goods", GOODS), ("bait", BAIT), ("urge", URGE), ("link", "{link}|{link}|{link}")];

impl Draw {
    fn link(&mut self) -> String {
        let (host, ending, number) = (self.one(HOST), self.one(ENDING), self.number(900));
        match self.number(4) {
            0 => format!("http://{host}.{ending}/"),
            1 => format!("www.{host}.{ending}"),
            2 => format!("https://{host}.{ending}/ref={number}"),
            _ => format!("https://www.{host}.{ending}/offer/{number}"),
        }
    }

    /// `text` with what is still open in it filled: phrases have phrases in them.
    fn finish(&mut self, mut text: String) -> String {
        while let Some(at) = text.find("{link}") {
            let link = self.link();
            text.replace_range(at..at + "{link}".len(), &link);
        }
        while let Some(at) = text.find("{n}") {
            let number = (2 + self.number(97)).to_string();
            text.replace_range(at..at + "{n}".len(), &number);
        }
        text
    }

    /// A comment that only advertises.
    pub fn spam(&mut self) -> Made {
        let pitch = self.fill(PITCH, &WORDS);
        let text = match self.number(10) {
            0 | 1 => format!("{} {pitch}", self.one(PRAISE)),
            2 => format!("{} {pitch}", self.fill(TALE, &WORDS)),
            // Praise alone, with the advertisement in the name or in one link.
            3 if self.happens(60) => format!("{} {{link}}", self.one(PRAISE)),
            3 => format!("{} {}", self.one(PRAISE), self.one(TALE)),
            _ => pitch,
        };
        let body = self.finish(text);
        let name = if self.happens(30) { self.one(GOODS) } else { self.one(PERSON) }.to_owned();
        let email = self.happens(70).then(|| {
            let (host, ending, number) = (self.one(HOST), self.one(ENDING), self.number(900));
            format!("win{number}@{host}.{ending}")
        });
        let body: String = body.chars().take(2900).collect();
        Made { name, email, body, spam: true }
    }
}
