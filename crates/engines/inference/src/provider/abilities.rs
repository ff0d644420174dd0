//! What is known of the vendors' models, by the beginnings of their names.

use crate::Abilities;

use super::ProviderKind;

/// Vendor's models: the beginning of their names, their context, and whether they read images.
type Known = &'static [(&'static str, Option<u32>, bool)];

const OPENAI: Known = &[
    ("gpt-5", Some(400_000), true),
    ("gpt-4.1", Some(1_047_576), true),
    ("gpt-4o", Some(128_000), true),
    ("gpt-4-turbo", Some(128_000), true),
    ("gpt-4", Some(8_192), false),
    ("gpt-3.5", Some(16_385), false),
    ("gpt-35", Some(16_385), false),
    ("o1-mini", Some(128_000), false),
    ("o3-mini", Some(200_000), false),
    ("o1", Some(200_000), true),
    ("o3", Some(200_000), true),
    ("o4", Some(200_000), true),
];
const ANTHROPIC: Known = &[("claude", Some(200_000), true)];
const GEMINI: Known = &[
    ("gemini", Some(1_048_576), true),
    ("gemma-3", Some(131_072), true),
];
const MISTRAL: Known = &[
    ("pixtral", Some(131_072), true),
    ("mistral-medium", Some(131_072), true),
    ("mistral-small", Some(131_072), true),
    ("mistral-large", Some(131_072), false),
    ("magistral", Some(131_072), false),
    ("codestral", Some(262_144), false),
    ("ministral", Some(131_072), false),
];
const COHERE: Known = &[
    ("command-a-vision", Some(128_000), true),
    ("command-a", Some(256_000), false),
    ("command-r", Some(128_000), false),
    ("c4ai-aya-vision", Some(16_000), true),
];
const OLLAMA: Known = &[
    ("llava", None, true),
    ("bakllava", None, true),
    ("llama3.2-vision", Some(131_072), true),
    ("llama4", None, true),
    ("gemma3", Some(131_072), true),
    ("qwen2.5vl", None, true),
    ("qwen3-vl", None, true),
    ("minicpm-v", None, true),
    ("moondream", None, true),
    ("mistral-small3", Some(131_072), true),
];

/// What is known of `model`.
pub(super) fn of(kind: ProviderKind, model: &str) -> Abilities {
    let known = match kind {
        ProviderKind::OpenAi | ProviderKind::Azure => OPENAI,
        ProviderKind::Anthropic => ANTHROPIC,
        ProviderKind::Gemini => GEMINI,
        ProviderKind::Mistral => MISTRAL,
        ProviderKind::Cohere => COHERE,
        ProviderKind::Ollama => OLLAMA,
        ProviderKind::HuggingFace | ProviderKind::Compatible => &[],
    };
    let found = known.iter().find(|(begin, ..)| model.starts_with(begin));
    let (context, images) = found.map_or((None, false), |(_, context, images)| (*context, *images));
    Abilities {
        context,
        images,
        ..Abilities::default()
    }
}
