// What PromQL is asked for of a composite of events is what the engine counts of it.
#include "slo/rules/composite_promql.h"

#include "models/slo/made_composites.h"
#include "models/slo/made_slices.h"
#include "models/slo/rules/exported_slos.h"
#include "slo/rules/alert_rules.h"
#include "slo/rules/slo_rules.h"
#include "slo/weighed_sums.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using Burn = Composite::Burn;

namespace {

const QByteArray kPage =
    shortForm("page", "type: http_check, target: \"https://www.example.org/\"", "objective: 99%, window: 30d");

QByteArray both(const QByteArray& members, const QByteArray& more = {})
{
    return "SLO: {name: both, composite: {of: [" + members + "]" + more + "}, objective: 99%}\n";
}

/// Of two, the first of which weighs twice as much.
SloDefinition ofTwo(const QByteArray& page = "slo: page")
{
    return slosOf(kCheckout + "---\n" + kPage + "---\n" + both("{slo: checkout, weight: 2}, {" + page + '}')).at(2);
}

/// The answers to what is recorded, by the label of the member; what is not there has none.
using Answers = std::map<std::string, double>;

/// The sum of "2 * X{member="a"}" or "2 + 0 * X{member="a"}", a line each.
std::optional<double> sumIn(const QString& text, const Answers& answers)
{
    static const QRegularExpression term(
        u"([0-9.]+) (\\* |\\+ 0 \\* )traceo_slo:member_error:ratio_rate1h\\{member=\"([^\"]+)\""_s);
    std::optional<double> sum;
    for (auto terms = term.globalMatch(text); terms.hasNext();) {
        const QRegularExpressionMatch one = terms.next();
        const auto answer = answers.find(one.captured(3).toStdString());
        if (answer == answers.end())
            continue;
        const double weight = one.captured(1).toDouble();
        sum = sum.value_or(0) + (one.captured(2).startsWith(u'+') ? weight : weight * answer->second);
    }
    return sum;
}

std::optional<double> answerTo(const std::string& expression, const Answers& answers)
{
    const QStringList parts = QString::fromStdString(expression).split(u"\n/\n"_s);
    const auto above = sumIn(parts.at(0), answers);
    if (parts.size() == 1 || !above)
        return above;
    return *above / sumIn(parts.at(1), answers).value();
}

/// A member's minutes: idle now and then, not seen now and then.
std::vector<Slice> randomMember(QRandomGenerator& random)
{
    if (random.bounded(4) == 0)
        return emptySlices({minute(0), minute(600)});
    return randomHistory(0, 600, random);
}

CompositeMinutes randomMinutes(const SloDefinition& slo, QRandomGenerator& random)
{
    CompositeMinutes minutes;
    for (const CompositeMember& member : slo.composite->members) {
        CompositeMinutes::Member one{.seen = randomMember(random), .missing = {}};
        if (member.slo->composite)
            one.inner = std::make_shared<const CompositeMinutes>(randomMinutes(*member.slo, random));
        minutes.members.push_back(std::move(one));
    }
    return minutes;
}

/// What the rules of plain members answer: nothing without events.
void addAnswers(const SloDefinition& slo, const CompositeMinutes& minutes, TimeSpan window, const std::string& way,
                Answers& answers)
{
    for (std::size_t i = 0; i < minutes.members.size(); ++i) {
        const CompositeMinutes::Member& member = minutes.members[i];
        const std::string own = (way.empty() ? way : way + '/') + slo.composite->members[i].name;
        if (member.inner) {
            addAnswers(*slo.composite->members[i].slo, *member.inner, window, own, answers);
            continue;
        }
        const SliceSum sum = sumOf(member.seen, window);
        if (sum.total > 0)
            answers[own] = sum.bad() / sum.total;
    }
}

MadeMember randomlyMade(const char* name, QRandomGenerator& random)
{
    return {name, 90 + random.bounded(99) / 10.0, 0.5 + random.bounded(9)};
}

SloDefinition randomComposite(QRandomGenerator& random)
{
    const auto burn = [&random] { return random.bounded(2) == 0 ? Burn::Score : Burn::Sum; };
    SloDefinition slo = composite(burn(), {randomlyMade("a", random), randomlyMade("b", random), randomlyMade("c", random)});
    if (random.bounded(2) == 0) {
        SloDefinition inner = composite(burn(), {randomlyMade("d", random), randomlyMade("e", random)});
        inner.objective = slo.composite->members[1].slo->objective; // on which the shares of the whole rest
        slo.composite->members[1].slo = std::make_shared<const SloDefinition>(std::move(inner));
    }
    return slo;
}

QStringList labelsIn(const std::vector<Rule>& rules)
{
    QStringList labels;
    for (const Rule& rule : rules)
        labels << QString::fromStdString(std::string(rule.labels.value(kMemberLabel)));
    return labels;
}

} // namespace

class TstCompositePromql : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aScoreIsTheMeanOfThoseThatHaveARatio()
    {
        const SloDefinition slo = ofTwo();
        const std::vector<Rule> members = memberRatios(slo, kOwnNames, kHour);
        QCOMPARE(members.size(), std::size_t(2));
        for (const Rule& rule : members)
            QCOMPARE(rule.name, std::string("traceo_slo:member_error:ratio_rate1h"));
        QCOMPARE(members[0].labels, (Labels{{"slo", "both"}, {"member", "checkout"}}));
        QCOMPARE(members[0].expression,
                 std::string("(sum(rate(http_requests_total{code=~\"5..\"}[1h])) or 0*sum(rate(http_requests_total[1h]))) / "
                             "(sum(rate(http_requests_total[1h])) > 0)"));
        const std::string checkout = "traceo_slo:member_error:ratio_rate1h{member=\"checkout\",slo=\"both\"}";
        const std::string page = "traceo_slo:member_error:ratio_rate1h{member=\"page\",slo=\"both\"}";
        QCOMPARE(errorRatioOf(slo, kOwnNames, kHour),
                 "sum(\n    2 * " + checkout + "\n    or 1 * " + page + "\n)\n/\nsum(\n    2 + 0 * " + checkout
                     + "\n    or 1 + 0 * " + page + "\n)");
        QVERIFY2(totalOf(slo, kHour).starts_with("(sum(increase(http_requests_total[1h])) or vector(0)) + (sum(count_over_time("),
                 totalOf(slo, kHour).c_str());
    }

    /// Of 99 % and 99.9 % at weights 1 and 1 the burn rates add up: 100 + 1,000 leave 1 of 1,100.
    void aSumHasTheSharesOfTheBurnRates()
    {
        const SloDefinition slo = composite(Burn::Sum, {{"a", 99}, {"b", 99.9}});
        const Answers none{{"a", 0}, {"b", 0}};
        QCOMPARE(answerTo(errorRatioOf(slo, kOwnNames, kHour), none), std::optional(0.0));
        const double errors = slo.objective.errorRatio();
        const auto burnOf = [&](const Answers& answers) {
            return *answerTo(errorRatioOf(slo, kOwnNames, kHour), answers) / errors;
        };
        QVERIFY(std::abs(burnOf({{"a", 0.02}, {"b", 0.003}}) - 5) < 1e-9); // 2 + 3
        QVERIFY(std::abs(burnOf({{"a", 0.02}}) - 2) < 1e-9);               // nothing is made of what b lacks
        QVERIFY(!answerTo(errorRatioOf(slo, kOwnNames, kHour), {}));
    }

    void theRatioIsTheEnginesWhoeverIsIdle()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        int idle = 0;
        for (int run = 0; run < 400; ++run) {
            const SloDefinition slo = randomComposite(random);
            const CompositeMinutes minutes = randomMinutes(slo, random);
            const TimeSpan window{minute(random.bounded(300)), minute(301 + random.bounded(299))};
            const SliceSum engine = WeighedSums(slo, minutes).ofItself(window);
            Answers answers;
            addAnswers(slo, minutes, window, {}, answers);
            for (const Rule& rule : memberRatios(slo, kOwnNames, kHour)) {
                if (!rule.expression.starts_with("sum(\n"))
                    continue;
                if (const auto ratio = answerTo(rule.expression, answers)) // of a member that is a composite itself
                    answers[std::string(rule.labels.value(kMemberLabel))] = *ratio;
            }
            const auto ratio = answerTo(errorRatioOf(slo, kOwnNames, kHour), answers);
            QVERIFY2(ratio.has_value() == (engine.total > 0), qPrintable(u"seed %1, run %2"_s.arg(seed).arg(run)));
            idle += ratio ? 0 : 1;
            if (ratio)
                QVERIFY2(std::abs(*ratio - engine.bad() / engine.total) < 1e-9,
                         qPrintable(u"seed %1, run %2: %3 instead of %4"_s.arg(seed).arg(run).arg(*ratio).arg(engine.bad()
                                                                                                              / engine.total)));
        }
        QVERIFY(idle < 200);
    }

    void membersOfMembersComeFirst()
    {
        const QByteArray inner = "SLO: {name: inner, composite: {of: [{slo: checkout}, {slo: page}]}, objective: 99%}\n";
        const auto slos = slosOf(kCheckout + "---\n" + kPage + "---\n" + inner + "---\n" + both("{slo: inner}, {slo: checkout}"));
        const std::vector<Rule> rules = memberRatios(slos.at(3), kOwnNames, kHour);
        QCOMPARE(labelsIn(rules), (QStringList{u"inner/checkout"_s, u"inner/page"_s, u"inner"_s, u"checkout"_s}));
        QVERIFY(rules[2].expression.find("member=\"inner/page\"") != std::string::npos);
        const std::string whole = errorRatioOf(slos.at(3), kOwnNames, kHour);
        QVERIFY(whole.find("member=\"inner\"") != std::string::npos && whole.find("inner/") == std::string::npos);
        // the first two of the inner one, and checkout once more
        QCOMPARE(QString::fromStdString(totalOf(slos.at(3), kHour)).count(u"or vector(0)"_s), 3);
    }

    void objectivesOfOneNameAreToldApart()
    {
        SloDefinition slo = composite(Burn::Sum, {{"a"}, {"b"}});
        slo.composite->members[1].name = "a";
        QCOMPARE(labelsIn(memberRatios(slo, kOwnNames, kHour)), (QStringList{u"a"_s, u"a#2"_s}));
        QVERIFY(errorRatioOf(slo, kOwnNames, kHour).find("member=\"a#2\"") != std::string::npos);
    }

    /// Bad events are the ratio of all, so that the total is recorded before them; the group needs no other.
    void aGroupStandsByItself()
    {
        const SloDefinition slo = ofTwo();
        for (const RuleNames& names : {kOwnNames, kSlothNames}) {
            std::set<std::string> known;
            for (const RuleGroup& group : rulesOf(slo, alertRulesOf(slo), names, {}).groups) {
                for (const Rule& rule : group.rules) {
                    static const QRegularExpression recorded(u"\\b(traceo_slo|slo):[a-z_]+:[a-z_]+[0-9]*[mhd]?\\{"_s);
                    for (auto asked = recorded.globalMatch(QString::fromStdString(rule.expression)); asked.hasNext();) {
                        const QString name = asked.next().captured().chopped(1);
                        QVERIFY2(known.contains(name.toStdString()), qPrintable(name));
                    }
                    known.insert(rule.name);
                }
            }
            QVERIFY(known.contains(std::string(kAlertName)));
            QVERIFY(known.contains(names.recorded(kBadEvents, kHour)) && known.contains(names.recorded(kErrorRatio, 30 * kDay)));
        }
    }

    void whatIsLostIsSaidOfTheMember()
    {
        QVERIFY(unkeptOfMembers(ofTwo()).empty());
        QVERIFY(unkeptOfMembers(ofTwo("slo: page, when_delayed: ignore")).empty()); // the others are judged alone
        const auto bad = unkeptOfMembers(ofTwo("slo: page, when_delayed: bad"));
        QCOMPARE(bad.size(), std::size_t(1));
        QVERIFY2(bad[0].startsWith(u"of its member page: "_s) && bad[0].endsWith(u"not as bad"_s), qPrintable(bad[0]));
        SloDefinition slo = ofTwo();
        SloDefinition hours = *slo.composite->members[0].slo;
        hours.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour, .zone = QTimeZone("Europe/Berlin")};
        hours.exclusions = {{.id = "patch-day", .slos = {}}};
        slo.composite->members[0].slo = std::make_shared<const SloDefinition>(hours);
        const auto unkept = unkeptOfMembers(slo);
        QCOMPARE(unkept.size(), std::size_t(2));
        QVERIFY2(unkept[0].contains(u"of its member checkout"_s) && unkept[0].contains(u"08:00-20:00"_s), qPrintable(unkept[0]));
        QVERIFY2(unkept[1].contains(u"patch-day"_s), qPrintable(unkept[1]));
    }

    void whatCannotBeWrittenSaysWhy()
    {
        QVERIFY(whyNoRules(ofTwo()).isEmpty() && whyNoRules(sloOf(kCheckout)).isEmpty());
        const SloDefinition ofTime = composite(Burn::Score, {{"a"}, {"b"}}, kTimeslices);
        QVERIFY2(whyNoRules(ofTime).startsWith(u"left out, as PromQL cannot weigh the minutes of a composite of a, b"_s),
                 qPrintable(whyNoRules(ofTime)));
        SloDefinition gone = ofTwo();
        gone.composite->members[1].slo = nullptr;
        QVERIFY2(whyNoRules(gone).contains(u"its member page is not there"_s), qPrintable(whyNoRules(gone)));
        SloDefinition elsewhere = ofTwo();
        SloDefinition page = *elsewhere.composite->members[1].slo;
        page.sli.source = "other";
        elsewhere.composite->members[1].slo = std::make_shared<const SloDefinition>(page);
        QVERIFY2(whyNoRules(elsewhere).contains(u"several (other, prom)"_s), qPrintable(whyNoRules(elsewhere)));
        SloDefinition unlike = ofTwo();
        page.sli.source = "prom";
        page.window.length = kDay;
        unlike.composite->members[1].slo = std::make_shared<const SloDefinition>(page);
        QVERIFY2(whyNoRules(unlike).startsWith(u"left out, as it has to have"_s), qPrintable(whyNoRules(unlike)));
    }

    void whoReadsTheFileIsToldOfTheGuard()
    {
        QVERIFY(notesOnMembers(ofTwo()).at(2).contains(u"drops out of it with its weight"_s)); // two are of the check
        const auto sum = notesOnMembers(composite(Burn::Sum, {{"a"}, {"b"}}));
        QCOMPARE(sum.size(), std::size_t(2));
        QVERIFY2(sum[0].contains(u"adds nothing over it"_s), qPrintable(sum[0]));
    }
};

TRACEO_TEST(TstCompositePromql);
#include "tst_composite_promql.moc"
