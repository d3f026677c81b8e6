#include "models/slo/made_openslo.h"
#include "models/workspace/error_lines.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstOpenslo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsARatioOfCounters()
    {
        const Parsed parsed = parse(kSlo);
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SloDefinition& slo = parsed.config.slos.at(0);
        QCOMPARE(slo.name, std::string("checkout"));
        QCOMPARE(slo.displayName, std::string("Checkout"));
        QCOMPARE(slo.service, std::string("shop"));
        QCOMPARE(slo.owner, std::string("shop"));
        QCOMPARE(slo.description, std::string("Orders are taken."));
        QCOMPARE(slo.objective, (Objective{999'500'000, 2}));
        QCOMPARE(slo.window, (SloWindow{.length = 28 * kDay}));
        QCOMPARE(slo.sli.good->toText(), std::string("http_requests_total{code!~\"5..\"}"));
        QCOMPARE(slo.sli.total.toText(), std::string("http_requests_total"));
        QCOMPARE(slo.sli.source, std::string("prom"));
        QCOMPARE(slo.location.toText(), u"x:1:1"_s);
    }

    void anAnnotationMaySayThatItHeldBefore()
    {
        const Parsed parsed = parse(with(3, "metadata: {name: checkout, annotations: {traceo.io/valid-from: 2026-01-01}}"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QVERIFY(parsed.config.slos.at(0).validFrom == utcMs(1'767'225'600'000));
        const Parsed bad = parse(with(3, "metadata: {name: checkout, annotations: {traceo.io/valid-from: soon}}"));
        QCOMPARE(linesOf(bad.errors), QStringList{u"x:3:64 BadValue"_s});
    }

    void annotationsMaySayHowItIsWatched()
    {
        const Parsed parsed = parse(with(3,
                                         "metadata: {name: checkout, annotations: {traceo.io/budget-policy: standard, "
                                         "traceo.io/unobserved-after: 1h}}"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(parsed.config.slos.at(0).policy.name, std::string("standard"));
        QCOMPARE(parsed.config.slos.at(0).unobservedAfter, std::optional(kHour));
        const Parsed bad = parse(with(3, "metadata: {name: checkout, annotations: {traceo.io/unobserved-after: soon}}"));
        QCOMPARE(linesOf(bad.errors), QStringList{u"x:3:70 BadValue"_s});
    }

    void acceptsWhatMeansTheSame_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
        row("the other spelling of the version", with(1, "apiVersion: openslo.com/v1"));
        row("per cent", with(9, "  objectives: [{targetPercent: 99.95}]"));
        row("a quoted target", with(9, "  objectives: [{target: '0.9995'}]"));
        row("a weight of one objective",
            with(9, "  objectives: [{target: 0.9995, compositeWeight: 2, timeSliceTarget: 0.9, timeSliceWindow: 5m}]"));
        row("weeks", with(8, "  timeWindow: [{duration: 4w, isRolling: true}]"));
        row("the type in small letters",
            with(16, "        total: {metricSource: {type: prometheus, spec: {query: http_requests_total}}}"));
        row("a source instead of a type",
            with(16, "        total: {metricSource: {metricSourceRef: prom, spec: {query: http_requests_total}}}"));
        row("an inline indicator without metadata", with(11, ""));
        row("no description", with(5, ""));
        row("annotations",
            with(3, "metadata: {name: checkout, displayName: Checkout, labels: {owner: shop}, annotations: {a: b}}"));
        row("an empty list of alert policies", kSlo + "  alertPolicies: []\n");
        row("objects beside it",
            kSlo
                + "---\napiVersion: openslo/v1\nkind: Service\nmetadata: {name: shop}\nspec: {description: x}\n"
                  "---\napiVersion: openslo/v1\nkind: DataSource\nmetadata: {name: d}\nspec: {type: Prometheus, "
                  "connectionDetails: {token: hunter2}}\n");
    }
    void acceptsWhatMeansTheSame()
    {
        QFETCH(QByteArray, text);
        const Parsed parsed = parse(text);
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SloDefinition& slo = parsed.config.slos.at(0);
        QCOMPARE(slo.objective, (Objective{999'500'000, 2}));
        QCOMPARE(slo.window, (SloWindow{.length = 28 * kDay}));
        QCOMPARE(slo.sli, parse(kSlo).config.slos.at(0).sli);
        QCOMPARE(slo.owner, std::string("shop"));
    }

    void longDurationsOfRollingWindowsAreDays_data()
    {
        QTest::addColumn<QByteArray>("duration");
        QTest::addColumn<int>("days");
        QTest::newRow("month") << QByteArray("1M") << 30;
        QTest::newRow("quarter") << QByteArray("1Q") << 90;
        QTest::newRow("year") << QByteArray("1Y") << 365;
        QTest::newRow("hours") << QByteArray("48h") << 2;
        QTest::newRow("minutes") << QByteArray("1440m") << 1;
    }
    void longDurationsOfRollingWindowsAreDays()
    {
        QFETCH(QByteArray, duration);
        QFETCH(int, days);
        const Parsed parsed = parse(with(8, "  timeWindow: [{duration: " + duration + ", isRolling: true}]"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(parsed.config.slos.at(0).window, (SloWindow{.length = days * kDay}));
    }

    void aCalendarHasAZone()
    {
        const Parsed parsed =
            parse(with(8,
                       "  timeWindow: [{duration: 1M, isRolling: false, calendar: {startTime: '2026-01-01 08:30:00', timeZone: "
                       "Europe/Berlin}}]"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const CalendarPeriods months{1, CalendarPeriods::Unit::Month, {2026, 1, 1}, {8, 30}, QTimeZone("Europe/Berlin")};
        QCOMPARE(parsed.config.slos.at(0).window, (SloWindow{.length = 30 * kDay, .calendar = months}));
    }

    void legalFormsThatAreNotBuiltYetAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QByteArray& text, const QString& line, const QString& words) {
            QTest::newRow(name) << text << line << words;
        };
        row("v1alpha", with(1, "apiVersion: openslo/v1alpha"), u"x:1:13 NotSupported"_s, u"openslo/v1alpha"_s);
        row("v2alpha", with(1, "apiVersion: openslo.com/v2alpha"), u"x:1:13 NotSupported"_s, u"v2alpha"_s);
        row("no window", with(8, ""), u"x:5:3 NotSupported"_s, u"timeWindow"_s);
        row("another store", with(16, "        total: {metricSource: {type: Datadog, spec: {query: a}}}"),
            u"x:16:38 NotSupported"_s, u"Datadog"_s);
        row("another key of the store", with(16, "        total: {metricSource: {type: Prometheus, spec: {promql: a}}}"),
            u"x:16:57 NotSupported"_s, u"promql"_s);
    }
    void legalFormsThatAreNotBuiltYetAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, line);
        QFETCH(QString, words);
        const Parsed parsed = parse(text);
        QVERIFY2(linesOf(parsed.errors).contains(line), qPrintable(linesOf(parsed.errors).join(u'\n')));
        const auto named = std::ranges::find_if(parsed.errors, [&line](const Error& error) { return lineOf(error) == line; });
        QVERIFY2(toText(*named).contains(words), qPrintable(toText(*named)));
        QVERIFY(parsed.config.slos.empty());
    }

    /// Of references that lead nowhere each is named (those that do: tst_composite_config.cpp).
    void illegalCombinationsNameTheirRule_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lines) {
            QTest::newRow(name) << text << lines;
        };
        row("an unknown version", with(1, "apiVersion: openslo/v3"), {u"x:1:13 BadValue"_s});
        row("no version", with(1, ""), {u"x:1:1 BadValue"_s});
        row("an unknown kind", with(2, "kind: SLOs"), {u"x:2:7 BadValue"_s});
        row("no kind", with(2, ""), {u"x:1:1 BadValue"_s});
        row("no metadata", with(3, ""), {u"x:1:1 BadValue"_s});
        row("an illegal name", with(3, "metadata: {name: Check_Out}"), {u"x:3:18 BadValue"_s});
        row("no name", with(3, "metadata: {displayName: a}"), {u"x:3:11 BadValue"_s});
        row("labels that are no texts", with(3, "metadata: {name: a, labels: {b: {c: d}}}"), {u"x:3:33 BadValue"_s});
        row("an unknown key on top", kSlo + "status: {}\n", {u"x:17:1 UnknownKey"_s});
        row("an unknown key of the spec", kSlo + "  target: 0.9\n", {u"x:17:3 UnknownKey"_s});
        row("a long description", with(5, "  description: " + QByteArray(1051, 'a')), {u"x:5:16 BadValue"_s});
        row("no service", with(6, ""), {u"x:5:3 BadValue"_s});
        row("no method", with(7, ""), {u"x:5:3 BadValue"_s});
        row("an unknown method", with(7, "  budgetingMethod: occurrences"), {u"x:7:20 BadValue"_s});
        row("two windows", with(8, "  timeWindow: [{duration: 1d, isRolling: true}, {duration: 2d, isRolling: true}]"),
            {u"x:8:15 BadValue"_s});
        row("rolling with a calendar", with(8, "  timeWindow: [{duration: 1d, isRolling: true, calendar: {}}]"),
            {u"x:8:58 BadValue"_s});
        row("neither rolling nor calendar", with(8, "  timeWindow: [{duration: 1d, isRolling: false}]"), {u"x:8:16 BadValue"_s});
        row("a calendar without a zone",
            with(8, "  timeWindow: [{duration: 1M, isRolling: false, calendar: {startTime: 'now', timeZone: Berlin}}]"),
            {u"x:8:71 BadValue"_s, u"x:8:88 BadValue"_s});
        row("a duration that is none", with(8, "  timeWindow: [{duration: 30days, isRolling: true}]"), {u"x:8:27 BadValue"_s});
        row("an overflowing duration", with(8, "  timeWindow: [{duration: 99999999999999999999Y, isRolling: true}]"),
            {u"x:8:27 BadValue"_s});
        row("a window of fifty years", with(8, "  timeWindow: [{duration: 50Y, isRolling: true}]"), {u"x:8:27 BadValue"_s});
        row("no objectives", with(9, "  objectives: []"), {u"x:9:15 BadValue"_s});
        row("no target", with(9, "  objectives: [{displayName: a}]"), {u"x:9:16 BadValue"_s});
        row("both targets", with(9, "  objectives: [{target: 0.9, targetPercent: 90}]"), {u"x:9:16 BadValue"_s});
        row("a target of one", with(9, "  objectives: [{target: 1}]"), {u"x:9:25 BadValue"_s});
        row("a hundred per cent", with(9, "  objectives: [{targetPercent: 100}]"), {u"x:9:32 BadValue"_s});
        row("a target with a percent sign", with(9, "  objectives: [{targetPercent: 99%}]"), {u"x:9:32 BadValue"_s});
        row("op and value of a ratio", with(9, "  objectives: [{target: 0.9, op: lte, value: 1}]"),
            {u"x:9:34 BadValue"_s, u"x:9:46 BadValue"_s});
        row("a slice target above one", with(9, "  objectives: [{target: 0.9, timeSliceTarget: 1.5}]"), {u"x:9:47 BadValue"_s});
        const auto ofSlices = [](const QByteArray& objective) {
            return with(9, "  objectives: [{target: 0.9" + objective + "}]").replace("Occurrences", "Timeslices");
        };
        row("time slices without a target", ofSlices(", timeSliceWindow: 1m"), {u"x:9:16 BadValue"_s});
        row("time slices without a length", ofSlices(", timeSliceTarget: 0.9"), {u"x:9:16 BadValue"_s});
        row("a slice that is longer than the window", ofSlices(", timeSliceTarget: 0.9, timeSliceWindow: 29d"),
            {u"x:9:69 BadValue"_s});
        row("a weight of zero", with(9, "  objectives: [{target: 0.9, compositeWeight: 0}]"), {u"x:9:47 BadValue"_s});
    }
    void illegalCombinationsNameTheirRule() { checkLines(); }

    void illegalValuesNameTheirRule_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lines) {
            QTest::newRow(name) << text << lines;
        };
        const auto ofSlices = [](const QByteArray& objective) {
            return with(9, "  objectives: [{target: 0.9" + objective + "}]").replace("Occurrences", "Timeslices");
        };
        row("a weight below zero", with(9, "  objectives: [{target: 0.9, compositeWeight: -2}]"), {u"x:9:47 BadValue"_s});
        row("a name of 64", with(3, "metadata: {name: " + QByteArray(64, 'a') + "}"), {u"x:3:18 BadValue"_s});
        row("annotations that are no texts", with(3, "metadata: {name: a, annotations: {b: [c]}}"), {u"x:3:38 BadValue"_s});
        row("an empty service", with(6, "  service: ''"), {u"x:6:12 BadValue"_s});
        row("rolling, which is no word for it", with(8, "  timeWindow: [{duration: 1d, isRolling: maybe}]"),
            {u"x:8:42 BadValue"_s});
        row("a start with a zone",
            with(8,
                 "  timeWindow: [{duration: 1M, isRolling: false, calendar: {startTime: '2026-01-01T00:00:00Z', timeZone: "
                 "UTC}}]"),
            {u"x:8:71 BadValue"_s});
        row("no start", with(8, "  timeWindow: [{duration: 1M, isRolling: false, calendar: {timeZone: UTC}}]"),
            {u"x:8:59 BadValue"_s});
        row("no duration", with(8, "  timeWindow: [{isRolling: true}]"), {u"x:8:16 BadValue"_s});
        row("a duration without a unit", with(8, "  timeWindow: [{duration: 30, isRolling: true}]"), {u"x:8:27 BadValue"_s});
        row("a target below zero", with(9, "  objectives: [{target: -0.1}]"), {u"x:9:25 BadValue"_s});
        row("a target above one", with(9, "  objectives: [{target: 99.9}]"), {u"x:9:25 BadValue"_s});
        row("a slice target of zero", ofSlices(", timeSliceTarget: 0, timeSliceWindow: 1m"), {u"x:9:47 BadValue"_s});
        row("a slice of no time", ofSlices(", timeSliceTarget: 0.9, timeSliceWindow: 0"), {u"x:9:69 BadValue"_s});
        row("a slice of seconds", ofSlices(", timeSliceTarget: 0.9, timeSliceWindow: 30s"), {u"x:9:69 BadValue"_s});
        row("a ratio of slices without a length",
            with(9, "  objectives: [{target: 0.9}]").replace("Occurrences", "RatioTimeslices"), {u"x:9:16 BadValue"_s});
        const QByteArray gauge = QByteArray("  objectives: [{target: 0.9, op: lt, value: 1}, {target: 0.99, op: lt, value: 2}]");
        row("several objectives of a threshold",
            with(9, gauge).split('\n').mid(0, 10).join('\n') + "\n    spec: {thresholdMetric: " + metric("g") + "}\n",
            {u"x:9:49 BadValue"_s});
    }
    void illegalValuesNameTheirRule() { checkLines(); }

    void illegalIndicatorsNameTheirRule_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lines) {
            QTest::newRow(name) << text << lines;
        };
        row("indicators at both levels", with(9, "  objectives: [{target: 0.9, indicatorRef: a}]"), {u"x:9:16 BadValue"_s});
        row("indicator and indicatorRef", with(9, "  objectives: [{target: 0.9}]\n  indicatorRef: a"), {u"x:5:3 BadValue"_s});
        row("a reference to nothing",
            with(9, "  objectives: [{target: 0.9}]\n  indicatorRef: a").split('\n').mid(0, 10).join('\n') + "\n",
            {u"x:10:17 NotFound"_s});
        row("no indicator", with(9, "  objectives: [{target: 0.9}]").split('\n').mid(0, 9).join('\n') + "\n",
            {u"x:5:3 BadValue"_s});
        row("a threshold metric without a source, and no threshold",
            with(13, "      thresholdMetric: {}").split('\n').mid(0, 13).join('\n') + "\n",
            {u"x:13:24 BadValue"_s, u"x:9:16 BadValue"_s, u"x:9:16 BadValue"_s});
        row("a raw ratio without a source",
            with(13, "      ratioMetric: {raw: {}, rawType: success}").split('\n').mid(0, 13).join('\n') + "\n",
            {u"x:13:26 BadValue"_s});
        // A counter's samples would be added up as they stand: a number, and a wrong one.
        row("counter: false of a counter", with(14, "        counter: false"), {u"x:14:18 BadValue"_s});
        row("a counter that is not called one", with(14, ""), {u"x:14:9 BadValue"_s});
        row("both metrics", with(13, "      thresholdMetric: {}\n      ratioMetric:"), {u"x:13:7 BadValue"_s});
        row("neither metric", with(12, "    spec: {}").split('\n').mid(0, 12).join('\n') + "\n", {u"x:12:11 BadValue"_s});
        row("good and bad", with(14, "        counter: true\n        bad: " + metric("b")), {u"x:14:9 BadValue"_s});
        row("total alone", with(15, ""), {u"x:14:9 BadValue"_s});
        row("good alone", with(16, ""), {u"x:14:9 BadValue"_s});
        row("raw and total", with(15, "        raw: " + metric("b")), {u"x:14:9 BadValue"_s});
        row("counter that is a text", with(14, "        counter: 'yes'"), {u"x:14:18 BadValue"_s});
        row("a metric as a text", with(16, "        total: http_requests_total"), {u"x:16:16 BadValue"_s});
        row("no metricSource", with(16, "        total: {}"), {u"x:16:16 BadValue"_s});
        row("an empty spec", with(16, "        total: {metricSource: {type: Prometheus, spec: {}}}"), {u"x:16:56 BadValue"_s});
        row("no type", with(16, "        total: {metricSource: {spec: {query: a}}}"), {u"x:16:31 BadValue"_s});
        row("a source that is not there",
            with(16, "        total: {metricSource: {metricSourceRef: prm, type: Prometheus, spec: {query: a}}}"),
            {u"x:16:49 NotFound"_s});
        row("raw without a type of it",
            with(13, "      ratioMetric: {raw: " + metric("r") + "}").split('\n').mid(0, 13).join('\n') + "\n",
            {u"x:13:20 BadValue"_s});
        row("a type of raw nobody knows",
            with(13, "      ratioMetric: {raw: " + metric("r") + ", rawType: good}").split('\n').mid(0, 13).join('\n') + "\n",
            {u"x:13:91 BadValue"_s});
        row("good and total swapped",
            with(15, "        good: " + metric("http_requests_total"))
                .replace("total: {metricSource: {type: Prometheus, spec: {query: 'http_requests_total'}}}",
                         "total: {metricSource: {type: Prometheus, spec: {query: 'http_requests_total{code=~\"2..\"}'}}}"),
            {u"x:16:16 BadValue"_s});
        row("good is total", with(15, "        good: " + metric("http_requests_total")), {u"x:16:16 BadValue"_s});
        row("a broken selector", with(16, "        total: " + metric("t{")), {u"x:16:64 Syntax"_s});
        row("a rate beside a counter", with(16, "        total: " + metric("sum(rate(t[5m]))")), {u"x:16:64 BadValue"_s});
        row("an expression that is not closed", with(16, "        total: " + metric("sum(a) + sum(b")), {u"x:16:64 Syntax"_s});
    }
    void illegalIndicatorsNameTheirRule() { checkLines(); }

    /// What is wrong whatever the others are: an indicator that is none, keys of another, policies that are none.
    void mistakesThatDoNotDependOnOthersAreAllSaid()
    {
        const QByteArray policy = "  alertPolicies: [{kind: AlertPolicy, metadata: {name: Bad_Name}, spec: {conditions: [], "
                                  "notificationTargets: []}}]\n";
        const QByteArray text =
            with(9, "  objectives: [{target: 0.9, op: lt, value: 3}]").replace("        total: ", "        bad: ") + policy;
        QCOMPARE(linesOf(parse(text).errors),
                 (QStringList{u"x:14:9 BadValue"_s, u"x:9:34 BadValue"_s, u"x:9:45 BadValue"_s, u"x:17:56 BadValue"_s,
                              u"x:17:86 BadValue"_s, u"x:17:111 BadValue"_s}));
        const Parsed both = parse(with(14, "        counter: true\n        bad: {}"));
        QCOMPARE(linesOf(both.errors), (QStringList{u"x:14:9 BadValue"_s, u"x:15:14 BadValue"_s}));
    }

    void sourcesAreResolvedOnce()
    {
        const std::vector<SloConfig::SourceName> two{{"a", "prometheus"}, {"b", "prometheus"}};
        const Parsed unnamed = parse(kSlo, two);
        QCOMPARE(linesOf(unnamed.errors), QStringList{u"x:14:9 Ambiguous"_s});
        QVERIFY(toText(unnamed.errors[0]).contains(u"metricSourceRef"_s));
        QByteArray named = kSlo;
        QCOMPARE(parse(QByteArray(named).replace("{type: Prometheus,", "{metricSourceRef: b, type: Prometheus,"), two)
                     .config.slos.at(0)
                     .sli.source,
                 std::string("b"));
        const Parsed split =
            parse(with(15, "        good: {metricSource: {metricSourceRef: a, type: Prometheus, spec: {query: g}}}")
                      .replace("{type: Prometheus,", "{metricSourceRef: b, type: Prometheus,"),
                  two);
        QCOMPARE(linesOf(split.errors), QStringList{u"x:16:49 NotSupported"_s});
    }

    void indicatorsMayStandElsewhere()
    {
        const QByteArray slo =
            with(9, "  objectives: [{target: 0.9995}]\n  indicatorRef: ratio").split('\n').mid(0, 10).join('\n') + "\n";
        const QByteArray sli =
            "---\napiVersion: openslo/v1\nkind: SLI\nmetadata: {name: ratio}\nspec: {ratioMetric: {counter: true, bad: "
            + metric("b_total") + ", total: " + metric("t_total") + "}}\n";
        for (const QByteArray& text : {slo + sli, sli.mid(4) + "---\n" + slo}) {
            const Parsed parsed = parse(text);
            QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
            QCOMPARE(parsed.config.slos.at(0).sli.bad->toText(), std::string("b_total"));
        }
        const Parsed twice = parse(slo + sli + sli);
        QCOMPARE(linesOf(twice.errors), QStringList{u"x:19:18 Ambiguous"_s});
        QCOMPARE(twice.config.slos.size(), 1U);

        const Parsed unusable = parse(slo + QByteArray(sli).replace("counter: true", "counter: false"));
        QCOMPARE(linesOf(unusable.errors), (QStringList{u"x:15:31 BadValue"_s, u"x:10:17 BadValue"_s}));
        QVERIFY(unusable.config.slos.empty());
    }

    void readsWhatIsNoCounter_data()
    {
        QTest::addColumn<QByteArray>("objectives");
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("threshold");
        const auto row = [](const char* name, const QByteArray& objectives, const QByteArray& spec, SliDefinition::Kind kind,
                            const QString& threshold = {}) {
            QTest::newRow(name) << objectives << spec << int(kind) << threshold;
        };
        using Kind = SliDefinition::Kind;
        const QByteArray gauge = "{thresholdMetric: " + metric("queue_length") + "}";
        for (const auto& [op, sign] : {std::pair("lt", "<"), {"lte", "<="}, {"gt", ">"}, {"gte", ">="}})
            row(op, QByteArray("[{target: 0.99, op: ") + op + ", value: 1.5e1}]", gauge, Kind::Gauge,
                u"%1 1.5e1"_s.arg(QLatin1String(sign)));
        row("a raw ratio", "[{target: 0.99}]", "{ratioMetric: {raw: " + metric("share") + ", rawType: failure}}", Kind::Ratio);
        row("counts of their own", "[{target: 0.99}]",
            "{ratioMetric: {counter: false, bad: " + metric("failed") + ", total: " + metric("done") + "}}", Kind::Counts);
    }
    void readsWhatIsNoCounter()
    {
        QFETCH(const QByteArray, objectives);
        QFETCH(const QByteArray, spec);
        QFETCH(const QString, threshold);
        const Parsed parsed =
            parse(with(9, "  objectives: " + objectives).split('\n').mid(0, 10).join('\n') + "\n    spec: " + spec + "\n");
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SliDefinition& sli = parsed.config.slos.at(0).sli;
        QTEST(int(sli.kind), "kind");
        QCOMPARE(sli.threshold ? QString::fromStdString(sli.threshold->text()) : QString(), threshold);
        QCOMPARE(sli.bad.has_value(), sli.kind != SliDefinition::Kind::Gauge);
        QVERIFY(!sli.total.name().empty());
    }

    void expressionsAreEvaluatedByTheServer_data()
    {
        QTest::addColumn<QByteArray>("objectives");
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("total");
        using Kind = SliDefinition::Kind;
        const auto row = [](const char* name, const QByteArray& objectives, const QByteArray& spec, Kind kind,
                            const QByteArray& part,
                            const QByteArray& total) { QTest::newRow(name) << objectives << spec << int(kind) << part << total; };
        const auto ratio = [](const QByteArray& counter, const QByteArray& bad, const QByteArray& total) -> QByteArray {
            return "{ratioMetric: {" + counter + "bad: " + metric(bad) + ", total: " + metric(total) + "}}";
        };
        const QByteArray plain = "[{target: 0.99}]";
        const QByteArray e = "sum(rate(e[5m]))";
        const QByteArray t = "sum(rate(t[5m]))";
        row("rates", plain, ratio("", e, t), Kind::Counts, e, t);
        row("rates that are said to be counters", plain, ratio("counter: true, ", e, t), Kind::Counts, e, t);
        row("counters", plain, ratio("counter: true, ", "a_total + b_total", "t_total"), Kind::Counters, "a_total + b_total",
            "sum(t_total)");
        row("a recorded rate beside another", plain, ratio("", "job:errors:rate5m", t), Kind::Counts, "sum(job:errors:rate5m)",
            t);
        row("a ratio itself", plain, "{ratioMetric: {raw: " + metric("avg(up)") + ", rawType: failure}}", Kind::Ratio, "avg(up)",
            "avg(up)");
        row("a gauge", "[{target: 0.99, op: lt, value: 5}]", "{thresholdMetric: " + metric("max(queue)") + "}", Kind::Gauge, "",
            "max(queue)");
    }
    void expressionsAreEvaluatedByTheServer()
    {
        QFETCH(const QByteArray, objectives);
        QFETCH(const QByteArray, spec);
        const Parsed parsed =
            parse(with(9, "  objectives: " + objectives).split('\n').mid(0, 10).join('\n') + "\n    spec: " + spec + "\n");
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SliDefinition& sli = parsed.config.slos.at(0).sli;
        QVERIFY(sli.isEvaluatedByServer());
        QTEST(int(sli.kind), "kind");
        QTEST(QByteArray::fromStdString(sli.evaluated->part), "part");
        QTEST(QByteArray::fromStdString(sli.evaluated->total), "total");
        QCOMPARE(sli.source, std::string("prom"));
    }

    void aThresholdNeedsItsValue()
    {
        const auto linesWith = [](const QByteArray& objective) {
            return linesOf(parse(with(9, "  objectives: [" + objective + "]").split('\n').mid(0, 10).join('\n')
                                 + "\n    spec: {thresholdMetric: " + metric("g") + "}\n")
                               .errors);
        };
        QCOMPARE(linesWith("{target: 0.9, op: lte, value: 3}"), QStringList{});
        QCOMPARE(linesWith("{target: 0.9}"), (QStringList{u"x:9:16 BadValue"_s, u"x:9:16 BadValue"_s}));
        QCOMPARE(linesWith("{target: 0.9, op: le, value: 3}"), QStringList{u"x:9:34 BadValue"_s});
        QCOMPARE(linesWith("{target: 0.9, op: lte, value: much}"), QStringList{u"x:9:46 BadValue"_s});
    }

    void mistakesInAlertsCostNothing()
    {
        const Parsed parsed = parse(kSlo
                                    + "  alertPolicies: [{alertPolicyRef: page}]\n---\napiVersion: openslo/v1\nkind: "
                                      "AlertPolicy\nmetadata: {name: page}\nspec: {}\n");
        QCOMPARE(linesOf(parsed.errors), (QStringList{u"x:22:7 BadValue"_s, u"x:22:7 BadValue"_s, u"x:17:36 BadValue"_s}));
        QCOMPARE(parsed.config.slos.size(), 1U);
        QVERIFY(parsed.config.slos[0].alerts.empty());
        QCOMPARE(linesOf(parse(kSlo + "  alertPolicies: fast\n").errors), QStringList{u"x:17:18 BadValue"_s});
    }

    void connectionDetailsAreNeverRepeated()
    {
        const Parsed parsed = parse("apiVersion: openslo/v1\nkind: DataSource\nmetadata: {name: d, x: y}\nspec: {type: "
                                    "Prometheus, connectionDetails: {token: hunter2}}\n");
        QCOMPARE(parsed.errors.size(), 1U);
        QVERIFY(!textOf(parsed.errors).contains(u"hunter2"_s));
    }

private:
    static void checkLines()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, lines);
        QCOMPARE(linesOf(parse(text).errors), lines);
    }
};

TRACEO_TEST(TstOpenslo);
#include "tst_openslo.moc"
