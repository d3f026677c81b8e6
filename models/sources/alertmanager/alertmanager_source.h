#pragma once
// Alertmanager, API v2 (and Mimir's, below its path prefix): which alerts are firing, who silenced them,
// and the silences. It has no past: what was firing before is known from what it said then.
// Any thread; immutable.

#include "sources/source.h"

namespace traceo {

/// The questions besides that for alerts, which alone must be answered; each is also the name it is observed under.
inline constexpr char kSilencesQuestion[] = "silences";
inline constexpr char kStatusQuestion[] = "status";

class AlertmanagerSource final : public Source {
public:
    explicit AlertmanagerSource(SourceSettings settings) : m_settings(std::move(settings)) {}

    const SourceSettings& settings() const override { return m_settings; }

    /// Alerts each poll, silences once a minute, the version every five. Nothing for a backfill.
    std::vector<Request> requests(const Plan& plan) const override;

    /// A list of which a part cannot be read gives the rest, closes nothing, and is not observed as ok.
    Result<Decoded> decode(const Request& request, const Response& response) const override;

private:
    Result<Decoded> decodeList(const Request& request, const Response& response) const;
    Result<Decoded> decodeStatus(const Request& request, const Response& response) const;

    SourceSettings m_settings;
};

/// The row of the table of kinds.
SourceKind alertmanagerKind();

} // namespace traceo
