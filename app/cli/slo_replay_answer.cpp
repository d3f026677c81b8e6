#include "app/cli/slo_replay_answer.h"

#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"

#include <iterator>

namespace traceo::cli {
namespace {

using Json = nlohmann::ordered_json;
using Step = CalendarPeriods::Unit;
using replay::ReplayPeriod;

Json numberOf(std::optional<double> number)
{
    return number ? Json(*number) : Json();
}

double secondsOf(Millis length)
{
    return double(length.count()) / 1000;
}

Json sideOf(const ReplayPeriod& period)
{
    return {{"good", period.good},
            {"total", period.total},
            {"attained_ratio", numberOf(period.attained())},
            {"coverage_ratio", period.coverage()},
            {"budget_left_ratio", numberOf(period.left)},
            {"lowest_left_ratio", numberOf(period.lowestLeft)},
            {"state", period.worst ? Json(std::string(wordOf(*period.worst))) : Json()},
            {"pages", period.pages},
            {"tickets", period.tickets},
            {"page_s", secondsOf(period.paging)},
            {"ticket_s", secondsOf(period.ticketing)},
            {"exhausted_s", secondsOf(period.exhausted)}};
}

Json spansOf(const std::vector<TimeSpan>& spans)
{
    Json list = Json::array();
    for (const TimeSpan& span : spans)
        list.push_back({{"from", toRfc3339(span.from)}, {"to", toRfc3339(span.to)}});
    return list;
}

Json firingsJson(const replay::MinuteRecord& record)
{
    Json list = Json::array();
    for (const replay::ReplayFiring& firing : replay::firingsOf(record))
        list.push_back({{"severity", firing.severity == BurnPair::Severity::Page ? "page" : "ticket"},
                        {"start", toRfc3339(firing.span.from)},
                        {"end", firing.isOpen ? Json() : Json(toRfc3339(firing.span.to))},
                        {"budget_spent_ratio", numberOf(firing.spent)}});
    return list;
}

Json definitionJson(const std::vector<replay::DefinitionChange>& changes)
{
    Json list = Json::array();
    for (const replay::DefinitionChange& change : changes)
        list.push_back({{"field", change.field}, {"before", change.before}, {"after", change.after}});
    return list;
}

Json versionsJson(const Replayed& replayed)
{
    Json list = Json::array();
    for (auto part = replayed.held.begin(); part != replayed.held.end(); ++part) {
        const auto next = std::next(part);
        list.push_back({{"from", toRfc3339(part->since)},
                        {"to", toRfc3339(next == replayed.held.end() ? part->span.to : next->since)},
                        {"differs", definitionJson(replay::changesBetween(part->slo, replayed.after))}});
    }
    return list;
}

Json changesJson(const replay::MinuteChanges& changes)
{
    Json list = Json::array();
    for (const replay::ClassChange& change : changes.classes)
        list.push_back({{"before", std::string(wordOf(change.before))},
                        {"after", std::string(wordOf(change.after))},
                        {"minutes", change.minutes},
                        {"bad_before", change.badBefore},
                        {"bad_after", change.badAfter},
                        {"total_before", change.totalBefore},
                        {"total_after", change.totalAfter}});
    return list;
}

QString shareText(std::optional<double> share, Better better, int decimals)
{
    if (!share)
        return QStringLiteral("–");
    return toText(
        {.value = *share, .unit = Unit::Ratio, .quality = Quality::Ok, .better = better, .decimals = std::int8_t(decimals)});
}

/// What both say, where they say the same once.
QString both(const QString& before, const QString& after)
{
    return before == after ? before : Text::tr("%1 → %2").arg(before, after);
}

QString timeText(Millis length)
{
    return length > Millis{0} ? durationText(length) : QStringLiteral("–");
}

std::vector<TableColumn> columns()
{
    return {{Text::tr("Time")},
            {Text::tr("Attained"), true},
            {Text::tr("Left"), true},
            {Text::tr("Lowest"), true},
            {Text::tr("Pages"), true},
            {Text::tr("Tickets"), true},
            {Text::tr("Exhausted"), true},
            {Text::tr("Good"), true, true},
            {Text::tr("Total"), true, true},
            {Text::tr("Minutes changed"), true}};
}

class Rows {
public:
    Rows(const Replayed& replayed, Answer& answer) : m_replayed(replayed), m_answer(answer) {}

    void add(const QString& title, TimeSpan span)
    {
        const ReplayPeriod before = periodOf(m_replayed.past.before, span);
        const ReplayPeriod after = periodOf(m_replayed.past.after, span);
        const std::int64_t changed = replay::changedMinutes(m_replayed.changes, span);
        m_answer.items.push_back({{"period", title.toStdString()},
                                  {"from", toRfc3339(span.from)},
                                  {"to", toRfc3339(span.to)},
                                  {"before", sideOf(before)},
                                  {"after", sideOf(after)},
                                  {"changed_minutes", changed}});
        m_answer.rows.push_back(rowOf(title, before, after, changed));
    }
    void addAll()
    {
        add(QStringLiteral("all"), m_replayed.past.range);
        m_answer.rows.back().front() = Text::tr("all");
        Json& item = m_answer.items.back();
        item["changes"] = changesJson(m_replayed.changes);
        item["recounted_minutes"] = m_replayed.changes.recounted;
        item["definition"] = definitionJson(replay::changesBetween(m_replayed.held.back().slo, m_replayed.after));
        item["versions"] = versionsJson(m_replayed);
        item["firings"] = {{"before", firingsJson(m_replayed.past.before)}, {"after", firingsJson(m_replayed.past.after)}};
        item["exhausted"] = {{"before", spansOf(exhaustedOf(m_replayed.past.before))},
                             {"after", spansOf(exhaustedOf(m_replayed.past.after))}};
    }

private:
    QString attained(const ReplayPeriod& period) const
    {
        constexpr int kBeyondTarget = 2;
        return shareText(period.attained(), Better::Higher, m_replayed.after.objective.decimals + kBeyondTarget);
    }
    std::vector<QString> rowOf(const QString& title, const ReplayPeriod& before, const ReplayPeriod& after,
                               std::int64_t changed) const
    {
        const auto left = [](std::optional<double> share) { return shareText(share, Better::Higher, 1); };
        return {title,
                both(attained(before), attained(after)),
                both(left(before.left), left(after.left)),
                both(left(before.lowestLeft), left(after.lowestLeft)),
                both(countText(double(before.pages)), countText(double(after.pages))),
                both(countText(double(before.tickets)), countText(double(after.tickets))),
                both(timeText(before.exhausted), timeText(after.exhausted)),
                both(countText(before.good), countText(after.good)),
                both(countText(before.total), countText(after.total)),
                countText(double(changed))};
    }

    const Replayed& m_replayed;
    Answer& m_answer;
};

QString titleOf(TimeSpan span, Step step, const QTimeZone& zone)
{
    const QDateTime begin = QDateTime::fromMSecsSinceEpoch(msOf(step == Step::Minute ? span.to : span.from), zone);
    return begin.toString(step == Step::Month     ? QStringLiteral("yyyy-MM")
                              : step == Step::Day ? QStringLiteral("yyyy-MM-dd")
                                                  : QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace

void fill(Answer& answer, const Replayed& replayed, Step step, const QTimeZone& zone)
{
    answer.columns = columns();
    if (!replayed.past.hasData)
        return;
    Rows rows(replayed, answer);
    for (const TimeSpan& span : replay::periodsOf(replayed.past.range, step, zone))
        rows.add(titleOf(span, step, zone), span);
    rows.addAll();
}

} // namespace traceo::cli
