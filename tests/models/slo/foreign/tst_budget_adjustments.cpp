#include "slo/foreign/budget_adjustments.h"

#include "models/slo/foreign/imported.h"
#include "slo/exclusion_config.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// `more` begins on line 8.
QByteArray adjustment(const QByteArray& more = {},
                      const QByteArray& filters = "  filters: {slos: [{name: checkout, project: shop}]}\n")
{
    return "apiVersion: n9/v1alpha\nkind: BudgetAdjustment\nmetadata: {name: patch-day, displayName: Patch day}\nspec:\n"
           "  description: The servers' patches\n  firstEventStart: 2026-11-01T02:00:00Z\n  duration: 1h30m\n"
        + more + filters;
}

QByteArray slo(const QByteArray& name, const QList<QByteArray>& objectives = {"target: 0.99"})
{
    QByteArray text = "---\napiVersion: n9/v1alpha\nkind: SLO\nmetadata: {name: " + name
        + ", project: shop}\nspec:\n  service: shop\n  budgetingMethod: Occurrences\n"
          "  timeWindows: [{unit: Day, count: 28, isRolling: true}]\n  objectives:\n";
    for (const QByteArray& objective : objectives)
        text += "    - " + objective
            + "\n      countMetrics:\n        incremental: true\n        good: {prometheus: {promql: 'r{ok=\"1\"}'}}\n"
              "        total: {prometheus: {promql: r}}\n";
    return text;
}

/// The line of the workspace that the report says, without its dash.
QString itemIn(const Error& error)
{
    return error.hint.section(u"there: - "_s, 1);
}

/// As the workspace reads what the report says.
std::vector<Exclusion> exclusionsOf(const Imported& done, const QString& item)
{
    SloConfig config{.slos = done.slos};
    Errors errors;
    const auto node = readYaml(item.toStdString(), u"w"_s);
    if (!node || config.slos.empty())
        return {};
    readExclusions({*node}, config, errors);
    return errors.empty() ? config.slos.front().exclusions : std::vector<Exclusion>();
}

} // namespace

class TstBudgetAdjustments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReportSaysWhatToWrite_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("item");
        const auto row = [](const char* name, const QByteArray& text, const QString& item) {
            QTest::newRow(name) << text << item;
        };
        row("once", adjustment(),
            u"{id: patch-day, slos: [checkout], start: '2026-11-01 02:00', duration: 1h30m, reason: 'The servers'' patches'}"_s);
        row("by a rule", adjustment("  rrule: FREQ=WEEKLY;BYDAY=SU\n"),
            u"{id: patch-day, slos: [checkout], start: '2026-11-01 02:00', duration: 1h30m, rrule: 'FREQ=WEEKLY;BYDAY=SU', "
            "reason: 'The servers'' patches'}"_s);
        row("a rule with its name", adjustment("  rrule: 'RRULE:FREQ=DAILY;COUNT=3'\n"),
            u"{id: patch-day, slos: [checkout], start: '2026-11-01 02:00', duration: 1h30m, rrule: 'FREQ=DAILY;COUNT=3', "
            "reason: 'The servers'' patches'}"_s);
        row("an offset from UTC", adjustment().replace("02:00:00Z", "02:00:00.000+01:00"),
            u"{id: patch-day, slos: [checkout], start: '2026-11-01 01:00', duration: 1h30m, reason: 'The servers'' patches'}"_s);
        row("without a description", adjustment().replace("  description: The servers' patches\n", ""),
            u"{id: patch-day, slos: [checkout], start: '2026-11-01 02:00', duration: 1h30m, reason: 'Patch day'}"_s);
    }
    void theReportSaysWhatToWrite()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text + slo("checkout"));
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QCOMPARE(done.names(), QStringList{u"checkout"_s});
        QCOMPARE(done.lost(), QStringList{u"x:2:7 NotSupported"_s});
        QTEST(itemIn(done.translation.lost[0]), "item");
        QCOMPARE(exclusionsOf(done, itemIn(done.translation.lost[0])).size(), std::size_t(1));
    }

    void theWorkspaceReadsWhatItSays()
    {
        const Imported done = imported(adjustment("  rrule: FREQ=WEEKLY;BYDAY=SU\n") + slo("checkout"));
        QCOMPARE(done.translation.lost.size(), std::size_t(1));
        const auto exclusions = exclusionsOf(done, itemIn(done.translation.lost[0]));
        QCOMPARE(exclusions.size(), std::size_t(1));
        QCOMPARE(exclusions[0].duration, 90 * kMinute);
        // 2026-11-01 and -08 are Sundays; 02:00 UTC
        const UtcMs first = utcMs(1'793'498'400'000);
        const TimeSpan within{first - kHour, first + 8 * kDay};
        QCOMPARE(spansOf(exclusions[0], within),
                 (std::vector<TimeSpan>{{first, first + 90 * kMinute}, {first + 7 * kDay, first + 7 * kDay + 90 * kMinute}}));
    }

    void anSloOfSeveralObjectivesIsEachOfThem()
    {
        const Imported done = imported(
            adjustment({}, "  filters: {slos: [{name: checkout, project: shop}, {name: search, project: shop}]}\n")
            + slo("checkout", {"name: strict\n      target: 0.99", "target: 0.9"}) + slo("checkout-api") + slo("search"));
        QCOMPARE(done.names(), (QStringList{u"checkout-strict"_s, u"checkout-2"_s, u"checkout-api"_s, u"search"_s}));
        QCOMPARE(done.translation.lost.size(), std::size_t(1));
        const QString item = itemIn(done.translation.lost[0]);
        QVERIFY2(item.contains(u"slos: [checkout-strict, checkout-2, search],"_s), qPrintable(item));
    }

    void anSloOfAnotherFileIsNamedAsItIs()
    {
        const Imported done = imported(adjustment());
        QCOMPARE(done.lost(), QStringList{u"x:2:7 NotSupported"_s});
        QVERIFY2(itemIn(done.translation.lost[0]).contains(u"slos: [checkout],"_s), qPrintable(done.told()));
    }

    void whatNoExclusionSaysIsReported_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lost");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lost) {
            QTest::newRow(name) << text << lost;
        };
        row("each hour", adjustment("  rrule: FREQ=HOURLY\n"), {u"x:8:10 BadValue"_s});
        row("no rule", adjustment("  rrule: each Sunday\n"), {u"x:8:10 BadValue"_s});
        row("a list of rules", adjustment("  rrule: [FREQ=DAILY]\n"), {u"x:8:10 BadValue"_s});
        row("a rule of another clock", adjustment("  rrule: FREQ=WEEKLY;BYDAY=SU\n").replace("00Z", "00-05:00"),
            {u"x:8:10 NotSupported"_s});
        row("seconds", adjustment().replace("00:00Z", "00:30Z"), {u"x:6:20 NotSupported"_s});
        row("a length with seconds", adjustment().replace("1h30m", "90s"), {u"x:7:13 BadValue"_s});
        row("no time", adjustment().replace("2026-11-01T02:00:00Z", "tomorrow"), {u"x:6:20 BadValue"_s});
        row("no start", adjustment().replace("  firstEventStart: 2026-11-01T02:00:00Z\n", ""), {u"x:5:3 BadValue"_s});
        row("no length", adjustment().replace("  duration: 1h30m\n", ""), {u"x:5:3 BadValue"_s});
        row("for all", adjustment({}, "  filters: {slos: []}\n"), {u"x:8:19 BadValue"_s});
        row("a key nobody knows", adjustment("  durations: 1h\n"), {u"x:8:3 UnknownKey"_s});
    }
    void whatNoExclusionSaysIsReported()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text + slo("checkout"));
        QTEST(done.lost(), "lost");
        QVERIFY2(!done.told().contains(u"Write under"_s), qPrintable(done.told()));
        QCOMPARE(done.names(), QStringList{u"checkout"_s});
    }

    void whatComesAtOtherTimesIsReportedBesideIt()
    {
        const Imported done = imported(adjustment("  overrides: [{date: 2026-11-08, exclude: true}]\n") + slo("checkout"));
        QCOMPARE(done.lost(), (QStringList{u"x:2:7 NotSupported"_s, u"x:8:14 NotSupported"_s}));
    }

    void ofSlosThatAreLeftOutThereIsNothingToExclude()
    {
        const Imported done = imported(adjustment() + slo("checkout", {"target: 1.5"}));
        QVERIFY(done.slos.empty());
        QCOMPARE(done.lost().size(), qsizetype(2));
        QCOMPARE(done.lost().at(1), u"x:8:19 NotSupported"_s);
    }
};

TRACEO_TEST(TstBudgetAdjustments);
#include "tst_budget_adjustments.moc"
