#include "synthetics/check_rows.h"

#include "core/format.h"
#include "synthetics/check_identity.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SyntheticsReport)
};

/// How many pairs are in which state.
struct Votes {
    int up = 0;
    int down = 0;
    int slow = 0;
    int endsSoon = 0; ///< certificates
    int stale = 0;
    int silent = 0;
    int unknown = 0;

    int seen() const { return up + down; }
    bool isDown() const { return down > 0 && 2 * down >= seen(); }

    void add(const ProbeRow& row)
    {
        up += row.state == ProbeState::Up;
        down += row.state == ProbeState::Down;
        slow += row.isSlow;
        endsSoon += row.status == Status::Warning && !row.isSlow;
        stale += row.state == ProbeState::Stale;
        silent += row.state == ProbeState::NotObserved;
        unknown += row.state == ProbeState::Unknown;
    }
};

Status statusOf(const Votes& votes)
{
    if (votes.seen() == 0)
        return votes.stale > 0 ? Status::Stale : Status::Unknown;
    if (votes.isDown())
        return Status::Critical;
    return votes.down + votes.slow + votes.endsSoon > 0 ? Status::Warning : Status::Ok;
}

QString verdictOf(const Votes& votes)
{
    if (votes.seen() == 0)
        return votes.stale > 0 ? Text::tr("stale") : votes.unknown > 0 ? Text::tr("filling") : Text::tr("not observed");
    if (votes.isDown())
        return Text::tr("down %1 of %2").arg(votes.down).arg(votes.seen());
    if (votes.down > 0)
        return Text::tr("up, %1 of %2 down").arg(votes.down).arg(votes.seen());
    if (votes.slow > 0)
        return Text::tr("up, %1 of %2 slow").arg(votes.slow).arg(votes.seen());
    if (votes.endsSoon > 0)
        return Text::tr("up, certificate");
    return Text::tr("up %1 of %2").arg(votes.up).arg(votes.seen());
}

/// The reading that is worst in one direction; an empty one when none has a value.
const Reading& extreme(const Reading& a, const Reading& b, bool isWorse)
{
    return !b.hasValue() || (a.hasValue() && !isWorse) ? a : b;
}

Reading availabilityOf(const CheckRow& check, const std::vector<ProbeRow>& rows, const std::vector<Availability>& sums)
{
    Availability all;
    Reading reading;
    for (const int place : check.cells) {
        if (place < 0)
            continue;
        all += sums[std::size_t(place)];
        const Reading& one = rows[std::size_t(place)].availability;
        if (reading.quality == Quality::Unknown || (one.hasValue() && one.quality != Quality::Ok))
            reading = one; // the least certain of its parts
    }
    reading.value = all.ratio().value_or(std::numeric_limits<double>::quiet_NaN());
    Explanation why;
    why.title = Text::tr("Availability of all regions");
    why.formula = Text::tr("availability = up ÷ (up + down), by runs of all regions");
    why.inputs = {{Text::tr("up"), countText(double(all.up))}, {Text::tr("down"), countText(double(all.down))}};
    why.command = QStringLiteral("traceo probes list ") + shellWord(check.key);
    reading.why = std::make_shared<const Explanation>(std::move(why));
    return reading;
}

CheckRow checkOf(const std::string& key, std::vector<int> cells, const std::vector<ProbeRow>& rows,
                 const std::vector<Availability>& sums, Millis warning)
{
    CheckRow check{.key = key,
                   .name = shownCheck(key),
                   .verdict = {},
                   .availability = {},
                   .p95 = {},
                   .certificate = {},
                   .cells = std::move(cells)};
    Votes votes;
    for (const int place : check.cells) {
        if (place < 0)
            continue;
        const ProbeRow& row = rows[std::size_t(place)];
        votes.add(row);
        check.p95 = extreme(check.p95, row.p95, row.p95.value > check.p95.value);
        check.certificate = extreme(check.certificate, row.certificate, row.certificate.value < check.certificate.value);
    }
    if (check.certificate.hasValue() && check.certificate.value <= 0)
        check.certificateStatus = Status::Critical;
    else if (check.certificate.hasValue() && check.certificate.value * 1000 < double(warning.count()))
        check.certificateStatus = Status::Warning;
    check.status = statusOf(votes);
    check.verdict = verdictOf(votes);
    check.availability = availabilityOf(check, rows, sums);
    return check;
}

} // namespace

std::vector<RegionColumn> regionsOf(const std::vector<ProbeRow>& rows, UtcMs moment)
{
    std::map<std::string, std::pair<Votes, std::optional<UtcMs>>> regions;
    for (const ProbeRow& row : rows) {
        auto& [votes, newest] = regions[row.region];
        votes.add(row);
        if (row.since && row.state == ProbeState::NotObserved)
            newest = std::max(newest.value_or(*row.since), *row.since);
    }
    std::vector<RegionColumn> columns;
    for (const auto& [region, known] : regions) {
        const auto& [votes, newest] = known;
        RegionColumn column{.region = region, .name = plainText(region), .note = {}};
        column.isSilent = votes.silent > 0 && votes.seen() + votes.stale + votes.unknown == 0;
        column.isSlow = 2 * votes.slow > votes.seen();
        if (column.isSilent && newest)
            column.note = Text::tr("silent %1").arg(ageText(moment - *newest));
        columns.push_back(std::move(column));
    }
    return columns;
}

std::vector<CheckRow> checksOf(const std::vector<ProbeRow>& rows, const std::vector<Availability>& sums,
                               const std::vector<RegionColumn>& regions, Millis certificateWarning)
{
    std::map<std::string, std::vector<int>> cells;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& line = cells[rows[i].check];
        line.resize(regions.size(), -1);
        const auto column = std::ranges::find(regions, rows[i].region, &RegionColumn::region);
        if (column != regions.end())
            line[std::size_t(column - regions.begin())] = int(i);
    }
    std::vector<CheckRow> checks;
    for (auto& [key, line] : cells)
        checks.push_back(checkOf(key, std::move(line), rows, sums, certificateWarning));
    std::ranges::stable_sort(checks, {}, [](const CheckRow& check) { return check.status; });
    return checks;
}

} // namespace traceo
