use super::{Choice, Field, FieldKind as K, PRIORITIES, choice, words as w};

const LANGUAGES: &[Choice] = &[
    choice("da", "Dansk", "Danish"),
    choice("en", "Engelsk", "English"),
];
const ASSIGNEES: &[Choice] = &[
    choice("none", "Ingen", "Nobody"),
    choice("round_robin", "På skift", "In turn"),
    choice("least_busy", "Den med færrest", "The least busy"),
];
const VERDICTS: &[Choice] = &[
    choice("allow", "Tillad", "Allow"),
    choice("flag", "Markér", "Flag"),
    choice("block", "Afvis", "Block"),
];

pub(super) const ESCALATION: &[Field] = &[
    Field::new("escalate", K::Bool, w("Eskalér", "Escalate"), w("Om et menneske skal tilkaldes.", "Whether a person is called.")),
    Field::new("reason", K::Text, w("Grund", "Reason"), w("requested_human, angry_customer, low_confidence, no_answer, repeated_failure eller rule:NAVN.", "requested_human, angry_customer, low_confidence, no_answer, repeated_failure or rule:NAME.")).optional(),
    Field::new("priority", K::Choice, w("Prioritet", "Priority"), w("Hvor meget det haster.", "How soon a person has to look.")).of(PRIORITIES).optional(),
    Field::new("queue", K::Text, w("Kø", "Queue"), w("Køen, samtalen går i.", "The queue it goes to.")).optional(),
];

pub(super) const ROUTING: &[Field] = &[
    Field::new(
        "queue",
        K::Text,
        w("Kø", "Queue"),
        w("Køen, samtalen går i.", "The queue it goes to."),
    )
    .optional(),
    Field::new(
        "skill",
        K::Text,
        w("Kompetence", "Skill"),
        w(
            "Det, medarbejderen skal kunne.",
            "What the person has to be able to do.",
        ),
    )
    .optional(),
    Field::new(
        "priority",
        K::Choice,
        w("Prioritet", "Priority"),
        w("Hvor meget det haster.", "How soon a person has to look."),
    )
    .of(PRIORITIES)
    .optional(),
    Field::new(
        "language",
        K::Choice,
        w("Sprog", "Language"),
        w(
            "Sproget, medarbejderen skal tale.",
            "The language the person has to speak.",
        ),
    )
    .of(LANGUAGES)
    .optional(),
    Field::new(
        "assignee",
        K::Choice,
        w("Tildeling", "Assignment"),
        w("Hvordan medarbejderen vælges.", "How the person is chosen."),
    )
    .of(ASSIGNEES)
    .optional(),
    Field::new(
        "tags",
        K::List,
        w("Mærker", "Tags"),
        w("Mærker, samtalen får.", "Tags the conversation gets."),
    )
    .optional(),
];

pub(super) const AUTOMATION: &[Field] = &[
    Field::new(
        "tag",
        K::Text,
        w("Sæt mærke", "Set tag"),
        w("Mærket, samtalen får.", "The tag the conversation gets."),
    )
    .optional(),
    Field::new(
        "priority",
        K::Choice,
        w("Sæt prioritet", "Set priority"),
        w(
            "Den åbne eskalerings nye prioritet.",
            "New priority of the open escalation.",
        ),
    )
    .of(PRIORITIES)
    .optional(),
    Field::new(
        "reply",
        K::Text,
        w("Svar", "Reply"),
        w(
            "Den faste tekst, kunden får.",
            "The canned text the customer gets.",
        ),
    )
    .optional(),
    Field::new(
        "escalate",
        K::Bool,
        w("Eskalér", "Escalate"),
        w(
            "Om et menneske skal tilkaldes.",
            "Whether a person is called.",
        ),
    )
    .optional(),
    Field::new(
        "queue",
        K::Text,
        w("Kø", "Queue"),
        w("Køen, samtalen flyttes til.", "The queue it goes to."),
    )
    .optional(),
    Field::new(
        "resolve",
        K::Bool,
        w("Luk", "Resolve"),
        w("Om samtalen lukkes.", "Whether the conversation is closed."),
    )
    .optional(),
];

pub(super) const VALIDATION: &[Field] = &[
    Field::new(
        "verdict",
        K::Choice,
        w("Afgørelse", "Verdict"),
        w("Om det må sendes.", "Whether it may go."),
    )
    .of(VERDICTS),
    Field::new(
        "message",
        K::Text,
        w("Besked", "Message"),
        w("Det, afsenderen får at vide.", "What the sender is told."),
    )
    .optional(),
];
