//! The thread of one model: sleeps without the file, wakes for work, sleeps again.

use std::{
    num::NonZeroU32,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{OnceLock, mpsc::Receiver},
    time::Instant,
};

use llama_cpp_2::{
    LogOptions,
    context::params::LlamaContextParams,
    llama_backend::LlamaBackend,
    model::{LlamaModel, params::LlamaModelParams},
    send_logs_to_tracing,
};

use crate::{InferenceError, Result};

use super::{Job, LlamaConfig, server::Server};

/// System prompts that are kept, beside the conversations.
pub(super) const PINNED: usize = 4;
/// Tokens in one step at most. It bounds how long a cancelled request still computes.
pub(super) const STEP_TOKENS: usize = 256;

/// Serves jobs until nobody can send any more.
pub(super) fn run(config: &LlamaConfig, inbox: &Receiver<Job>) {
    while let Ok(first) = inbox.recv() {
        let served = catch_unwind(AssertUnwindSafe(|| wake(config, first, inbox)));
        if served.is_err() {
            // The jobs at hand are gone with their channels, which their readers see as an error.
            tracing::error!(model = %config.name, "the model's engine failed and starts again");
        }
    }
}

fn wake(config: &LlamaConfig, first: Job, inbox: &Receiver<Job>) {
    let start = Instant::now();
    let model = match load(config) {
        Ok(model) => model,
        Err(error) => {
            // The job may have been given up meanwhile; then nobody needs to know.
            let _ = first.admitted.send(Err(error));
            return;
        }
    };
    match Server::new(config, &model) {
        Ok(mut server) => {
            let ms = start.elapsed().as_millis();
            tracing::info!(model = %config.name, ms, "loaded the model {}", config.name);
            server.serve(first, inbox);
            tracing::info!(model = %config.name, "unloaded the model {}", config.name);
        }
        Err(error) => {
            let _ = first.admitted.send(Err(error));
        }
    }
}

fn load(config: &LlamaConfig) -> Result<LlamaModel> {
    if !config.path.is_file() {
        return Err(InferenceError::ModelMissing {
            name: config.name.clone(),
        });
    }
    let params = LlamaModelParams::default();
    LlamaModel::load_from_file(backend(&config.name)?, &config.path, &params)
        .map_err(|error| InferenceError::engine(&config.name, format!("cannot be loaded: {error}")))
}

/// llama.cpp's process-wide state, set up once.
pub(super) fn backend(model: &str) -> Result<&'static LlamaBackend> {
    static BACKEND: OnceLock<Result<LlamaBackend, String>> = OnceLock::new();
    BACKEND
        .get_or_init(|| {
            runs_here()?;
            send_logs_to_tracing(LogOptions::default());
            LlamaBackend::init().map_err(|error| error.to_string())
        })
        .as_ref()
        .map_err(|error| InferenceError::engine(model, error))
}

/// Says so when llama.cpp was compiled for another processor: it would die of the first instruction that is
/// not known here.
fn runs_here() -> Result<(), String> {
    #[cfg(target_arch = "x86_64")]
    {
        let wide = option_env!("GGML_AVX512") == Some("ON");
        let known = std::is_x86_feature_detected!("avx512f")
            && std::is_x86_feature_detected!("avx512vnni")
            && std::is_x86_feature_detected!("avx512vbmi")
            && std::is_x86_feature_detected!("avx512bf16");
        if !std::is_x86_feature_detected!("avx2") || (wide && !known) {
            let needed = if wide { "AVX-512" } else { "AVX2" };
            return Err(format!(
                "Tekup was built for processors with {needed}, which this one has not; build it on this \
                 machine with ./run"
            ));
        }
    }
    Ok(())
}

/// How the context of this model is made.
pub(super) fn context_params(config: &LlamaConfig, model: &LlamaModel) -> LlamaContextParams {
    let context = config.context_tokens.min(model.n_ctx_train()).max(256);
    let threads = i32::try_from(config.threads).unwrap_or(1).max(1);
    LlamaContextParams::default()
        .with_n_ctx(NonZeroU32::new(context))
        .with_n_batch(STEP_TOKENS as u32)
        .with_n_ubatch(STEP_TOKENS as u32)
        .with_n_seq_max((config.sequences.max(1) + PINNED) as u32)
        .with_n_threads(threads)
        .with_n_threads_batch(threads)
        // Without it each sequence owns a fixed share and no prefix can be shared.
        .with_kv_unified(true)
}
