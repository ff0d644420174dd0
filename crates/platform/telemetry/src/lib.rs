//! Logs, metrics and traces.
//!
//! Logs are one JSON object a line on standard error, with the ids of request, tenant and trace from the
//! spans around them, and no personal data: ids and counts, never texts, names or addresses. Metrics are
//! for Prometheus to scrape. Traces go to an OpenTelemetry collector if one is named.
#![deny(missing_docs)]

mod metrics_names;

use anyhow::{Context, Result};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_sdk::{Resource, trace::SdkTracerProvider};
use tracing_subscriber::{EnvFilter, Layer, layer::SubscriberExt, util::SubscriberInitExt};

/// How logs look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object a line, for machines.
    Json,
    /// For people at a terminal.
    Text,
}

/// Keeps telemetry going; hand it to [`Telemetry::shut_down`] at the end.
#[derive(Debug)]
pub struct Telemetry {
    traces: Option<SdkTracerProvider>,
}

/// Buckets of every `*_seconds` histogram.
const SECONDS: &[f64] = &[
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0,
];

impl Telemetry {
    /// Starts logging (and tracing, if `otlp_endpoint` names a collector's base URL). Once a process.
    /// `RUST_LOG` chooses what is logged; by default, what matters to an operator.
    ///
    /// # Errors
    /// When the collector's address makes no sense or logging has been started already.
    pub fn start(format: LogFormat, otlp_endpoint: Option<&str>) -> Result<Self> {
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| {
            EnvFilter::new("info,tokio_postgres=warn,hyper=warn,llama-cpp-2=error")
        });
        let logs = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
        let logs = match format {
            LogFormat::Json => logs.json().flatten_event(true).with_span_list(true).boxed(),
            LogFormat::Text => logs.with_target(false).boxed(),
        };
        let traces = otlp_endpoint.map(exporter).transpose()?;
        let spans = traces
            .as_ref()
            .map(|provider| tracing_opentelemetry::layer().with_tracer(provider.tracer("tekup")));
        tracing_subscriber::registry()
            .with(filter)
            .with(logs)
            .with(spans)
            .try_init()
            .context("logging has been started already")?;
        Ok(Self { traces })
    }

    /// Sends what is left.
    pub fn shut_down(self) {
        if let Some(provider) = self.traces
            && let Err(error) = provider.shutdown()
        {
            tracing::warn!(%error, "the last traces were not sent");
        }
    }
}

/// Starts counting: everything that is recorded from now on can be rendered by the handle. Once a process;
/// a second call hands out a handle of its own that sees nothing.
///
/// # Errors
/// When the buckets make no sense.
pub fn start_metrics() -> Result<PrometheusHandle> {
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), SECONDS)?
        .build_recorder();
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_ok() {
        metrics_names::describe();
    }
    Ok(handle)
}

pub use metrics_exporter_prometheus::PrometheusHandle as Metrics;

fn exporter(endpoint: &str) -> Result<SdkTracerProvider> {
    use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig};
    let exporter = SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
        .build()
        .context("OTEL_EXPORTER_OTLP_ENDPOINT")?;
    Ok(SdkTracerProvider::builder()
        .with_batch_exporter(exporter)
        .with_resource(Resource::builder().with_service_name("tekup").build())
        .build())
}
