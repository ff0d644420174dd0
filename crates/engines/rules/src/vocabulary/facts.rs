use super::{Choice, Field, FieldKind as K, PRIORITIES, choice, words as w};

const CHANNELS: &[Choice] = &[
    choice("web", "Web", "Web"),
    choice("mobile", "Mobil", "Mobile"),
    choice("email", "E-mail", "Email"),
    choice("slack", "Slack", "Slack"),
    choice("api", "API", "API"),
    choice("phone", "Telefon", "Phone"),
];
const SENDERS: &[Choice] = &[
    choice("user", "Kunden", "The customer"),
    choice("ai_agent", "AI-agenten", "The AI agent"),
    choice("human_agent", "En medarbejder", "A person of the staff"),
    choice("system", "Systemet", "The system"),
];
const SLA_STATES: &[Choice] = &[
    choice("ok", "Overholdt", "On time"),
    choice("warning", "Snart overskredet", "About to be missed"),
    choice("breached", "Overskredet", "Missed"),
];
const STATUSES: &[Choice] = &[
    choice("active", "I gang", "Active"),
    choice("waiting", "Venter", "Waiting"),
    choice("resolved", "Løst", "Resolved"),
    choice("escalated", "Hos mennesker", "With people"),
    choice("abandoned", "Forladt", "Abandoned"),
];
const EVENTS: &[Choice] = &[
    choice("message.created", "Ny besked", "New message"),
    choice("conversation.created", "Ny samtale", "New conversation"),
    choice(
        "conversation.escalated",
        "Samtale eskaleret",
        "Conversation escalated",
    ),
    choice(
        "conversation.taken_over",
        "Samtale overtaget",
        "Conversation taken over",
    ),
    choice(
        "conversation.sla_warning",
        "Frist nærmer sig",
        "Deadline is near",
    ),
    choice(
        "conversation.sla_breached",
        "Frist overskredet",
        "Deadline missed",
    ),
    choice(
        "conversation.resolved",
        "Samtale løst",
        "Conversation resolved",
    ),
    choice("conversation.rated", "Samtale bedømt", "Conversation rated"),
];

/// What is known of a customer's message.
pub(super) const MESSAGE: &[Field] = &[
    Field::new("intent", K::Text, w("Hensigt", "Intent"), w("Det, kunden vil; mangler, når ingen hensigt passer.", "What the customer wants; missing when no intent fits.")).optional(),
    Field::new("confidence", K::Number, w("Sikkerhed", "Confidence"), w("Hvor sikker hensigten er, 0 til 1.", "How sure the intent is, 0 to 1.")).from(0.0).to(1.0),
    Field::new("in_scope", K::Bool, w("Inden for emnet", "In scope"), w("Om beskeden handler om noget, der er hensigter for.", "Whether the message is about anything there are intents for.")),
    Field::new("sentiment", K::Number, w("Stemning", "Sentiment"), w("Beskedens stemning, -1 (dårlig) til 1 (god).", "Mood of the message, -1 (bad) to 1 (good).")).from(-1.0).to(1.0),
    Field::new("sentiment_trend", K::Number, w("Udvikling i stemning", "Sentiment trend"), w("Beskedens stemning minus gennemsnittet af de foregående, -2 til 2.", "Mood of the message minus the mean of those before, -2 to 2.")).from(-2.0).to(2.0),
    Field::new("anger", K::Number, w("Vrede", "Anger"), w("Hvor vred kunden er, 0 til 1.", "How angry the customer is, 0 to 1.")).from(0.0).to(1.0),
    Field::new("asked_for_person", K::Bool, w("Beder om et menneske", "Asked for a person"), w("Om kunden beder om at tale med et menneske.", "Whether the customer asks to talk to a person.")),
    Field::new("source_score", K::Number, w("Kildens styrke", "Source score"), w("Hvor godt den bedste kilde passer, 0 til 1; 0 uden kilde.", "How well the best source fits, 0 to 1; 0 without one.")).from(0.0).to(1.0),
    Field::new("answered", K::Bool, w("Besvaret", "Answered"), w("Om der kunne gives et svar.", "Whether an answer could be given.")),
    Field::new("failed_answers", K::Number, w("Ubesvarede i træk", "Misses in a row"), w("Beskeder i træk uden svar, denne medregnet.", "Messages in a row without an answer, this one included.")).whole().from(0.0),
    Field::new("turns", K::Number, w("Kundens beskeder", "Turns"), w("Kundens beskeder i samtalen, denne medregnet; højst 20 tælles.", "Messages of the customer so far, this one included; at most 20 are counted.")).whole().from(1.0),
    Field::new("repeated_intent", K::Number, w("Samme hensigt i træk", "Same intent in a row"), w("Kundens beskeder i træk med samme hensigt, denne medregnet; 0 uden hensigt.", "Messages of the customer in a row with this intent, this one included; 0 without an intent.")).whole().from(0.0),
    Field::new("waiting_seconds", K::Number, w("Ventetid", "Waiting time"), w("Sekunder siden kundens første ubesvarede besked.", "Seconds since the customer's first message that nobody has answered.")).whole().from(0.0),
    Field::new("entities", K::List, w("Oplysninger i beskeden", "Entities"), w("Hvad beskeden nævner: email, phone, money, date, order_number, account_number, cpr, iban, card, url.", "What the message names: email, phone, money, date, order_number, account_number, cpr, iban, card, url.")),
    Field::new("amount", K::Number, w("Beløb", "Amount"), w("Det største beløb, beskeden nævner.", "The largest amount of money the message names.")).optional(),
];

/// What is known of the conversation, whatever is being decided.
pub(super) const CONVERSATION: &[Field] = &[
    Field::new(
        "channel",
        K::Choice,
        w("Kanal", "Channel"),
        w("Hvor kunden skriver.", "Where the customer writes."),
    )
    .of(CHANNELS),
    Field::new(
        "language",
        K::Text,
        w("Sprog", "Language"),
        w("To bogstaver: da, en.", "Two letters: da, en."),
    )
    .optional(),
    Field::new(
        "message_count",
        K::Number,
        w("Beskeder i alt", "Messages"),
        w("Beskeder i samtalen.", "Messages of the conversation."),
    )
    .whole()
    .from(0.0),
    Field::new(
        "customer_tier",
        K::Text,
        w("Kundeniveau", "Customer tier"),
        w(
            "Samtalens eller kundens `tier`.",
            "`tier` of the conversation or the customer.",
        ),
    )
    .optional(),
    Field::new(
        "customer",
        K::Object,
        w("Kunden", "Customer"),
        w(
            "Det, I selv har gemt om samtalen: customer.NAVN.",
            "What you keep about the conversation yourself: customer.NAME.",
        ),
    ),
    Field::new(
        "tags",
        K::List,
        w("Mærker", "Tags"),
        w("Samtalens mærker.", "Tags of the conversation."),
    ),
];

/// What the desk knows of the conversation.
pub(super) const DESK: &[Field] = &[
    Field::new(
        "priority",
        K::Choice,
        w("Prioritet", "Priority"),
        w("Samtalens prioritet.", "Priority of the conversation."),
    )
    .of(PRIORITIES),
    Field::new(
        "queue",
        K::Text,
        w("Kø", "Queue"),
        w(
            "Køen, samtalen er i; mangler uden kø.",
            "The queue it is in; missing without one.",
        ),
    )
    .optional(),
    Field::new(
        "skill",
        K::Text,
        w("Kompetence", "Skill"),
        w(
            "Det, medarbejderen skal kunne; mangler, når det er lige meget.",
            "What the person has to be able to do; missing when it does not matter.",
        ),
    )
    .optional(),
    Field::new(
        "inside_hours",
        K::Bool,
        w("I åbningstiden", "Inside working hours"),
        w(
            "Om samtalens kø, eller ellers standardkøen, har åbent nu; mangler uden åbningstider.",
            "Whether its queue, or else the default one, is open now; missing without working hours.",
        ),
    )
    .optional(),
    Field::new(
        "sla_state",
        K::Choice,
        w("Frist", "Deadline"),
        w(
            "Hvordan det står til med svarfristen; mangler uden frist.",
            "How the conversation stands with its deadline; missing without one.",
        ),
    )
    .of(SLA_STATES)
    .optional(),
];

/// What is known of an event.
pub(super) const EVENT: &[Field] = &[
    Field::new(
        "event",
        K::Choice,
        w("Hændelse", "Event"),
        w("Det, der er sket.", "What has happened."),
    )
    .of(EVENTS),
    Field::new(
        "status",
        K::Choice,
        w("Status", "Status"),
        w("Hvor samtalen står.", "Where the conversation stands."),
    )
    .of(STATUSES),
    Field::new(
        "assigned",
        K::Bool,
        w("Tildelt", "Assigned"),
        w(
            "Om en medarbejder har samtalen.",
            "Whether a person of the staff has the conversation.",
        ),
    ),
    Field::new(
        "escalated",
        K::Bool,
        w("Eskaleret", "Escalated"),
        w(
            "Om samtalen har bedt om et menneske.",
            "Whether the conversation ever wanted a person.",
        ),
    ),
    Field::new(
        "escalation_reason",
        K::Text,
        w("Grund til eskalering", "Reason"),
        w(
            "Hvorfor samtalen blev eskaleret.",
            "Why the conversation was escalated.",
        ),
    )
    .optional(),
    Field::new(
        "rating",
        K::Number,
        w("Bedømmelse", "Rating"),
        w(
            "Kundens bedømmelse, 1 til 5.",
            "The customer's rating, 1 to 5.",
        ),
    )
    .whole()
    .from(1.0)
    .to(5.0)
    .optional(),
    Field::new(
        "mood",
        K::Number,
        w("Samtalens stemning", "Mood"),
        w(
            "Stemningen i kundens seneste beskeder, -1 til 1.",
            "Mood of the customer's last messages, -1 to 1.",
        ),
    )
    .from(-1.0)
    .to(1.0)
    .optional(),
];

/// What is known of the message that an event is about.
pub(super) const MESSAGE_OF_EVENT: &[Field] = &[
    Field::new(
        "sender",
        K::Choice,
        w("Afsender", "Sender"),
        w(
            "Hvem der skrev beskeden; mangler, når hændelsen ikke er en besked.",
            "Who wrote the message; missing when the event is no message.",
        ),
    )
    .of(SENDERS)
    .optional(),
    Field::new(
        "text",
        K::Text,
        w("Tekst", "Text"),
        w("Beskedens ord.", "The words of the message."),
    )
    .optional(),
    Field::new(
        "intent",
        K::Text,
        w("Hensigt", "Intent"),
        w(
            "Samtalens seneste hensigt.",
            "The latest intent of the conversation.",
        ),
    )
    .optional(),
    Field::new(
        "sentiment",
        K::Number,
        w("Stemning", "Sentiment"),
        w(
            "Beskedens stemning, -1 til 1.",
            "Mood of the message, -1 to 1.",
        ),
    )
    .from(-1.0)
    .to(1.0)
    .optional(),
    Field::new(
        "entities",
        K::List,
        w("Oplysninger i beskeden", "Entities"),
        w("Hvad beskeden nævner.", "What the message names."),
    ),
];

/// What is known of something that is about to leave.
pub(super) const LEAVING: &[Field] = &[
    Field::new(
        "sender",
        K::Choice,
        w("Afsender", "Sender"),
        w("Hvem der står bag.", "Who is behind it."),
    )
    .of(SENDERS),
    Field::new(
        "text",
        K::Text,
        w("Tekst", "Text"),
        w("Ordene.", "The words."),
    ),
    Field::new(
        "length",
        K::Number,
        w("Længde", "Length"),
        w("Tegn i teksten.", "Characters of the text."),
    )
    .whole()
    .from(0.0),
    Field::new(
        "has_card",
        K::Bool,
        w("Kortnummer", "Card number"),
        w(
            "Om teksten indeholder et kortnummer.",
            "Whether the text holds a card number.",
        ),
    ),
    Field::new(
        "has_cpr",
        K::Bool,
        w("CPR-nummer", "CPR number"),
        w(
            "Om teksten indeholder et CPR-nummer.",
            "Whether the text holds a Danish personal number.",
        ),
    ),
    Field::new(
        "has_iban",
        K::Bool,
        w("IBAN", "IBAN"),
        w(
            "Om teksten indeholder et IBAN-nummer.",
            "Whether the text holds an IBAN.",
        ),
    ),
    Field::new(
        "has_email",
        K::Bool,
        w("E-mailadresse", "Email address"),
        w(
            "Om teksten indeholder en e-mailadresse.",
            "Whether the text holds an email address.",
        ),
    ),
    Field::new(
        "has_phone",
        K::Bool,
        w("Telefonnummer", "Phone number"),
        w(
            "Om teksten indeholder et telefonnummer.",
            "Whether the text holds a phone number.",
        ),
    ),
    Field::new(
        "has_link",
        K::Bool,
        w("Link", "Link"),
        w(
            "Om teksten indeholder et link.",
            "Whether the text holds a link.",
        ),
    ),
    Field::new(
        "amount",
        K::Number,
        w("Beløb", "Amount"),
        w(
            "Det største beløb, der nævnes.",
            "The largest amount of money that is named.",
        ),
    )
    .optional(),
];
