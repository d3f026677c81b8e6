#include "slo/foreign/alert_catalogue.h"

#include "slo/openslo_alerts.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace traceo;
using namespace traceo::foreign;
using namespace Qt::StringLiterals;

namespace {

bool isAllAt(const ConfigNode& node, const Location& at)
{
    return node.location() == at && std::ranges::all_of(node.items(), [&at](const ConfigNode& item) { return isAllAt(item, at); })
        && std::ranges::all_of(node.members(),
                               [&at](const ConfigNode::Member& one) { return one.keyLocation == at && isAllAt(one.value, at); });
}

const ConfigNode& burnOf(const ConfigNode& policy)
{
    return policy["spec"]["conditions"].items().at(0)["spec"]["condition"];
}

} // namespace

class TstAlertCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPairIsTwoPoliciesThatAreTied()
    {
        const BurnPair pair{BurnPair::Severity::Page, BurnSpeed::percent(2), kHour, 5 * kMinute};
        const Location at{.file = u"x"_s, .line = 3, .column = 7};
        const ConfigNode policies = alertPoliciesOf({pair}, 28 * kDay, at);
        QCOMPARE(policies.items().size(), std::size_t(2));
        const ConfigNode& longer = policies.items()[0];
        const ConfigNode& shorter = policies.items()[1];
        QCOMPARE(burnOf(longer)["lookbackWindow"].text(), std::string("1h"));
        QCOMPARE(burnOf(shorter)["lookbackWindow"].text(), std::string("5m"));
        const ConfigNode& tie = longer["metadata"]["annotations"][kPairAnnotation];
        QVERIFY(!tie.text().empty());
        QCOMPARE(shorter["metadata"]["annotations"][kPairAnnotation].text(), tie.text());
        for (const ConfigNode& policy : policies.items()) {
            QCOMPARE(policy["kind"].text(), std::string("AlertPolicy"));
            QCOMPARE(burnOf(policy)["threshold"].text(), std::string("13.44")); // 0.02 * 28 * 24 h / 1 h
            QCOMPARE(policy["metadata"]["annotations"][kBudgetAnnotation].text(), std::string("2%"));
        }
        QVERIFY(isAllAt(policies, at));
    }

    void aSingleWindowIsOne()
    {
        const BurnPair pair{BurnPair::Severity::Ticket, BurnSpeed::percent(10), kDay, kDay};
        const ConfigNode policies = alertPoliciesOf({pair}, 30 * kDay, {});
        QCOMPARE(policies.items().size(), std::size_t(1));
        QCOMPARE(burnOf(policies.items()[0])["threshold"].text(), std::string("3"));
        QVERIFY(policies.items()[0]["metadata"]["annotations"][kPairAnnotation].isMissing());
    }
};

TRACEO_TEST(TstAlertCatalogue);
#include "tst_alert_catalogue.moc"
