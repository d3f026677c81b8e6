#include "synthetics/probe_explain.h"

#include "core/duration.h"
#include "core/format.h"
#include "core/moment.h"
#include "synthetics/time_shares.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SyntheticsReport)
};

constexpr int kLongestQuery = 2000;

QString count(std::int64_t value)
{
    return countText(double(value));
}

QString lengthText(Millis length)
{
    return QString::fromStdString(toText(length));
}

} // namespace

ProbeExplainer::ProbeExplainer(const ProbePair& pair, const ProbeRuns& runs, const Availability& sum, TimeSpan window,
                               const Question& question)
    : m_pair(pair)
{
    for (const ProbeSeriesIds& series : pair.series) {
        const QString name = plainText(series.key.source);
        if (!m_source.split(u", "_s).contains(name))
            m_source += m_source.isEmpty() ? name : u", "_s + name;
    }
    m_command = u"traceo probes show %1 %2 --since %3 --at %4"_s.arg(shellWord(pair.identity.check),
                                                                     shellWord(pair.identity.region), lengthText(window.length()),
                                                                     QString::fromStdString(toRfc3339(window.to)));
    if (question.knownAt)
        m_command += u" --known-at "_s + QString::fromStdString(toRfc3339(*question.knownAt));
    const TimeShares shares = timeShares(sum);
    m_window = {{Text::tr("window"),
                 Text::tr("%1 (%2)").arg(rangeText(window, window.to, question.style), zoneText(window.to, question.style))},
                {Text::tr("up"), Text::tr("%1 runs, %2 of the time").arg(count(sum.up), toText(shares.up))},
                {Text::tr("down"), Text::tr("%1 runs, %2 of the time").arg(count(sum.down), toText(shares.down))},
                {Text::tr("not observed"), Text::tr("%1 of the time").arg(toText(shares.unseen))},
                {Text::tr("interval"), lengthText(runs.interval)}};
}

Explanation ProbeExplainer::start(const QString& title, const QString& formula, const char* metric) const
{
    Explanation why;
    why.title = title;
    why.formula = formula;
    why.source = m_source;
    why.command = m_command;
    for (const ProbeSeriesIds& series : m_pair.series) {
        const SeriesKey key{{}, metric, series.key.labels};
        why.queries.push_back({Text::tr("runs"), plainText(key.toText(), kLongestQuery)});
    }
    return why;
}

ProbeExplainer::Why ProbeExplainer::number(const QString& title, const QString& formula, const char* metric) const
{
    Explanation why = start(title, formula, metric);
    why.inputs = m_window;
    return std::make_shared<const Explanation>(std::move(why));
}

ProbeExplainer::Why ProbeExplainer::now(const QString& title, const QString& formula, const char* metric,
                                        std::vector<Explanation::Input> inputs) const
{
    Explanation why = start(title, formula, metric);
    why.inputs = std::move(inputs);
    return std::make_shared<const Explanation>(std::move(why));
}

} // namespace traceo
