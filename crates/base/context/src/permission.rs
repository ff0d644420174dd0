use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// What an operation asks of its caller.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[schemars(inline)]
        pub enum Permission {
            $($(#[$doc])* #[serde(rename = $text)] $name,)+
        }

        impl Permission {
            /// Every permission there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

permissions! {
    /// See conversations and their messages.
    ConversationsRead = "conversations:read",
    /// Open conversations and write in them as the customer.
    ConversationsWrite = "conversations:write",
    /// Take conversations over, answer as a person, resolve.
    ConversationsReply = "conversations:reply",
    /// See customers and what is known of them.
    CustomersRead = "customers:read",
    /// Change and merge customers.
    CustomersWrite = "customers:write",
    /// Erase customers with everything they wrote.
    CustomersErase = "customers:erase",
    /// Change queues, working hours, people's skills, canned answers, macros and views for everybody.
    DeskWrite = "desk:write",
    /// See figures of the conversations, also by person, and take them out as CSV.
    ReportsRead = "reports:read",
    /// See the installations of the chat widget.
    WidgetsRead = "widgets:read",
    /// Make and change installations of the chat widget.
    WidgetsWrite = "widgets:write",
    /// See and search documents.
    KnowledgeRead = "knowledge:read",
    /// Add, change and delete documents.
    KnowledgeWrite = "knowledge:write",
    /// See intents and analyse texts.
    IntentsRead = "intents:read",
    /// Change intents and train them.
    IntentsWrite = "intents:write",
    /// See leads, contacts, companies, deals and products: one's own, those of one's teams, and nobody's.
    CrmRead = "crm:read",
    /// Make and change them.
    CrmWrite = "crm:write",
    /// See and change everybody's.
    CrmAll = "crm:all",
    /// Take many of them in from a file.
    CrmImport = "crm:import",
    /// Take many of them out as a file.
    CrmExport = "crm:export",
    /// Change pipelines, teams, fields and views for everybody, and how leads are scored.
    CrmSetup = "crm:setup",
    /// See decision tables.
    RulesRead = "rules:read",
    /// Change decision tables.
    RulesWrite = "rules:write",
    /// See actions and what became of them.
    ActionsRead = "actions:read",
    /// Queue, retry and cancel actions.
    ActionsWrite = "actions:write",
    /// Agree to actions that need it.
    ActionsApprove = "actions:approve",
    /// See connections, their health and deliveries (never their secrets).
    ConnectionsRead = "connections:read",
    /// Make and change connections, and replay deliveries.
    ConnectionsWrite = "connections:write",
    /// See workflows and their executions.
    WorkflowsRead = "workflows:read",
    /// Draw, publish and archive workflows.
    WorkflowsWrite = "workflows:write",
    /// Start workflows and stop their executions.
    WorkflowsRun = "workflows:run",
    /// See agents, their versions and what they did.
    AgentsRead = "agents:read",
    /// Make and change agents.
    AgentsWrite = "agents:write",
    /// Set agents to work, talk to them and stop them.
    AgentsRun = "agents:run",
    /// See runs, their steps and logs.
    RunsRead = "runs:read",
    /// Cancel and retry runs.
    RunsWrite = "runs:write",
    /// Read the tenant's events.
    EventsRead = "events:read",
    /// See channels, read their messages and see their groups and dead letters.
    ChannelsRead = "channels:read",
    /// Publish messages to channels.
    ChannelsPublish = "channels:publish",
    /// Take messages as one of a group, make and move groups, replay dead letters.
    ChannelsConsume = "channels:consume",
    /// Make, change and retire channels.
    ChannelsWrite = "channels:write",
    /// Read the audit trail.
    AuditRead = "audit:read",
    /// See which models there are, and ask them.
    ModelsRead = "models:read",
    /// Fetch models, and say which servers of models the tenant uses and by which names.
    ModelsWrite = "models:write",
    /// See the tenant's members.
    UsersRead = "users:read",
    /// Add members, change roles, remove members.
    UsersWrite = "users:write",
    /// Make tenants.
    TenantsWrite = "tenants:write",
    /// See API keys (never the keys themselves).
    ApiKeysRead = "api_keys:read",
    /// Make and revoke API keys.
    ApiKeysWrite = "api_keys:write",
}

impl FromStr for Permission {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .iter()
            .copied()
            .find(|permission| permission.as_str() == text)
            .ok_or(())
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A set of permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Permissions(u64);

impl Permissions {
    /// Whether `permission` is in the set.
    pub fn contains(self, permission: Permission) -> bool {
        self.0 & (1 << permission as u64) != 0
    }

    /// Whether everything of `other` is in this set.
    pub fn contains_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// What is in both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The permissions of the set, in their declared order.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL
            .iter()
            .copied()
            .filter(move |permission| self.contains(*permission))
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        Self(
            permissions
                .into_iter()
                .fold(0, |set, permission| set | 1 << permission as u64),
        )
    }
}

/// A person's place in a tenant.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Role {
    /// Everything, and the only one who makes tenants.
    Owner,
    /// Everything inside the tenant.
    Admin,
    /// Runs the service desk: conversations, knowledge, intents, rules.
    Manager,
    /// Answers customers.
    Operator,
    /// Builds on the platform: keys, runs, models; answers nobody.
    Developer,
    /// Looks only.
    Viewer,
}

impl Role {
    /// Every role, mightiest first.
    pub const ALL: &'static [Self] = &[
        Self::Owner,
        Self::Admin,
        Self::Manager,
        Self::Operator,
        Self::Developer,
        Self::Viewer,
    ];

    /// Its name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Manager => "manager",
            Self::Operator => "operator",
            Self::Developer => "developer",
            Self::Viewer => "viewer",
        }
    }

    /// Whether the role holds `permission`: the whole matrix, exhaustive on purpose, so that a new
    /// permission does not compile until every role has an answer.
    pub fn allows(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::TenantsWrite => self == Self::Owner,
            P::UsersWrite | P::ModelsWrite | P::AuditRead | P::CustomersErase => {
                matches!(self, Self::Owner | Self::Admin)
            }
            P::ApiKeysRead | P::ApiKeysWrite => {
                matches!(self, Self::Owner | Self::Admin | Self::Developer)
            }
            P::ConnectionsWrite | P::ChannelsWrite => {
                matches!(self, Self::Owner | Self::Admin | Self::Developer)
            }
            P::ActionsApprove => matches!(self, Self::Owner | Self::Admin | Self::Manager),
            P::RunsWrite | P::ChannelsConsume => {
                matches!(
                    self,
                    Self::Owner | Self::Admin | Self::Manager | Self::Developer
                )
            }
            P::KnowledgeWrite | P::IntentsWrite | P::RulesWrite | P::WidgetsWrite => {
                matches!(
                    self,
                    Self::Owner | Self::Admin | Self::Manager | Self::Developer
                )
            }
            P::WorkflowsWrite | P::AgentsWrite => {
                matches!(
                    self,
                    Self::Owner | Self::Admin | Self::Manager | Self::Developer
                )
            }
            P::WorkflowsRun | P::AgentsRun => !matches!(self, Self::Viewer),
            P::DeskWrite | P::ReportsRead => {
                matches!(self, Self::Owner | Self::Admin | Self::Manager)
            }
            P::ConversationsReply | P::CustomersWrite | P::ActionsWrite => {
                matches!(
                    self,
                    Self::Owner | Self::Admin | Self::Manager | Self::Operator
                )
            }
            P::ConversationsWrite | P::ChannelsPublish => !matches!(self, Self::Viewer),
            P::CrmWrite => {
                matches!(
                    self,
                    Self::Owner | Self::Admin | Self::Manager | Self::Operator
                )
            }
            // Who sells sees their own; who looks or builds sees all.
            P::CrmAll => !matches!(self, Self::Operator),
            P::CrmImport | P::CrmExport | P::CrmSetup => {
                matches!(self, Self::Owner | Self::Admin | Self::Manager)
            }
            P::CrmRead
            | P::ConversationsRead
            | P::CustomersRead
            | P::ActionsRead
            | P::ConnectionsRead
            | P::WidgetsRead
            | P::KnowledgeRead
            | P::IntentsRead
            | P::RulesRead
            | P::WorkflowsRead
            | P::AgentsRead
            | P::RunsRead
            | P::EventsRead
            | P::ChannelsRead
            | P::ModelsRead
            | P::UsersRead => true,
        }
    }

    /// Everything the role may do.
    pub fn permissions(self) -> Permissions {
        Permission::ALL
            .iter()
            .copied()
            .filter(|permission| self.allows(*permission))
            .collect()
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .iter()
            .copied()
            .find(|role| role.as_str() == text)
            .ok_or(())
    }
}

/// The matrix of roles and permissions as a Markdown table, for the committed file.
pub fn role_matrix() -> String {
    let mut table = String::from("| permission |");
    for role in Role::ALL {
        table.push_str(&format!(" {} |", role.as_str()));
    }
    table.push_str("\n|---|");
    table.push_str(&"---|".repeat(Role::ALL.len()));
    for permission in Permission::ALL {
        table.push_str(&format!("\n| `{permission}` |"));
        for role in Role::ALL {
            table.push_str(if role.allows(*permission) {
                " yes |"
            } else {
                " |"
            });
        }
    }
    table.push('\n');
    table
}
