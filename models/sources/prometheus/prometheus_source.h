#pragma once
// Servers that speak Prometheus' HTTP API: Prometheus, VictoriaMetrics, Mimir, Thanos (the last two
// often below a path prefix and with a tenant). Asks raw samples with their true timestamps, the values of expressions at the
// end of each minute, and what the server says of alerts, rules, targets, metrics and itself.
// Any thread; immutable.

#include "sources/source.h"

namespace traceo {

class PrometheusSource final : public Source {
public:
    explicit PrometheusSource(SourceSettings settings) : m_settings(std::move(settings)) {}

    const SourceSettings& settings() const override { return m_settings; }
    std::vector<Request> requests(const Plan& plan) const override;

    /// An answer with no series is an answer: asked, and there was nothing. An answer the server calls
    /// partial (its `warnings`) gives its samples, but its observation is not ok, so that the span is
    /// asked again.
    Result<Decoded> decode(const Request& request, const Response& response) const override;
    std::vector<Request> instead(const Request& request, const Response& response) const override;

private:
    Result<Decoded> decodeSamples(const Request& request, const Response& response) const;
    Result<Decoded> decodeEvaluation(const Request& request, const Response& response) const;
    Result<Decoded> decodeTest(const Request& request, const Response& response) const;
    Result<Decoded> decodeFacts(const Request& request, const Response& response) const;
    Observation observation(const Request& request, const Response& response) const;
    /// The same error with the place it came from.
    Error located(Error error, const Request& request) const;

    SourceSettings m_settings;
};

/// The row of the table of kinds. Without `collect` the results of probes are collected.
SourceKind prometheusKind();

} // namespace traceo
