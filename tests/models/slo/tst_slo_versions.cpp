#include "slo/slo_versions.h"

#include "core/moment.h"
#include "models/slo/slo_store.h"
#include "models/workspace/error_lines.h"
#include "slo/exclusion_config.h"
#include "slo/slo_facts.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

struct Parsed {
    SloConfig config;
    Errors errors;

    /// The percents of a name's versions, oldest first.
    std::vector<double> objectives(std::string_view name = "checkout") const
    {
        std::vector<double> percents;
        for (const SloDefinition* const version : versionsOf(config, name))
            percents.push_back(double(version->objective.parts) / 1e7);
        return percents;
    }
};

/// Each file of several documents; the files are named a.yaml, b.yaml, …
Parsed parse(const QByteArrayList& files)
{
    std::vector<ConfigNode> all;
    char name = 'a';
    for (const QByteArray& text : files) {
        const auto documents = readYamlDocuments(text.toStdString(), QChar::fromLatin1(name++) + u".yaml"_s);
        if (!documents)
            qFatal("%s", qPrintable(toText(documents.error())));
        all.insert(all.end(), documents->begin(), documents->end());
    }
    Parsed parsed;
    parsed.config = SloConfig::parse(all, {{"prom", "prometheus"}}, parsed.errors);
    return parsed;
}

/// A document on a line of its own; `more` stands last.
QByteArray whole(const QByteArray& objective, const QByteArray& more = {})
{
    return "SLO: {name: checkout, indicator: {type: prometheus, bad: bad_total, total: all_total}, objective: " + objective + more
        + "}\n";
}

QByteArray change(const QByteArray& from, const QByteArray& changes)
{
    return "SLO: {name: checkout, valid_from: " + from + ", changes: {" + changes + "}}\n";
}

constexpr const char* kNext = "---\n";

UtcMs day(const char* date)
{
    return parseMoment(date, {}).valueOr({});
}

using Percents = std::vector<double>;

} // namespace

class TstSloVersions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void documentsOfOneNameAreVersions()
    {
        const Parsed parsed = parse({whole("99%") + kNext + whole("99.5%", ", valid_from: 2026-03-01") + kNext
                                     + whole("99.9%", ", valid_from: 2026-06-01")});
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(parsed.config.slos.size(), 1U);
        QVERIFY((parsed.objectives() == Percents{99, 99.5, 99.9}));
        const auto at = [&parsed](const char* date) {
            return double(versionAt(parsed.config, "checkout", day(date))->objective.parts) / 1e7;
        };
        QCOMPARE(at("2020-01-01"), 99.0); // the first holds since ever
        QCOMPARE(at("2026-02-28T23:59:59Z"), 99.0);
        QCOMPARE(at("2026-03-01"), 99.5);
        QCOMPARE(at("2026-05-31"), 99.5);
        QCOMPARE(at("2027-01-01"), 99.9);
        QVERIFY(versionAt(parsed.config, "nothing", day("2026-01-01")) == nullptr);
    }

    void filesMayComeInAnyOrder()
    {
        const Parsed parsed =
            parse({whole("99.9%", ", valid_from: 2026-06-01"), whole("99%"), whole("99.5%", ", valid_from: 2026-03-01")});
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QVERIFY((parsed.objectives() == Percents{99, 99.5, 99.9}));
    }

    void aVersionMaySayWhatIsDifferentOnly()
    {
        const Parsed parsed = parse({whole("99%",
                                           ", versions: [{valid_from: 2026-03-01, objective: 99.5%},\n"
                                           "  {valid_from: 2026-06-01, window: 7d, method: Timeslices, time_slice_target: 95%}]"),
                                     change("2026-07-01", "objective: 99.9%")});
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QVERIFY((parsed.objectives() == Percents{99, 99.5, 99.5, 99.9}));
        const auto versions = versionsOf(parsed.config, "checkout");
        QCOMPARE(versions[1]->window.length, 30 * kDay);
        QCOMPARE(versions[3]->window.length, 7 * kDay); // each goes on from the one before
        QCOMPARE(versions[3]->method.word(), std::string("Timeslices"));
        QCOMPARE(*versions[3]->validFrom, day("2026-07-01"));
        QCOMPARE(versions[3]->sli, versions[0]->sli);
    }

    void mistakesAreLocatedAndCostTheirVersionAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<int>("versions");
        const QByteArray dated = whole("99%", ", valid_from: 2026-03-01") + kNext;
        QTest::newRow("both since ever") << whole("99%") + kNext + whole("99.9%") << QStringList{u"a.yaml:3:6 Ambiguous"_s} << 1;
        QTest::newRow("the same date") << dated + whole("99.9%", ",\n  valid_from: 2026-03-01T00:00:00Z")
                                       << QStringList{u"a.yaml:4:15 Ambiguous"_s} << 1;
        QTest::newRow("out of order") << dated + whole("99.9%", ",\n  valid_from: 2026-02-01")
                                      << QStringList{u"a.yaml:4:15 BadValue"_s} << 1;
        QTest::newRow("since ever at last") << dated + whole("99.9%") << QStringList{u"a.yaml:3:6 BadValue"_s} << 1;
        QTest::newRow("a change of nothing")
            << change("2026-03-01", "objective: 99.9%") << QStringList{u"a.yaml:1:35 NotFound"_s} << 0;
        QTest::newRow("nothing changes") << whole("99%") + kNext + change("2026-03-01", "")
                                         << QStringList{u"a.yaml:3:6 BadValue"_s} << 1;
        QTest::newRow("no date") << whole("99%") + kNext + "SLO: {name: checkout, changes: {objective: 99.9%}}\n"
                                 << QStringList{u"a.yaml:3:6 BadValue"_s} << 1;
        QTest::newRow("an unknown key") << whole("99%") + kNext + change("2026-03-01", "objectiv: 99.9%")
                                        << QStringList{u"a.yaml:3:57 UnknownKey"_s} << 1;
        QTest::newRow("no threshold to change")
            << whole("99%") + kNext + change("2026-03-01", "threshold: 0.3") << QStringList{u"a.yaml:3:35 NotSupported"_s} << 1;
        QTest::newRow("a method without its target")
            << whole("99%") + kNext + change("2026-03-01", "method: Timeslices") << QStringList{u"a.yaml:3:35 BadValue"_s} << 1;
        QTest::newRow("versions that are no list")
            << whole("99%", ", versions: 3") << QStringList{u"a.yaml:1:114 BadValue"_s} << 1;
        QTest::newRow("a listed one that is wrong")
            << whole("99%",
                     ", versions: [\n  {valid_from: 2026-03-01, objective: 101%}, {valid_from: 2026-04-01, objective: 98%}]")
            << QStringList{u"a.yaml:2:39 BadValue"_s} << 2;
    }
    void mistakesAreLocatedAndCostTheirVersionAlone()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, lines);
        QFETCH(const int, versions);
        const Parsed parsed = parse({text});
        QCOMPARE(linesOf(parsed.errors), lines);
        QCOMPARE(int(versionsOf(parsed.config, "checkout").size()), versions);
    }

    /// A date that is taken in another file, too.
    void theSameDateInAnotherFileIsNamedWithItsPlace()
    {
        const Parsed parsed = parse({whole("99%", ", valid_from: 2026-03-01"), whole("99.9%", ", valid_from: 2026-03-01")});
        QCOMPARE(parsed.errors.size(), 1U);
        QVERIFY2(parsed.errors[0].hint.contains(u"a.yaml:1:"_s), qPrintable(toText(parsed.errors[0])));
        QVERIFY((parsed.objectives() == Percents{99}));
    }

    void everyVersionIsFetchedAndCounted()
    {
        const Parsed parsed =
            parse({whole("99%"),
                   "SLO: {name: checkout, valid_from: 2026-03-01, indicator: {type: prometheus, bad: other_total, "
                   "total: all_total}, objective: 99%, window: 90d}\n",
                   whole("99.5%", ", valid_from: 2026-06-01")});
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QStringList wanted;
        for (const Want& want : parsed.config.wants())
            wanted << QString::fromStdString(want.id()) + u' ' + QString::fromStdString(want.purpose);
        wanted.sort();
        QCOMPARE(wanted, (QStringList{u"all_total slo checkout"_s, u"bad_total slo checkout"_s, u"other_total slo checkout"_s}));
        QCOMPARE(parsed.config.longestWindow(), 90 * kDay);
        QCOMPARE(countedDefinitions(parsed.config).size(), 2U); // two of the three count the same
    }

    void exclusionsAreOfAllVersions()
    {
        Parsed parsed = parse({whole("99%"), change("2026-03-01", "objective: 99.9%")});
        const auto root =
            readYaml("exclusions:\n  - {id: x, slos: [checkout], start: 2026-01-01 02:00, duration: 1h, reason: r}\n",
                     u"w.yaml"_s);
        readExclusions((*root)["exclusions"].items(), parsed.config, parsed.errors);
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        for (const SloDefinition* const version : versionsOf(parsed.config, "checkout"))
            QCOMPARE(version->exclusions.size(), 1U);
    }

    /// Each is a fact of its own stretch, written once, also those to come.
    void thePastKnowsEachVersion()
    {
        const UtcMs now = day("2026-05-01");
        Store store;
        store.clock.set(now - 61 * kDay);
        QVERIFY(store.open());
        const auto read = [&store](const SloConfig& config, UtcMs moment) {
            store.clock.set(moment);
            const auto known = store.snapshot().factSpans(vocabulary::kDefinitionFact, kAlways, vocabulary::kWorkspaceSource);
            Batch batch;
            batch.facts = definitionFacts(config, Missing::IsGone, known.valueOr({}), moment);
            const std::size_t count = batch.facts.size();
            return store.commit(std::move(batch)) ? count : 1'000;
        };
        const auto objectiveAt = [&store](UtcMs moment, UtcMs know = kDistantFuture) {
            const auto facts = store.snapshot({.view = moment, .know = know}).facts(vocabulary::kDefinitionFact).valueOr({});
            return facts.size() == 1 ? std::round(vocabulary::sloFact(facts[0].payload)->objective * 1e6) / 1e4 : -1;
        };
        QCOMPARE(read(parse({whole("99%")}).config, now - 60 * kDay), 1U);
        const SloConfig config =
            parse({whole("99%"), change("2026-04-01", "objective: 99.5%"), change("2026-06-01", "objective: 99.9%")}).config;
        QCOMPARE(read(config, now), 3U);
        QCOMPARE(read(config, now + kHour), 0U);
        QCOMPARE(read(config, day("2026-08-01")), 0U);
        QCOMPARE(objectiveAt(day("2025-01-01")), 99.0);
        QCOMPARE(objectiveAt(day("2026-03-31")), 99.0);
        QCOMPARE(objectiveAt(day("2026-04-01")), 99.5);
        QCOMPARE(objectiveAt(day("2026-05-31T23:59:00Z")), 99.5);
        QCOMPARE(objectiveAt(day("2026-06-01")), 99.9);
        QCOMPARE(objectiveAt(day("2026-04-10"), now - kHour), 99.0);         // as was known then
        QCOMPARE(read(parse({whole("99%")}).config, day("2026-08-02")), 1U); // taken back
        QCOMPARE(objectiveAt(day("2026-08-02")), 99.0);
    }
};

TRACEO_TEST(TstSloVersions);
#include "tst_slo_versions.moc"
