#include "slo/form/series_catalogue.h"

#include "models/history/store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using form::SeriesCatalogue;

namespace {

const SeriesCatalogue kShop{
    .metrics = {{"requests_total", {{"code", {"200", "500"}}, {"job", {"a\"b", "shop"}}}}, {"requests_seconds_bucket", {}}}};

QString offered(const std::string& text, std::size_t* begin = nullptr)
{
    const std::size_t cursor = text.find('|');
    const auto completion = form::completionOf(kShop, text.substr(0, cursor) + text.substr(cursor + 1), cursor);
    if (begin != nullptr)
        *begin = completion.begin;
    QStringList words;
    for (const std::string& word : completion.words)
        words << QString::fromStdString(word);
    return words.join(u' ');
}

} // namespace

class TstSeriesCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsTheSeriesOfItsSources()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        batch.series = {{{"prom", "up", {{"job", "a"}}}, {{kNow, 1}}},
                        {{"prom", "up", {{"job", "b"}, {"zone", "eu"}}}, {{kNow, 1}}},
                        {{"prom", "probe_success", {{"instance", "https://b/"}}}, {{kNow, 1}}},
                        {{"prom", "probe_success", {{"target", "https://a/"}}}, {{kNow, 1}}},
                        {{"derived", "slo_slice", {{"slo", "x"}}}, {{kNow, 1}}}};
        QVERIFY(store.commit(std::move(batch)).ok());
        const auto catalogue = form::catalogueOf(store.snapshot(), {"prom"});
        QVERIFY(catalogue.ok());
        QCOMPARE(catalogue->metrics.size(), 2U);
        QCOMPARE(catalogue->metrics.at("up").at("job"), (SeriesCatalogue::Values{"a", "b"}));
        QCOMPARE(form::targetsIn(*catalogue), (std::vector<std::string>{"https://a/", "https://b/"}));
        QVERIFY(form::targetsIn(kShop).empty());
    }

    void offersWhatFitsAtTheCursor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("begin");
        QTest::newRow("nothing yet") << u"|"_s << u"requests_seconds_bucket requests_total"_s << 0;
        QTest::newRow("a name") << u"requests_t|"_s << u"requests_total"_s << 0;
        QTest::newRow("a name in a function") << u"sum(requests_t|)"_s << u"requests_total"_s << 4;
        QTest::newRow("a whole name") << u"requests_total|"_s << QString() << 0;
        QTest::newRow("labels") << u"requests_total{|}"_s << u"code=\" job=\""_s << 15;
        QTest::newRow("a label") << u"requests_total{code=\"200\",j|"_s << u"job=\""_s << 26;
        QTest::newRow("values") << u"requests_total{code=~\"|"_s << u"200\" 500\""_s << 22;
        QTest::newRow("a value") << u"requests_total{code=\"5|\"}"_s << u"500\""_s << 21;
        QTest::newRow("a value with a quote") << u"requests_total{job=\"a|"_s << u"a\\\"b\""_s << 20;
        QTest::newRow("behind the braces") << u"requests_total{code=\"5\"} / r|"_s << u"requests_seconds_bucket requests_total"_s
                                           << 27;
        QTest::newRow("a metric nobody knows") << u"nothing{|"_s << QString() << 8;
    }
    void offersWhatFitsAtTheCursor()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QFETCH(int, begin);
        std::size_t found = 0;
        QCOMPARE(offered(text.toStdString(), &found), words);
        QCOMPARE(int(found), begin);
    }

    void offersNoMoreThanAnybodyReads() { QCOMPARE(form::completionOf(kShop, "", 0, 1).words.size(), 1U); }
};

TRACEO_TEST(TstSeriesCatalogue);
#include "tst_series_catalogue.moc"
