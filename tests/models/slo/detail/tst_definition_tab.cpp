#include "models/slo/detail/made_tab.h"
#include "models/slo/parsed.h"
#include "refresh/row_model.h"
#include "slo/detail/definition_tab.h"
#include "slo/slo_facts.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QString valueOf(const DefinitionTab& tab, const std::string& key)
{
    const auto row = std::ranges::find(tab.fields, key, &FieldRow::key);
    return row == tab.fields.end() ? QString() : row->value;
}

} // namespace

class TstDefinitionTab : public QObject {
    Q_OBJECT

    std::optional<Store> m_store;

    /// As an owner of the history that reads this workspace.
    bool read(const SloDefinition& slo, UtcMs now)
    {
        m_store->clock.set(now);
        const auto known = m_store->snapshot({.view = now, .know = kDistantFuture}).facts(vocabulary::kDefinitionFact);
        Batch batch;
        batch.facts = definitionFacts({{slo}}, Missing::IsGone, known.valueOr({}), now);
        return bool(m_store->commit(std::move(batch)));
    }
    DefinitionTab tabOf(const SloDefinition& slo) { return builtTab(buildDefinitionTab, *m_store, slo, questionOf(slo.name)); }

private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    void itIsSaidAsTextAndFieldByField()
    {
        SloDefinition checkout = slo("checkout", 99.9, 30 * kDay);
        checkout.exclusions = {{.id = "patch-day",
                                .slos = {},
                                .start = localOf(kEnd, QTimeZone::utc()),
                                .duration = 2 * kHour,
                                .rrule = "FREQ=WEEKLY",
                                .zone = QTimeZone("Europe/Berlin"),
                                .reason = "patching",
                                .author = "kim",
                                .createdAt = {}}};
        const DefinitionTab tab = tabOf(checkout);
        QVERIFY2(tab.text.contains(u"kind: SLO\nmetadata:\n  name: checkout\n"_s), qPrintable(tab.text));
        QVERIFY(tab.text.contains(u"budgetingMethod: Occurrences"_s));
        QCOMPARE(valueOf(tab, "objective"), u"99.9 %"_s);
        QCOMPARE(valueOf(tab, "window"), u"rolling 30 d"_s);
        QCOMPARE(valueOf(tab, "method"), u"Occurrences"_s);
        QCOMPARE(valueOf(tab, "total"), u"requests_total{service=\"checkout\"}"_s);
        const QString excluded = valueOf(tab, "exclusion patch-day");
        for (const char* const word : {"2026-09-21 14:13", "2 h", "Europe/Berlin", "FREQ=WEEKLY", "patching", "kim"})
            QVERIFY2(excluded.contains(QLatin1String(word)), qPrintable(excluded));
        QVERIFY(valueOf(tab, "service_hours").isEmpty()); // what is not there has no row
    }

    void whatOpenSloHasNoWordsForIsSaid()
    {
        SloDefinition probe = slo("home");
        probe.sli = {.kind = SliDefinition::Kind::Probe,
                     .total = Selector("probe_success"),
                     .target = "https://shop.test/",
                     .latency = Millis{1000}};
        const DefinitionTab tab = tabOf(probe);
        QCOMPARE(valueOf(tab, "target"), u"https://shop.test/"_s);
        // said in lines that fit, and then in the words of its file
        const QStringList lines = tab.text.split(u'\n');
        QVERIFY2(lines[0].startsWith(u"# As OpenSLO v1: home:"), qPrintable(tab.text));
        QVERIFY(std::ranges::all_of(lines, [](const QString& line) { return line.size() <= 70; }));
        QVERIFY2(tab.text.contains(u"\nSLO:\n  name: home\n"), qPrintable(tab.text));
        QVERIFY2(tab.text.contains(u"type: http_check\n    target: 'https://shop.test/'"_s), qPrintable(tab.text));
        QVERIFY(tab.form != tabOf(slo()).form);
        const auto read = parse(tab.text.toUtf8());
        QVERIFY(read.errors.empty() && read.config.slos.size() == 1);
        QCOMPARE(read.config.slos[0].sli.target, probe.sli.target);
        probe.sli.latency.reset(); // which OpenSLO can say: nothing is lost, and it is shown as it is usually written
        QVERIFY2(tabOf(probe).text.startsWith(u"SLO:\n  name: home\n"_s), qPrintable(tabOf(probe).text));
    }

    void versionsSayWhatEachChanged()
    {
        QVERIFY(read(slo("checkout", 99.5, 30 * kDay), kEnd - 20 * kDay));
        SloDefinition next = slo("checkout", 99.9, 30 * kDay);
        QVERIFY(read(next, kEnd - 10 * kDay));
        next.window.length = 7 * kDay;
        next.owner = "Payments";
        QVERIFY(read(next, kEnd - kDay));
        const DefinitionTab tab = tabOf(next);
        QStringList said;
        for (const VersionRow& row : tab.versions)
            said << row.field + u": "_s + row.before + u" → "_s + row.after;
        QCOMPARE(said,
                 (QStringList{u"Window: 30 d → 7 d"_s, u"Owner: Storefront → Payments"_s, u"Objective: 99.5 % → 99.9 %"_s,
                              u"The first version that is known:  → "_s}));
        QCOMPARE(tab.versions.front().from.value, double(msOf(kEnd - kDay)) / 1000);
        QCOMPARE(tab.versions.back().from.value, double(msOf(kEnd - 20 * kDay)) / 1000);
    }

    /// No date of 1970 where a version holds for all that was before.
    void theFirstOfDatedVersionsBeganAtNoMoment()
    {
        SloDefinition next = slo("checkout", 99.9, 30 * kDay);
        next.validFrom = kEnd - kDay;
        const SloConfig config{{next}, {slo("checkout", 99.5, 30 * kDay)}};
        Batch batch;
        batch.facts = definitionFacts(config, Missing::IsGone, {}, kEnd);
        QVERIFY(m_store->commit(std::move(batch)));
        const auto tab = buildDefinitionTab(m_store->snapshot(), config, questionOf("checkout"));
        QCOMPARE(tab->versions.size(), 2U);
        QVERIFY(tab->versions[0].from.hasValue() && !tab->versions[1].from.hasValue());
        QVERIFY2(tab->versions[1].field.contains(u"all of the past"), qPrintable(tab->versions[1].field));
    }

    void gapsAndWhatCannotBeReadAreSaid()
    {
        const auto held = [](UtcMs from, std::optional<UtcMs> to, const std::string& payload) {
            return Fact{vocabulary::kDefinitionFact, vocabulary::kWorkspaceSource, sloFactKey("checkout"), from, to, payload, {}};
        };
        const std::string payload = toJson(factOf(slo()));
        Batch batch;
        batch.facts = {held(kEnd - 20 * kDay, kEnd - 10 * kDay, "{\"v\":1"), held(kEnd - 10 * kDay, kEnd - 5 * kDay, payload),
                       held(kEnd - kDay, std::nullopt, payload)};
        QVERIFY(m_store->commit(std::move(batch)));
        const DefinitionTab tab = tabOf(slo());
        QStringList said;
        for (const VersionRow& row : tab.versions)
            said << row.field;
        QCOMPARE(said,
                 (QStringList{u"The same again, after a time without it"_s, u"The first version that is known"_s,
                              u"A version that this program cannot read"_s}));
        QCOMPARE(tab.versions.back().from.value, double(msOf(kEnd - 20 * kDay)) / 1000);
    }

    void ofThePastLaterVersionsAreNotKnown()
    {
        QVERIFY(read(slo("checkout", 99.5, 30 * kDay), kEnd - 20 * kDay));
        QVERIFY(read(slo("checkout", 99.9, 30 * kDay), kEnd - 10 * kDay));
        Question asked = questionOf("checkout");
        asked.at = kEnd - 15 * kDay;
        const auto tab = buildDefinitionTab(m_store->snapshot({.view = asked.moment()}), {{slo("checkout")}}, asked);
        QVERIFY(tab);
        QCOMPARE(tab->versions.size(), 1U);
    }

    void tablesReadAsTheReport()
    {
        QVERIFY(read(slo("checkout", 99.5, 30 * kDay), kEnd - 20 * kDay));
        const DefinitionTab tab = tabOf(slo("checkout", 99.5, 30 * kDay));
        RowModel<FieldRow> fields(fieldColumns());
        fields.setRows(tab.fields);
        QCOMPARE(fields.index(0, 1).data().toString(), u"checkout"_s);
        RowModel<VersionRow> versions(versionColumns());
        versions.setRows(tab.versions);
        QCOMPARE(versions.rowCount(), 1);
    }
};

TRACEO_TEST(TstDefinitionTab);
#include "tst_definition_tab.moc"
