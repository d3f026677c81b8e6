#include "cache/cache_explain.h"

#include "core/duration.h"
#include "core/format.h"
#include "core/moment.h"

#include <QCoreApplication>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheReport)
};

constexpr int kLongestQuery = 2000;
constexpr int kMostQueries = 6; ///< of a role; a server has many databases

QString lengthText(Millis length)
{
    return QString::fromStdString(toText(length));
}

QString ratioText(double ratio)
{
    return toText({.value = ratio, .unit = Unit::Ratio, .quality = Quality::Ok, .better = Better::Higher});
}

} // namespace

CacheExplainer::CacheExplainer(const CacheInstance& instance, const HitCounts& counts, TimeSpan window, const Question& question)
    : m_instance(instance), m_source(plainText(instance.source) + u" · "_s + QString::fromLatin1(nameOf(instance.kind).data()))
{
    m_command = u"traceo cache instances %1 --since %2 --at %3"_s.arg(shellWord(instance.key), lengthText(window.length()),
                                                                      QString::fromStdString(toRfc3339(window.to)));
    if (question.knownAt)
        m_command += u" --known-at "_s + QString::fromStdString(toRfc3339(*question.knownAt));
    m_window = {{Text::tr("window"),
                 Text::tr("%1 (%2)").arg(rangeText(window, window.to, question.style), zoneText(window.to, question.style))},
                {Text::tr("hits"), countText(counts.hits)},
                {Text::tr("misses"), countText(counts.misses)},
                {Text::tr("polls"), countText(double(counts.polls))},
                {Text::tr("observed"), ratioText(counts.coverage)}};
    if (counts.interval > Millis{0})
        m_window.push_back({Text::tr("interval"), lengthText(counts.interval)});
    if (counts.before)
        m_window.push_back({Text::tr("joined to the poll of"), momentText(*counts.before, window.to, question.style)});
    if (counts.own > 0)
        m_window.push_back({Text::tr("Traceo's own look-ups"),
                            Text::tr("%1: those of the shadow reader, taken off hits and misses").arg(countText(counts.own))});
    if (counts.resets > 0)
        m_window.push_back({Text::tr("resets"),
                            Text::tr("%1: what came between a reset and the poll before it is not counted").arg(counts.resets)});
    if (const int others = counts.takenOver - counts.unclear; others > 0)
        m_window.push_back(
            {Text::tr("other servers"), Text::tr("%1 that ran before took over: nothing is counted of that poll").arg(others)});
    if (counts.unclear > 0)
        m_window.push_back(
            {Text::tr("resets or other servers"),
             Text::tr("%1: without a run id nobody can tell, so nothing is counted of that poll").arg(counts.unclear)});
}

Explanation CacheExplainer::start(const QString& title, const QString& formula) const
{
    Explanation why;
    why.title = title;
    why.formula = formula;
    why.source = m_source;
    why.command = m_command;
    return why;
}

void CacheExplainer::addQueries(Explanation& why, const QString& role, const std::vector<history::SeriesInfo>& series)
{
    for (std::size_t i = 0; i < series.size() && i < std::size_t(kMostQueries); ++i)
        why.queries.push_back({role, plainText(series[i].key.toText(), kLongestQuery)});
}

CacheExplainer::Why CacheExplainer::number(const QString& title, const QString& formula,
                                           std::vector<Explanation::Input> more) const
{
    Explanation why = start(title, formula);
    why.inputs = std::move(more);
    why.inputs.insert(why.inputs.end(), m_window.begin(), m_window.end());
    addQueries(why, Text::tr("hits"), m_instance.hits);
    addQueries(why, Text::tr("misses"), m_instance.misses);
    addQueries(why, Text::tr("requests"), m_instance.requests);
    return std::make_shared<const Explanation>(std::move(why));
}

CacheExplainer::Why CacheExplainer::now(const QString& title, const QString& formula, std::vector<Explanation::Input> inputs,
                                        std::span<const char* const> metrics) const
{
    Explanation why = start(title, formula);
    why.inputs = std::move(inputs);
    for (const char* metric : metrics)
        addQueries(why, QString::fromLatin1(metric), m_instance.named(metric));
    return std::make_shared<const Explanation>(std::move(why));
}

} // namespace traceo
