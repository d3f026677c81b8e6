#include "slo/composite_config.h"

#include "models/workspace/error_lines.h"
#include "slo/exclusion_config.h"
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

    const SloDefinition& slo(const std::string& name) const
    {
        const auto it = std::ranges::find(config.slos, name, &SloDefinition::name);
        if (it == config.slos.end())
            qFatal("no %s: %s", name.c_str(), qPrintable(textOf(errors)));
        return *it;
    }
    QStringList names() const
    {
        QStringList names;
        for (const SloDefinition& slo : config.slos)
            names << QString::fromStdString(slo.name);
        return names;
    }
};

Parsed parse(const QByteArray& text)
{
    Parsed parsed;
    const auto documents = readYamlDocuments(text.toStdString(), u"x"_s);
    if (documents)
        parsed.config = SloConfig::parse(*documents, {{"prom", "prometheus"}, {"other", "prometheus"}}, parsed.errors);
    else
        parsed.errors.push_back(documents.error());
    return parsed;
}

/// A line each.
QByteArray plain(const QByteArray& name, const QByteArray& more = {})
{
    return "SLO: {name: " + name + ", indicator: {type: prometheus, bad: e_" + name + ", total: t_" + name
        + ", source: prom}, objective: 99.9%" + more + "}\n---\n";
}

QByteArray compositeOf(const QByteArray& name, const QByteArray& composite, const QByteArray& more = {})
{
    return "SLO: {name: " + name + ", composite: " + composite + ", objective: 99.5%" + more + "}\n---\n";
}

/// Lines 1 to 8; objectives begin at line 9, column 5.
QByteArray openSlo(const QByteArray& objectives, const QByteArray& method = "Occurrences", const QByteArray& more = {})
{
    return "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: shop}\nspec:\n  service: shop\n  budgetingMethod: " + method
        + "\n  timeWindow: [{duration: 28d, isRolling: true}]\n  objectives:\n" + objectives + more;
}

QByteArray ratio(const QByteArray& name, const QByteArray& source = "prom")
{
    const auto metric = [&source](const QByteArray& query) {
        return "{metricSource: {metricSourceRef: " + source + ", type: Prometheus, spec: {query: " + query + "}}}";
    };
    return "indicator: {spec: {ratioMetric: {counter: true, bad: " + metric("e_" + name) + ", total: " + metric("t_" + name)
        + "}}}";
}

} // namespace

class TstCompositeConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theShortFormNamesSlos()
    {
        const Parsed parsed = parse(compositeOf("all",
                                                "{of: [{slo: a, weight: 2}, {slo: b, weight: 0.5, when_delayed: bad}, "
                                                "{slo: c, when_delayed: ignore}, {slo: d, when_delayed: good}], max_delay: 10m}")
                                    + plain("a") + plain("b") + plain("c") + plain("d"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(parsed.names(), (QStringList{u"all"_s, u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        const SloDefinition& all = parsed.slo("all");
        QCOMPARE(all.objective, (Objective{995'000'000, 1}));
        QCOMPARE(all.window, (SloWindow{.length = 30 * kDay}));
        QCOMPARE(all.method.kind, BudgetingMethod::Kind::Occurrences);
        QCOMPARE(all.sli.source, std::string("prom"));
        const Composite& composite = *all.composite;
        QCOMPARE(composite.burn, Composite::Burn::Score);
        QCOMPARE(composite.maxDelay, 10 * kMinute);
        QCOMPARE(composite.members.size(), 4U);
        QCOMPARE(composite.members[0].weight, 2.0);
        QCOMPARE(composite.members[0].whenDelayed, WhenDelayed::NotObserved);
        QVERIFY(*composite.members[0].slo == parsed.slo("a"));
        QCOMPARE(composite.members[1].weight, 0.5);
        QCOMPARE(composite.members[1].whenDelayed, WhenDelayed::Bad);
        QCOMPARE(composite.members[2].whenDelayed, WhenDelayed::Ignore);
        QCOMPARE(composite.members[3].whenDelayed, WhenDelayed::Good);
    }

    void whatItNeedsIsWhatItsMembersNeed()
    {
        const Parsed parsed =
            parse(plain("a", ", window: 60d") + plain("b", ", window: 60d") + compositeOf("all", "{of: [{slo: a}, {slo: b}]}"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(parsed.slo("all").window.length, 60 * kDay); // not written: its members'
        const auto wants = parsed.config.wants();
        QCOMPARE(wants.size(), 4U);
        QVERIFY2(wants[0].purpose.find("slo a, slo all") != std::string::npos, wants[0].purpose.c_str());
        QCOMPARE(SloConfig{{parsed.slo("all")}}.wants().size(), 4U);
    }

    /// Once it has its members: their window, and whether any of them is of probes.
    void alertsOfItsOwnAreRead()
    {
        const QByteArray probe =
            "SLO: {name: p, indicator: {type: http_check, target: 'https://x.io/', source: prom}, objective: 99%}\n---\n";
        for (const QByteArray window : {"", ", window: 30d"}) {
            const QByteArray alerts = window + ", alerts: [{severity: page, factor: 6, long: 6h}]";
            const Parsed parsed = parse(compositeOf("all", "{of: [{slo: a}]}", alerts)
                                        + compositeOf("probes", "{of: [{slo: a}, {slo: p}]}", alerts) + plain("a") + probe);
            QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
            QCOMPARE(parsed.slo("all").alerts.size(), 1U);
            QCOMPARE(parsed.slo("all").alerts[0].pair.longWindow, 6 * kHour);
            QVERIFY(!parsed.slo("all").alerts[0].wantsProof);
            QVERIFY(parsed.slo("probes").alerts[0].wantsProof);
            QVERIFY(!parsed.slo("all").composite->alerts);
        }
    }

    void versionsHaveTheSameAlertsAndTheirMistakesAreSaidOnce()
    {
        const QByteArray versions = ", versions: [{valid_from: 2026-06-01, objective: 99.9%}]";
        const Parsed good = parse(
            compositeOf("all", "{of: [{slo: a}]}", ", alerts: [{severity: page, factor: 6, long: 6h}]" + versions) + plain("a"));
        QVERIFY2(good.errors.empty(), qPrintable(textOf(good.errors)));
        QCOMPARE(good.config.earlier.at(0).alerts.size(), 1U);
        QVERIFY(good.config.earlier[0].alerts == good.slo("all").alerts);
        const Parsed bad = parse(compositeOf("all", "{of: [{slo: a}]}", ", alerts: nonsense" + versions) + plain("a"));
        QCOMPARE(linesOf(bad.errors), QStringList{u"x:1:73 BadValue"_s});
        QVERIFY(bad.config.earlier.empty());
    }

    void compositesNest()
    {
        const Parsed parsed =
            parse(compositeOf("outer", "{of: [{slo: inner}, {slo: c}]}") + compositeOf("inner", "{of: [{slo: a}, {slo: b}]}")
                  + plain("a", ", window: 7d") + plain("b", ", window: 7d") + plain("c", ", window: 7d"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SloDefinition& outer = parsed.slo("outer");
        QCOMPARE(outer.window.length, 7 * kDay);
        QVERIFY(*outer.composite->members[0].slo == parsed.slo("inner"));
        QCOMPARE(leavesOf(outer).size(), 3U);
    }

    void whatIsWrongIsSaidWhereItStands_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lines, const QString& words = {}) {
            QTest::newRow(name) << text << lines << words;
        };
        const QByteArray a = plain("a");
        row("no list", compositeOf("all", "{max_delay: 5m}"), {u"x:1:29 BadValue"_s});
        row("an empty list", compositeOf("all", "{of: []}"), {u"x:1:34 BadValue"_s});
        row("a text", compositeOf("all", "a"), {u"x:1:29 BadValue"_s});
        row("nothing", compositeOf("all", "~"), {u"x:1:29 BadValue"_s});
        row("a member as a text", compositeOf("all", "{of: [a]}") + a, {u"x:1:35 BadValue"_s});
        row("a member without a name", compositeOf("all", "{of: [{weight: 1}]}") + a, {u"x:1:35 BadValue"_s});
        row("a weight of zero", compositeOf("all", "{of: [{slo: a, weight: 0}]}") + a, {u"x:1:52 BadValue"_s}, u"above 0"_s);
        row("a weight below zero", compositeOf("all", "{of: [{slo: a, weight: -1}]}") + a, {u"x:1:52 BadValue"_s});
        row("a rule nobody knows", compositeOf("all", "{of: [{slo: a, when_delayed: late}]}") + a, {u"x:1:58 BadValue"_s});
        row("a delay of seconds", compositeOf("all", "{of: [{slo: a}], max_delay: 30s}") + a, {u"x:1:57 BadValue"_s}, u"1m"_s);
        row("Nobl9's spelling", compositeOf("all", "{of: [{slo: a}], maxDelay: 5m}") + a, {u"x:1:46 UnknownKey"_s},
            u"max_delay"_s);
        row("an indicator as well", compositeOf("all", "{of: [{slo: a}]}", ", indicator: {type: http_check}") + a,
            {u"x:1:6 BadValue"_s}, u"either"_s);
        row("a source of its own", compositeOf("all", "{of: [{slo: a}]}", ", source: prom") + a, {u"x:1:65 UnknownKey"_s});
        row("no objective", "SLO: {name: all, composite: {of: [{slo: a}]}}\n---\n" + a, {u"x:1:6 BadValue"_s});
        row("an SLO that is not there", compositeOf("all", "{of: [{slo: aa}]}") + plain("aaa"), {u"x:1:41 NotFound"_s},
            u"Did you mean “aaa”?"_s);
        row("an SLO with a mistake", compositeOf("all", "{of: [{slo: a}]}") + plain("a", ", window: 1s"),
            {u"x:3:109 BadValue"_s, u"x:1:41 BadValue"_s}, u"x:3:6"_s);
        row("the same twice", compositeOf("all", "{of: [{slo: a}, {slo: a}]}") + a, {u"x:1:51 Ambiguous"_s}, u"weight"_s);
        row("alerts that are none", compositeOf("all", "{of: [{slo: a}]}", ", alerts: nonsense") + a, {u"x:1:73 BadValue"_s});
        row("alerts beside a window", compositeOf("all", "{of: [{slo: a}]}", ", window: 30d, alerts: nonsense") + a,
            {u"x:1:86 BadValue"_s});
        row("alerts that are longer than the window of its members",
            compositeOf("all", "{of: [{slo: a}]}", ", alerts: [{severity: page, factor: 2, long: 8d}]")
                + plain("a", ", window: 7d"),
            {u"x:1:108 BadValue"_s});
        row("one of which such a thing is a member",
            compositeOf("all", "{of: [{slo: b}]}") + compositeOf("b", "{of: [{slo: a}]}", ", alerts: nonsense") + a,
            {u"x:3:71 BadValue"_s, u"x:1:41 BadValue"_s});
        row("another window", compositeOf("all", "{of: [{slo: a}, {slo: b}]}") + a + plain("b", ", window: 7d"),
            {u"x:1:51 BadValue"_s}, u"rolling 7 d"_s);
        row("a window of its own", compositeOf("all", "{of: [{slo: a}]}", ", window: 7d") + a, {u"x:1:41 BadValue"_s},
            u"rolling 30 d"_s);
        row("another method",
            compositeOf("all", "{of: [{slo: a}, {slo: shop}]}", ", window: 28d") + plain("a", ", window: 28d")
                + openSlo("    - {target: 0.9, timeSliceWindow: 1m}\n", "RatioTimeslices", "  " + ratio("b") + "\n"),
            {u"x:1:51 BadValue"_s}, u"RatioTimeslices"_s);
    }
    void whatIsWrongIsSaidWhereItStands()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, words);
        const Parsed parsed = parse(text);
        QTEST(linesOf(parsed.errors), "lines");
        QVERIFY2(textOf(parsed.errors).contains(words), qPrintable(textOf(parsed.errors)));
        QVERIFY(!parsed.names().contains(u"all"_s));
    }

    void ringsAreNamedAsAWhole_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QStringList>("rings");
        QTest::addColumn<QStringList>("left");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lines, const QStringList& rings,
                            const QStringList& left) { QTest::newRow(name) << text << lines << rings << left; };
        const QByteArray z = plain("z");
        row("itself", compositeOf("a", "{of: [{slo: a}]}") + z, {u"x:1:39 BadValue"_s}, {u"a → a"_s}, {u"z"_s});
        row("two", compositeOf("a", "{of: [{slo: b}]}") + compositeOf("b", "{of: [{slo: z}, {slo: a}]}") + z,
            {u"x:3:49 BadValue"_s}, {u"a → b → a"_s}, {u"z"_s});
        row("three, and one that leads to them",
            compositeOf("o", "{of: [{slo: a}]}") + compositeOf("a", "{of: [{slo: b}]}") + compositeOf("b", "{of: [{slo: c}]}")
                + compositeOf("c", "{of: [{slo: a}]}") + z,
            {u"x:7:39 BadValue"_s, u"x:1:39 BadValue"_s}, {u"a → b → c → a"_s}, {u"z"_s});
        row("two rings",
            compositeOf("a", "{of: [{slo: b}]}") + compositeOf("b", "{of: [{slo: a}, {slo: c}]}")
                + compositeOf("c", "{of: [{slo: b}]}") + z,
            {u"x:3:39 BadValue"_s, u"x:5:39 BadValue"_s}, {u"a → b → a"_s, u"b → c → b"_s}, {u"z"_s});
    }
    void ringsAreNamedAsAWhole()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, rings);
        const Parsed parsed = parse(text);
        QTEST(linesOf(parsed.errors), "lines");
        for (const QString& ring : rings)
            QVERIFY2(textOf(parsed.errors).contains(ring), qPrintable(textOf(parsed.errors)));
        QTEST(parsed.names(), "left");
    }

    /// Versions before the newest are made of SLOs as they are now.
    void anEarlierVersionIsNoPartOfItself()
    {
        const QByteArray newest = plain("a", ", valid_from: 2026-06-01");
        const Parsed itself = parse(compositeOf("a", "{of: [{slo: a}]}") + newest);
        QCOMPARE(linesOf(itself.errors), QStringList{u"x:1:39 BadValue"_s});
        QVERIFY2(textOf(itself.errors).contains(u"a → a"_s), qPrintable(textOf(itself.errors)));
        QVERIFY(itself.config.earlier.empty());
        QCOMPARE(itself.names(), QStringList{u"a"_s});
        const Parsed over = parse(compositeOf("a", "{of: [{slo: b}]}") + newest + compositeOf("b", "{of: [{slo: a}]}"));
        QCOMPARE(linesOf(over.errors), QStringList{u"x:1:39 BadValue"_s});
        QVERIFY2(textOf(over.errors).contains(u"a → b → a"_s), qPrintable(textOf(over.errors)));
        QCOMPARE(over.names(), (QStringList{u"a"_s, u"b"_s}));
    }

    /// A diamond is no ring.
    void twoMayHoldTheSameThird()
    {
        const Parsed parsed = parse(compositeOf("a", "{of: [{slo: b}, {slo: c}]}") + compositeOf("b", "{of: [{slo: z}]}")
                                    + compositeOf("c", "{of: [{slo: z}]}") + plain("z"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(leavesOf(parsed.slo("a")).size(), 1U);
    }

    void membersHaveTheExclusionsOfTheWorkspace()
    {
        Parsed parsed =
            parse(compositeOf("outer", "{of: [{slo: inner}]}") + compositeOf("inner", "{of: [{slo: a}]}") + plain("a"));
        const auto items =
            readYaml("[{id: patch, slos: [a], start: \"2026-11-01 02:00\", duration: 2h, reason: patching}]", u"e"_s);
        readExclusions(items->items(), parsed.config, parsed.errors);
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SloDefinition& inner = *parsed.slo("outer").composite->members[0].slo;
        QCOMPARE(inner.composite->members[0].slo->exclusions.size(), 1U);
        QCOMPARE(parsed.slo("inner").composite->members[0].slo->exclusions.size(), 1U);
        QVERIFY(parsed.slo("outer").exclusions.empty());
    }

    void membersOfEarlierVersionsHaveThemToo()
    {
        Parsed parsed = parse(compositeOf("all", "{of: [{slo: a}]}", ", versions: [{valid_from: 2026-06-01, objective: 99.9%}]")
                              + plain("a"));
        const auto items =
            readYaml("[{id: patch, slos: [a], start: \"2026-11-01 02:00\", duration: 2h, reason: patching}]", u"e"_s);
        readExclusions(items->items(), parsed.config, parsed.errors);
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(parsed.config.earlier.at(0).composite->members[0].slo->exclusions.size(), 1U);
        QCOMPARE(parsed.config.earlier[0].objective, (Objective{995'000'000, 1}));
        QCOMPARE(parsed.slo("all").objective, (Objective{999'000'000, 1}));
    }

    void objectivesOfOpenSloMayHaveIndicatorsOfTheirOwn()
    {
        const Parsed parsed = parse(openSlo("    - {displayName: Orders, target: 0.999, compositeWeight: 2, " + ratio("a")
                                            + "}\n    - {target: 0.99, indicatorRef: b}\n")
                                    + "---\napiVersion: openslo/v1\nkind: SLI\nmetadata: {name: b}\nspec: "
                                    + QByteArray(ratio("b")).mid(QByteArray("indicator: {spec: ").size()).chopped(1) + "\n");
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SloDefinition& shop = parsed.slo("shop");
        QCOMPARE(shop.composite->burn, Composite::Burn::Sum);
        QCOMPARE(shop.objective.parts, 999'523'810); // 1 ÷ (2 ÷ 0.001 + 1 ÷ 0.01) of 1,000,000,000, downwards
        const auto& members = shop.composite->members;
        QCOMPARE(members.size(), 2U);
        QCOMPARE(members[0].name, std::string("Orders"));
        QCOMPARE(members[0].weight, 2.0);
        QCOMPARE(members[0].slo->sli.bad->toText(), std::string("e_a"));
        QCOMPARE(members[0].slo->name, std::string("shop")); // slices are stored by it and the indicator's hash
        QCOMPARE(members[0].slo->objective, (Objective{999'000'000, 1}));
        QCOMPARE(members[1].name, std::string("2"));
        QCOMPARE(members[1].slo->sli.total.toText(), std::string("t_b"));
        QCOMPARE(members[1].slo->window, (SloWindow{.length = 28 * kDay}));
        QVERIFY(members[1].isOwn);
    }

    void objectivesOfMinutesHaveSlicesOfTheirOwn()
    {
        const Parsed parsed = parse(openSlo("    - {target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: 5m, " + ratio("a")
                                                + "}\n    - {target: 0.995, timeSliceTarget: 1, timeSliceWindow: 2, "
                                                  "op: lt, value: 5, indicator: {spec: {thresholdMetric: {metricSource: "
                                                  "{metricSourceRef: other, type: Prometheus, spec: {query: queue}}}}}}\n",
                                            "Timeslices"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SloDefinition& shop = parsed.slo("shop");
        QCOMPARE(shop.objective.parts, 995'000'000);
        const auto& members = shop.composite->members;
        QCOMPARE(members[0].slo->method.slice, 5 * kMinute);
        QCOMPARE(members[1].slo->method.slice, 2 * kMinute); // a bare number is minutes
        QCOMPARE(members[1].slo->sli.threshold->text(), std::string("< 5"));
        QVERIFY(shop.sli.source.empty()); // of two
    }

    void illegalCompositesOfOpenSloNameTheirRule_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lines) {
            QTest::newRow(name) << text << lines;
        };
        const QByteArray one = "    - {target: 0.99, " + ratio("a") + "}\n";
        row("an objective without one", openSlo(one + "    - {target: 0.9}\n"), {u"x:9:5 BadValue"_s});
        row("both levels", openSlo(one, "Occurrences", "  indicatorRef: b\n"), {u"x:10:17 NotFound"_s, u"x:9:7 BadValue"_s});
        row("indicator and indicatorRef of one", openSlo("    - {target: 0.99, indicatorRef: b, " + ratio("a") + "}\n"),
            {u"x:9:7 BadValue"_s});
        row("a reference to nothing", openSlo("    - {target: 0.99, indicatorRef: b}\n"), {u"x:9:36 NotFound"_s});
        row("a weight of zero", openSlo("    - {target: 0.99, compositeWeight: 0, " + ratio("a") + "}\n"),
            {u"x:9:39 BadValue"_s});
        row("a weight below zero", openSlo("    - {target: 0.99, compositeWeight: -1, " + ratio("a") + "}\n"),
            {u"x:9:39 BadValue"_s});
        row("a target of one", openSlo("    - {target: 1, " + ratio("a") + "}\n"), {u"x:9:16 BadValue"_s});
        row("no target", openSlo("    - {" + ratio("a") + "}\n"), {u"x:9:7 BadValue"_s});
        row("op and value of a ratio", openSlo("    - {target: 0.9, op: lt, value: 1, " + ratio("a") + "}\n"),
            {u"x:9:25 BadValue"_s, u"x:9:36 BadValue"_s});
        row("no slice target", openSlo("    - {target: 0.9, timeSliceWindow: 1m, " + ratio("a") + "}\n", "Timeslices"),
            {u"x:9:7 BadValue"_s});
        row("no slice window", openSlo("    - {target: 0.9, " + ratio("a") + "}\n", "RatioTimeslices"), {u"x:9:7 BadValue"_s});
        row("weights that leave nothing", openSlo("    - {target: 0.999999999, compositeWeight: 3, " + ratio("a") + "}\n"),
            {u"x:9:5 BadValue"_s});
        row("weights that allow more than all", openSlo("    - {target: 0.5, compositeWeight: 0.01, " + ratio("a") + "}\n"),
            {u"x:9:5 BadValue"_s});
        row("weights that allow all", openSlo("    - {target: 0.5, compositeWeight: 0.5, " + ratio("a") + "}\n"),
            {u"x:9:5 BadValue"_s});
    }
    void illegalCompositesOfOpenSloNameTheirRule()
    {
        QFETCH(const QByteArray, text);
        const Parsed parsed = parse(text);
        QTEST(linesOf(parsed.errors), "lines");
        QVERIFY(parsed.config.slos.empty());
    }
};

TRACEO_TEST(TstCompositeConfig);
#include "tst_composite_config.moc"
