// Checks that are down, what nobody observes, regions that are slow, certificates that end.
#include "overview/findings.h"

#include "core/format.h"
#include "synthetics/synthetics_report.h"

#include <QCoreApplication>

#include <algorithm>
#include <ranges>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

constexpr double kDownWeight = 200;
constexpr double kRegionWeight = 100;
constexpr double kCertificateWeight = 50;
/// The states are of the moment; the range only has to hold the newest runs.
constexpr Millis kRange = kDay;
/// So many checks that share a region are one trouble, of the region's prober.
constexpr std::size_t kSaidOnce = 3;
constexpr std::size_t kNamed = 3;

/// The pairs that share a trouble.
struct Trouble {
    std::vector<const ProbeRow*> rows;
    std::optional<UtcMs> since; ///< when the first of them began

    /// The one that began first stands first: it gives the reason.
    void add(const ProbeRow& row)
    {
        const bool isFirst = row.since && (!since || *row.since < *since);
        rows.insert(isFirst ? rows.begin() : rows.end(), &row);
        if (isFirst)
            since = row.since;
    }
    bool isEmpty() const { return rows.empty(); }
    const ProbeRow& first() const { return *rows.front(); }

    Finding finding(std::string key, Status status, double weight, UtcMs moment) const
    {
        return {.key = std::move(key),
                .kind = FindingKind::Check,
                .status = status,
                .weight = weight,
                .title = {},
                .reason = {},
                .owner = {},
                .rank = {},
                .age = ageReading(since, moment, first().age.why),
                .link = {.pane = "synthetics", .key = first().key}};
    }
};

bool isUnseenEverywhere(const SyntheticsReport& report, const CheckRow& check)
{
    return std::ranges::all_of(check.cells, [&report](int cell) {
        return cell < 0 || report.rows[std::size_t(cell)].state == ProbeState::NotObserved;
    });
}

/// By region: the checks that are not observed from there, though they are from elsewhere.
std::vector<Trouble> unseenFrom(const SyntheticsReport& report)
{
    std::vector<Trouble> unseen(report.regions.size());
    for (const CheckRow& check : report.checks) {
        if (isUnseenEverywhere(report, check))
            continue;
        for (std::size_t i = 0; i < check.cells.size(); ++i) {
            if (check.cells[i] >= 0 && report.rows[std::size_t(check.cells[i])].state == ProbeState::NotObserved)
                unseen[i].add(report.rows[std::size_t(check.cells[i])]);
        }
    }
    return unseen;
}

/// One check over all regions. What is said of a region is not said again of each check.
class CheckTrouble {
public:
    /// `unseen` as unseenFrom().
    CheckTrouble(const SyntheticsReport& report, const CheckRow& check, const std::vector<Trouble>& unseen, const Style& style)
        : m_report(report), m_check(check), m_style(style)
    {
        const bool isAlone = isUnseenEverywhere(report, check);
        for (std::size_t i = 0; i < check.cells.size(); ++i) {
            if (check.cells[i] < 0)
                continue;
            const ProbeRow& row = report.rows[std::size_t(check.cells[i])];
            ++m_regions;
            if (row.state == ProbeState::Down)
                m_down.add(row);
            if (row.state == ProbeState::NotObserved && !report.regions[i].isSilent) {
                m_isUnseen = true;
                if (isAlone || unseen[i].rows.size() < kSaidOnce)
                    m_unseen.add(row);
            }
            const bool endsFirst = !m_endsFirst || row.certificate.value < m_endsFirst->certificate.value;
            if (row.certificate.hasValue() && endsFirst)
                m_endsFirst = &row;
        }
    }

    bool isDown() const { return !m_down.isEmpty(); }
    bool isUnseen() const { return m_isUnseen; }

    std::vector<Finding> findings() const
    {
        std::vector<Finding> all;
        if (isDown())
            all.push_back(downFinding());
        if (!m_unseen.isEmpty())
            all.push_back(unseenFinding());
        if (m_endsFirst && m_check.certificateStatus)
            all.push_back(certificateFinding());
        return all;
    }

private:
    /// From a few regions only, it may be the way there.
    Finding downFinding() const
    {
        const Status status = m_check.status == Status::Critical ? Status::Critical : Status::Warning;
        Finding finding = m_down.finding("check/" + m_check.key + "/down", status, kDownWeight, m_report.moment);
        finding.title = m_down.rows.size() == m_regions ? Text::tr("%1 is down").arg(m_check.name)
                                                        : Text::tr("%1 is down from %2").arg(m_check.name, placesOf(m_down));
        finding.reason = m_down.first().reason;
        return finding;
    }

    Finding unseenFinding() const
    {
        Finding finding = m_unseen.finding("check/" + m_check.key + "/unseen", Status::Unknown, 0, m_report.moment);
        finding.title = m_unseen.rows.size() == m_regions
            ? Text::tr("%1 is not observed").arg(m_check.name)
            : Text::tr("%1 is not observed from %2").arg(m_check.name, placesOf(m_unseen));
        finding.reason = m_unseen.first().reason;
        return finding;
    }

    Finding certificateFinding() const
    {
        const Reading& left = m_endsFirst->certificate;
        const UtcMs end = m_report.moment + Millis{std::int64_t(left.value * 1000)};
        const bool isOver = left.value <= 0;
        Finding finding{.key = "certificate/" + m_check.key,
                        .kind = FindingKind::Certificate,
                        .status = *m_check.certificateStatus,
                        .weight = kCertificateWeight};
        finding.title = isOver ? Text::tr("The certificate of %1 has ended").arg(m_check.name)
                               : Text::tr("The certificate of %1 ends in %2").arg(m_check.name, toText(left));
        const QString when = momentText(end, m_report.moment, m_style);
        finding.reason = isOver ? Text::tr("It ended %1.").arg(when) : Text::tr("It ends %1.").arg(when);
        finding.age = ageReading(isOver ? std::optional(end) : std::nullopt, m_report.moment, left.why);
        finding.link = {.pane = "synthetics", .key = m_endsFirst->key};
        return finding;
    }

    QString placesOf(const Trouble& trouble) const
    {
        if (trouble.rows.size() == 1)
            return trouble.first().regionName;
        return Text::tr("%1 of %2 regions").arg(trouble.rows.size()).arg(m_regions);
    }

    const SyntheticsReport& m_report;
    const CheckRow& m_check;
    const Style& m_style;
    Trouble m_down;
    Trouble m_unseen; ///< what is to be said of this check
    bool m_isUnseen = false;
    std::size_t m_regions = 0;
    const ProbeRow* m_endsFirst = nullptr;
};

/// "a, b, c and 3 more"
QString namesOf(const Trouble& trouble)
{
    QStringList names;
    for (const ProbeRow* row : trouble.rows | std::views::take(kNamed))
        names << row->checkName;
    const QString shown = names.join(u", "_s);
    const std::size_t more = trouble.rows.size() - std::size_t(names.size());
    return more > 0 ? Text::tr("%1 and %n more", nullptr, int(more)).arg(shown) : shown;
}

/// What is true of a whole region is said once.
std::vector<Finding> regionFindings(const SyntheticsReport& report, const RegionColumn& region, const Trouble& unseen)
{
    Trouble silent;
    Trouble slow;
    for (const ProbeRow& row : report.rows) {
        if (row.region == region.region && row.state == ProbeState::NotObserved)
            silent.add(row);
        if (row.region == region.region && row.isSlow)
            slow.add(row);
    }
    const std::string key = "region/" + region.region;
    std::vector<Finding> found;
    if (region.isSilent && !silent.isEmpty()) {
        found.push_back(silent.finding(key + "/silent", Status::Unknown, kRegionWeight, report.moment));
        found.back().title = Text::tr("Nothing is observed from %1").arg(region.name);
        found.back().reason = Text::tr("%n check(s). %1", nullptr, int(silent.rows.size())).arg(silent.first().reason);
    } else if (unseen.rows.size() >= kSaidOnce) {
        found.push_back(unseen.finding(key + "/unseen", Status::Unknown, 0, report.moment));
        found.back().title = Text::tr("%n check(s) are not observed from %1", nullptr, int(unseen.rows.size())).arg(region.name);
        found.back().reason = Text::tr("%1. %2").arg(namesOf(unseen), unseen.first().reason);
    }
    if (region.isSlow && !slow.isEmpty()) {
        found.push_back(slow.finding(key + "/slow", Status::Warning, kRegionWeight, report.moment));
        found.back().title = Text::tr("%n check(s) are slow from %1", nullptr, int(slow.rows.size())).arg(region.name);
        found.back().reason = slow.first().reason;
    }
    return found;
}

/// Checks by what the tile says of them.
struct CheckCounts {
    std::size_t all = 0;
    std::size_t down = 0;
    std::size_t unseen = 0;
    std::size_t stale = 0;
    std::size_t known = 0; ///< from some region
};

QString noteOf(const CheckCounts& counts)
{
    QStringList parts;
    if (counts.unseen > 0)
        parts << Text::tr("%n not observed", nullptr, int(counts.unseen));
    if (counts.stale > 0)
        parts << Text::tr("%n stale", nullptr, int(counts.stale));
    return parts.isEmpty() ? Text::tr("all observed") : parts.join(u", "_s);
}

KeyFigure downTile(const CheckCounts& counts, UtcMs moment)
{
    Explanation why;
    why.title = Text::tr("Checks down somewhere");
    why.formula = Text::tr("Checks whose newest run failed from at least one region. Not observed is not down.");
    why.command = u"traceo probes list"_s;
    KeyFigure tile{.title = Text::tr("Checks down somewhere"),
                   .value = countReading(counts.down, moment, std::make_shared<const Explanation>(std::move(why))),
                   .unit = Text::tr("of %1").arg(counts.all),
                   .note = noteOf(counts)};
    if (counts.known == 0)
        tile.value.quality = Quality::Unknown; // none down is something else than none known
    return tile;
}

} // namespace

Result<Findings> checkFindings(const Scene& scene)
{
    Question question = scene.question;
    question.range = kRange;
    question.selected.clear();
    const auto report = build(scene.snapshot, scene.config.synthetics, question);
    if (!report)
        return report.error();
    Findings found; // filling is no matter here: the newest runs are asked for first
    CheckCounts counts{.all = report->checks.size()};
    const std::vector<Trouble> unseenThere = unseenFrom(*report);
    for (const CheckRow& check : report->checks) {
        const CheckTrouble trouble(*report, check, unseenThere, scene.question.style);
        found.states["synthetics"].push_back(check.status);
        counts.down += trouble.isDown() ? 1 : 0;
        counts.known += check.status != Status::Stale && check.status != Status::Unknown ? 1 : 0;
        if (check.status == Status::Stale)
            ++counts.stale;
        else if (check.status == Status::Unknown || trouble.isUnseen())
            ++counts.unseen;
        std::ranges::move(trouble.findings(), std::back_inserter(found.list));
    }
    for (std::size_t i = 0; i < report->regions.size(); ++i)
        std::ranges::move(regionFindings(*report, report->regions[i], unseenThere[i]), std::back_inserter(found.list));
    if (!report->checks.empty())
        found.tiles.push_back(downTile(counts, report->moment));
    return found;
}

} // namespace traceo
