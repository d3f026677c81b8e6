#include "models/workspace/error_lines.h"
#include "slo/ledger/account_rules.h"
#include "slo/ledger/ledger_config.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

struct Given {
    SloConfig config;
    Errors errors;

    QStringList rulesOf(std::size_t slo) const
    {
        QStringList texts;
        for (const AccountRule& rule : config.slos[slo].accounts)
            texts << QString::fromStdString(toText(rule));
        return texts;
    }
};

/// `text` is the list under `ledger:`.
Given given(const QByteArray& text)
{
    Given given;
    for (const char* const name : {"checkout-latency", "checkout-errors", "home"}) {
        given.config.slos.emplace_back();
        given.config.slos.back().name = name;
    }
    const auto root = readYaml("ledger:\n" + text.toStdString(), u"w.yaml"_s);
    if (root)
        readLedger((*root)["ledger"].items(), given.config, given.errors);
    else
        given.errors.push_back(root.error());
    return given;
}

} // namespace

class TstLedgerConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rulesComeInTheirOrderToTheSlosTheyName()
    {
        const Given all = given("- maintenance=exclusion\n"
                                "- {rule: 'deploy{service=\"checkout\"}+30m', slos: [checkout-*]}\n"
                                "- region $region=series{region=~\".+\"}\n"
                                "- {rule: chaos, slos: home}\n");
        QVERIFY2(all.errors.empty(), qPrintable(textOf(all.errors)));
        QCOMPARE(all.rulesOf(0),
                 (QStringList{u"maintenance=exclusion"_s, u"deploy{service=\"checkout\"}+30m"_s,
                              u"region $region=series{region=~\".+\"}"_s}));
        QCOMPARE(all.rulesOf(1), all.rulesOf(0));
        QCOMPARE(all.rulesOf(2),
                 (QStringList{u"maintenance=exclusion"_s, u"region $region=series{region=~\".+\"}"_s, u"chaos"_s}));
    }

    void aMistakeHasItsPlaceAndCostsItsRuleAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lines) {
            QTest::newRow(name) << text << lines;
        };
        row("an unknown kind", "- party=party\n", {u"w.yaml:2:3 BadValue"_s});
        row("no selector", "- {rule: 'note{text=}'}\n", {u"w.yaml:2:10 BadValue"_s});
        row("no rule", "- {slos: [home]}\n", {u"w.yaml:2:3 BadValue"_s});
        row("an unknown SLO", "- {rule: chaos, slos: [hom]}\n", {u"w.yaml:2:23 NotFound"_s});
        row("for none", "- {rule: chaos, slos: []}\n", {u"w.yaml:2:23 BadValue"_s});
        row("an unknown key", "- {rule: chaos, slo: home}\n", {u"w.yaml:2:17 UnknownKey"_s});
        row("a tail where there is none", "- series+5m\n", {u"w.yaml:2:3 BadValue"_s});
    }
    void aMistakeHasItsPlaceAndCostsItsRuleAlone()
    {
        QFETCH(const QByteArray, text);
        const Given all = given(text + "- note\n");
        QTEST(linesOf(all.errors), "lines");
        QCOMPARE(all.rulesOf(2), QStringList{u"note"_s});
    }
};

TRACEO_TEST(TstLedgerConfig);
#include "tst_ledger_config.moc"
