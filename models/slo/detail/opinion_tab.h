#pragma once
// The second opinion tab of an SLO: what other tools would say of it from the same samples, why they differ, and the slices that
// make the difference.
// Any thread; immutable. buildOpinionTab: one thread at a time, as the snapshot.

#include "refresh/cell.h"
#include "slo/detail/counted_slo.h"
#include "slo/opinion/opinion_words.h"

namespace traceo {

/// A slice in which a tool counts otherwise.
struct DifferenceRow {
    std::string key;
    QString reason;
    Reading end;    ///< of the minute, or of the window that a rule was evaluated over
    QString effect; ///< on the SLI, in percentage points
    friend bool operator==(const DifferenceRow&, const DifferenceRow&) = default;
};
std::vector<Column<DifferenceRow>> differenceColumns();

struct OpinionRow {
    std::string key; ///< the tool's word in JSON
    QString tool;
    QString instead; ///< of a number: "NaN"; empty where there is one
    Reading sli{};
    Reading left{};
    Reading burn{};
    QString difference{}; ///< from ours, in percentage points; empty of ours
    QString why{};
    std::vector<DifferenceRow> slices{}; ///< of all reasons, the largest effect first, so many of each
    friend bool operator==(const OpinionRow&, const OpinionRow&) = default;
};
std::vector<Column<OpinionRow>> opinionColumns();

struct OpinionTab {
    std::string key; ///< the SLO
    UtcMs moment{};
    QString nothing{}; ///< why nothing can be compared; empty where it can
    QString window{};
    QString doubt{};                    ///< what the comparison cannot rest on; may be empty
    std::vector<OpinionRow> opinions{}; ///< ours first
};

/// Errors: NotFound, those of countSlo and of the snapshot.
Result<OpinionTab> buildOpinionTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question);

} // namespace traceo
