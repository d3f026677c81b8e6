#include "slo/definition_doubt.h"

#include "models/slo/made_composites.h"
#include "sli/sli_wants.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// Of all that an SLO is counted by, over its window and more: nothing is still to be fetched.
Batch asked(const SloDefinition& slo, Outcome outcome, UtcMs at = kEnd)
{
    Batch batch;
    for (const Want& want : wantsOf(slo.sli))
        batch.observations.push_back({"prom", want.id(), {at - 3 * kDay, at}, at, outcome, {}});
    return batch;
}

/// "requests_total" with a slip of the keys.
SloDefinition misspelt()
{
    SloDefinition slip = slo("slip");
    slip.sli.bad = Selector::parse("reqests_total{code=\"500\"}").value();
    slip.sli.total = Selector("reqests_total");
    return slip;
}

} // namespace

class TstDefinitionDoubt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    void aNameThatTheSourceDoesNotHaveIsSaidWithTheNearest()
    {
        QVERIFY(m_store->commit(traffic("checkout", kHour, 100, 0)));
        QVERIFY(m_store->commit(asked(misspelt(), Outcome::Ok)));
        const SloRow row = reportOf(*m_store, {misspelt()}).rows.at(0);
        QVERIFY2(row.reason.contains(u"prom has no series named “reqests_total”"_s), qPrintable(row.reason));
        QVERIFY2(row.reason.contains(u"Did you mean “requests_total”?"_s), qPrintable(row.reason));
        QVERIFY(!row.reason.contains(u"Nothing was observed"_s));
        QCOMPARE(row.status, Status::Unknown);
        QVERIFY(!row.note.isEmpty());
    }

    /// Nobody knows what a source has that was not asked, or did not answer.
    void withoutAnAnswerNothingIsSaidOfNames()
    {
        QVERIFY(m_store->commit(traffic("checkout", kHour, 100, 0)));
        QVERIFY(!definitionDoubt(m_store->snapshot(), misspelt(), kEnd).value());
        QVERIFY(m_store->commit(asked(misspelt(), Outcome::Timeout)));
        QVERIFY(!definitionDoubt(m_store->snapshot(), misspelt(), kEnd).value());
        QVERIFY(m_store->commit(asked(misspelt(), Outcome::Ok, kEnd - 2 * kDay)));
        QVERIFY(!definitionDoubt(m_store->snapshot(), misspelt(), kEnd).value());
    }

    /// A service that was good so far has no series of what is bad.
    void onlyTheTotalHasToBeThere()
    {
        QVERIFY(m_store->commit(traffic("checkout", kHour, 100, 0)));
        SloDefinition good = slo();
        good.sli.bad = Selector("errors_total");
        QVERIFY(m_store->commit(asked(good, Outcome::Ok)));
        QVERIFY(!definitionDoubt(m_store->snapshot(), good, kEnd).value());
    }

    /// All events so far were faster than 200 ms: nothing is undecided, and 300 ms can still not be told apart.
    void aThresholdBetweenBoundariesIsSaidBeforeAnEventFallsThere()
    {
        const std::vector<std::pair<std::string, double>> all{{"0.1", 80}, {"0.2", 100}, {"0.4", 100}, {"1", 100}, {"+Inf", 100}};
        QVERIFY(m_store->commit(buckets("http_seconds", kHour, all)));
        const SloRow row = reportOf(*m_store, {latencySlo("http_seconds", "0.3", 99, kDay)}).rows.at(0);
        QCOMPARE(row.attained.value, 1.0);
        QVERIFY2(row.note.contains(u"200ms, 400ms"_s), qPrintable(row.note));
        QVERIFY2(row.reason.contains(u"300ms is no boundary"_s) && row.reason.contains(u"100ms, 200ms, 400ms, 1s"_s),
                 qPrintable(row.reason));
        for (const char* boundary : {"0.2", "1", "0.10"})
            QVERIFY(!definitionDoubt(m_store->snapshot(), latencySlo("http_seconds", boundary, 99, kDay), kEnd).value());
        const auto above = definitionDoubt(m_store->snapshot(), latencySlo("http_seconds", "5", 99, kDay), kEnd).value();
        QVERIFY(above && above->kind == DefinitionDoubt::Kind::NoBoundary);
        QVERIFY2(above->note.endsWith(u" 1s"_s), qPrintable(above->note));
        SloDefinition counted = latencySlo("http_seconds", "0.3", 99, kDay); // as OpenSLO writes it
        counted.sli = {.kind = SliDefinition::Kind::Counters,
                       .good = Selector::parse("http_seconds_bucket{le=\"0.3\"}").value(),
                       .total = Selector::parse("http_seconds_bucket{le=\"+Inf\"}").value(),
                       .source = "prom"};
        QVERIFY(definitionDoubt(m_store->snapshot(), counted, kEnd).value());
    }

    void ofACompositeItIsAMembersDoubt()
    {
        QVERIFY(m_store->commit(asked(misspelt(), Outcome::Ok)));
        SloDefinition whole = composite(Composite::Burn::Score, {{"slip"}});
        whole.composite->members[0].slo = std::make_shared<const SloDefinition>(misspelt());
        const auto doubt = definitionDoubt(m_store->snapshot(), whole, kEnd).value();
        QVERIFY(doubt && doubt->kind == DefinitionDoubt::Kind::NoSeries);
        QVERIFY2(!doubt->sentence.contains(u"Did you mean"_s), qPrintable(doubt->sentence)); // there is nothing at all
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstDefinitionDoubt);
#include "tst_definition_doubt.moc"
