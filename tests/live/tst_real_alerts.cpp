// The exported alerts, evaluated by a real Prometheus at every minute of some days, are true in the minutes in which Traceo's
// engine fires. Where they are not, this says why: what was not observed, first samples that Prometheus does not count, a bound
// that PromQL can only say roughly, or extrapolation alone, which is listed with both ratios. That no difference has another
// reason is proven by counting as Prometheus does: that gives its verdict in every minute. The same of composites of events.

#include "live/made_services.h"
#include "live/real_server.h"
#include "live/rule_counts.h"
#include "models/history/store.h"
#include "models/slo/rules/exported_slos.h"
#include "sli/slices.h"
#include "slo/composite_counts.h"
#include "slo/rules/alert_rules.h"
#include "slo/rules/sli_promql.h"
#include "slo/rules/slo_rules.h"
#include "support/needs.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <set>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

using Severity = BurnPair::Severity;

constexpr UtcMs kBegin = utcMs(1'700'006'400'000); // 2023-11-15T00:00:00Z
constexpr TimeSpan kLife{kBegin, kBegin + 6 * kDay};
constexpr TimeSpan kJudged{kBegin + kDay, kBegin + 6 * kDay};
constexpr int kServices = 10;

/// Sums of doubles and quotients of rates differ in the last digits.
constexpr double kRounding = 1e-11;

/// What of a comparison is sure.
enum class Above : std::uint8_t { No, Open, Yes };

Above above(std::optional<double> value, double limit)
{
    if (!value)
        return Above::No; // an empty answer is above nothing
    if (std::abs(*value - limit) <= kRounding * std::max(std::abs(*value), std::abs(limit)))
        return Above::Open;
    return *value > limit ? Above::Yes : Above::No;
}

/// The exported conditions of one severity at a minute.
Above verdictOf(const SloDefinition& slo, Severity severity, const CountOver& counts, UtcMs at)
{
    const AlertRules alertRules = defaultRules(slo);
    std::map<Millis, RuleCounts> known;
    const auto over = [&](Millis window) -> const RuleCounts& {
        const auto [it, isNew] = known.try_emplace(window);
        if (isNew)
            it->second = counts(window, at);
        return it->second;
    };
    Above all = Above::No;
    for (const BurnPair& pair : rules::usefulPairs(slo, alertRules)) {
        if (pair.severity != severity)
            continue;
        const double limit = pair.limit(slo.window.length).factor() * slo.objective.errorRatio();
        const RuleCounts& harm = over(pair.longWindow);
        Above one = std::min(
            {above(over(pair.shortWindow).ratio, limit), above(harm.ratio, limit), above(harm.bad, alertRules.leastBad - 0.5)});
        if (alertRules.wantsProof && harm.bad && harm.total)
            one =
                std::min(one, above(*harm.bad - 0.5, limit * *harm.total + 1.96 * std::sqrt(limit * (1 - limit) * *harm.total)));
        all = std::max(all, one);
    }
    return all;
}

/// What is recorded, with the label by which members of a composite are told apart.
QString expressionOf(const rules::Rule& rule)
{
    const QString expression = u'(' + QString::fromStdString(rule.expression) + u')';
    const QString member = QString::fromStdString(std::string(rule.labels.value(rules::kMemberLabel)));
    return member.isEmpty() ? expression : u"label_replace(%1, \"member\", \"%2\", \"\", \"\")"_s.arg(expression, member);
}

/// The alert with what it rests on in the place of recorded series, which may rest on others before them.
QString expanded(const SloDefinition& slo, Severity severity, const rules::RuleNames& names)
{
    const auto alert = rules::alertOf(slo, defaultRules(slo), severity, names);
    if (!alert)
        return {};
    std::vector<rules::Rule> recorded;
    for (const rules::RuleGroup& group : rules::rulesOf(slo, defaultRules(slo), names).groups)
        std::ranges::copy_if(group.rules, std::back_inserter(recorded),
                             [](const rules::Rule& rule) { return rule.kind == rules::Rule::Kind::Record; });
    QString text = QString::fromStdString(alert->expression);
    for (auto rule = recorded.rbegin(); rule != recorded.rend(); ++rule) {
        for (const Labels& labels : {names.labelsOf(slo), rule->labels})
            text.replace(QString::fromStdString(rules::selected(rule->name, labels)), expressionOf(*rule));
    }
    return text;
}

QString timeText(UtcMs at)
{
    return QDateTime::fromMSecsSinceEpoch(msOf(at), Qt::UTC).toString(u"MM-dd HH:mm"_s);
}

/// Why a minute differs.
enum class Reason : std::uint8_t { NotObserved, Birth, Proof, Extrapolation };
constexpr std::array kReasons{"not observed", "first samples", "rough proof", "extrapolation"};

struct Sums {
    int minutes = 0;
    int bothTrue = 0;
    std::map<Reason, int> differences;
};

} // namespace

class TstRealAlerts : public QObject {
    Q_OBJECT

    /// Of a plain SLO, which is named as it is.
    const MadeService& serviceOf(const SloDefinition& slo) const
    {
        return *std::ranges::find(m_services, slo.name, [](const MadeService& one) { return sloOf(one.slo).name; });
    }

    std::vector<CounterSeries> countersOf(const SloDefinition& slo) const
    {
        const SliDefinition sli = rules::asCounters(slo.sli);
        std::vector<CounterSeries> counters;
        for (const SeriesSamples& series : serviceOf(slo).series) {
            std::uint8_t roles = 0;
            if (sli.total.matches(series.key.name, series.key.labels))
                roles |= CounterSeries::Total;
            if ((sli.good ? *sli.good : *sli.bad).matches(series.key.name, series.key.labels))
                roles |= CounterSeries::Part;
            if (roles != 0)
                counters.push_back({series.key, roles, series.samples});
        }
        return counters;
    }

    /// What the engine counts.
    WeighedSums sumsOf(const SloDefinition& slo) const
    {
        const auto counted = countedOf(m_store.snapshot(), slo, kLife, {.keepsMinutes = true});
        if (!counted)
            qFatal("%s", qPrintable(toText(counted.error())));
        return slo.composite ? WeighedSums(slo, *counted->minutes) : WeighedSums(counted->slices);
    }

    /// Of a plain SLO without any first sample.
    std::vector<Slice> withoutBirths(const SloDefinition& slo) const
    {
        if (slo.sli.isOfCounters())
            return countCounters(countersOf(slo), slo.sli.bad ? PartKind::Bad : PartKind::Good, kLife,
                                 [](const auto&, const auto&) { return std::optional<double>(); });
        return countSlices(m_store.snapshot(), slo.sli, kLife).value();
    }
    WeighedSums sumsWithoutBirths(const SloDefinition& slo) const
    {
        if (!slo.composite)
            return WeighedSums(withoutBirths(slo));
        CompositeMinutes minutes;
        for (const CompositeMember& member : slo.composite->members)
            minutes.members.push_back({.seen = withoutBirths(*member.slo), .missing = {}});
        return WeighedSums(slo, minutes);
    }

    /// As the exported rules count an SLO, which outlives this.
    CountOver asPrometheus(const SloDefinition& slo) const
    {
        if (!slo.composite)
            return
                [counts = AsPrometheus(slo, serviceOf(slo).series)](Millis window, UtcMs at) { return counts.over(window, at); };
        std::vector<CountOver> members;
        for (const CompositeMember& member : slo.composite->members)
            members.push_back(asPrometheus(*member.slo));
        return [&slo, members](Millis window, UtcMs at) {
            std::vector<RuleCounts> counted;
            for (const CountOver& member : members)
                counted.push_back(member(window, at));
            return weighed(slo, counted);
        };
    }

    /// Of two services, the first of which weighs more; over 30 days.
    SloDefinition compositeOf(const std::string& name, Composite::Burn burn, std::size_t first, std::size_t second) const
    {
        constexpr Millis kWindow = 30 * kDay;
        Composite made{.burn = burn, .members = {}};
        for (const std::size_t number : {first, second}) {
            SloDefinition member = sloOf(m_services[number].slo);
            member.window = {.length = kWindow, .calendar = {}};
            made.members.push_back({.name = member.name,
                                    .weight = number == first ? 3.0 : 1.0,
                                    .slo = std::make_shared<const SloDefinition>(member),
                                    .at = {}});
        }
        SloDefinition whole = *made.members.front().slo;
        whole.name = whole.displayName = name;
        if (!takeMembers(whole, std::move(made)))
            qFatal("no budget is left");
        return whole;
    }

    /// The minutes of a day in which a server has the alert.
    static bool ask(const QUrl& server, const QString& expression, UtcMs day, std::set<UtcMs>& minutes)
    {
        QUrlQuery form;
        form.addQueryItem(u"query"_s, QString::fromUtf8(QUrl::toPercentEncoding(expression)));
        form.addQueryItem(u"start"_s, QString::number(msOf(day + kMinute) / 1000));
        form.addQueryItem(u"end"_s, QString::number(msOf(day + kDay) / 1000));
        form.addQueryItem(u"step"_s, u"60"_s);
        form.addQueryItem(u"nocache"_s, u"1"_s); // VictoriaMetrics'
        const auto body = posted(QUrl(server.toString() + u"/api/v1/query_range"_s), form.toString(QUrl::FullyEncoded).toUtf8(),
                                 "application/x-www-form-urlencoded");
        const QJsonObject answer = QJsonDocument::fromJson(body.value_or(QByteArray())).object();
        for (const QJsonValue& series : answer["data"_L1]["result"_L1].toArray()) {
            for (const QJsonValue& point : series["values"_L1].toArray())
                minutes.insert(utcMs(std::llround(point[0].toDouble() * 1000)));
        }
        return answer["status"_L1] == "success"_L1;
    }
    /// A day at a time: a composite's expression is long, and takes half a minute over all of them.
    static std::optional<std::set<UtcMs>> asked(const QUrl& server, const QString& expression)
    {
        std::set<UtcMs> minutes;
        for (UtcMs day = kJudged.from; day < kJudged.to; day += kDay) {
            if (!ask(server, expression, day, minutes))
                return std::nullopt;
        }
        return minutes;
    }

    /// A window and what both count over it, for the first pair in which they disagree.
    QString bothRatios(const SloDefinition& slo, Severity severity, const WeighedSums& ours, const CountOver& theirs,
                       UtcMs at) const
    {
        const AlertRules alertRules = defaultRules(slo);
        for (const BurnPair& pair : rules::usefulPairs(slo, alertRules)) {
            if (pair.severity != severity)
                continue;
            const BurnLimit limit = pair.limit(slo.window.length);
            const double share = limit.factor() * slo.objective.errorRatio();
            for (const Millis window : {pair.shortWindow, pair.longWindow}) {
                const SliceSum mine = ours.ofItself({at - window, at});
                const RuleCounts other = theirs(window, at);
                const bool isMineAbove = exceeds(slo.objective, mine.bad(), mine.total, limit);
                const bool isFewer = window == pair.longWindow
                    && (mine.bad() >= alertRules.leastBad) != (other.bad.value_or(0) > alertRules.leastBad - 0.5);
                if (isMineAbove == (above(other.ratio, share) == Above::Yes) && !isFewer)
                    continue;
                return u"%1 over %2 min: %3 of %4 = %5, Prometheus %6 of %7 = %8, limit %9"_s.arg(timeText(at))
                    .arg(window / kMinute)
                    .arg(mine.bad())
                    .arg(mine.total)
                    .arg(mine.total > 0 ? mine.bad() / mine.total : 0, 0, 'g', 9)
                    .arg(other.bad.value_or(0), 0, 'g', 9)
                    .arg(other.total.value_or(0), 0, 'g', 9)
                    .arg(other.ratio.value_or(0), 0, 'g', 9)
                    .arg(share, 0, 'g', 9);
            }
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus"_s).isEmpty() && !RealServer::programNamed(u"promtool"_s).isEmpty(),
                     "prometheus is not installed on this machine");
        qInfo("TRACEO_SEED=%u", m_seed);
        QRandomGenerator random(m_seed);
        m_services = madeServices(kServices, kLife, random);
        m_prometheus = prometheusOver(m_folder.path(), openMetricsOf(m_services));
        QVERIFY(m_prometheus);
        const auto build = fetched(QUrl(m_prometheus->url().toString() + u"/api/v1/status/buildinfo"_s));
        QVERIFY(build && build->contains("\"version\":\"2."));
        QVERIFY(m_store.open());
        for (const MadeService& service : m_services) {
            Batch batch;
            batch.series = SeriesRuns(service.series);
            QVERIFY(m_store.commit(std::move(batch)));
            m_slos.push_back(sloOf(service.slo));
        }
        m_slos.push_back(compositeOf("scored", Composite::Burn::Score, 1, 2));
        m_slos.push_back(compositeOf("added-up", Composite::Burn::Sum, 0, 3));
    }

    void alertsAreTrueInTheSameMinutes_data()
    {
        QTest::addColumn<int>("number");
        for (int i = 0; i < int(m_slos.size()); ++i) {
            const SloDefinition& slo = m_slos[std::size_t(i)];
            QTest::addRow("%s %d", slo.composite ? "composite" : slo.sli.kindWord(), i) << i;
        }
    }
    void alertsAreTrueInTheSameMinutes()
    {
        QFETCH(const int, number);
        const SloDefinition& slo = m_slos[std::size_t(number)];
        const WeighedSums withFirst = sumsOf(slo);
        const WeighedSums sums = sumsWithoutBirths(slo);
        const BurnAlerts engine(slo, alertRulesOf(slo), [&withFirst](TimeSpan window) { return withFirst.ofItself(window); });
        const BurnAlerts engineWithoutFirst(slo, alertRulesOf(slo), [&sums](TimeSpan window) { return sums.ofItself(window); });
        const CountOver counts = asPrometheus(slo);
        for (const Severity severity : {Severity::Page, Severity::Ticket}) {
            const QString expression = expanded(slo, severity, number % 2 ? rules::kSlothNames : rules::kOwnNames);
            if (expression.isEmpty()) {
                QCOMPARE(engine.at(kJudged.to, severity).verdict, AlertVerdict::CannotFire);
                continue;
            }
            QVERIFY2(!expression.contains(u"slo:"_s), qPrintable(expression)); // nothing that is recorded is left
            const auto real = asked(m_prometheus->url(), expression);
            QVERIFY2(real, qPrintable(expression));
            Sums& all = m_sums[severity];
            for (UtcMs at = kJudged.from + kMinute; at <= kJudged.to; at += kMinute) {
                const bool isTrue = real->contains(at);
                const Above emulated = verdictOf(slo, severity, counts, at);
                QVERIFY2(emulated == Above::Open || (emulated == Above::Yes) == isTrue,
                         qPrintable(u"%1 %2: %3"_s.arg(QString::fromStdString(slo.name), timeText(at), expression)));
                const AlertVerdict verdict = engine.at(at, severity).verdict;
                const bool fires = verdict == AlertVerdict::Firing;
                ++all.minutes;
                all.bothTrue += fires && isTrue;
                if (fires == isTrue)
                    continue;
                const bool firesWithout = engineWithoutFirst.at(at, severity).verdict == AlertVerdict::Firing;
                const QString ratios = bothRatios(slo, severity, sums, counts, at);
                const Reason reason = verdict == AlertVerdict::Unknown ? Reason::NotObserved
                    : firesWithout == isTrue                           ? Reason::Birth
                    : ratios.isEmpty()                                 ? Reason::Proof
                                                                       : Reason::Extrapolation;
                QVERIFY2(reason != Reason::Proof || (defaultRules(slo).wantsProof && fires), // it asks for one more
                         qPrintable(QString::fromStdString(slo.name) + u' ' + timeText(at)));
                if (reason == Reason::Extrapolation)
                    qInfo("%s, %s: %s", slo.name.c_str(), rules::severityWord(severity).data(), qPrintable(ratios));
                ++all.differences[reason];
            }
        }
    }

    /// It stretches nothing, but divides the growth of each counter by its own time: where a share is near its limit they differ.
    void victoriaMetricsSaysNearlyTheSame()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"victoria-metrics"_s).isEmpty(),
                     "victoria-metrics is not installed on this machine");
        const auto victoria = victoriaOver(m_folder.path(), prometheusTextOf(m_services));
        QVERIFY(victoria);
        int minutes = 0;
        int different = 0;
        int bothTrue = 0;
        for (const MadeService& service : m_services) {
            const SloDefinition slo = sloOf(service.slo);
            const auto slices = countSlices(m_store.snapshot(), slo.sli, kLife);
            QVERIFY(bool(slices));
            const BurnAlerts engine(slo, defaultRules(slo), *slices);
            for (const Severity severity : {Severity::Page, Severity::Ticket}) {
                const QString expression = expanded(slo, severity, rules::kOwnNames);
                const auto real = expression.isEmpty() ? std::optional(std::set<UtcMs>()) : asked(victoria->url(), expression);
                QVERIFY2(real, qPrintable(expression));
                for (UtcMs at = kJudged.from + kMinute; at <= kJudged.to; at += kMinute) {
                    const AlertVerdict verdict = engine.at(at, severity).verdict;
                    if (verdict == AlertVerdict::Unknown) // it does not ask how much was observed
                        continue;
                    const bool fires = verdict == AlertVerdict::Firing;
                    ++minutes;
                    bothTrue += fires && real->contains(at);
                    different += fires != real->contains(at);
                }
            }
        }
        qInfo("%d of %d minutes differ, both true in %d", different, minutes, bothTrue);
        QVERIFY(bothTrue > 200);
        QVERIFY(different * 50 < minutes);
    }

    /// So that the above says something: both fired, and where they differ it is seldom.
    void mostMinutesAreTheSame()
    {
        for (const auto& [severity, sums] : m_sums) {
            int extrapolated = 0;
            for (const auto& [reason, minutes] : sums.differences) {
                qInfo("%s: %d of %d minutes differ by %s", rules::severityWord(severity).data(), minutes, sums.minutes,
                      kReasons[std::size_t(reason)]);
                extrapolated += reason == Reason::Extrapolation ? minutes : 0;
            }
            qInfo("%s: both true in %d", rules::severityWord(severity).data(), sums.bothTrue);
            QVERIFY(sums.bothTrue > 100);
            QVERIFY2(extrapolated * 100 < sums.minutes, qPrintable(QString::number(extrapolated)));
        }
    }

private:
    quint32 m_seed = seedOfRun();
    QTemporaryDir m_folder;
    std::vector<MadeService> m_services;
    std::vector<SloDefinition> m_slos; ///< of the services, then composites of them
    std::unique_ptr<RealPrometheus> m_prometheus;
    Store m_store;
    std::map<Severity, Sums> m_sums;
};

TRACEO_TEST(TstRealAlerts);
#include "tst_real_alerts.moc"
