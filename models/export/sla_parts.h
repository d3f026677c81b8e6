#pragma once
// The parts of an SLO's page in a report on service levels, and its numbers as they are shown.
// Any thread; immutable.

#include "export/document.h"
#include "slo/sla/sla_report.h"

namespace traceo {

/// As people call it.
QString shownName(const SlaEntry& entry);
Reading objectiveReading(const SlaEntry& entry);
/// Two decimals more than the objective has; no value where there is none.
Reading attainedReading(const SlaEntry& entry, const std::optional<double>& share);
/// Events or minutes.
Reading countReading(const SlaEntry& entry, double value, Better better);
/// No value where some of it may have been good.
Reading badReading(const SlaEntry& entry);
Reading allowedReading(const SlaEntry& entry);
Reading spentReading(const SlaEntry& entry);
Reading leftReading(const SlaEntry& entry);
Reading coverageReading(const SlaEntry& entry);
Cell verdictCell(const SlaEntry& entry);

// Each block is left out where there is nothing to say.
std::optional<DocumentBlock> budgetCharts(const SlaEntry& entry, const SlaReport& report, const Style& style);
std::optional<DocumentBlock> stretchTable(const SlaEntry& entry, const SlaReport& report, const Style& style);
std::optional<DocumentBlock> exclusionTable(const SlaEntry& entry, const SlaReport& report, const Style& style);
std::optional<DocumentBlock> blindTable(const SlaEntry& entry, const SlaReport& report, const Style& style);
std::optional<DocumentBlock> accountTable(const SlaEntry& entry, const SlaReport& report, const Style& style);
std::optional<DocumentBlock> excludedTable(const SlaEntry& entry, const SlaReport& report, const Style& style);
/// Objective, method, period and version in words, the digest of the slices, and the commands that give it all again.
std::optional<DocumentBlock> provenance(const SlaEntry& entry, const SlaReport& report, const Style& style);

} // namespace traceo
