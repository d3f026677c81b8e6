#include "slo/evaluation_problem.h"

#include "models/slo/made_composites.h"
#include "sli/server_expressions.h"
#include "sli/sli_wants.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

SloDefinition evaluated()
{
    SloDefinition definition = slo();
    definition.location = {.file = u"slos/a.yaml"_s, .line = 3, .column = 5};
    definition.sli.bad.reset();
    definition.sli.kind = SliDefinition::Kind::Ratio;
    setExpressions(definition.sli, PartOf::Bad, {.part = "a / b", .total = "a / b"});
    return definition;
}

Batch observed(Outcome outcome, const char* message, UtcMs from = kEnd - kMinute)
{
    Batch batch;
    batch.observations.push_back({"prom", wantsOf(evaluated().sli).at(0).id(), {from, from + kMinute}, kEnd, outcome, message});
    return batch;
}

} // namespace

class TstEvaluationProblem : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    void theServersWordsStandAtTheDefinition()
    {
        QVERIFY(m_store->commit(observed(Outcome::Decode, "expected one series, found 2. Sum it: sum(…).")));
        const auto problem = evaluationProblem(m_store->snapshot(), evaluated(), kEnd);
        QVERIFY(problem && *problem);
        const QString words = toText(**problem);
        QVERIFY2(words.startsWith(u"slos/a.yaml:3:5: ") && words.contains(u"a / b") && words.contains(u"Sum it"),
                 qPrintable(words));
        const SloReport report = reportOf(*m_store, {evaluated()});
        QCOMPARE(report.rows.at(0).reason, words);
        QCOMPARE(report.detail->reason, words);
    }

    void ofACompositeTheyAreThoseOfAMember()
    {
        QVERIFY(m_store->commit(observed(Outcome::Http, "400: parse error")));
        SloDefinition whole = composite(Composite::Burn::Score, {{"checkout"}});
        whole.composite->members[0].slo = std::make_shared<const SloDefinition>(evaluated());
        const SloRow row = reportOf(*m_store, {whole}).rows.at(0);
        QVERIFY2(row.reason.contains(u"parse error"_s) && row.reason.contains(u"a / b"_s), qPrintable(row.reason));
    }

    void whatWasEvaluatedSinceIsNoProblem()
    {
        QVERIFY(m_store->commit(observed(Outcome::Http, "400: parse error", kEnd - 3 * kMinute)));
        QVERIFY(m_store->commit(observed(Outcome::Ok, "", kEnd - 2 * kMinute)));
        QVERIFY(!*evaluationProblem(m_store->snapshot(), evaluated(), kEnd));
        QVERIFY(*evaluationProblem(m_store->snapshot(), evaluated(), kEnd - 2 * kMinute)); // as of then
    }

    void aServerThatIsAwaySaysNothingOfExpressions()
    {
        QVERIFY(m_store->commit(observed(Outcome::Timeout, "nobody answers")));
        QVERIFY(!*evaluationProblem(m_store->snapshot(), evaluated(), kEnd));
    }

    void countersHaveNoExpressions() { QVERIFY(!*evaluationProblem(m_store->snapshot(), slo(), kEnd)); }

private:
    std::optional<Store> m_store;
};
TRACEO_TEST(TstEvaluationProblem);
#include "tst_evaluation_problem.moc"
