//! What Tekup says in its own words, in Danish and English. Everything else it says comes from documents.

use crate::model::Style;

/// Language of the customer; anything but Danish is answered in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    Da,
    En,
}

impl Language {
    pub(crate) fn from_code(code: &str) -> Self {
        if code == "da" { Self::Da } else { Self::En }
    }

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Da => "Danish",
            Self::En => "English",
        }
    }

    fn pick(self, da: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Da => da,
            Self::En => en,
        }
    }
}

/// What the draft of an article says beside what was said by people.
pub(crate) struct ArticleWords {
    /// In place of an answer that nobody has given yet.
    pub to_write: &'static str,
    /// Above the customers' own words.
    pub asked: &'static str,
}

pub(crate) fn article(language: Language) -> ArticleWords {
    ArticleWords {
        to_write: language.pick("[Skriv svaret her.]", "[Write the answer here.]"),
        asked: language.pick("Sådan spørger kunderne", "What customers ask"),
    }
}

/// In which language and tone something is said.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Voice {
    pub language: Language,
    pub style: Style,
}

impl Voice {
    /// Of a professional, a friendly and a technical wording, in Danish and in English.
    fn say(self, da: [&'static str; 3], en: [&'static str; 3]) -> &'static str {
        let [professional, friendly, technical] = match self.language {
            Language::Da => da,
            Language::En => en,
        };
        match self.style {
            Style::Professional => professional,
            Style::Friendly => friendly,
            Style::Technical => technical,
        }
    }
}

/// The first miss: ask again rather than give up.
pub(crate) fn ask_again(voice: Voice) -> &'static str {
    voice.say(
        [
            "Det fandt jeg ikke noget svar på. Kan du skrive lidt mere om, hvad du har brug for? Du kan også \
             altid bede om at tale med en medarbejder.",
            "Øv, det fandt jeg ikke noget svar på. Vil du fortælle mig lidt mere? Du kan også altid bede om at \
             tale med en medarbejder.",
            "Intet svar fundet. Skriv mere præcist, hvad det gælder, eller bed om en medarbejder.",
        ],
        [
            "I did not find an answer to that. Could you tell me a little more about what you need? You can \
             also ask to talk to a person at any time.",
            "Sorry, I could not find an answer to that one. Could you tell me a bit more? You are always welcome to \
             ask to talk to a person.",
            "No answer found. Say more precisely what this is about, or ask to talk to a person.",
        ],
    )
}

/// Longest request that is quoted, in characters.
const QUOTED: usize = 80;

/// One of several requests that has no answer. Only plain words are quoted: what somebody wants the agent to say
/// (markup, addresses, "reply with: ...") shall not stand in its answer.
pub(crate) fn part_unanswered(language: Language, request: &str) -> String {
    let request = request.trim_end_matches(['.', '?', '!', ',']);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | ',' | '\'' | '’');
    let quotable = request.chars().count() <= QUOTED && request.chars().all(plain);
    match (language, quotable) {
        (Language::Da, true) => format!("»{request}« fandt jeg ikke noget svar på."),
        (Language::En, true) => format!("I found no answer to “{request}”."),
        (Language::Da, false) => "Det andet, du skrev, fandt jeg ikke noget svar på.".to_owned(),
        (Language::En, false) => "I found no answer to the other thing you wrote.".to_owned(),
    }
}

/// The AI agent hands over.
pub(crate) fn handing_over(voice: Voice, reason: &str) -> &'static str {
    match reason {
        "requested_human" => voice.say(
            [
                "Selvfølgelig. Jeg henter en medarbejder, som kan hjælpe dig videre.",
                "Ja da! Jeg henter en kollega, som hjælper dig videre.",
                "En medarbejder er tilkaldt.",
            ],
            [
                "Of course. I am getting a person who can help you.",
                "Sure thing! I am getting a colleague who will help you.",
                "A person has been called.",
            ],
        ),
        "angry_customer" => voice.say(
            [
                "Det er jeg ked af at høre. Jeg henter en medarbejder, som kan se på det med det samme.",
                "Det er jeg virkelig ked af. Jeg henter en kollega, som ser på det med det samme.",
                "Beklager fejlen. En medarbejder er tilkaldt og ser på sagen nu.",
            ],
            [
                "I am sorry about this. I am getting a person who can look at it right away.",
                "I am really sorry about this. I am getting a colleague to look at it right away.",
                "Apologies for the fault. A person has been called and will look at it now.",
            ],
        ),
        _ => voice.say(
            [
                "Det kan jeg ikke svare sikkert på, så jeg henter en medarbejder.",
                "Det vil jeg ikke gætte på, så jeg henter en kollega, der ved det.",
                "Svaret er usikkert. En medarbejder er tilkaldt.",
            ],
            [
                "I cannot answer that with certainty, so I am getting a person.",
                "I would rather not guess, so I am getting a colleague who knows.",
                "The answer is uncertain. A person has been called.",
            ],
        ),
    }
}

/// The note that stands in the conversation once a person is called.
/// In place of a file that a customer sent and that may not be kept.
pub(crate) fn file_not_taken(language: Language, name: &str) -> String {
    let what = language.pick("ikke modtaget", "not taken");
    format!("{name}: {what}")
}

/// What stands for the agent's name in words that it says for somebody.
pub(crate) fn me(language: Language) -> &'static str {
    language.pick("AI-agenten", "the AI agent")
}

pub(crate) fn person_called(language: Language) -> &'static str {
    language.pick(
        "Samtalen er givet videre til en medarbejder, som svarer dig her.",
        "This conversation has been passed to a human agent, who will answer you here.",
    )
}

/// The note that says who answers from now on.
pub(crate) fn person_joined(language: Language, name: &str) -> String {
    match language {
        Language::Da => format!("{name} har overtaget samtalen."),
        Language::En => format!("{name} has taken over the conversation."),
    }
}

/// The note that says that the AI agent answers again.
pub(crate) fn handed_back(language: Language) -> &'static str {
    language.pick(
        "Den digitale assistent hjælper dig videre herfra. Du kan altid bede om en medarbejder igen.",
        "The digital assistant will help you from here. You can ask for a person again at any time.",
    )
}

/// The note at the end.
pub(crate) fn resolved(language: Language) -> &'static str {
    language.pick(
        "Samtalen er afsluttet. Skriv igen, hvis du har brug for mere.",
        "This conversation has been closed. Write again if you need anything else.",
    )
}

/// Replies to what needs no document: the intents of this name, if a tenant has them.
pub(crate) fn small_talk(voice: Voice, intent: &str) -> Option<&'static str> {
    Some(match intent {
        "greeting" => voice.say(
            [
                "Hej! Hvad kan jeg hjælpe dig med?",
                "Hej med dig! Dejligt, at du skriver. Hvad kan jeg gøre for dig?",
                "Hej. Hvad drejer det sig om?",
            ],
            [
                "Hello! What can I help you with?",
                "Hi there! Great to hear from you. What can I do for you?",
                "Hello. What is this about?",
            ],
        ),
        "thanks" => voice.say(
            [
                "Selv tak. Er der andet, jeg kan hjælpe med?",
                "Det var så lidt! Sig endelig til, hvis der er mere.",
                "Selv tak.",
            ],
            [
                "You are welcome. Is there anything else I can help with?",
                "My pleasure! Just say so if there is anything else.",
                "You are welcome.",
            ],
        ),
        "goodbye" => voice.say(
            [
                "Farvel, og hav en god dag.",
                "Hej hej, og rigtig god dag!",
                "Farvel.",
            ],
            [
                "Goodbye, and have a nice day.",
                "Bye for now, and have a lovely day!",
                "Goodbye.",
            ],
        ),
        _ => return None,
    })
}

/// Words with which customers ask for a person, lower case. The intent `talk_to_a_person` finds the rest.
const PERSON: &[&str] = &[
    "tale med en medarbejder",
    "tale med et menneske",
    "tale med en person",
    "snakke med en medarbejder",
    "snakke med et menneske",
    "snakke med en person",
    "snakke med en rigtig",
    "tale med en rigtig",
    "tale med en rådgiver",
    "snakke med en rådgiver",
    "tale med din chef",
    "tale med en chef",
    "tale med en leder",
    "human agent",
    "speak to a human",
    "talk to a human",
    "speak to a person",
    "talk to a person",
    "talk to someone",
    "speak to someone",
    "speak with someone",
    "speak to a manager",
    "talk to a manager",
    "speak with a manager",
    "real person",
    "speak to an agent",
    "talk to an agent",
    "speak with a human",
    "talk with a human",
    "speak to your manager",
    "speak to a representative",
    "rigtigt menneske",
    "levende menneske",
];

/// Whether the message asks for a person in so many words.
pub(crate) fn asks_for_person(text: &str) -> bool {
    let text = text.to_lowercase();
    PERSON.iter().any(|words| text.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_asked_for_in_both_languages() {
        assert!(asks_for_person("I want to speak to a manager NOW!"));
        assert!(asks_for_person("Må jeg TALE MED EN MEDARBEJDER?"));
        assert!(!asks_for_person("Kan en anden person bruge mit kort?"));
    }
}
