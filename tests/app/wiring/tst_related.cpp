#include "app/wiring/loaded_workspace.h"
#include "app/wiring/related.h"
#include "support/test_main.h"

using namespace traceo;

namespace {

SloDefinition slo(const char* name, const char* service, const char* target = nullptr)
{
    SloDefinition one;
    one.name = one.displayName = name;
    one.service = service;
    if (target != nullptr) {
        one.sli.kind = SliDefinition::Kind::Probe;
        one.sli.target = target;
    }
    return one;
}

LoadedWorkspace workspace()
{
    LoadedWorkspace loaded;
    loaded.slos.slos = {slo("shop-probe", "shop", "https://shop.example.org/"), slo("shop-availability", "shop"),
                        slo("media-availability", "media"), slo("nobody", "")};
    return loaded;
}

QStringList namesOf(const Link& link)
{
    QStringList names;
    for (const LinkedObject& object : relatedTo(workspace(), link))
        names << QString::fromStdString(object.link.pane + '/' + object.link.key);
    return names;
}

} // namespace

class TstRelated : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachLeadsToWhatItHasToDoWith_data()
    {
        QTest::addColumn<QString>("pane");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QStringList>("related");
        const auto row = [](const char* pane, const char* key, const QStringList& related) {
            QTest::newRow(qPrintable(QString::fromUtf8(pane) + u'/' + QString::fromUtf8(key)))
                << QString::fromUtf8(pane) << QString::fromUtf8(key) << related;
        };
        const QString check = QStringLiteral("synthetics/https://shop.example.org/");
        const QString probe = QStringLiteral("slo/shop-probe");
        row("slo", "shop-probe", {check, QStringLiteral("slo/shop-availability")});
        row("slo", "shop-availability", {probe});
        row("slo", "media-availability", {});
        row("slo", "nobody", {});
        row("slo", "not-there", {});
        row("synthetics", "https://shop.example.org/@eu", {probe});
        row("synthetics", "https://other.example.org/@eu", {});
        row("now", "slo/shop-probe", {probe, check, QStringLiteral("slo/shop-availability")});
        row("now", "check/https://shop.example.org//down", {probe});
        row("now", "certificate/https://shop.example.org/", {probe});
        row("now", "source", {});
        row("", "", {});
    }

    void eachLeadsToWhatItHasToDoWith()
    {
        QFETCH(QString, pane);
        QFETCH(QString, key);
        QFETCH(QStringList, related);
        QCOMPARE(namesOf({.pane = pane.toStdString(), .key = key.toStdString()}), related);
    }
};

TRACEO_TEST(TstRelated);
#include "tst_related.moc"
