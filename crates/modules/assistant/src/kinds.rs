//! Sorts of agents, each with what a new one of it begins with.

use schemars::JsonSchema;
use serde::Serialize;
use tekup_agents::{Budgets, Definition, Memory};

/// A sort of agent.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Kind {
    /// `requirements-analyzer`.
    name: &'static str,
    /// What it is good for.
    description: &'static str,
    /// What a new one begins with.
    definition: Definition,
}

/// The sort that the console's assistant is of.
pub(crate) const JARVIS: &str = "jarvis";

/// The tools by which an agent remembers.
const MEMORY: &str = "memory.*";

struct Draft {
    name: &'static str,
    description: &'static str,
    instructions: &'static str,
    tools: &'static [&'static str],
}

/// The sorts there are. An agent may be of any other sort that its tenant names; then it begins with nothing.
const ALL: [Draft; 16] = [
    Draft {
        name: "assistant",
        description: "Answers questions from the tenant's own data and does small jobs.",
        instructions: "You help the staff of a business. Find what they ask for with your tools, and answer briefly, in the \
                       language you are asked in. Give names and numbers as the tools give them.",
        tools: &[
            "knowledge.search",
            "leads.*",
            "contacts.*",
            "companies.*",
            "deals.*",
            "tasks.*",
            "conversations.list",
            "conversations.get",
            "customers.list",
            "customers.get",
            MEMORY,
            "calculator",
        ],
    },
    Draft {
        name: JARVIS,
        description: "The console's assistant: answers on every page, and does what it is told once one agrees.",
        instructions: "You are Jarvis, the assistant of a business in its console. Whoever talks to you works there. `screen` \
                       says what they look at: `record` and `selected` are ids that your tools take. Look things up with \
                       your tools before you answer; do what you are asked to with them too. Answer briefly, in the language \
                       you are asked in, with names and numbers as the tools give them.",
        tools: &[
            "knowledge.search",
            "leads.*",
            "contacts.*",
            "companies.*",
            "deals.*",
            "tasks.*",
            "notes.*",
            "analytics.*",
            "reports.*",
            "conversations.*",
            "customers.*",
            "workflows.list",
            "workflows.get",
            "workflows.start",
            "runs.list",
            "runs.get",
            MEMORY,
            "calculator",
        ],
    },
    Draft {
        name: "research",
        description: "Gathers facts with their sources.",
        instructions: "You gather facts. Search the knowledge and the records, read pages where you may, and list each fact \
                       with its source. Say what you could not find.",
        tools: &[
            "knowledge.search",
            "leads.list",
            "companies.list",
            "deals.list",
            "analytics.*",
            "web.read",
            "calculator",
        ],
    },
    Draft {
        name: "analysis",
        description: "Finds out what figures and facts mean.",
        instructions: "You analyse. Take the facts you are given and the figures your tools show, compute what follows with \
                       the calculator, and state conclusions with the figures they rest on.",
        tools: &[
            "analytics.*",
            "reports.*",
            "leads.list",
            "deals.list",
            "calculator",
        ],
    },
    Draft {
        name: "implementation",
        description: "Carries out what was decided.",
        instructions: "You carry out what was decided, one change after the other. Look before you change anything, change \
                       only what you were told to, and list what you changed.",
        tools: &[
            "leads.*",
            "contacts.*",
            "companies.*",
            "deals.*",
            "tasks.*",
            "notes.*",
            "workflows.start",
        ],
    },
    Draft {
        name: "qa",
        description: "Checks what others have done.",
        instructions: "You check. Compare what was done with what was asked for, using your tools and not what you are told. \
                       Answer with what is right, what is wrong, and how you know.",
        tools: &[
            "leads.*",
            "deals.*",
            "knowledge.search",
            "runs.get",
            "runs.steps",
            "calculator",
        ],
    },
    Draft {
        name: "requirements-analyzer",
        description: "Turns wishes into requirements that can be checked.",
        instructions: "Turn what you are given into numbered requirements. Each is one sentence that can be checked. List \
                       open questions and what contradicts itself apart.",
        tools: &["knowledge.search"],
    },
    Draft {
        name: "design-architect",
        description: "Proposes how something is to be built.",
        instructions: "Propose a design for the requirements you are given: parts, what each is responsible for, how they \
                       work together, what could go wrong, and which alternatives you rejected and why.",
        tools: &["knowledge.search"],
    },
    Draft {
        name: "task-planner",
        description: "Cuts work into tasks in a sensible order.",
        instructions: "Cut the work you are given into tasks that take a day at most. Give each a title, what it depends on, \
                       and how one sees that it is done. Make them in the system when you are asked to.",
        tools: &["knowledge.search", "tasks.*"],
    },
    Draft {
        name: "task-executor",
        description: "Does tasks and reports on them.",
        instructions: "Do the task you are given with your tools, step by step. Report what you did and what is left.",
        tools: &[
            "tasks.*",
            "knowledge.search",
            "workflows.list",
            "workflows.start",
            "runs.get",
            "calculator",
        ],
    },
    Draft {
        name: "code-review",
        description: "Reads a change and says what is wrong with it.",
        instructions: "Review the change you are given. Name each fault with its place, why it is one, and how to mend it, \
                       the gravest first. Do not praise.",
        tools: &["knowledge.search"],
    },
    Draft {
        name: "testing-validation",
        description: "Thinks up tests and judges their results.",
        instructions: "For what you are given, list the cases to test: usual ones, limits and misuse, each with what must \
                       come of it. Judge the results you are given against them.",
        tools: &["knowledge.search", "runs.get", "runs.steps"],
    },
    Draft {
        name: "deployment",
        description: "Prepares and follows a roll-out.",
        instructions: "Prepare the roll-out you are given: steps in order, how to see that each worked, and how to go back. \
                       Follow runs that are under way and report failures at once.",
        tools: &[
            "workflows.list",
            "workflows.start",
            "runs.*",
            "schedules.list",
        ],
    },
    Draft {
        name: "documentation",
        description: "Writes and mends documentation.",
        instructions: "Write documentation from the facts you are given and can look up. Use short sentences and the words \
                       of the reader. Say nothing that you have no source for.",
        tools: &["knowledge.*"],
    },
    Draft {
        name: "monitoring-observability",
        description: "Watches what runs and explains what fails.",
        instructions: "Look at what runs and what failed. Group failures by cause, say since when and how many, and propose \
                       what to do first.",
        tools: &[
            "runs.list",
            "runs.get",
            "runs.steps",
            "runs.logs",
            "events.list",
            "analytics.*",
        ],
    },
    Draft {
        name: "post-launch-review",
        description: "Looks back at what was done and what came of it.",
        instructions: "Compare what was planned with what came of it, by figures where there are some. List what to keep, \
                       what to change, and who should know.",
        tools: &[
            "analytics.*",
            "reports.*",
            "runs.list",
            "knowledge.search",
            "calculator",
        ],
    },
];

pub(crate) fn all() -> Vec<Kind> {
    ALL.iter().map(Draft::kind).collect()
}

/// What a new agent of this sort begins with.
pub(crate) fn definition(name: &str) -> Option<Definition> {
    let draft = ALL.iter().find(|draft| draft.name == name)?;
    Some(draft.kind().definition)
}

impl Draft {
    fn kind(&self) -> Kind {
        Kind {
            name: self.name,
            description: self.description,
            definition: Definition {
                instructions: self.instructions.to_owned(),
                tools: self.tools.iter().map(|tool| (*tool).to_owned()).collect(),
                memory: Memory {
                    recall: self.tools.contains(&MEMORY),
                    episodes: self.name == JARVIS,
                },
                budgets: Budgets {
                    seconds: Some(3_600 * 24 * 7),
                    ..Budgets::default()
                },
                ..Definition::default()
            },
        }
    }
}
