// What Traceo says other tools would answer, against the tools: a real Prometheus and a real VictoriaMetrics over random
// histories of counters that restart, are born, die and lose scrapes.

#include "live/real_server.h"
#include "models/slo/opinion/random_counters.h"
#include "slo/opinion/second_opinion.h"
#include "slo/opinion/victoria_increase.h"
#include "support/needs.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

#include <map>
#include <numeric>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kBegin = utcMs(1'700'000'100'000);
constexpr TimeSpan kLife{kBegin, kBegin + 6 * kHour};
constexpr int kCounters = 60;
constexpr int kQuestions = 150;

QString seconds(UtcMs at)
{
    return QString::number(msOf(at) / 1000) + u"."_s + QString::number(msOf(at) % 1000).rightJustified(3, u'0');
}

/// By the label n; a query without labels has one answer, of -1.
using Answers = std::map<int, double>;

Answers answersOf(const QUrl& server, const QString& query, UtcMs at)
{
    QUrl url(server.toString() + u"/api/v1/query"_s);
    QUrlQuery parameters;
    parameters.addQueryItem(u"query"_s, QString::fromUtf8(QUrl::toPercentEncoding(query)));
    parameters.addQueryItem(u"time"_s, seconds(at));
    parameters.addQueryItem(u"nocache"_s, u"1"_s); // VictoriaMetrics'
    url.setQuery(parameters);
    const auto body = fetched(url);
    if (!body)
        qWarning("no answer to %s", qPrintable(query));
    Answers answers;
    for (const QJsonValue& series : QJsonDocument::fromJson(body.value_or(QByteArray()))["data"_L1]["result"_L1].toArray()) {
        const QJsonValue name = series["metric"_L1]["n"_L1];
        answers[name.isString() ? name.toString().toInt() : -1] = series["value"_L1][1].toString().toDouble();
    }
    return answers;
}

bool isNear(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

/// What is wrong, empty when nothing is.
QString compared(const Answers& real, const Answers& ours)
{
    for (const auto& [n, value] : real) {
        if (!ours.contains(n) || !isNear(ours.at(n), value))
            return u"counter %1: %2, ours %3"_s.arg(n)
                .arg(value, 0, 'g', 17)
                .arg(ours.contains(n) ? QString::number(ours.at(n), 'g', 17) : u"none"_s);
    }
    return real.size() == ours.size() ? QString() : u"%1 answers, ours %2"_s.arg(real.size()).arg(ours.size());
}

} // namespace

class TstRealIncrease : public QObject {
    Q_OBJECT

    struct Asked {
        TimeSpan range;
        QString text; ///< "[90s]"
    };
    Asked randomRange()
    {
        const int length = m_random.bounded(3) == 0 ? 60 * (1 + m_random.bounded(120)) : 20 + m_random.bounded(7000);
        // Half of them on the scrapes of those that are punctual, where versions differ.
        const Millis at = m_random.bounded(2) ? Millis{60'000} * m_random.bounded(370) : Millis{m_random.bounded(22'000'000)};
        return {{kBegin + at - std::chrono::seconds(length), kBegin + at}, u"[%1s]"_s.arg(length)};
    }

    /// In the text format; OpenMetrics counts time in seconds, Prometheus' own in milliseconds.
    QByteArray exposition(bool isOpenMetrics) const
    {
        QByteArray text = isOpenMetrics ? "# TYPE c counter\n" : "";
        for (int n = 0; n < kCounters; ++n) {
            for (const Sample& sample : m_counters[std::size_t(n)].samples) {
                text += "c_total{n=\"" + QByteArray::number(n) + "\",part=\"" + (n % 3 == 0 ? "1" : "0") + "\"} "
                    + QByteArray::number(qint64(sample.value)) + ' '
                    + (isOpenMetrics ? seconds(sample.at).toUtf8() : QByteArray::number(qint64(msOf(sample.at)))) + '\n';
            }
        }
        return isOpenMetrics ? text + "# EOF\n" : text;
    }

    RawSlo slo(TimeSpan window) const
    {
        return {.objective = {999'000'000, 1},
                .window = window,
                .counters = m_counters,
                .slices = countCounters(m_counters, PartKind::Bad, window,
                                        [](const auto&, const auto&) { return std::optional<double>(); }),
                .prometheus = m_version};
    }

private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus"_s).isEmpty() && !RealServer::programNamed(u"promtool"_s).isEmpty(),
                     "prometheus is not installed on this machine");
        for (int n = 0; n < kCounters; ++n) {
            const std::uint8_t roles = n % 3 == 0 ? 3 : 1;
            const Millis interval{std::array{15'000, 30'000, 60'000}[std::size_t(m_random.bounded(3))]};
            m_counters.push_back({{"prom", std::to_string(n), {}}, roles, randomCounter(m_random, kLife, interval, 100)});
        }
        m_prometheus = prometheusOver(m_folder.path(), exposition(true));
        QVERIFY(m_prometheus);
        const auto build = fetched(QUrl(m_prometheus->url().toString() + u"/api/v1/status/buildinfo"_s));
        QVERIFY(build.has_value());
        const QString version = QJsonDocument::fromJson(*build)["data"_L1]["version"_L1].toString();
        m_version = version.startsWith(u"2."_s) ? PrometheusVersion::V2 : PrometheusVersion::V3;
    }

    void increaseIsPrometheus()
    {
        int answered = 0;
        for (int i = 0; i < kQuestions; ++i) {
            const Asked asked = randomRange();
            Answers ours;
            for (int n = 0; n < kCounters; ++n) {
                const auto values = valuesOf(m_counters[std::size_t(n)].samples);
                if (const auto increase = prometheusIncrease(values, asked.range, m_version))
                    ours[n] = *increase;
            }
            const Answers real = answersOf(m_prometheus->url(), u"increase(c_total%1)"_s.arg(asked.text), asked.range.to);
            const QString wrong = compared(real, ours);
            QVERIFY2(wrong.isEmpty(), qPrintable(asked.text + u" at "_s + seconds(asked.range.to) + u": "_s + wrong));
            answered += int(real.size());
        }
        QVERIFY2(answered > kQuestions * kCounters / 4, qPrintable(QString::number(answered)));
    }

    void rateIsPrometheus()
    {
        const Asked asked{{kBegin + kHour - 5 * kMinute, kBegin + kHour}, u"[5m]"_s};
        Answers ours;
        for (int n = 0; n < kCounters; ++n) {
            if (const auto rate = prometheusRate(valuesOf(m_counters[std::size_t(n)].samples), asked.range, m_version))
                ours[n] = *rate;
        }
        const QString wrong = compared(answersOf(m_prometheus->url(), u"rate(c_total[5m])"_s, asked.range.to), ours);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// The rules are evaluated by subqueries at the same moments.
    void toolsAreWhatTheirQueriesAnswer()
    {
        const QString ratio = u"(sum(rate(c_total{part=\"1\"}[5m])) / sum(rate(c_total[5m])))"_s;
        const QString sloth = u"1 - sum_over_time(%1[%2m:1m]) / count_over_time(%1[%2m:1m])"_s;
        const QString whole = u"1 - sum(increase(c_total{part=\"1\"}[%1m])) / sum(increase(c_total[%1m]))"_s;
        for (const int minutes : {37, 120, 290}) {
            const TimeSpan window{kBegin + 5 * kHour - minutes * kMinute, kBegin + 5 * kHour};
            const auto opinions = secondOpinions(slo(window));
            const auto real = [&](const QString& query) { return answersOf(m_prometheus->url(), query, window.to); };
            const auto tool = m_version == PrometheusVersion::V2 ? Opinion::Tool::Prometheus2 : Opinion::Tool::Prometheus3;
            const auto& prometheus = opinions.at(std::size_t(tool));
            QVERIFY(prometheus.sli.has_value());
            QCOMPARE(compared(real(whole.arg(minutes)), {{-1, *prometheus.sli}}), QString());
            const auto& ofSloth = opinions.at(std::size_t(Opinion::Tool::Sloth));
            QVERIFY(ofSloth.sli.has_value());
            QCOMPARE(compared(real(sloth.arg(ratio).arg(minutes)), {{-1, *ofSloth.sli}}), QString());
        }
    }

    void sumsOfFiveMinutesArePrometheus()
    {
        const TimeSpan window{kBegin + kHour, kBegin + 4 * kHour};
        const RecordingRule rule{.every = 5 * kMinute, .version = m_version};
        double total = 0;
        for (const auto& each : recordedEvents(keptCounters(m_counters), window, rule))
            total += each.events.total.value_or(0);
        const auto real = answersOf(m_prometheus->url(), u"sum_over_time(sum(increase(c_total[5m]))[3h:5m])"_s, window.to);
        QCOMPARE(compared(real, {{-1, total}}), QString());
    }

    void increaseIsVictoriaMetrics()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"victoria-metrics"_s).isEmpty(),
                     "victoria-metrics is not installed on this machine");
        const auto server = victoriaOver(m_folder.path(), exposition(false));
        QVERIFY(server);
        int answered = 0;
        for (int i = 0; i < kQuestions; ++i) {
            const Asked asked = randomRange();
            Answers ours;
            for (int n = 0; n < kCounters; ++n) {
                const auto values = valuesOf(m_counters[std::size_t(n)].samples);
                if (const auto added = victoriaIncrements(values, asked.range))
                    ours[n] = std::accumulate(added->begin(), added->end(), 0.0,
                                              [](double sum, const Sample& sample) { return sum + sample.value; });
            }
            const Answers real = answersOf(server->url(), u"increase(c_total%1)"_s.arg(asked.text), asked.range.to);
            const QString wrong = compared(real, ours);
            QVERIFY2(wrong.isEmpty(), qPrintable(asked.text + u" at "_s + seconds(asked.range.to) + u": "_s + wrong));
            answered += int(real.size());
        }
        QVERIFY2(answered > kQuestions * kCounters / 4, qPrintable(QString::number(answered)));
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = seedOfRun();
    QRandomGenerator m_random{m_seed};
    QTemporaryDir m_folder;
    std::vector<CounterSeries> m_counters;
    std::unique_ptr<RealPrometheus> m_prometheus;
    PrometheusVersion m_version = PrometheusVersion::V2;
};

TRACEO_TEST(TstRealIncrease);
#include "tst_real_increase.moc"
