//! The types of nodes that are no operations.

use schemars::JsonSchema;
use serde_json::{Value, json};
use tekup_operations::schema_of;

use super::{NodeType, Ports, Words, inputs as i, protocols as p, shaping::Transform};

/// A type of node whose words and schema still stand apart.
struct Draft(NodeType);

fn node<I: JsonSchema>(kind: &str, category: &str, en: [&str; 2], da: [&str; 2]) -> Draft {
    Draft(NodeType {
        kind: kind.to_owned(),
        category: category.to_owned(),
        title: Words::new(en[0], da[0]),
        description: Words::new(en[1], da[1]),
        effect: None,
        permission: None,
        ports: Ports {
            r#in: vec!["in"],
            out: vec!["out"],
            more: None,
        },
        input: schema_of::<I>(),
        output: None,
    })
}

impl Draft {
    fn ports(mut self, r#in: &[&'static str], out: &[&'static str]) -> Self {
        self.0.ports.r#in = r#in.to_vec();
        self.0.ports.out = out.to_vec();
        self
    }

    fn more(mut self, input: &'static str) -> Self {
        self.0.ports.more = Some(input);
        self
    }

    fn external(mut self) -> Self {
        self.0.effect = Some("external");
        self
    }

    fn gives(mut self, output: Value) -> Self {
        self.0.output = Some(output);
        self
    }
}

/// The schema of an object with these fields.
fn object(fields: Value) -> Value {
    json!({"type": "object", "properties": fields})
}

pub(super) fn all() -> Vec<NodeType> {
    let all = triggers().into_iter().chain(flow());
    all.chain(data())
        .chain(outside())
        .map(|one| one.0)
        .collect()
}

fn triggers() -> Vec<Draft> {
    let all = vec![
        node::<i::Started>(
            "trigger.manual",
            "trigger",
            ["By hand", "Starts when somebody or a program starts it."],
            [
                "Manuelt",
                "Starter, når nogen eller et program starter det.",
            ],
        ),
        node::<i::OnEvent>(
            "trigger.event",
            "trigger",
            [
                "When something happens",
                "Starts on an event of the platform.",
            ],
            ["Når noget sker", "Starter ved en hændelse på platformen."],
        ),
        node::<i::OnSchedule>(
            "trigger.schedule",
            "trigger",
            ["At certain times", "Starts by the clock."],
            ["På bestemte tider", "Starter efter uret."],
        ),
        node::<i::OnWebhook>(
            "trigger.webhook",
            "trigger",
            [
                "Webhook",
                "Starts when another system sends something here.",
            ],
            [
                "Webhook",
                "Starter, når et andet system sender noget hertil.",
            ],
        ),
        node::<i::OnEmail>(
            "trigger.email",
            "trigger",
            [
                "When a mail comes",
                "Starts on a mail to one of your mailboxes.",
            ],
            [
                "Når der kommer en mail",
                "Starter ved en mail til en af jeres postkasser.",
            ],
        ),
        node::<i::OnForm>(
            "trigger.form",
            "trigger",
            [
                "Form",
                "Starts when somebody sends a form on a page of its own.",
            ],
            [
                "Formular",
                "Starter, når nogen sender en formular på en side for sig.",
            ],
        ),
        node::<i::Started>(
            "trigger.workflow",
            "trigger",
            [
                "From another workflow",
                "Starts when another workflow calls this one.",
            ],
            [
                "Fra et andet workflow",
                "Starter, når et andet workflow kalder dette.",
            ],
        ),
    ];
    all.into_iter()
        .map(|one| one.ports(&[], &["out"]))
        .collect()
}

fn flow() -> Vec<Draft> {
    vec![
        node::<i::Condition>(
            "condition",
            "flow",
            [
                "Condition",
                "Goes one way when something holds, the other way when not.",
            ],
            [
                "Betingelse",
                "Går den ene vej, når noget gælder, ellers den anden.",
            ],
        )
        .ports(&["in"], &["true", "false"])
        .gives(object(json!({"holds": {"type": "boolean"}}))),
        node::<i::Switch>(
            "switch",
            "flow",
            ["Switch", "Goes the way of the first case that holds."],
            ["Forgrening", "Går den vej, hvis tilfælde gælder først."],
        )
        .ports(&["in"], &["default"])
        .more("cases")
        .gives(object(json!({"case": {"type": "string"}}))),
        node::<i::Loop>(
            "loop",
            "flow",
            [
                "Loop",
                "Does what hangs at `each` for every item of a list.",
            ],
            [
                "Løkke",
                "Gør det, der hænger ved `each`, for hvert element i en liste.",
            ],
        )
        .ports(&["in"], &["each", "done"])
        .gives(object(json!({
            "items": {"type": "array"}, "count": {"type": "integer"}, "failed": {"type": "array"},
        }))),
        node::<i::Nothing>(
            "parallel",
            "flow",
            ["In parallel", "Goes all ways at once."],
            ["Parallelt", "Går alle veje på én gang."],
        ),
        node::<i::Nothing>(
            "merge",
            "flow",
            [
                "Merge",
                "Waits for all ways that lead here; gives what each brought, by its node.",
            ],
            [
                "Saml",
                "Venter på alle veje hertil; giver det, hver bragte, efter dens node.",
            ],
        ),
        node::<i::Wait>(
            "wait",
            "flow",
            ["Wait", "Waits for a time, until a moment, or for a signal."],
            [
                "Vent",
                "Venter en tid, til et tidspunkt eller på et signal.",
            ],
        )
        .gives(object(
            json!({"signalled": {"type": "boolean"}, "payload": {}}),
        )),
        node::<i::Ask>(
            "approval",
            "flow",
            [
                "Approval",
                "Asks people for leave, and goes on by what they say.",
            ],
            [
                "Godkendelse",
                "Beder nogen om lov og går videre efter deres svar.",
            ],
        )
        .ports(&["in"], &["approved", "rejected"])
        .gives(object(json!({
            "state": {"type": "string"}, "by": {"type": ["string", "null"]}, "comment": {"type": ["string", "null"]},
        }))),
        node::<i::SubWorkflow>(
            "workflow",
            "flow",
            [
                "Workflow",
                "Has another workflow done, and waits for its result.",
            ],
            [
                "Workflow",
                "Får et andet workflow udført og venter på dets resultat.",
            ],
        ),
        node::<i::Respond>(
            "webhook.respond",
            "flow",
            [
                "Answer the webhook",
                "Answers whoever sent the webhook and waits.",
            ],
            [
                "Besvar webhooken",
                "Svarer den, der sendte webhooken og venter.",
            ],
        ),
        node::<i::Note>(
            "note",
            "flow",
            ["Note", "Words on the canvas; does nothing."],
            ["Notat", "Ord på lærredet; gør ingenting."],
        )
        .ports(&[], &[]),
    ]
}

fn data() -> Vec<Draft> {
    vec![
        node::<Transform>(
            "transform",
            "data",
            [
                "Transform",
                "Filters, groups, joins, sorts and reshapes data.",
            ],
            [
                "Omform",
                "Filtrerer, grupperer, kobler, sorterer og omformer data.",
            ],
        ),
        node::<i::Code>(
            "code",
            "data",
            [
                "Code",
                "Runs JavaScript in a sandbox: no files, no network.",
            ],
            [
                "Kode",
                "Kører JavaScript i en sandkasse: ingen filer, intet netværk.",
            ],
        ),
    ]
}

fn outside() -> Vec<Draft> {
    vec![
        node::<i::HttpRequest>(
            "http.request",
            "outside",
            ["HTTP request", "Asks another system over HTTP."],
            ["HTTP-kald", "Spørger et andet system over HTTP."],
        )
        .external()
        .gives(object(json!({
            "status": {"type": "integer"}, "headers": {"type": "object"}, "body": {},
        }))),
        node::<i::GraphqlRequest>(
            "graphql.request",
            "outside",
            ["GraphQL request", "Asks another system by GraphQL."],
            ["GraphQL-kald", "Spørger et andet system med GraphQL."],
        )
        .external()
        .gives(object(json!({"data": {}}))),
        node::<p::WebSocketRequest>(
            "websocket.request",
            "outside",
            [
                "WebSocket request",
                "Says something over a WebSocket and waits for answers.",
            ],
            [
                "WebSocket-kald",
                "Siger noget over en WebSocket og venter på svar.",
            ],
        )
        .external()
        .gives(object(json!({
            "answers": {"type": "array"}, "count": {"type": "integer"},
        }))),
        node::<p::MqttPublish>(
            "mqtt.publish",
            "outside",
            [
                "MQTT message",
                "Publishes a message over MQTT, and waits for answers if you like.",
            ],
            [
                "MQTT-besked",
                "Udgiver en besked over MQTT og venter på svar, hvis du vil.",
            ],
        )
        .external()
        .gives(object(json!({
            "answers": {"type": "array"}, "count": {"type": "integer"},
        }))),
        node::<p::AmqpPublish>(
            "amqp.publish",
            "outside",
            [
                "AMQP message",
                "Publishes a message over AMQP (RabbitMQ), and waits for its answer if you like.",
            ],
            [
                "AMQP-besked",
                "Udgiver en besked over AMQP (RabbitMQ) og venter på svar, hvis du vil.",
            ],
        )
        .external()
        .gives(object(json!({"answer": {}}))),
        node::<p::GrpcCall>(
            "grpc.call",
            "outside",
            ["gRPC call", "Calls a method of another system by gRPC."],
            ["gRPC-kald", "Kalder en metode i et andet system med gRPC."],
        )
        .external()
        .gives(object(json!({
            "message": {}, "messages": {"type": "array"}, "cut": {"type": "boolean"},
        }))),
        node::<i::DatabaseQuery>(
            "database.query",
            "outside",
            ["Database query", "Asks a Postgres or MySQL of your own."],
            [
                "Databaseforespørgsel",
                "Spørger jeres egen Postgres eller MySQL.",
            ],
        )
        .external()
        .gives(object(json!({
            "rows": {"type": "array"}, "count": {"type": "integer"}, "cut": {"type": "boolean"},
        }))),
        node::<i::SendEmail>(
            "email.send",
            "outside",
            ["Send a mail", "Sends a mail through one of your mailboxes."],
            [
                "Send en mail",
                "Sender en mail gennem en af jeres postkasser.",
            ],
        )
        .external(),
        node::<i::ModelCall>(
            "model.call",
            "ai",
            [
                "Ask a model",
                "Has the configured text model write something.",
            ],
            [
                "Spørg en model",
                "Lader den valgte tekstmodel skrive noget.",
            ],
        )
        .gives(object(json!({"text": {"type": "string"}}))),
        node::<i::AgentCall>(
            "agent",
            "ai",
            [
                "Agent",
                "Sets an agent to work, and waits for its answer.",
            ],
            [
                "Agent",
                "Sætter en agent til en opgave og venter på dens svar.",
            ],
        )
        .gives(object(json!({
            "text": {"type": "string"}, "output": {"type": ["object", "null"]}, "steps": {"type": "integer"},
            "toolCalls": {"type": "integer"},
        }))),
    ]
}
