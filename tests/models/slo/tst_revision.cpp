#include "slo/revision.h"

#include "models/slo/slo_store.h"
#include "models/workspace/error_lines.h"
#include "slo/excluded.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::replay;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = BudgetingMethod::Kind;

struct Read {
    Revision revision;
    Errors errors;
};

/// `text`: the members of a mapping that stands on the first line.
Read read(const QByteArray& text)
{
    Read read;
    const auto root = readYaml("changes: {" + text.toStdString() + "}\n", u"r.yaml"_s);
    if (!root) {
        read.errors.push_back(root.error());
        return read;
    }
    const ConfigNode& node = (*root)["changes"];
    SectionReader section(node, read.errors);
    read.revision = readRevision(section, node, read.errors);
    section.finish();
    return read;
}

SloDefinition of(SliDefinition::Kind kind)
{
    SloDefinition definition = slo();
    definition.sli = {.kind = kind, .total = Selector("x")};
    return definition;
}

SloDefinition withThreshold(SloDefinition definition, const std::string& text)
{
    return revised(std::move(definition), {.threshold = text}).value();
}

Result<SloDefinition> refusedThreshold(SliDefinition::Kind kind, const std::string& text)
{
    return revised(of(kind), {.threshold = text});
}

} // namespace

class TstRevision : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheWholeShape()
    {
        const Read all = read("objective: 99.95%, window: 28d, method: timeslices, time_slice: 5m, time_slice_target: 95%, "
                              "threshold: 250ms");
        QVERIFY2(all.errors.empty(), qPrintable(textOf(all.errors)));
        QCOMPARE(all.revision.objective->parts, std::int64_t(999'500'000));
        QCOMPARE(all.revision.objective->decimals, 2);
        QCOMPARE(all.revision.window->length, 28 * kDay);
        QVERIFY(all.revision.method == Kind::Timeslices);
        QCOMPARE(*all.revision.slice, 5 * kMinute);
        QCOMPARE(all.revision.sliceTarget->parts, std::int64_t(950'000'000));
        QCOMPARE(*all.revision.threshold, std::string("250ms"));
        QVERIFY(!all.revision.isEmpty());
        QVERIFY(read("").revision.isEmpty());
        QCOMPARE(read("time_slice_target: 100%").revision.sliceTarget->parts,
                 Objective::kScale); // all of a slice may have to be good
    }

    void mistakesAreLocated_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("all") << QByteArray("objective: 100%");
        QTest::newRow("nothing") << QByteArray("objective: 0%");
        QTest::newRow("a window of minutes") << QByteArray("window: 5m");
        QTest::newRow("no window") << QByteArray("window: soon");
        QTest::newRow("a zone nobody knows") << QByteArray("window: 1M Nowhere/City");
        QTest::newRow("no method") << QByteArray("method: Averages");
        QTest::newRow("a slice of seconds") << QByteArray("time_slice: 90s");
        QTest::newRow("a share above all") << QByteArray("time_slice_target: 101%");
        QTest::newRow("a share of nothing") << QByteArray("time_slice_target: 0");
    }
    void mistakesAreLocated()
    {
        QFETCH(const QByteArray, text);
        const Read wrong = read(text);
        const auto column = QByteArray("changes: {").size() + text.indexOf(' ') + 2;
        QCOMPARE(linesOf(wrong.errors), QStringList{u"r.yaml:1:%1 BadValue"_s.arg(column)});
    }

    void whatIsNotNamedStays()
    {
        const SloDefinition before = slo("checkout", 99.0);
        QVERIFY(revised(before, {}).value() == before);
        const SloDefinition after = revised(before, {.objective = Objective{999'000'000, 1}}).value();
        QCOMPARE(after.objective.parts, std::int64_t(999'000'000));
        QVERIFY(after.window == before.window && after.sli == before.sli && after.method == before.method);
    }

    void methodsTakeWhatBelongsToThem()
    {
        const Objective most{950'000'000, 0};
        const SloDefinition slices =
            revised(slo(), {.method = Kind::Timeslices, .slice = 5 * kMinute, .sliceTarget = most}).value();
        QCOMPARE(slices.method.slice, 5 * kMinute);
        QVERIFY(slices.method.sliceTarget == most);
        const SloDefinition ratio = revised(slices, {.method = Kind::RatioTimeslices}).value();
        QCOMPARE(ratio.method.slice, 5 * kMinute);
        QVERIFY(ratio.method.sliceTarget == Objective());
        QVERIFY(revised(slices, {.method = Kind::Occurrences})->method == BudgetingMethod());
        QVERIFY(revised(slices, {.slice = kMinute})->method.kind == Kind::Timeslices);

        QVERIFY(!revised(slo(), {.method = Kind::Timeslices}).ok()); // its slices have no target
        QVERIFY(!revised(slo(), {.slice = 5 * kMinute}).ok());       // events are counted
        QVERIFY(!revised(ratio, {.sliceTarget = most}).ok());
        QVERIFY(!revised(slices, {.slice = 2 * kDay}).ok()); // longer than the window of a day
    }

    void aThresholdIsThatOfItsIndicator()
    {
        using Indicator = SliDefinition::Kind;
        SloDefinition gauge = of(Indicator::Gauge);
        gauge.sli.threshold = Threshold{.op = Threshold::Op::Above, .value = "1"};
        QCOMPARE(withThreshold(gauge, "0.9").sli.threshold->text(), std::string("> 0.9"));
        QCOMPARE(withThreshold(gauge, "<= 0.9").sli.threshold->text(), std::string("<= 0.9"));
        QCOMPARE(withThreshold(of(Indicator::Latency), "300ms").sli.threshold->text(), std::string("<= 0.3"));
        QCOMPARE(withThreshold(of(Indicator::Latency), "0.25").sli.threshold->text(), std::string("<= 0.25"));
        const SloDefinition probe = of(Indicator::Probe);
        QCOMPARE(withThreshold(probe, "250ms").sli.latency.value(), Millis{250});
        QCOMPARE(withThreshold(probe, "200|301").sli.status, std::string("200|301"));
        QVERIFY(withThreshold(probe, "250ms").sli.hash() != probe.sli.hash()); // so it is counted anew

        QVERIFY(!refusedThreshold(Indicator::Gauge, "soon").ok());
        QVERIFY(!refusedThreshold(Indicator::Gauge, "=> 3").ok());
        QVERIFY(!refusedThreshold(Indicator::Gauge, "inf").ok());
        QVERIFY(!refusedThreshold(Indicator::Latency, "-3").ok());
        QVERIFY(!refusedThreshold(Indicator::Probe, "fast").ok());
        QCOMPARE(refusedThreshold(Indicator::Counters, "0.3").error().code, ErrorCode::NotSupported);
    }

    void exclusionsAreAddedAndTakenBack()
    {
        SloDefinition before = slo();
        before.exclusions = {{.id = "patch-day", .duration = kHour}, {.id = "outage", .duration = kHour}};
        before.serviceHours = ServiceHours{};
        const SloDefinition after =
            revised(before, {.excluded = {{.id = "more", .duration = kHour}}, .included = {"patch-day", kServiceHoursId}})
                .value();
        QCOMPARE(after.exclusions.size(), 2U);
        QCOMPARE(after.exclusions[0].id + ' ' + after.exclusions[1].id, std::string("outage more"));
        QVERIFY(!after.serviceHours);
        const Error unknown = revised(before, {.included = {"patchday"}}).error();
        QCOMPARE(unknown.code, ErrorCode::NotFound);
        QVERIFY2(unknown.hint.contains(u"patch-day"_s) && unknown.hint.contains(u"service-hours"_s), qPrintable(toText(unknown)));
        QVERIFY(!revised(slo(), {.included = {"service-hours"}}).ok());
    }
};

TRACEO_TEST(TstRevision);
#include "tst_revision.moc"
