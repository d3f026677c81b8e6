#include "models/slo/rules/exported_slos.h"
#include "slo/openslo_check.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSuccess = "probe_success{instance=\"https://a.test/\"} or probe_success{target=\"https://a.test/\"}";

/// An SLO whose indicator is the raw ratio, annotated as a check of that target.
QByteArray annotated(const QByteArray& target, const QByteArray& query, const QByteArray& rawType = "success")
{
    return "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: home}\nspec:\n  service: web\n  budgetingMethod: Occurrences\n"
           "  timeWindow: [{duration: 30d, isRolling: true}]\n  objectives: [{target: 0.99}]\n  indicator:\n    metadata:\n"
           "      name: home\n      annotations: {traceo.io/http-check: '"
        + target + "'}\n    spec: {ratioMetric: {raw: {metricSource: {type: Prometheus, spec: {query: '" + query
        + "'}}}, rawType: " + rawType + "}}\n";
}

Errors errorsOf(const QByteArray& yaml)
{
    const auto documents = readYamlDocuments(yaml.toStdString(), u"x"_s);
    Errors errors;
    SloConfig::parse(*documents, {{"prom", "prometheus"}}, errors);
    return errors;
}

} // namespace

class TstOpensloCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCheckThatAsksForSuccessAloneIsPlain()
    {
        QVERIFY(isPlainCheck(sloOf(kHome).sli));
        const auto check = [](const QByteArray& more) {
            return sloOf(shortForm("a", "type: http_check, target: \"https://a.test/\", " + more, "objective: 99%")).sli;
        };
        QVERIFY(isPlainCheck(check("threshold: 2xx")));
        QVERIFY(!isPlainCheck(check("threshold: 200")));
        QVERIFY(!isPlainCheck(check("latency: 1s")));
        QVERIFY(!isPlainCheck(sloOf(kCheckout).sli));
        QCOMPARE(QByteArray::fromStdString(successOf(check("latency: 1s"))), kSuccess);
    }

    void anAnnotatedRatioIsTheCheck()
    {
        const SliDefinition sli = sloOf(annotated("https://a.test/", kSuccess)).sli;
        QCOMPARE(sli, sloOf(shortForm("home", "type: http_check, target: \"https://a.test/\"", "objective: 99%")).sli);
        QByteArray alone = annotated("https://a.test/", kSuccess);
        alone.replace("traceo.io/http-check", "example.org/check");
        QVERIFY(sloOf(alone).sli.kind == SliDefinition::Kind::Ratio);
    }

    void whatTheAnnotationDoesNotAgreeWithIsSaid()
    {
        for (const QByteArray& yaml : {annotated("https://b.test/", kSuccess), annotated("https://a.test/", "probe_success"),
                                       annotated("https://a.test/", kSuccess, "failure")}) {
            const Errors errors = errorsOf(yaml);
            QCOMPARE(errors.size(), std::size_t(1));
            QVERIFY2(errors[0].where.startsWith(u"x:12:43"), qPrintable(toText(errors[0])));
            QVERIFY2(errors[0].expected.contains(u"probe_success{instance="_s), qPrintable(toText(errors[0])));
        }
    }

    void aTargetIsAUrlWithoutAPassword()
    {
        QVERIFY(textOf(errorsOf(annotated("a.test", kSuccess))).contains(u"http:// or https://"_s));
        const QString said = textOf(errorsOf(annotated("https://kim:topsecret@a.test/", kSuccess)));
        QVERIFY2(said.contains(u"without user and password"_s) && !said.contains(u"topsecret"_s), qPrintable(said));
    }
};

TRACEO_TEST(TstOpensloCheck);
#include "tst_openslo_check.moc"
