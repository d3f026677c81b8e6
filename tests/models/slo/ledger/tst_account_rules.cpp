#include "models/slo/made_slices.h"
#include "slo/ledger/account_rules.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// The last ten thousand minutes, nothing of them bad.
std::vector<Slice> quiet()
{
    return minutesOf(-10'000, 0, [](Slice&, std::int64_t) {});
}

Fact mark(const char* kind, std::int64_t from, std::int64_t to, const std::string& text, const std::string& service = {})
{
    return vocabulary::markOf(kind, minute(from), minute(to), {.text = text, .service = service, .author = "kim", .link = {}});
}

Fact alert(std::int64_t from, std::int64_t to, const std::string& state, const std::string& region)
{
    const Labels labels{{"alertname", "Down"}, {"region", region}};
    vocabulary::AlertFact fact;
    fact.name = "Down";
    fact.state = state;
    fact.labels = labels;
    return {vocabulary::kAlertFact, "am", labels.toText(), minute(from), minute(to), toJson(fact), {}};
}

QStringList textsOf(const std::vector<Claim>& claims)
{
    QStringList texts;
    for (const Claim& claim : claims)
        texts << u"%1 %2…%3"_s.arg(QString::fromStdString(claim.account))
                     .arg((claim.span.from - kEnd) / kMinute)
                     .arg((claim.span.to - kEnd) / kMinute);
    return texts;
}

} // namespace

class TstAccountRules : public QObject {
    Q_OBJECT

    static QStringList claimed(const std::vector<Fact>& facts, const std::vector<AccountRule>& rules)
    {
        Store store;
        if (!store.open())
            qFatal("no store");
        store.clock.set(minute(0));
        Batch batch;
        batch.facts = facts;
        if (!store.commit(std::move(batch)))
            qFatal("not stored");
        const auto snapshot = store.snapshot();
        return textsOf(claimsOf(snapshot, slo(), rules, quiet()).value());
    }

    static std::vector<AccountRule> rules(const std::vector<const char*>& texts)
    {
        std::vector<AccountRule> rules;
        for (const char* text : texts)
            rules.push_back(parseRule(text).value());
        return rules;
    }

private Q_SLOTS:
    /// A deploy is to blame for an hour, a note while it lasts; others' are not asked.
    void deploysComeBeforeNotes()
    {
        QCOMPARE(claimed({mark("note", -500, -400, "load test", "Shop"), mark("note", -450, -450, "a sale", "Shop"),
                          mark("deploy", -300, -300, "checkout 4.2", "Shop"), mark("deploy", -250, -240, "gateway 7"),
                          mark("deploy", -200, -200, "search 1", "Search")},
                         rulesOf(slo())),
                 (QStringList{u"deploy gateway 7 -250…-180"_s, u"deploy checkout 4.2 -300…-240"_s,
                              u"note load test -500…-400"_s}));
    }

    /// What was done on purpose comes before what went wrong by itself.
    void chaosComesBeforeDeploys()
    {
        QCOMPARE(claimed({mark("deploy", -300, -300, "checkout 4.2", "Shop"), mark("chaos", -290, -280, "kill pods", "Shop"),
                          mark("chaos", -290, -280, "theirs", "Search")},
                         rulesOf(slo())),
                 (QStringList{u"chaos kill pods -290…-280"_s, u"deploy checkout 4.2 -300…-240"_s}));
    }

    void aWorkspacesOwnRulesStandForTheUsualOnes()
    {
        SloDefinition own = slo();
        own.accounts = rules({"ours=note"});
        QVERIFY(rulesOf(own) == own.accounts);
        SloDefinition nobodys = slo();
        nobodys.service.clear();
        nobodys.sli.total = Selector("requests_total");
        QCOMPARE(claimed({mark(vocabulary::kDeployFact, -500, -500, "4.2", "search"),
                          mark(vocabulary::kDeployFact, -400, -400, "all", "")},
                         rulesOf(nobodys)),
                 (QStringList{u"deploy all -400…-340"_s})); // what a service did is not its own
        QCOMPARE(toText(rulesOf(slo()).front()), std::string("maintenance=exclusion{id!=\"service-hours\"}"));
    }

    /// What is excluded spent nothing.
    void exclusionsClaimNothing()
    {
        QVERIFY(claimed({mark("note", -500, -400, "load test", "Shop")}, rules({"exclusion"})).isEmpty());
    }

    /// The dots of a name are dots.
    void aServiceIsMatchedAsItIsCalled()
    {
        SloDefinition dotted = slo();
        dotted.service = "shop.eu";
        QCOMPARE(claimed({mark("deploy", -300, -300, "a", "shop.eu"), mark("deploy", -200, -200, "b", "shop-eu")},
                         rulesOf(dotted)),
                 QStringList{u"deploy a -300…-240"_s});
    }

    void rulesPickByLabelsAndComeInTheirOrder()
    {
        QCOMPARE(claimed({mark("note", -500, -400, "chaos: kill pods"), mark("note", -480, -470, "patch day"),
                          alert(-300, -200, "firing", "fra"), alert(-300, -200, "firing", "nyc"),
                          alert(-199, -190, "pending", "fra")},
                         rules({"region fra=alert{region=\"fra\"}", "chaos=note{text=~\"chaos.*\"}+5m", "note"})),
                 (QStringList{u"region fra -300…-200"_s, u"chaos -500…-395"_s, u"note patch day -480…-470"_s,
                              u"note chaos: kill pods -500…-400"_s}));
    }

    void aRuleReadsBackAsItIsWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::newRow("a kind") << "note"
                                << "note";
        QTest::newRow("a deploy has a tail") << "deploy"
                                             << "deploy+1h";
        QTest::newRow("its own tail") << "deploy+10m"
                                      << "deploy+10m";
        QTest::newRow("no tail at all") << "deploy+0s"
                                        << "deploy";
        QTest::newRow("an account") << "region fra=alert{region=\"fra\"}+5m"
                                    << "region fra=alert{region=\"fra\"}+5m";
        QTest::newRow("of series") << "region $region=series{region=~\".+\"}"
                                   << "region $region=series{region=~\".+\"}";
        QTest::newRow("of exclusions") << "maintenance=exclusion"
                                       << "maintenance=exclusion";
        QTest::newRow("signs within values") << "note{text=~\"a=b+1h.*\"}"
                                             << "note{text=~\"a=b+1h.*\"}";
    }
    void aRuleReadsBackAsItIsWritten()
    {
        QFETCH(const QString, text);
        const auto rule = parseRule(text.toStdString());
        QVERIFY2(rule.ok(), rule.ok() ? "" : qPrintable(toText(rule.error())));
        QTEST(QString::fromStdString(toText(*rule)), "written");
    }

    void whatIsNoRuleIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "party", "chaos=", "note{text=}", "note{text=\"a\"", "note+soon", "note{text=~\"(\"}",
                                 "=note+", "series+5m", "exclusion{id=\"x\"}+1h"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void whatIsNoRuleIsRefused()
    {
        QFETCH(const QString, text);
        const auto rule = parseRule(text.toStdString());
        QVERIFY(!rule.ok());
        QCOMPARE(rule.error().code, ErrorCode::Usage);
        QVERIFY(rule.error().where.startsWith(u"--rule"));
    }
};

TRACEO_TEST(TstAccountRules);
#include "tst_account_rules.moc"
