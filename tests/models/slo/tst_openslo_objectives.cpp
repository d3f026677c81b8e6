#include "models/slo/made_openslo.h"
#include "models/workspace/error_lines.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

/// The objectives of an OpenSLO document: one, several, or a composite of indicators (slo/openslo.h).
class TstOpensloObjectives : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timeslicesHaveATargetOfTheirOwn()
    {
        const QByteArray objective = "  objectives: [{target: 0.99, timeSliceTarget: 0.955, timeSliceWindow: 5m}]";
        QByteArray text = with(9, objective);
        text.replace("Occurrences", "Timeslices");
        const Parsed parsed = parse(text);
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const BudgetingMethod expected{BudgetingMethod::Kind::Timeslices, 5 * kMinute, {955'000'000, 1}};
        QCOMPARE(parsed.config.slos.at(0).method, expected);
        text.replace("Timeslices", "RatioTimeslices");
        QCOMPARE(parse(text).config.slos.at(0).method.kind, BudgetingMethod::Kind::RatioTimeslices);
    }

    void eachOfSeveralObjectivesIsAnSlo()
    {
        const Parsed parsed =
            parse(with(9, "  objectives: [{target: 0.99}, {displayName: 'Very often', targetPercent: 99.9}, {target: 0.5}]"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const auto& slos = parsed.config.slos;
        QCOMPARE(slos.size(), 3U);
        QCOMPARE(slos[0].name, std::string("checkout-1"));
        QCOMPARE(slos[1].name, std::string("checkout-very-often"));
        QCOMPARE(slos[2].name, std::string("checkout-3"));
        QCOMPARE(slos[1].displayName, std::string("Checkout, Very often"));
        QCOMPARE(slos[1].objective.parts, 999'000'000);
        QCOMPARE(slos[2].objective.parts, 500'000'000);
        QCOMPARE(slos[0].sli, slos[2].sli);
    }
    void aMistakeOfSeveralObjectivesIsSaidOnce()
    {
        const Parsed parsed =
            parse(with(9, "  objectives: [{target: 0.99}, {target: 2}]\n  alertPolicies: [{alertPolicyRef: none}]"));
        QCOMPARE(linesOf(parsed.errors).filter(u"x:9:"_s).size(), 1);
        QVERIFY(parsed.config.slos.empty());
        const Parsed legal =
            parse(with(9, "  objectives: [{target: 0.99}, {target: 0.9}]\n  alertPolicies: [{alertPolicyRef: none}]"));
        QCOMPARE(linesOf(legal.errors).filter(u"x:10:"_s).size(), 1);
        QCOMPARE(legal.config.slos.size(), 2U);
    }
    void objectivesMayReferToIndicators()
    {
        QByteArray text = with(9, "  objectives: [{target: 0.99, indicatorRef: a}, {target: 0.9, indicatorRef: b}]");
        text = text.left(text.indexOf("  indicator:"));
        QCOMPARE(linesOf(parse(text).errors), (QStringList{u"x:9:45 NotFound"_s, u"x:9:77 NotFound"_s}));
    }

    void timeSlicesInBareNumbersAreMinutes()
    {
        QByteArray text = with(9, "  objectives: [{target: 0.99, timeSliceTarget: 1, timeSliceWindow: 5}]");
        text.replace("Occurrences", "Timeslices");
        const Parsed parsed = parse(text);
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const BudgetingMethod expected{BudgetingMethod::Kind::Timeslices, 5 * kMinute, {Objective::kScale, 0}};
        QCOMPARE(parsed.config.slos.at(0).method, expected);
    }
};

TRACEO_TEST(TstOpensloObjectives);
#include "tst_openslo_objectives.moc"
