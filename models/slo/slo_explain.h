#pragma once
// How a number of an SLO came to be: formula, window, inputs, queries, and the command that gives
// the same number again.
// Any thread; immutable.

#include "core/reading.h"
#include "refresh/question.h"
#include "slo/slo_counts.h"

#include <memory>

namespace traceo {

class SloExplainer {
public:
    SloExplainer(const SloDefinition& slo, const SloCounts& counts, const Question& question, std::optional<std::int64_t> resets);

    using Why = std::shared_ptr<const Explanation>;
    /// `formula` is in words of the inputs. The sum is the window that the number speaks of.
    Why number(const QString& title, const QString& formula, const SliceSum& sum) const;
    /// Of a member of a composite.
    Why member(const MemberSum& member, const QString& formula) const;
    Why objective() const;
    Why age() const;

private:
    Explanation start(const QString& title, const QString& formula) const;
    void addWindow(Explanation& why, const SliceSum& sum) const;

    const SloDefinition& m_slo;
    const SloCounts& m_counts;
    QString m_command;
    std::optional<std::int64_t> m_resets;
    Style m_style;
};

/// Its length as people read it beside others, "30 d"; of periods of a calendar, and where days would be too coarse, as it is
/// written: "1M".
QString lengthText(const SloWindow& window);

/// "rolling 30 d", "calendar 1M, Europe/Berlin".
QString windowText(const SloWindow& window);

/// "Occurrences, evaluated here from raw samples"; of methods that count minutes with their time slices.
QString methodText(const SloDefinition& slo);

/// "traceo WORDS" as of that moment, and as it was known where the question says so.
QString commandAt(const QString& words, UtcMs moment, const Question& question);

} // namespace traceo
