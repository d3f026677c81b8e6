#pragma once
// What each tab of an SLO's detail is made of: the definition that is asked for, what was counted of it, its state, and the
// numbers that are said of them.
// Any thread; immutable. selectedSlo, countedSlo: one thread at a time, as the snapshot.

#include "core/reading.h"
#include "history/snapshot.h"
#include "refresh/question.h"
#include "slo/slo_counts.h"
#include "slo/slo_state.h"
#include "slo/weighed_sums.h"

namespace traceo {

struct CountedSlo {
    SloDefinition slo;
    SloCounts counts;
    SloState state;
    TimeSpan range;  ///< of charts, [from, to)
    int columns = 1; ///< of a chart

    /// Of a number over the SLO's window.
    Quality quality() const;
    /// When data begin, in all slices; none without any.
    std::optional<UtcMs> begin() const;
    /// Of its slices, as they are weighed at any moment.
    WeighedSums sums() const;
};

/// The one that `question.selected` names, as it was defined at the question's moment. Errors: NotFound, those of the snapshot.
Result<SloDefinition> selectedSlo(const history::Snapshot& snapshot, const SloConfig& config, const Question& question);
/// With minutes that reach back to `from` at least. Errors: those of countSlo.
Result<CountedSlo> countedSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question, UtcMs from);

/// How a number came to be, beside what all numbers of a tab have in common.
struct HowMade {
    QString title;
    QString formula; ///< in words of the inputs
    std::vector<Explanation::Input> inputs{};
};

/// Makes the readings of a tab.
class TabNumbers {
public:
    TabNumbers() = default;
    /// `words`: of the command that gives the numbers again, "slo ledger" and what is to follow the SLO's name.
    TabNumbers(const CountedSlo& counted, const Question& question, const QString& words, const QString& options = {});

    Reading number(double value, Unit unit, Better better, const HowMade& made) const;
    Reading share(double value, Better better, const HowMade& made) const; ///< with one decimal
    Reading moment(UtcMs at, const HowMade& made) const;
    /// As it is shown.
    QString momentText(UtcMs at) const;
    QString rangeText(TimeSpan span) const;
    const Style& style() const { return m_style; }
    UtcMs at() const { return m_at; }

private:
    UtcMs m_at{};
    Quality m_quality = Quality::Unknown;
    Millis m_age{0};
    QString m_source;
    QString m_command;
    Style m_style;
};

} // namespace traceo
