#include "models/slo/rules/exported_slos.h"
#include "slo/rules/rule_names.h"
#include "slo/rules/slo_rules.h"
#include "support/test_main.h"

#include <QTest>

#include <set>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

SloRules made(const SloDefinition& slo, const RuleNames& names = kOwnNames)
{
    return rulesOf(slo, defaultRules(slo), names);
}

QStringList namesOf(const SloRules& rules, Rule::Kind kind = Rule::Kind::Record)
{
    QStringList names;
    for (const RuleGroup& group : rules.groups) {
        for (const Rule& rule : group.rules) {
            if (rule.kind == kind)
                names << QString::fromStdString(rule.name).section(u':', 1);
        }
    }
    return names;
}

std::string expressionOf(const SloRules& rules, const std::string& name)
{
    for (const RuleGroup& group : rules.groups) {
        for (const Rule& rule : group.rules) {
            if (rule.name == name)
                return rule.expression;
        }
    }
    return {};
}

SloDefinition named(const QByteArray& name)
{
    for (const QByteArray& yaml : everyKind()) {
        if (const SloDefinition slo = sloOf(yaml); slo.name == name.toStdString())
            return slo;
    }
    qFatal("no SLO %s", name.constData());
}

const QStringList kRatios{u"5m"_s, u"30m"_s, u"1h"_s, u"2h"_s, u"6h"_s, u"1d"_s, u"3d"_s};

} // namespace

class TstSloRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ratiosAreRecordedOverEveryWindowAndThePeriod()
    {
        const QStringList names = namesOf(made(sloOf(kCheckout)));
        for (const QString& window : kRatios + QStringList{u"30d"_s})
            QCOMPARE(names.count(u"sli_error:ratio_rate"_s + window), 1);
        for (const QString& window : kRatios)
            QCOMPARE(namesOf(made(named("a-day"))).count(u"sli_error:ratio_rate"_s + window), 1); // 1d is the period
    }

    /// The usual windows, and those of its own alerts once each.
    void windowsOfOwnAlertsAreRecorded()
    {
        const SloDefinition own = named("own-alerts");
        const QStringList names = namesOf(rulesOf(own, alertRulesOf(own), kOwnNames));
        for (const QString& window : kRatios + QStringList{u"10m"_s, u"45m"_s, u"30d"_s})
            QCOMPARE(names.count(u"sli_error:ratio_rate"_s + window), 1);
        for (const QString& window : {u"45m"_s, u"2h"_s, u"1d"_s})
            QCOMPARE(names.count(u"sli_bad:increase"_s + window), 1);
        QCOMPARE(names.count(u"sli_bad:increase1h"_s), 0);
        const SloRules all = rulesOf(std::vector{own}, kOwnNames); // the same rules
        QCOMPARE(namesOf(all), names);
        QCOMPARE(namesOf(all, Rule::Kind::Alert).size(), 3);
    }

    void alertsThatShareAWindowCountItOnce()
    {
        SloDefinition own = named("own-alerts");
        own.alerts.push_back(own.alerts.front());
        const QStringList names = namesOf(rulesOf(own, alertRulesOf(own), kOwnNames));
        QCOMPARE(names.count(u"sli_bad:increase2h"_s), 1);
    }

    void theBudgetIsInDecimals()
    {
        const SloRules rules = made(sloOf(kCheckout));
        QCOMPARE(expressionOf(rules, "traceo_slo:objective:ratio"), std::string("vector(0.999)"));
        QCOMPARE(expressionOf(rules, "traceo_slo:error_budget:ratio"), std::string("vector(0.001)"));
        QCOMPARE(expressionOf(rules, "traceo_slo:time_period:days"), std::string("vector(30)"));
        QCOMPARE(expressionOf(rules, "traceo_slo:current_burn_rate:ratio"),
                 std::string("traceo_slo:sli_error:ratio_rate5m{service=\"shop\",slo=\"checkout\"} / 0.001"));
        QCOMPARE(expressionOf(rules, "traceo_slo:period_burn_rate:ratio"),
                 std::string("traceo_slo:sli_error:ratio_rate30d{service=\"shop\",slo=\"checkout\"} / 0.001"));
        QCOMPARE(expressionOf(rules, "traceo_slo:period_error_budget_remaining:ratio"),
                 std::string("1 - traceo_slo:period_burn_rate:ratio{service=\"shop\",slo=\"checkout\"}"));
    }

    /// The factors of burn rates rest on the usual length of a month; what is left of this one PromQL cannot say.
    void aCalendarMonthKeepsItsAlertsAndLosesItsBudget()
    {
        const SloRules rules = made(named("of-a-month"));
        QCOMPARE(namesOf(rules, Rule::Kind::Alert).size(), 2);
        const QStringList names = namesOf(rules);
        QVERIFY(names.contains(u"current_burn_rate:ratio"_s));
        for (const QString& lost :
             {u"period_burn_rate:ratio"_s, u"period_error_budget_remaining:ratio"_s, u"sli_error:ratio_rate30d"_s})
            QVERIFY2(!names.contains(lost), qPrintable(lost));
        QCOMPARE(rules.unsaid.size(), std::size_t(1));
        QVERIFY2(rules.unsaid[0].startsWith(u"of-a-month: PromQL knows no periods of a calendar (1M)"),
                 qPrintable(rules.unsaid[0]));
        QVERIFY(rules.groups[0].notes[0].contains(u"no periods of a calendar"));
    }

    void minutesAreNotCountedByEvents()
    {
        for (const QByteArray name : {"minutes", "mean-of-minutes"}) {
            const SloRules rules = made(named(name));
            QVERIFY(namesOf(rules, Rule::Kind::Alert).isEmpty());
            const QStringList names = namesOf(rules);
            QVERIFY(names.contains(u"sli_error:ratio_rate1h"_s));
            QVERIFY(names.contains(u"objective:ratio"_s));
            QVERIFY(!names.contains(u"current_burn_rate:ratio"_s));
            QVERIFY(!names.contains(u"period_error_budget_remaining:ratio"_s));
            QCOMPARE(rules.unsaid.size(), std::size_t(1));
        }
    }

    /// A window of PromQL holds all minutes.
    void exclusionsAndServiceHoursAreSaidToBeLost()
    {
        SloDefinition slo = sloOf(kCheckout);
        slo.exclusions = {{.id = "patch-day", .slos = {}}, {.id = "weekly", .slos = {}}};
        slo.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour, .zone = QTimeZone("Europe/Berlin")};
        const SloRules rules = made(slo);
        QCOMPARE(rules.unsaid.size(), std::size_t(2));
        QVERIFY2(rules.unsaid[0].contains(u"(mon,tue,wed,thu,fri,sat,sun 08:00-20:00 Europe/Berlin)"_s),
                 qPrintable(rules.unsaid[0]));
        QVERIFY2(rules.unsaid[1].contains(u"patch-day, weekly"_s), qPrintable(rules.unsaid[1]));
        QVERIFY(rules.groups[0].notes[0].contains(u"08:00-20:00"_s)); // in the file as well
        QVERIFY(rules.groups[0].notes[1].contains(u"patch-day"_s));
        QCOMPARE(namesOf(rules), namesOf(made(sloOf(kCheckout))));
    }

    void whatCannotFireIsNothingUnsaid()
    {
        const SloRules rules = made(named("no-target"));
        QVERIFY(namesOf(rules, Rule::Kind::Alert).isEmpty());
        QVERIFY(rules.unsaid.empty());
        QVERIFY(rules.groups[0].notes[0].contains(u"left out"));
    }

    void groupsAreUniqueAmongSlos()
    {
        std::vector<SloDefinition> slos;
        for (const QByteArray& yaml : everyKind())
            slos.push_back(sloOf(yaml));
        for (const RuleNames& names : {kOwnNames, kSlothNames}) {
            std::set<std::string> groups;
            for (const RuleGroup& group : rulesOf(slos, names).groups)
                QVERIFY2(groups.insert(group.name).second, group.name.c_str());
        }
    }

    void compositesOfMinutesAreLeftOutAndSaid()
    {
        const auto slos = slosOf(openSlo("name: minutes", "Timeslices", "duration: 30d, isRolling: true",
                                         "target: 0.99, timeSliceTarget: 0.95, timeSliceWindow: 5m")
                                 + "---\nSLO: {name: both, composite: {of: [{slo: minutes}]}, objective: 99%}\n");
        const SloRules rules = rulesOf({slos[1]}, kOwnNames);
        QCOMPARE(rules.unsaid.size(), std::size_t(1));
        QVERIFY2(rules.unsaid[0].startsWith(u"both: left out, as PromQL cannot weigh"_s), qPrintable(rules.unsaid[0]));
        QVERIFY(rules.groups.empty());
    }

    /// They stand by themselves: the rules of their members need not be there.
    void compositesOfEventsHaveRulesOfTheirOwn()
    {
        const auto slos = slosOf(kCheckout + "---\nSLO: {name: both, composite: {of: [{slo: checkout}]}, objective: 99%}\n");
        const SloRules rules = rulesOf({slos[1]}, kOwnNames);
        QVERIFY(rules.unsaid.empty());
        const QStringList names = namesOf(rules);
        for (const QString& window : kRatios + QStringList{u"30d"_s}) {
            QCOMPARE(names.count(u"sli_error:ratio_rate"_s + window), 1);
            QCOMPARE(names.count(u"member_error:ratio_rate"_s + window), 1);
            QVERIFY(names.indexOf(u"member_error:ratio_rate"_s + window) < names.indexOf(u"sli_error:ratio_rate"_s + window));
        }
        QCOMPARE(namesOf(rules, Rule::Kind::Alert).size(), 2);
        QCOMPARE(expressionOf(rules, "traceo_slo:sli_bad:increase1h"),
                 std::string("traceo_slo:sli_error:ratio_rate1h{slo=\"both\"} * traceo_slo:sli_total:increase1h{slo=\"both\"}"));
        QVERIFY(names.indexOf(u"sli_total:increase1h"_s) < names.indexOf(u"sli_bad:increase1h"_s));
    }

    void slothsShapeOnRequest()
    {
        const SloRules rules = made(sloOf(kCheckout), kSlothNames);
        QStringList groups;
        for (const RuleGroup& group : rules.groups)
            groups << QString::fromStdString(group.name);
        QCOMPARE(groups,
                 (QStringList{u"sloth-slo-sli-recordings-shop-checkout"_s, u"sloth-slo-meta-recordings-shop-checkout"_s,
                              u"sloth-slo-alerts-shop-checkout"_s}));
        const Rule& first = rules.groups[0].rules[0];
        QCOMPARE(first.name, std::string("slo:sli_error:ratio_rate5m"));
        QCOMPARE(
            first.labels,
            (Labels{
                {"sloth_id", "shop-checkout"}, {"sloth_service", "shop"}, {"sloth_slo", "checkout"}, {"sloth_window", "5m"}}));
        for (const char* name :
             {"slo:objective:ratio", "slo:error_budget:ratio", "slo:time_period:days", "slo:current_burn_rate:ratio",
              "slo:period_burn_rate:ratio", "slo:period_error_budget_remaining:ratio", "sloth_slo_info"})
            QVERIFY2(!expressionOf(rules, name).empty(), name);
    }

    /// a + b-c and a-b + c.
    void twoSlosWithOneIdOfSlothsAreNotMixed()
    {
        const QByteArray indicator = "type: prometheus, bad: e_total, total: t_total";
        const std::vector<SloDefinition> slos{sloOf(shortForm("b-c", indicator, "service: a, objective: 99%")),
                                              sloOf(shortForm("c", indicator, "service: a-b, objective: 99%"))};
        QVERIFY(rulesOf(slos, kOwnNames).unsaid.empty());
        const SloRules rules = rulesOf(slos, kSlothNames);
        QCOMPARE(rules.groups.size(), std::size_t(3));
        QCOMPARE(rules.unsaid.size(), std::size_t(1));
        QVERIFY2(rules.unsaid[0].startsWith(u"c: left out"), qPrintable(rules.unsaid[0]));
    }
};

TRACEO_TEST(TstSloRules);
#include "tst_slo_rules.moc"
