#include "slo/replay/version_file.h"

#include "core/moment.h"
#include "models/slo/slo_store.h"
#include "models/workspace/error_lines.h"
#include "slo/exclusion_config.h"
#include "slo/slo_versions.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::replay;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = BudgetingMethod::Kind;

constexpr UtcMs kFrom = utcMs(1'796'083'200'000); // 2026-12-01
constexpr UtcMs kWritten = utcMs(1'796'040'000'000);

std::string baseOf(const std::string& slo)
{
    return "SLO: {name: '" + slo + "', indicator: {type: gauge, metric: m, op: lt, value: 3}, objective: 99%, window: 30d}\n";
}

struct Read {
    SloConfig config;
    Errors errors;
};

/// The file beside the definition that it is a version of.
Read readBack(const std::string& text, const std::string& slo = "checkout")
{
    Read read;
    auto documents = readYamlDocuments(baseOf(slo), u"base.yaml"_s).value();
    const auto root = readYaml(text, u"saved.yaml"_s);
    if (!root) {
        read.errors.push_back(root.error());
        return read;
    }
    for (const ConfigNode& item : (*root)["slos"].items())
        documents.push_back(item);
    read.config = SloConfig::parse(documents, {{"prom", "prometheus"}}, read.errors);
    readExclusions((*root)["exclusions"].items(), read.config, read.errors);
    return read;
}

} // namespace

class TstVersionFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What is read back is what was tried.
    void aVersionIsReadBackAsItWasTried_data()
    {
        QTest::addColumn<int>("which");
        for (int which = 0; which < 6; ++which)
            QTest::addRow("%d", which) << which;
    }
    void aVersionIsReadBackAsItWasTried()
    {
        QFETCH(const int, which);
        CalendarPeriods months{.startDate = QDate(2026, 1, 1), .zone = QTimeZone("Europe/Berlin")};
        const std::vector<Revision> all{
            {.objective = Objective{999'500'000, 2}},
            {.window = SloWindow{28 * kDay, {}}},
            {.window = SloWindow{30 * kDay, months}, .threshold = "<= 2.5"},
            {.method = Kind::Timeslices, .slice = 5 * kMinute, .sliceTarget = Objective{Objective::kScale, 0}},
            {.method = Kind::RatioTimeslices, .slice = 2 * kHour},
            {.objective = Objective{900'000'000, 0},
             .excluded = {{.id = "patch-day",
                           .slos = {"checkout"},
                           .start = localOf(kFrom, QTimeZone("Europe/Berlin")),
                           .duration = 90 * kMinute,
                           .rrule = "FREQ=WEEKLY;BYDAY=SU",
                           .zone = QTimeZone("Europe/Berlin"),
                           .reason = "it's patching: \"all\"",
                           .author = "kim",
                           .createdAt = kWritten,
                           .mode = Exclusion::Mode::Good}}},
        };
        const Revision& revision = all[std::size_t(which)];
        const std::string text = versionFile("checkout", revision, kFrom, kWritten).value();
        const Read read = readBack(text);
        QVERIFY2(read.errors.empty(), (text + textOf(read.errors).toStdString()).c_str());
        const auto versions = versionsOf(read.config, "checkout");
        QCOMPARE(versions.size(), std::size_t(2));
        QCOMPARE(*versions[1]->validFrom, kFrom);
        SloDefinition before = *versions[0];
        before.exclusions.clear(); // an exclusion is of all versions
        SloDefinition expected = revised(before, revision).value();
        expected.validFrom = versions[1]->validFrom;
        expected.location = versions[1]->location;
        QVERIFY2(expected == *versions[1], text.c_str());
    }

    void anExclusionAloneIsNoVersion()
    {
        const Revision revision{
            .excluded = {{.id = "x", .start = localOf(kFrom, QTimeZone::utc()), .duration = kHour, .reason = "r"}}};
        const std::string text = versionFile("checkout", revision, kFrom, kWritten).value();
        QVERIFY2(text.find("slos:\n") == std::string::npos, text.c_str());
        const Read read = readBack(text);
        QVERIFY2(read.errors.empty(), qPrintable(textOf(read.errors)));
        QCOMPARE(read.config.slos[0].exclusions.size(), std::size_t(1));
        QCOMPARE(*read.config.slos[0].exclusions[0].createdAt, kWritten); // it was made today, so it shows as made afterwards
        QCOMPARE(read.config.slos[0].exclusions[0].slos, std::vector<std::string>{"checkout"});
    }

    /// Legal as names, and something else to a reader of YAML.
    void aNameIsReadBackAsOne_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* const name : {"null", "true", "no", "y", "1e3", "0x10", "2026-11-30"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void aNameIsReadBackAsOne()
    {
        QFETCH(const QString, name);
        const std::string slo = name.toStdString();
        const Revision revision{.objective = Objective{999'000'000, 1},
                                .excluded = {
                                    {.id = slo, .start = localOf(kFrom, QTimeZone::utc()), .duration = kHour, .reason = "r"}}};
        const Read read = readBack(versionFile(slo, revision, kFrom, kWritten).value(), slo);
        QVERIFY2(read.errors.empty(), qPrintable(textOf(read.errors)));
        QCOMPARE(versionsOf(read.config, slo).size(), std::size_t(2));
        QCOMPARE(read.config.slos[0].objective.decimals, 1);
        QCOMPARE(read.config.slos[0].exclusions[0].id, slo);
    }

    void whatCannotBeSavedIsSaid()
    {
        QCOMPARE(versionFile("checkout", {.included = {"patch-day"}}, kFrom, kWritten).error().code, ErrorCode::NotSupported);
        QCOMPARE(versionFile("checkout", {}, kFrom, kWritten).error().code, ErrorCode::BadValue);
    }

    void filesAreNamedByTheirDate()
    {
        QCOMPARE(versionFileName("checkout", kFrom), std::string("checkout-2026-12-01.yaml"));
        QCOMPARE(versionFileName("checkout", kFrom + 14 * kHour + 5 * kMinute), std::string("checkout-2026-12-01T140500.yaml"));
    }

    void percentsKeepTheirDecimals()
    {
        QCOMPARE(percentText({999'000'000, 1}), std::string("99.9%"));
        QCOMPARE(percentText({999'000'000, 2}), std::string("99.90%"));
        QCOMPARE(percentText({999'999'999, 7}), std::string("99.9999999%"));
        QCOMPARE(percentText({990'000'000, 0}), std::string("99%"));
        QCOMPARE(percentText({Objective::kScale, 0}), std::string("100%"));
        QCOMPARE(percentText({5'000'000, 1}), std::string("0.5%"));
    }
};

TRACEO_TEST(TstVersionFile);
#include "tst_version_file.moc"
