#include "models/workspace/error_lines.h"
#include "slo/exclusion_config.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

SloConfig config()
{
    SloConfig config;
    for (const char* name : {"checkout-latency", "checkout-errors", "home"}) {
        config.slos.emplace_back();
        config.slos.back().name = name;
    }
    return config;
}

struct Given {
    SloConfig config;
    Errors errors;
};

/// `text` is the list under `exclusions:`.
Given given(const QByteArray& text)
{
    Given given{config(), {}};
    const auto root = readYaml("exclusions:\n" + text.toStdString(), u"w.yaml"_s);
    if (root)
        readExclusions((*root)["exclusions"].items(), given.config, given.errors);
    else
        given.errors.push_back(root.error());
    return given;
}

/// One exclusion that is right but for `members`, which stand last.
QByteArray with(const QByteArray& members)
{
    return "- {id: x, reason: r, " + members + "}\n";
}

std::optional<ServiceHours> hours(const QByteArray& text, Errors& errors)
{
    const auto root = readYaml("service_hours: " + text.toStdString() + "\n", u"w.yaml"_s);
    return serviceHoursAt((*root)["service_hours"], errors);
}

} // namespace

class TstExclusionConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheWholeShape()
    {
        const Given all = given("- {id: patch-day, slos: [checkout-*], start: \"2026-11-01 02:00\", duration: 2h,\n"
                                "   rrule: \"FREQ=WEEKLY;BYDAY=SU\", zone: Europe/Berlin, reason: patching, author: kim,\n"
                                "   created: 2026-10-20, mode: good}\n"
                                "- {id: moved, start: 2026-11-05, end: 2026-11-06T12:00, reason: the move}\n");
        QVERIFY2(all.errors.empty(), qPrintable(textOf(all.errors)));
        QCOMPARE(all.config.slos[0].exclusions.size(), 2U);
        QVERIFY(all.config.slos[1].exclusions == all.config.slos[0].exclusions);
        QCOMPARE(all.config.slos[2].exclusions.size(), 1U);
        const Exclusion& patch = all.config.slos[0].exclusions[0];
        QVERIFY(patch.id == "patch-day" && patch.reason == "patching" && patch.author == "kim");
        QVERIFY(patch.rrule == "FREQ=WEEKLY;BYDAY=SU" && patch.zone.id() == "Europe/Berlin");
        QVERIFY(patch.mode == Exclusion::Mode::Good && patch.duration == 2 * kHour);
        QVERIFY(patch.start.time_since_epoch() == Millis{1'793'498'400'000}); // the digits 2026-11-01 02:00
        QCOMPARE(patch.createdAt, std::optional(utcMs(1'792'454'400'000)));
        const Exclusion& move = all.config.slos[2].exclusions[0];
        QVERIFY(move.duration == 36 * kHour && move.rrule.empty() && move.author.empty() && !move.createdAt);
        QVERIFY(move.zone == QTimeZone::utc() && move.mode == Exclusion::Mode::Drop);
    }

    /// An end is a time on the wall too.
    void anEndIsExactWhereClocksChange()
    {
        const Given night =
            given(with("start: \"2026-03-28 22:00\", end: \"2026-03-29 06:00\", zone: Europe/Berlin")); // clocks go forward
        QCOMPARE(night.config.slos[0].exclusions.at(0).duration, 7 * kHour);
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& text, const char* where, const char* says) {
            QTest::newRow(name) << text << QString::fromUtf8(where) << QString::fromUtf8(says);
        };
        row("no reason", "- {id: x, start: 2026-11-01, duration: 2h}\n", "w.yaml:2:3 BadValue", "reason");
        row("no id", "- {reason: r, start: 2026-11-01, duration: 2h}\n", "w.yaml:2:3 BadValue", "id");
        row("no start", with("duration: 2h"), "w.yaml:2:3 BadValue", "start");
        row("the end before the start", with("start: \"2026-11-01 02:00\", end: \"2026-11-01 01:00\""), "w.yaml:2:54 BadValue",
            "after the start “2026-11-01 02:00”");
        row("end and duration", with("start: 2026-11-01, end: 2026-11-02, duration: 2h"), "w.yaml:2:3 BadValue", "both");
        row("neither", with("start: 2026-11-01"), "w.yaml:2:3 BadValue", "neither");
        row("half a minute", with("start: 2026-11-01, duration: 90s"), "w.yaml:2:51 BadValue", "whole minutes");
        row("no length", with("start: 2026-11-01, duration: 0s"), "w.yaml:2:51 BadValue", "whole minutes");
        row("for years", with("start: 2026-11-01, duration: 2y"), "w.yaml:2:51 BadValue", "366d");
        row("no rule", with("start: 2026-11-01, duration: 2h, rrule: weekly"), "w.yaml:2:62 BadValue", "FREQ=WEEKLY;BYDAY=SU");
        row("an empty rule", with("start: 2026-11-01, duration: 2h, rrule: ''"), "w.yaml:2:62 BadValue", "rrule");
        row("no zone", with("start: 2026-11-01, duration: 2h, zone: Europe/Bonn"), "w.yaml:2:61 BadValue", "Europe/Berlin");
        row("no time", with("start: soon, duration: 2h"), "w.yaml:2:29 BadValue", "2026-11-01 02:00");
        row("with an offset", with("start: 2026-11-01T02:00:00+01:00, duration: 2h"), "w.yaml:2:29 BadValue", "zone:");
        row("long ago", with("start: 1066-10-14, duration: 2h"), "w.yaml:2:29 BadValue", "such as");
        row("no such SLO", with("start: 2026-11-01, duration: 2h, slos: [hone]"), "w.yaml:2:61 NotFound", "“home”");
        row("a pattern of nothing", with("start: 2026-11-01, duration: 2h, slos: [pay-*]"), "w.yaml:2:61 NotFound", "“pay-*”");
        row("no SLO at all", with("start: 2026-11-01, duration: 2h, slos: []"), "w.yaml:2:61 BadValue", "for all");
        row("no mode", with("start: 2026-11-01, duration: 2h, mode: god"), "w.yaml:2:61 BadValue", "“good”");
        row("no date", with("start: 2026-11-01, duration: 2h, created: yesterday"), "w.yaml:2:64 BadValue", "a date");
        row("no such key", with("start: 2026-11-01, duration: 2h, slo: home"), "w.yaml:2:55 UnknownKey", "“slos”");
        row("no name", "- {id: \"Patch day\", reason: r, start: 2026-11-01, duration: 2h}\n", "w.yaml:2:8 BadValue", "a-z");
        row("an id twice", with("start: 2026-11-01, duration: 2h") + "- {id: x, reason: r, start: 2026-12-01, duration: 2h}\n",
            "w.yaml:3:8 Ambiguous", "w.yaml:2:8");
    }
    void mistakesAreNamed()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, where);
        QFETCH(const QString, says);
        const Given wrong = given(text);
        QCOMPARE(linesOf(wrong.errors), QStringList{where});
        QVERIFY2(toText(wrong.errors[0]).contains(says), qPrintable(toText(wrong.errors[0])));
        const std::size_t left = where.contains(u"Ambiguous"_s) ? 1 : 0;
        QCOMPARE(wrong.config.slos[2].exclusions.size(), left);
    }

    void anIdThatStandsTwiceIsSaidWhateverElseIsWrong()
    {
        const Given wrong = given(with("start: 2026-11-01, duration: 2h")
                                  + "- {id: x, reason: r, start: 2026-12-01, duration: 2h, rrule: weekly}\n");
        QCOMPARE(linesOf(wrong.errors), (QStringList{u"w.yaml:3:62 BadValue"_s, u"w.yaml:3:8 Ambiguous"_s}));
        QCOMPARE(wrong.config.slos[2].exclusions.size(), std::size_t(1));
    }

    void oneMistakeCostsOneExclusion()
    {
        const Given two =
            given("- {id: a, start: 2026-11-01, duration: 2h}\n- {id: b, reason: r, start: 2026-11-01, duration: 2h}\n");
        QCOMPARE(two.errors.size(), 1U);
        QCOMPARE(two.config.slos[0].exclusions.at(0).id, std::string("b"));
    }

    void serviceHoursAreAMapOrAText()
    {
        Errors errors;
        const auto map = hours("{days: [mon, tue], from: \"08:00\", to: \"20:00\", zone: Europe/Berlin}", errors);
        const auto text = hours("mon,tue 08:00-20:00 Europe/Berlin", errors);
        QVERIFY2(errors.empty(), qPrintable(textOf(errors)));
        QVERIFY(map && map == text);
        QCOMPARE(toText(*map), std::string("mon,tue 08:00-20:00 Europe/Berlin"));
        QCOMPARE(toText(*hours("{to: \"24:00\", from: 06:30}", errors)),
                 std::string("mon,tue,wed,thu,fri,sat,sun 06:30-24:00 UTC"));
        QVERIFY(errors.empty());
    }

    void serviceHoursThatAreNoneAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("a day") << QByteArray("{days: [mon, tues]}") << u"“tue”"_s;
        QTest::newRow("no day") << QByteArray("{days: []}") << u"at least one day"_s;
        QTest::newRow("a time") << QByteArray("{from: 8am}") << u"08:00"_s;
        QTest::newRow("no length") << QByteArray("{from: \"08:00\", to: \"08:00\"}") << u"24:00"_s;
        QTest::newRow("a zone") << QByteArray("{zone: Berlin}") << u"Europe/Berlin"_s;
        QTest::newRow("a key") << QByteArray("{form: \"08:00\"}") << u"“from”"_s;
        QTest::newRow("a text") << QByteArray("mon 08:00 Europe/Berlin") << u"mon,tue 08:00-20:00"_s;
        QTest::newRow("a text's zone") << QByteArray("mon 08:00-20:00 Berlin") << u"mon,tue 08:00-20:00"_s;
        QTest::newRow("nothing") << QByteArray("") << u"service hours such as"_s;
        QTest::newRow("a list") << QByteArray("[mon]") << u"a mapping"_s;
    }
    void serviceHoursThatAreNoneAreNamed()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, says);
        Errors errors;
        QVERIFY(!hours(text, errors));
        QCOMPARE(errors.size(), 1U);
        QVERIFY2(errors[0].where.startsWith(u"w.yaml:1:"_s) && toText(errors[0]).contains(says), qPrintable(toText(errors[0])));
    }

    void bothFormsOfAnSloHaveServiceHours()
    {
        constexpr const char* kText =
            "SLO: {name: a, indicator: {type: http_check, target: http://x}, objective: 99%,\n"
            "      service_hours: {days: [mon], to: \"20:00\", zone: Europe/Berlin}}\n"
            "---\n"
            "apiVersion: openslo/v1\nkind: SLO\n"
            "metadata: {name: b, annotations: {traceo.io/service-hours: mon 00:00-20:00 Europe/Berlin}}\n"
            "spec: {service: s, budgetingMethod: Occurrences, objectives: [{target: 0.9}],\n"
            "       timeWindow: [{duration: 30d, isRolling: true}], indicator: {spec: {ratioMetric: "
            "{counter: true, good: {metricSource: {type: Prometheus, spec: {query: g}}}, total: "
            "{metricSource: {type: Prometheus, spec: {query: t}}}}}}}\n"
            "---\n"
            "SLO: {name: c, indicator: {type: http_check, target: http://x}, objective: 99%, "
            "service_hours: {zone: Bonn}}\n";
        Errors errors;
        const SloConfig config =
            SloConfig::parse(readYamlDocuments(kText, u"w.yaml"_s).value(), {{"prom", "prometheus"}}, errors);
        QCOMPARE(linesOf(errors), QStringList{u"w.yaml:10:103 BadValue"_s});
        QCOMPARE(config.slos.size(), 2U); // hours that cannot be read are no reason to count all hours
        QVERIFY(config.slos[0].serviceHours && config.slos[0].serviceHours == config.slos[1].serviceHours);
    }
};

TRACEO_TEST(TstExclusionConfig);
#include "tst_exclusion_config.moc"
