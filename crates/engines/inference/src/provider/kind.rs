use std::fmt;

use serde::{Deserialize, Serialize};

/// Who serves models, which says how it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ProviderKind {
    /// OpenAI's chat completions.
    OpenAi,
    /// Anthropic's Messages.
    Anthropic,
    /// Google's Gemini API.
    Gemini,
    /// Mistral's chat completions.
    Mistral,
    /// Cohere's chat, version 2.
    Cohere,
    /// The router of Hugging Face's inference providers.
    HuggingFace,
    /// Ollama's own chat.
    Ollama,
    /// Models of OpenAI in somebody's Azure resource; a model's name is that of its deployment.
    Azure,
    /// Any other server of OpenAI's protocol.
    Compatible,
}

impl ProviderKind {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 9] = [
        Self::OpenAi,
        Self::Anthropic,
        Self::Gemini,
        Self::Mistral,
        Self::Cohere,
        Self::HuggingFace,
        Self::Ollama,
        Self::Azure,
        Self::Compatible,
    ];

    /// Its name in requests and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OpenAi => "openai",
            Self::Anthropic => "anthropic",
            Self::Gemini => "gemini",
            Self::Mistral => "mistral",
            Self::Cohere => "cohere",
            Self::HuggingFace => "huggingface",
            Self::Ollama => "ollama",
            Self::Azure => "azure",
            Self::Compatible => "compatible",
        }
    }

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Where it is asked when nothing else is said. An Azure resource and a compatible server have an address of
    /// their own.
    pub fn default_url(self) -> Option<&'static str> {
        match self {
            Self::OpenAi => Some("https://api.openai.com/v1"),
            Self::Anthropic => Some("https://api.anthropic.com/v1"),
            Self::Gemini => Some("https://generativelanguage.googleapis.com/v1beta"),
            Self::Mistral => Some("https://api.mistral.ai/v1"),
            Self::Cohere => Some("https://api.cohere.com"),
            Self::HuggingFace => Some("https://router.huggingface.co/v1"),
            Self::Ollama => Some("http://127.0.0.1:11434"),
            Self::Azure | Self::Compatible => None,
        }
    }

    /// Whether it answers nobody without a key.
    pub fn needs_key(self) -> bool {
        !matches!(self, Self::Ollama | Self::Compatible)
    }
}

impl fmt::Display for ProviderKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
