use super::{Choice, Field, FieldKind as K, PRIORITIES, choice, words as w};

const ASSIGNEES: &[Choice] = &[
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
    Field::new("skill", K::Text, w("Kompetence", "Skill"), w("Det, medarbejderen skal kunne.", "What the person has to be able to do.")).optional(),
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
        "assignee",
        K::Choice,
        w("Tildeling", "Assignment"),
        w(
            "Hvordan medarbejderen vælges, uanset hvad køen siger.",
            "How the person is chosen, whatever the queue says.",
        ),
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
            "Samtalens nye prioritet.",
            "New priority of the conversation.",
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
        "note",
        K::Text,
        w("Intern note", "Note"),
        w(
            "Noten til kollegerne; kunden ser den ikke.",
            "A note for colleagues, which customers never see.",
        ),
    )
    .optional(),
    Field::new(
        "tell",
        K::Bool,
        w("Giv besked om noten", "Tell of the note"),
        w(
            "Om samtalens medarbejder, eller ellers køens, får besked.",
            "Whether its person, or else its queue's members, are told.",
        ),
    )
    .optional(),
    Field::new(
        "macro",
        K::Text,
        w("Makro", "Macro"),
        w(
            "Navnet på makroen, der køres.",
            "Name of the macro that is run.",
        ),
    )
    .optional(),
    Field::new(
        "action",
        K::Text,
        w("Handling", "Action"),
        w(
            "Handlingen i et andet system: jira.create_issue.",
            "The action in another system: jira.create_issue.",
        ),
    )
    .optional(),
    Field::new(
        "parameters",
        K::Object,
        w("Handlingens indhold", "Parameters"),
        w(
            "Det, handlingen siger: {summary: 'Tekst'}.",
            "What the action says: {summary: 'Text'}.",
        ),
    )
    .optional(),
    Field::new(
        "approval",
        K::Bool,
        w("Kræver godkendelse", "Needs approval"),
        w(
            "Om et menneske skal sige ja til handlingen først.",
            "Whether a person has to agree to the action first.",
        ),
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
