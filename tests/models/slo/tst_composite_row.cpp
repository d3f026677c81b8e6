#include "slo/composite_row.h"

#include "core/format.h"
#include "models/slo/made_composites.h"
#include "slo/slo_facts.h"
#include "slo/slo_json.h"
#include "support/test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using Burn = Composite::Burn;

namespace {

QString inputOf(const Reading& reading, const QString& name)
{
    for (const Explanation::Input& input : reading.why->inputs) {
        if (input.name == name)
            return input.text;
    }
    return {};
}

} // namespace

class TstCompositeRow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QVERIFY(openedAnew(m_store));
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1996, 4)));
        QVERIFY(m_store->commit(traffic("search", kDay, 99, 1)));
    }

    void membersAndBoundsAreInJson()
    {
        const auto item = sloItems(reportOf(*m_store, {composite(Burn::Sum, {{"checkout", 99, 2}, {"search", 99}})})).at(0);
        const auto& made = item["composite"];
        QCOMPARE(made["burn"], "sum");
        QVERIFY(std::abs(made["serial_low"].get<double>() - 0.988) < 1e-12);
        QVERIFY(std::abs(made["serial_high"].get<double>() - 0.99) < 1e-12);
        QCOMPARE(made["members"].size(), 2U);
        QCOMPARE(made["members"][0]["name"], "checkout");
        QCOMPARE(made["members"][0]["weight"], 2.0);
        QCOMPARE(made["members"][0]["sli"], 0.998);
        QCOMPARE(made["members"][0]["objective"], 0.99);
        QVERIFY(std::abs(made["members"][0]["burn_rate"].get<double>() - 0.2) < 1e-12);
        QCOMPARE(made["members"][1]["coverage_ratio"], 1.0);
        QVERIFY(std::abs(item["burn_rate"]["window"].get<double>() - 1.4) < 1e-9); // 2 · 0.2 + 1
        QVERIFY(sloItems(reportOf(*m_store, {slo("checkout")})).at(0)["composite"].is_null());
    }

    void minutesHaveNoBoundsOfEvents()
    {
        const auto item = sloItems(reportOf(*m_store, {composite(Burn::Score, {{"checkout"}, {"search"}}, kTimeslices)})).at(0);
        QCOMPARE(item["composite"]["burn"], "score");
        QVERIFY(item["composite"]["serial_low"].is_null() && item["composite"]["serial_high"].is_null());
        QCOMPARE(item["total"], 1440);
        QCOMPARE(item["good"], 1440);
    }

    void itsNumbersAreExplainedByItsMembers()
    {
        const SloReport report = reportOf(*m_store, {composite(Burn::Sum, {{"checkout", 99, 2}, {"search", 99}})});
        const Reading& left = report.rows[0].budgetLeft;
        QVERIFY2(inputOf(left, u"method"_s).contains(u"not an availability"_s), qPrintable(inputOf(left, u"method"_s)));
        QCOMPARE(inputOf(left, u"checkout"_s), u"2 × burn 0.20×: 99.800 % of 99.0 %"_s);
        QCOMPARE(left.why->queries.size(), 4U); // bad and total of both
        QVERIFY2(report.detail->sentence.contains(u"a composite of checkout, search"_s), qPrintable(report.detail->sentence));
        const auto named = [&](const QString& name) {
            const auto it = std::ranges::find(report.detail->numbers, name, &SloDetail::Number::name);
            return it == report.detail->numbers.end() ? Reading() : it->reading;
        };
        QVERIFY(std::abs(named(u"Good for all members, at least"_s).value - 0.988) < 1e-12);
        const Reading member = named(u"checkout"_s);
        QCOMPARE(member.value, 0.998);
        QCOMPARE(inputOf(member, u"allowed"_s), u"1.0 % of total: 28\u202f800"_s); // by its own objective
        for (const SloDetail::Number& number : report.detail->numbers)
            QVERIFY2(number.reading.why, qPrintable(number.name));
    }

    void whatMakesItIsSaidForEveryMethod()
    {
        using Kind = BudgetingMethod::Kind;
        QSet<QString> texts;
        for (const Burn burn : {Burn::Sum, Burn::Score}) {
            for (const Kind kind : {Kind::Occurrences, Kind::Timeslices, Kind::RatioTimeslices})
                texts.insert(methodText(composite(burn, {{"a"}}, {.kind = kind, .slice = kMinute, .sliceTarget = {}})));
        }
        QVERIFY(std::ranges::none_of(texts, [](const QString& text) { return text.contains(u"raw samples"_s); }));
        QCOMPARE(texts.size(), 5); // minutes that are bad for any are so whatever the weights
    }

    void aChangedMemberIsAnotherVersion()
    {
        const SloDefinition whole = composite(Burn::Score, {{"checkout", 99, 2}, {"search", 99}});
        const vocabulary::SloFact fact = factOf(whole);
        QCOMPARE(fact.indicator, std::string("composite"));
        QCOMPARE(fact.total, std::string("checkout × 2, search"));
        QVERIFY(toJson(fact) != toJson(factOf(composite(Burn::Score, {{"checkout", 99, 2}, {"search", 98}}))));
        QCOMPARE(vocabulary::sloFact(toJson(fact))->total, fact.total);
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstCompositeRow);
#include "tst_composite_row.moc"
