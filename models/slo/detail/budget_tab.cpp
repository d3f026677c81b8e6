#include "slo/detail/budget_tab.h"

#include "core/format.h"
#include "sli/asked.h"
#include "sli/observed.h"
#include "slo/own_events.h"
#include "slo/slo_charts.h"
#include "slo/slo_explain.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloBudgetTab)
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostStretches = 4;

LinePoint pointOf(UtcMs at, std::optional<double> first, std::optional<double> last)
{
    LinePoint point{.at = at};
    if (!last)
        return point;
    point.first = first.value_or(*last);
    point.last = *last;
    point.min = std::min(point.first, point.last);
    point.max = std::max(point.first, point.last);
    return point;
}

Line lineOf(const QString& name, Reading newest)
{
    return {.name = name, .unit = Unit::Ratio, .points = {}, .newest = std::move(newest)};
}

/// All of a budget to nothing, evenly over `whole`. What it is said to be is that of `moment`, as of the line beside it: the
/// period may go on.
Line evenSpend(TimeSpan whole, UtcMs moment)
{
    Line line{.name = Text::tr("even spend"), .unit = Unit::Ratio, .style = Line::Style::Ideal};
    line.points = {pointOf(whole.from, 1, 1), pointOf(whole.to - Millis{1}, 0, 0)};
    const double left = double((whole.to - moment).count()) / double(whole.length().count());
    line.newest = {.value = left, .unit = Unit::Ratio, .at = moment, .quality = Quality::Ok};
    return line;
}

class Words {
public:
    explicit Words(const BudgetTab& tab) : m_tab(tab), m_isOfTime(tab.past->slo().method.isOfTime()) {}

    /// `bad` and `allowed` with the window they are of.
    std::vector<Explanation::Input> inputs(const WindowBudget& budget) const
    {
        return {{Text::tr("window"), m_tab.numbers.rangeText(budget.window)},
                {m_isOfTime ? Text::tr("bad minutes") : Text::tr("bad events"), countText(budget.bad)},
                {Text::tr("allowed"), countText(budget.allowed)}};
    }
    Reading left(const WindowBudget& budget) const
    {
        return m_tab.numbers.share(budget.left.value_or(kNone), Better::Higher,
                                   {Text::tr("Budget left"), Text::tr("left = 1 − bad ÷ allowed"), inputs(budget)});
    }
    Reading bad(double events, const WindowBudget& of) const
    {
        return m_tab.numbers.number(events, Unit::Count, Better::Lower,
                                    {m_isOfTime ? Text::tr("Bad minutes") : Text::tr("Bad events"),
                                     Text::tr("bad = total − good"), inputs(of)});
    }
    BridgeRow level(const std::string& key, const QString& what, const QString& when, const WindowBudget& budget) const
    {
        return {key, what, when, bad(budget.bad, budget), left(budget)};
    }

private:
    const BudgetTab& m_tab;
    bool m_isOfTime;
};

/// What two budgets and the steps between them are called.
struct BridgeWords {
    QString before;
    QString beforeWhen;
    QString entered;
    QString gone;
    QString after;
    QString afterWhen;
};

class BridgeRows {
public:
    BridgeRows(const BudgetTab& tab, const WindowBudget& before, const WindowBudget& after)
        : m_tab(tab), m_words(tab), m_before(before), m_after(after)
    {}

    std::vector<BridgeRow> rows(const BridgeWords& words)
    {
        m_rows.push_back(m_words.level("before", words.before, words.beforeWhen, m_before));
        if (const auto bridge = m_tab.past->bridge(m_before, m_after)) {
            add("entered", words.entered, bridge->entered, -bridge->enteredShare);
            addStretches("entered", m_after.window, m_before.window, -1);
            add("gone", words.gone, bridge->gone, bridge->goneShare);
            addStretches("gone", m_before.window, m_after.window, 1);
            addSize(*bridge);
        }
        m_rows.push_back(m_words.level("after", words.after, words.afterWhen, m_after));
        return std::move(m_rows);
    }

private:
    Reading share(double part, const QString& title) const
    {
        return m_tab.numbers.share(part, Better::Neither,
                                   {title, Text::tr("bad ÷ allowed in the later window"), m_words.inputs(m_after)});
    }
    void add(const std::string& key, const QString& what, double bad, double part)
    {
        m_rows.push_back({key, what, {}, m_words.bad(bad, m_after), share(part, what)});
    }
    void addStretches(const std::string& key, TimeSpan in, TimeSpan butNotIn, int sign)
    {
        int number = 0;
        for (const BadStretch& stretch : m_tab.past->stretches(in, butNotIn, kMostStretches)) {
            const QString what = Text::tr("in one stretch");
            m_rows.push_back({key + '/' + std::to_string(number++), what,
                              Text::tr("%1, %2").arg(m_tab.numbers.momentText(stretch.span.from),
                                                     durationText(stretch.span.length(), m_tab.numbers.style())),
                              m_words.bad(stretch.bad, m_after), share(sign * stretch.bad / m_after.allowed, what)});
        }
    }
    void addSize(const BudgetBridge& bridge)
    {
        const QString what = Text::tr("Size of the budget");
        const Reading bad = m_tab.numbers.number(m_after.allowed - m_before.allowed, Unit::Count, Better::Neither,
                                                 {Text::tr("Allowed in the later window, less allowed in the earlier"),
                                                  Text::tr("allowed₂ − allowed₁"),
                                                  {{Text::tr("allowed before"), countText(m_before.allowed)},
                                                   {Text::tr("allowed"), countText(m_after.allowed)}}});
        const Reading share =
            m_tab.numbers.share(bridge.sizeShare, Better::Neither,
                                {what, Text::tr("bad₁ ÷ allowed₁ − bad₁ ÷ allowed₂"), m_words.inputs(m_before)});
        m_rows.push_back({"size", what, {}, bad, share});
    }

    const BudgetTab& m_tab;
    Words m_words;
    const WindowBudget& m_before;
    const WindowBudget& m_after;
    std::vector<BridgeRow> m_rows;
};

/// Of the calendar's months in the user's zone, or as long a time rolling.
SloWindow otherKind(const SloWindow& window, const QTimeZone& zone)
{
    if (!window.isRolling())
        return {.length = window.length};
    return {.length = usualLength(CalendarPeriods::Unit::Month), .calendar = CalendarPeriods{.zone = zone}};
}

QString kindOf(const SloWindow& window)
{
    return window.isRolling() ? Text::tr("Left, rolling") : Text::tr("Left, calendar");
}

/// Where a window reached back to before anything was known, nothing is said of its budget: blank it would look as if nothing
/// had been left.
void hatchUnknown(Chart& chart, int columns)
{
    std::vector<TimeSpan> hatched;
    for (const Band& band : chart.bands) {
        if (band.kind == Band::Kind::NotObserved || band.kind == Band::Kind::Filling)
            hatched.push_back(band.span);
    }
    hatched = joinedSpans(std::move(hatched));
    const auto hatch = [&](TimeSpan span) {
        for (const TimeSpan& rest : without(span, hatched)) {
            if (rest.length() >= chart.range.length() / std::max(1, columns))
                chart.bands.push_back({Band::Kind::NotObserved, rest, Text::tr("not known")});
        }
    };
    const std::vector<LinePoint>& points = chart.lines.front().points;
    std::optional<UtcMs> from;
    for (const LinePoint& point : points) {
        if (!point.hasValue() && !from)
            from = point.at;
        if (point.hasValue() && from)
            hatch({*std::exchange(from, std::nullopt), point.at});
    }
    if (from)
        hatch({*from, chart.range.to});
}

Chart courseOf(const CountedSlo& counted, const BudgetTab& tab)
{
    const SloDefinition& slo = counted.slo;
    Chart chart{.title = Text::tr("Budget left"),
                .note = Text::tr("% of the budget of the window that ended then: %1").arg(windowText(slo.window)),
                .unit = Unit::Ratio,
                .area = true,
                .decimals = 1,
                .range = counted.range,
                .lines = {},
                .bands = bandsOf(counted.counts, counted.range, counted.columns)};
    const Words words(tab);
    const auto left = [&](UtcMs at) { return tab.past->at(slo.window, std::min(at, tab.moment)).left; };
    Line line = lineOf(Text::tr("left"), words.left(tab.past->at(slo.window, tab.moment)));
    const std::vector<UtcMs> starts = columnStarts(counted.range, counted.columns);
    for (std::size_t i = 0; i < starts.size(); ++i)
        line.points.push_back(
            pointOf(starts[i], left(starts[i]), left(i + 1 < starts.size() ? starts[i + 1] : counted.range.to)));
    chart.lines.push_back(std::move(line));
    hatchUnknown(chart, counted.columns);
    return chart;
}

Chart burnDownOf(const BudgetTab& tab, const WindowBudget& budget, int columns)
{
    const TimeSpan whole{budget.window.from, budget.end};
    Chart chart{.title = Text::tr("Burn-down"),
                .note = Text::tr("% of the budget of this window"),
                .unit = Unit::Ratio,
                .area = true,
                .decimals = 1,
                .range = whole,
                .lines = {},
                .bands = tab.past->bands(whole)};
    Line line = lineOf(Text::tr("left"), Words(tab).left(budget));
    const std::vector<UtcMs> starts = columnStarts(whole, columns);
    const auto left = [&](UtcMs to) { return 1 - tab.past->over({whole.from, to}).bad() / budget.allowed; };
    for (std::size_t i = 0; i < starts.size() && budget.left; ++i) {
        const UtcMs end = std::min(i + 1 < starts.size() ? starts[i + 1] : whole.to, budget.window.to);
        const SliceSum column = tab.past->over({starts[i], std::max(starts[i], end)});
        const bool isSeen = column.observedSeconds > 0 || column.total > 0;
        line.points.push_back(isSeen ? pointOf(starts[i], left(starts[i]), left(end)) : LinePoint{.at = starts[i]});
    }
    chart.lines.push_back(std::move(line));
    chart.lines.push_back(evenSpend(whole, budget.window.to));
    return chart;
}

} // namespace

std::vector<Column<BridgeRow>> bridgeColumns()
{
    return {{.id = "what",
             .title = Text::tr("Budget"),
             .kind = CellKind::Key,
             .cell = [](const BridgeRow& row) { return Cell::ofKey(row.what); },
             .widest = {}},
            {.id = "when",
             .title = Text::tr("When"),
             .kind = CellKind::Note,
             .cell = [](const BridgeRow& row) { return Cell::ofNote(row.when); },
             .widest = u"28 Nov 00:00, 88 h 88"_s},
            {.id = "bad",
             .title = Text::tr("Bad"),
             .kind = CellKind::Number,
             .cell = [](const BridgeRow& row) { return Cell::ofReading(row.bad); },
             .widest = u"8 888 888"_s},
            {.id = "budget_ratio",
             .title = Text::tr("Of the budget"),
             .kind = CellKind::Number,
             .cell = [](const BridgeRow& row) { return Cell::ofReading(row.share); },
             .widest = u"−888.8 %"_s}};
}

Result<BudgetTab> buildBudgetTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    const auto slo = selectedSlo(snapshot, config, question);
    if (!slo)
        return slo.error();
    const SloWindow other = otherKind(slo->window, question.style.zone);
    const UtcMs from = chartRange(question).from - std::max(slo->window.longest(), other.longest());
    const auto counted = countedSlo(snapshot, *slo, question, from);
    if (!counted)
        return counted.error();
    BudgetTab tab{.key = slo->name,
                  .title = plainText(slo->displayName.empty() ? slo->name : slo->displayName),
                  .moment = counted->counts.moment,
                  .nothing = {},
                  .course = {},
                  .past = std::make_shared<const BudgetPast>(*counted),
                  .other = other,
                  .numbers = TabNumbers(*counted, question, u"slo status"_s, u"-o json"_s)};
    tab.course = courseOf(*counted, tab);
    if (std::ranges::none_of(tab.course.lines.front().points, &LinePoint::hasValue))
        tab.nothing = counted->state.reason;
    showOwnEvents(tab.course, *slo);
    tab.course.subject = tab.title;
    return tab;
}

BudgetMoment budgetMoment(const BudgetTab& tab, UtcMs at, Millis back, int columns)
{
    const SloWindow& window = tab.past->slo().window;
    const UtcMs moment = std::min(floorTo(at, kMinute), tab.moment);
    const UtcMs earlier = floorTo(moment - back, kMinute);
    const WindowBudget now = tab.past->at(window, moment);
    const WindowBudget before = tab.past->at(window, earlier);
    const WindowBudget other = tab.past->at(tab.other, moment);
    const TabNumbers& numbers = tab.numbers;
    BudgetMoment shown{.at = moment, .window = numbers.rangeText(now.window), .burnDown = burnDownOf(tab, now, columns)};
    shown.burnDown.subject = tab.title;
    shown.burnDown.service = tab.course.service;
    shown.burnDown.slo = tab.course.slo;
    shown.since = numbers.momentText(earlier);
    shown.changes = BridgeRows(tab, before, now)
                        .rows({Text::tr("Left before"), shown.since, Text::tr("Entered the window"), Text::tr("Left the window"),
                               Text::tr("Left after"), numbers.momentText(moment)});
    shown.kinds = Text::tr("%1 and %2").arg(windowText(window), windowText(tab.other));
    shown.kindRows = BridgeRows(tab, now, other)
                         .rows({kindOf(window), numbers.momentText(now.window.from), Text::tr("In the second alone"),
                                Text::tr("In the first alone"), kindOf(tab.other), numbers.momentText(other.window.from)});
    return shown;
}

} // namespace traceo
