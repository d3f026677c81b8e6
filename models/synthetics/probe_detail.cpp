#include "synthetics/probe_detail.h"

#include "core/format.h"
#include "sli/asked.h"
#include "vocabulary/alert_labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <limits>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SyntheticsReport)
};

constexpr Millis kLongestDetail = 7 * kDay;
constexpr int kMostColumns = 8192;

QString sentenceOf(const ProbeRow& row, const Question& question)
{
    QStringList words;
    if (row.since)
        words << Text::tr("since %1").arg(momentText(*row.since, question.moment(), question.style));
    if (row.state == ProbeState::Up && row.latency.hasValue())
        words << Text::tr("now %1").arg(toText(row.latency));
    if (row.interval.hasValue())
        words << Text::tr("every %1").arg(toText(row.interval));
    if (row.availability.hasValue())
        words << Text::tr("%1 available").arg(toText(row.availability));
    return words.join(u" · "_s);
}

std::vector<ProbeDetail::Number> numbersOf(const ProbeRow& row)
{
    return {{Text::tr("Availability"), row.availability},
            {Text::tr("Runs"), row.runs},
            {Text::tr("Failed runs"), row.failed},
            {Text::tr("Time up"), row.upShare},
            {Text::tr("Time down"), row.downShare},
            {Text::tr("Not observed"), row.unseenShare},
            {Text::tr("p50"), row.p50},
            {Text::tr("p95"), row.p95},
            {Text::tr("Slowest"), row.slowest},
            {Text::tr("Now"), row.latency},
            {Text::tr("Seven days before"), row.usual},
            {Text::tr("Certificate"), row.certificate},
            {Text::tr("Age"), row.age},
            {Text::tr("Interval"), row.interval}};
}

/// One of the figures of all regions; `up` of `all` are points of time, or runs.
ProbeDetail::Number numberOf(const QString& name, const QString& formula, std::pair<std::int64_t, std::int64_t> upOfAll,
                             const ProbeRow& row, UtcMs at)
{
    const auto [up, all] = upOfAll;
    Explanation why;
    why.title = name;
    why.formula = formula;
    why.inputs = {{Text::tr("up"), countText(double(up))}, {Text::tr("observed"), countText(double(all))}};
    why.command = u"traceo probes show "_s + shellWord(row.check);
    return {name,
            {.value = all > 0 ? double(up) / double(all) : std::numeric_limits<double>::quiet_NaN(),
             .unit = Unit::Ratio,
             .at = at,
             .quality = all == 0 ? Quality::NotObserved
                 : row.isFilling ? Quality::Partial
                                 : Quality::Ok,
             .better = Better::Higher,
             .decimals = 2,
             .why = std::make_shared<const Explanation>(std::move(why))}};
}

std::vector<ProbeDetail::Number> numbersOf(const RegionQuorum& together, const ProbeRow& row, UtcMs at)
{
    return {
        numberOf(Text::tr("Uptime, any region"), Text::tr("points of time at which a region was up ÷ points"),
                 {together.anyUp, together.points}, row, at),
        numberOf(Text::tr("Uptime, quorum"),
                 Text::tr("points at which less than half of the regions failed ÷ points at which half or more were observed"),
                 {together.quorumUp, together.judged}, row, at),
        numberOf(Text::tr("Uptime, all regions"), Text::tr("points at which no observed region failed ÷ points"),
                 {together.allUp, together.points}, row, at),
        numberOf(Text::tr("Reachability"), Text::tr("runs that succeeded ÷ runs, of all regions"),
                 {together.runsUp, together.runs}, row, at)};
}

Strip stripOf(const std::vector<LaneView>& lanes, TimeSpan range, const Style& style)
{
    Strip strip{.title = Text::tr("Up, down and not observed by region"),
                .words = {{Status::Ok, nameOf(ProbeState::Up)}, {Status::Critical, nameOf(ProbeState::Down)}},
                .range = range,
                .lanes = {}};
    for (const LaneView& lane : lanes) {
        Strip::Lane drawn{.name = lane.row.regionName, .parts = {}, .now = lane.row.status, .words = lane.row.word};
        for (const Stretch& stretch : lane.stretches)
            drawn.parts.push_back({stretch.span, stretch.isUp ? Status::Ok : Status::Critical});
        const bool isAwaited = lane.row.state == ProbeState::Up || lane.row.state == ProbeState::Down;
        if (isAwaited && !drawn.parts.empty())
            drawn.parts.back().span.to = range.to; // it holds until the next run says otherwise
        if (lane.row.since && lane.row.state != ProbeState::Up)
            drawn.words = Text::tr("%1 since %2").arg(lane.row.word, momentText(*lane.row.since, range.to, style));
        strip.lanes.push_back(std::move(drawn));
    }
    return strip;
}

/// Hatched: what was not observed, and what is still to be fetched.
std::vector<Band> bandsOf(const std::vector<Stretch>& stretches, const std::vector<TimeSpan>& filling, TimeSpan range)
{
    std::vector<TimeSpan> known;
    for (const Stretch& stretch : stretches)
        known.push_back(stretch.span);
    std::ranges::copy(filling, std::back_inserter(known));
    std::ranges::sort(known, {}, &TimeSpan::from);
    std::vector<Band> bands;
    for (const TimeSpan& gap : without(range, known)) {
        if (gap.length() * 200 >= range.length())
            bands.push_back({Band::Kind::NotObserved, gap, Text::tr("not observed")});
    }
    for (const TimeSpan& part : filling)
        bands.push_back({Band::Kind::Filling, part, Text::tr("filling")});
    return bands;
}

} // namespace

TimeSpan detailRange(const Question& question)
{
    const UtcMs moment = question.moment();
    return {moment - std::clamp(question.range, kMinute, kLongestDetail), moment};
}

Result<ProbeDetail> detailOf(const history::Snapshot& snapshot, const DetailParts& parts, const Question& question)
{
    const TimeSpan range = detailRange(question);
    const auto phases = loadPhases(snapshot, parts.pair, parts.runs, range.to);
    if (!phases)
        return phases.error();
    const ProbeRow& row = parts.row;
    ProbeDetail detail{.key = row.key,
                       .title = Text::tr("%1 from %2").arg(row.checkName, row.regionName),
                       .check = row.checkName,
                       .region = row.regionName,
                       .sentence = sentenceOf(row, question),
                       .status = row.status,
                       .word = row.word,
                       .reason = row.reason,
                       .phases = {},
                       .changePoints = {},
                       .regions = stripOf(parts.lanes, range, question.style),
                       .changes = phaseChanges(*phases, parts.runs.interval, range.to),
                       .numbers = numbersOf(row),
                       .together = parts.together};
    if (parts.together)
        std::ranges::move(numbersOf(*parts.together, row, range.to), std::back_inserter(detail.numbers));
    if (row.isSlow)
        detail.word = Text::tr("%1, %2").arg(row.word, toText(row.latency));
    detail.phases =
        phasesChart(*phases, detail.changes, parts.runs.interval, range, std::clamp(question.columns, 1, kMostColumns));
    detail.phases.subject = detail.title;
    detail.phases.service = plainText(vocabulary::serviceOf(parts.pair.series.front().key.labels));
    detail.changePoints = changePoints(*phases, detail.changes, range, question.style);
    const auto own = std::ranges::find(parts.lanes, row.key, [](const LaneView& lane) { return lane.row.key; });
    detail.phases.bands = bandsOf(own != parts.lanes.end() ? own->stretches : std::vector<Stretch>{}, parts.filling, range);
    return detail;
}

} // namespace traceo
