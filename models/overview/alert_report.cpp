#include "overview/alert_report.h"

#include "core/format.h"
#include "sli/observed.h"
#include "slo/excluded.h"
#include "slo/watch/watch_alerts.h"
#include "vocabulary/alert_labels.h"
#include "vocabulary/derived.h"
#include "vocabulary/slo_alert.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Alerts)
};

constexpr int kShownSummary = 300;
constexpr Millis kLately = 7 * kDay;

QString shown(std::string_view text, int limit = 120)
{
    return plainText(text, limit);
}

/// What turns spans into rows: who is heard, which silences there are, whose services are whose.
class Rows {
public:
    Rows(const OverviewConfig& config, const std::vector<SourceSeen>& sources, const Question& question)
        : m_config(config), m_sources(sources), m_moment(question.moment()), m_style(question.style)
    {}

    Result<void> readSilences(const history::Snapshot& snapshot)
    {
        const auto facts = snapshot.facts(vocabulary::kSilenceFact);
        if (!facts)
            return facts.error();
        for (const Fact& fact : *facts) {
            if (auto silence = vocabulary::silenceFact(fact.payload))
                m_silences.insert_or_assign(fact.key, std::move(*silence));
        }
        return {};
    }

    AlertRow of(const AlertSpan& span) const
    {
        AlertRow row = named(span.fact);
        row.sources = span.sources;
        row.begin = span.begin;
        row.quietSpans = joinedSpans(withExcluded(span));
        judge(row, span);
        finish(row);
        return row;
    }

    AlertRow pending(const vocabulary::AlertFact& alert, const std::string& source, UtcMs since) const
    {
        AlertRow row = named(alert);
        row.sources = {source};
        row.begin = alert.activeAt.value_or(since);
        row.state = AlertState::Pending;
        row.status = Status::Ok;
        finish(row);
        return row;
    }

    bool isHeard(const std::string& source) const
    {
        if (source == kOwnAlerts)
            return true;
        const auto it = std::ranges::find(m_sources, source, [](const SourceSeen& seen) { return seen.source.name; });
        return it != m_sources.end() && !it->isSilent && !it->hidesAlerts;
    }

private:
    AlertRow named(const vocabulary::AlertFact& alert) const
    {
        AlertRow row{.name = shown(alert.name),
                     .severity = shown(alert.severity),
                     .summary = shown(alert.summary, kShownSummary)};
        row.service = shown(vocabulary::serviceOf(alert.labels));
        row.owner = shown(vocabulary::ownerOf(alert.labels));
        if (row.owner.isEmpty())
            row.owner = ownerOfService(vocabulary::serviceOf(alert.labels));
        row.fact = alert;
        return row;
    }

    QString ownerOfService(std::string_view service) const
    {
        for (const SloDefinition& slo : m_config.slos.slos) {
            if (!service.empty() && slo.service == service)
                return shown(slo.owner);
        }
        return {};
    }

    /// The SLO that it is an alert of, by its own derivation.
    const SloDefinition* sloOf(const AlertSpan& span) const
    {
        const auto slo = std::ranges::find(m_config.slos.slos, span.fact.labels.value("slo"), &SloDefinition::name);
        const bool isOwn = std::ranges::find(span.sources, kOwnAlerts) != span.sources.end();
        return isOwn && slo != m_config.slos.slos.end() ? &*slo : nullptr;
    }

    /// What is excluded now mutes what fired then, whether it was excluded at the time or later.
    std::vector<TimeSpan> withExcluded(const AlertSpan& span) const
    {
        std::vector<TimeSpan> quiet = span.quiet;
        const SloDefinition* const slo = sloOf(span);
        const UtcMs end = std::min(span.open.empty() ? span.end.value_or(m_moment) : m_moment, m_moment);
        if (slo != nullptr)
            std::ranges::move(excludedSpans(*slo, {floorTo(span.begin, kMinute), floorTo(end, kMinute)}).all(),
                              std::back_inserter(quiet));
        return quiet;
    }

    /// "excluded: patching"; empty where the minute before the moment is not.
    QString excludedNow(const AlertSpan& span) const
    {
        const SloDefinition* const slo = sloOf(span);
        const UtcMs minute = floorTo(m_moment, kMinute);
        const auto uses = slo != nullptr ? exclusionsUsed(*slo, {minute - kMinute, minute}) : std::vector<ExclusionUse>();
        return uses.empty() ? QString() : Text::tr("excluded: %1").arg(shown(uses.front().reason));
    }

    std::optional<UtcMs> lastSeen(const std::vector<std::string>& names) const
    {
        std::optional<UtcMs> newest;
        for (const SourceSeen& seen : m_sources) {
            if (seen.alerts && std::ranges::find(names, seen.source.name) != names.end())
                newest = std::max(newest.value_or(*seen.alerts), *seen.alerts);
        }
        return newest;
    }

    /// Whoever is heard and still has it decides; then the newest word, that it is over or that it fires; else
    /// nobody knows.
    void judge(AlertRow& row, const AlertSpan& span) const
    {
        row.status = vocabulary::statusOfSeverity(span.fact.severity);
        if (std::ranges::any_of(span.open, [this](const std::string& name) { return isHeard(name); })) {
            row.quiet = excludedNow(span);
            if (row.quiet.isEmpty())
                row.quiet = quietOf(span.fact);
            row.state = row.quiet.isEmpty() ? AlertState::Firing : AlertState::Quiet;
            row.status = row.quiet.isEmpty() ? row.status : Status::Maintenance;
            if (row.quiet.isEmpty())
                endSilences(row);
        } else if (span.end && *span.end >= lastSeen(span.open).value_or(span.begin)) {
            row.state = AlertState::Resolved;
            row.end = span.end;
        } else {
            row.state = AlertState::NotKnown;
            row.status = Status::Stale;
            row.seenUntil = std::max(lastSeen(span.open).value_or(span.begin), span.begin);
        }
    }

    /// Of what is loud now: silences that ended after they were heard of hold to their end.
    void endSilences(AlertRow& row) const
    {
        UtcMs ended = kDistantPast;
        for (const std::string& id : row.fact.silencedBy) {
            const auto silence = m_silences.find(id);
            if (silence != m_silences.end() && silence->second.until)
                ended = std::max(ended, *silence->second.until);
        }
        for (TimeSpan& span : row.quietSpans) {
            if (span.to > m_moment)
                span.to = std::max(span.from, ended);
        }
        std::erase_if(row.quietSpans, &TimeSpan::isEmpty);
    }

    QString quietOf(const vocabulary::AlertFact& alert) const
    {
        for (const std::string& id : alert.silencedBy) {
            const auto silence = m_silences.find(id);
            if (silence == m_silences.end())
                return Text::tr("silenced");
            const vocabulary::SilenceFact& known = silence->second;
            if (known.until && *known.until <= m_moment)
                continue; // heard before it ended
            QString words = known.until ? Text::tr("silenced until %1").arg(momentText(*known.until, m_moment, m_style))
                                        : Text::tr("silenced");
            if (!known.author.empty())
                words = Text::tr("%1 by %2").arg(words, shown(known.author, 60));
            return known.comment.empty() ? words : Text::tr("%1: %2").arg(words, shown(known.comment));
        }
        if (alert.isInhibited)
            return Text::tr("inhibited: another alert speaks for it");
        return alert.isMuted ? Text::tr("muted at this time") : QString();
    }

    void finish(AlertRow& row) const
    {
        row.key = row.fact.labels.toText() + '@' + std::to_string(msOf(row.begin));
        const auto why = explained(row);
        const auto seconds = [&](UtcMs until, Quality quality) {
            return Reading{.value = std::max(0.0, double((until - row.begin).count()) / 1000),
                           .unit = Unit::Seconds,
                           .at = m_moment,
                           .quality = quality,
                           .age = row.seenUntil ? m_moment - *row.seenUntil : Millis{0},
                           .why = why};
        };
        const Quality quality = row.state == AlertState::NotKnown ? Quality::Stale : Quality::Ok;
        row.age = seconds(m_moment, quality);
        row.duration = seconds(row.end ? *row.end : row.seenUntil.value_or(m_moment), quality);
    }

    const OverviewConfig& m_config;
    const std::vector<SourceSeen>& m_sources;
    UtcMs m_moment;
    const Style& m_style;
    std::map<std::string, vocabulary::SilenceFact> m_silences;
};

/// The facts of the range, and those that the alerts which begin it go on from: an alert began when it began, however
/// short the range that is asked for, and what was derived of the past is a fact a day.
class AlertFacts {
public:
    AlertFacts(const history::Snapshot& snapshot, const OverviewConfig& config) : m_snapshot(snapshot), m_config(config) {}

    Result<std::vector<Fact>> in(TimeSpan range)
    {
        if (auto read = add(range, {}, range.from + vocabulary::kSameAlert); !read)
            return read.error();
        for (int step = 0; step < kMostSteps && !m_open.empty(); ++step) {
            const auto newest = m_open.extract(std::prev(m_open.end()));
            const UtcMs at = newest.key();
            if (auto read = add({at - vocabulary::kSameAlert - Millis{1}, at}, newest.mapped(), at - Millis{1}); !read)
                return read.error();
        }
        return std::move(m_facts);
    }

private:
    /// Those of the sources, and our own.
    Result<std::vector<Fact>> read(TimeSpan range) const
    {
        auto facts = m_snapshot.factSpans(vocabulary::kAlertFact, range);
        if (!facts)
            return facts;
        const auto own = m_snapshot.factSpans(vocabulary::kSloAlertFact, range, vocabulary::kDerivedSource);
        if (!own)
            return own.error();
        std::ranges::move(alertsOfSlos(*own, m_config.slos), std::back_inserter(*facts));
        return facts;
    }

    /// Of these alerts, or of all; what began no later than `edge` may go on from earlier ones.
    Result<void> add(TimeSpan range, const std::set<Labels>& wanted, UtcMs edge)
    {
        auto facts = read(range);
        if (!facts)
            return facts.error();
        for (Fact& fact : *facts) {
            const bool mayGoOn = fact.validFrom <= edge;
            if (wanted.empty() && !mayGoOn) {
                m_facts.push_back(std::move(fact)); // most
                continue;
            }
            const auto alert = vocabulary::alertFact(fact.payload);
            const bool isWanted = wanted.empty() || (alert && wanted.contains(alert->labels));
            if (!isWanted || !m_known.emplace(fact.source, fact.key, fact.validFrom).second)
                continue;
            if (alert && mayGoOn)
                m_open[fact.validFrom].insert(alert->labels);
            m_facts.push_back(std::move(fact));
        }
        return {};
    }

    static constexpr int kMostSteps = 400; ///< a year of days

    const history::Snapshot& m_snapshot;
    const OverviewConfig& m_config;
    std::vector<Fact> m_facts;
    std::set<std::tuple<std::string, std::string, UtcMs>> m_known; ///< of those that lie at an edge
    std::map<UtcMs, std::set<Labels>> m_open;                      ///< the alerts that may go on from before a moment
};

/// Began before the range and was over before it: read to know where others began.
bool isBefore(const AlertSpan& span, UtcMs from)
{
    return span.open.empty() && span.end && *span.end < from;
}

/// As it was at the moment: what ended later had not ended.
std::vector<Fact> asOf(UtcMs moment, std::vector<Fact> facts)
{
    for (Fact& fact : facts) {
        if (fact.validTo && *fact.validTo > moment)
            fact.validTo.reset();
    }
    return facts;
}

/// Firing first, by severity; then what nobody knows, what is quiet, what may come.
auto rankOf(const AlertRow& row)
{
    const bool isFiring = row.state == AlertState::Firing;
    return std::tuple{!isFiring, row.state == AlertState::Pending, row.status, -msOf(row.begin)};
}

void addPending(const std::vector<Fact>& facts, const Rows& rows, std::vector<AlertRow>& all)
{
    std::set<Labels> firing;
    for (const AlertRow& row : all)
        firing.insert(row.fact.labels);
    for (const Fact& fact : facts) {
        const auto alert = vocabulary::alertFact(fact.payload);
        if (alert && !fact.validTo && alert->state == "pending" && !firing.contains(alert->labels) && rows.isHeard(fact.source))
            all.push_back(rows.pending(*alert, fact.source, fact.validFrom));
    }
}

QString labelsText(const Labels& labels)
{
    QStringList lines;
    for (const auto& [name, value] : labels)
        lines << shown(name) + u" = "_s + shown(value);
    return lines.join(u'\n');
}

} // namespace

std::string_view wordOf(AlertState state)
{
    switch (state) {
    case AlertState::Firing:
        return "firing";
    case AlertState::Pending:
        return "pending";
    case AlertState::Quiet:
        return "silenced";
    case AlertState::NotKnown:
        return "not_known";
    case AlertState::Resolved:
        return "resolved";
    }
    Q_UNREACHABLE();
}

QString nameOf(AlertState state)
{
    switch (state) {
    case AlertState::Firing:
        return Text::tr("Firing");
    case AlertState::Pending:
        return Text::tr("Pending");
    case AlertState::Quiet:
        return Text::tr("Silenced");
    case AlertState::NotKnown:
        return Text::tr("Not known");
    case AlertState::Resolved:
        return Text::tr("Resolved");
    }
    Q_UNREACHABLE();
}

bool operator==(const AlertRow& a, const AlertRow& b)
{
    const auto words = [](const AlertRow& row) {
        return std::tie(row.key, row.state, row.status, row.name, row.severity, row.summary, row.service, row.owner, row.quiet,
                        row.sources, row.begin, row.end, row.seenUntil, row.quietSpans, row.age, row.duration);
    };
    return words(a) == words(b) && a.fact.labels == b.fact.labels;
}

bool isOwnAlone(const AlertRow& row)
{
    return std::ranges::all_of(row.sources, [](const std::string& source) { return source == kOwnAlerts; });
}

Result<std::vector<AlertRow>> alertsAt(const history::Snapshot& snapshot, const OverviewConfig& config,
                                       const std::vector<SourceSeen>& sources, const Question& question)
{
    const UtcMs moment = question.moment();
    // With what ended lately: while one source is silent, another may have said that it is over.
    const TimeSpan lately{moment - kLately, moment + Millis{1}};
    auto facts = AlertFacts(snapshot, config).in(lately);
    if (!facts)
        return facts.error();
    Rows rows(config, sources, question);
    if (auto read = rows.readSilences(snapshot); !read)
        return read.error();
    const std::vector<Fact> known = asOf(moment, std::move(*facts));
    std::vector<AlertRow> all;
    for (const AlertSpan& span : firingSpans(known, config)) {
        AlertRow row = rows.of(span);
        if (row.state != AlertState::Resolved)
            all.push_back(std::move(row));
    }
    addPending(known, rows, all);
    std::ranges::stable_sort(all, {}, rankOf);
    return all;
}

Result<std::vector<AlertRow>> alertHistory(const history::Snapshot& snapshot, const OverviewConfig& config,
                                           const std::vector<SourceSeen>& sources, TimeSpan range, const Question& question)
{
    auto facts = AlertFacts(snapshot, config).in(range);
    if (!facts)
        return facts.error();
    Rows rows(config, sources, question);
    if (auto read = rows.readSilences(snapshot); !read)
        return read.error();
    std::vector<AlertRow> all;
    for (const AlertSpan& span : firingSpans(asOf(question.moment(), std::move(*facts)), config)) {
        if (!isBefore(span, range.from))
            all.push_back(rows.of(span));
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &AlertRow::begin);
    return all;
}

std::shared_ptr<const Explanation> explained(const AlertRow& row)
{
    Explanation why;
    why.title = row.name;
    why.formula = row.summary;
    why.inputs = {{Text::tr("State"), nameOf(row.state)}, {Text::tr("Severity"), row.severity}};
    if (!row.quiet.isEmpty())
        why.inputs.push_back({Text::tr("Quiet"), row.quiet});
    if (!row.fact.runbook.empty())
        why.inputs.push_back({Text::tr("Runbook"), shown(row.fact.runbook, kShownSummary)});
    QStringList sources;
    for (const std::string& name : row.sources)
        sources << shown(name);
    why.source = sources.join(u" · "_s);
    why.queries = {{Text::tr("Labels"), labelsText(row.fact.labels)}};
    why.command = u"traceo alerts history "_s + shellWord(row.fact.name);
    return std::make_shared<const Explanation>(std::move(why));
}

} // namespace traceo
