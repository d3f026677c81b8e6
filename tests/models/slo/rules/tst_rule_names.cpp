#include "models/slo/rules/exported_slos.h"
#include "slo/rules/rule_names.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;

class TstRuleNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oursNeedNoWindowAsALabel()
    {
        const SloDefinition slo = sloOf(kCheckout);
        QCOMPARE(kOwnNames.recorded(kErrorRatio, kHour), std::string("traceo_slo:sli_error:ratio_rate1h"));
        QCOMPARE(kOwnNames.labelsOf(slo, kHour), (Labels{{"service", "shop"}, {"slo", "checkout"}}));
        QCOMPARE(kOwnNames.idOf(slo), std::string("checkout"));
    }

    void slothsHaveAnIdAndAWindow()
    {
        const SloDefinition slo = sloOf(kCheckout);
        QCOMPARE(kSlothNames.recorded(kErrorRatio, 28 * kDay), std::string("slo:sli_error:ratio_rate4w"));
        QCOMPARE(
            kSlothNames.labelsOf(slo, kHour),
            (Labels{
                {"sloth_id", "shop-checkout"}, {"sloth_service", "shop"}, {"sloth_slo", "checkout"}, {"sloth_window", "1h"}}));
    }

    /// An import of Sloth's files puts the service in front, so that names are unique in the workspace.
    void ofAnImportOfSlothsTheNamesAreItsOwnAgain()
    {
        SloDefinition slo = sloOf(kCheckout);
        slo.name = "shop-checkout";
        QCOMPARE(kSlothNames.labelsOf(slo),
                 (Labels{{"sloth_id", "shop-checkout"}, {"sloth_service", "shop"}, {"sloth_slo", "checkout"}}));
        QCOMPARE(kOwnNames.idOf(slo), std::string("shop-checkout"));
        slo.name = "shop-"; // nothing is left of it
        QCOMPARE(kSlothNames.idOf(slo), std::string("shop-shop-"));
    }

    void anSloWithoutServiceHasNoneInItsLabels()
    {
        SloDefinition slo = sloOf(kCheckout);
        slo.service.clear();
        QCOMPARE(kOwnNames.labelsOf(slo), (Labels{{"slo", "checkout"}}));
        QCOMPARE(kSlothNames.idOf(slo), std::string("checkout"));
    }

    void labelsArePutInQuotesOfPromql() { QCOMPARE(selected("x", Labels{{"a", "b\"c\\"}}), std::string("x{a=\"b\\\"c\\\\\"}")); }
};

TRACEO_TEST(TstRuleNames);
#include "tst_rule_names.moc"
