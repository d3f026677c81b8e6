#include "slo/form/series_catalogue.h"

#include "models/history/store.h"
#include "support/test_main.h"

#include <QTest>

#include <atomic>
#include <cstdlib>
#include <new>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using form::SeriesCatalogue;

namespace {

const SeriesCatalogue kShop{
    .metrics = {{"requests_total", {{"code", {"200", "500"}}, {"job", {"a\"b", "shop"}}}}, {"requests_seconds_bucket", {}}}};

/// The cursor of `marked`: |
form::Completion at(const std::string& marked, std::string* text = nullptr)
{
    const std::size_t cursor = marked.find('|');
    const std::string whole = marked.substr(0, cursor) + marked.substr(cursor + 1);
    if (text != nullptr)
        *text = whole;
    return form::completionOf(kShop, whole, cursor);
}

QString wordsOf(const form::Completion& completion)
{
    QStringList words;
    for (const std::string& word : completion.words)
        words << QString::fromStdString(word);
    return words.join(u' ');
}

/// How often this process asked for memory.
std::atomic<std::size_t>& allocations()
{
    static std::atomic<std::size_t> count = 0;
    return count;
}

} // namespace

void* operator new(std::size_t size)
{
    ++allocations();
    if (void* const memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

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
        QCOMPARE(form::targetCompletionOf(*catalogue, "", 0).words, (std::vector<std::string>{"https://a/", "https://b/"}));
        const auto begun = form::targetCompletionOf(*catalogue, "https://b|c", 9);
        QCOMPARE(begun.words, std::vector<std::string>{"https://b/"});
        QCOMPARE(begun.end, std::size_t(11)); // all of the field
        QCOMPARE(form::targetCompletionOf(*catalogue, "https:", 6, 1).words, std::vector<std::string>{"https://a/"});
        QVERIFY(form::targetCompletionOf(kShop, "", 0).words.empty());
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
        const form::Completion found = at(text.toStdString());
        QCOMPARE(wordsOf(found), words);
        QCOMPARE(int(found.begin), begin);
    }

    /// What goes on behind the cursor is of the word that is replaced, and nothing else is.
    void aWordTakesThePlaceOfAllOfAnother_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("becomes"); // with the first of them
        QTest::newRow("a name") << u"requests_t|otal_of_all / 2"_s << u"requests_total"_s << u"requests_total / 2"_s;
        QTest::newRow("a label") << u"requests_total{j|o}"_s << u"job=\""_s << u"requests_total{job=\"}"_s;
        QTest::newRow("one with its operator")
            << u"requests_total{j|b !~ \"x\"}"_s << u"job"_s << u"requests_total{job !~ \"x\"}"_s;
        QTest::newRow("the first of two labels")
            << u"requests_total{|, code=\"200\"}"_s << u"code=\" job=\""_s << u"requests_total{code=\", code=\"200\"}"_s;
        QTest::newRow("a value") << u"requests_total{code=\"5|\"}"_s << u"500\""_s << u"requests_total{code=\"500\"}"_s;
        QTest::newRow("a value to its end") << u"requests_total{code=\"5|x,{\\\"y\" , job=\"a\"}"_s << u"500\""_s
                                            << u"requests_total{code=\"500\" , job=\"a\"}"_s;
        QTest::newRow("a value without end")
            << u"requests_total{code=\"5|, job=\"a\"}"_s << u"500\""_s << u"requests_total{code=\"500\", job=\"a\"}"_s;
        QTest::newRow("the last value") << u"requests_total{code=\"5|0"_s << u"500\""_s << u"requests_total{code=\"500\"0"_s;
        QTest::newRow("in single quotes") << u"requests_total{code='|1'}"_s << u"200' 500'"_s << u"requests_total{code='200'}"_s;
    }
    void aWordTakesThePlaceOfAllOfAnother()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, words);
        QFETCH(const QString, becomes);
        std::string whole;
        const form::Completion found = at(text.toStdString(), &whole);
        QCOMPARE(wordsOf(found), words);
        QCOMPARE(QString::fromStdString(whole.replace(found.begin, found.end - found.begin, found.words.front())), becomes);
    }

    void aWordIsExpectedWhereOneCanStand_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isExpected");
        QTest::newRow("nothing yet") << u"|"_s << false;
        QTest::newRow("a name") << u"r|"_s << true;
        QTest::newRow("a selector") << u"requests_total{code=\"500\"}|"_s << false;
        QTest::newRow("a space behind it") << u"requests_total{code=\"500\"} |"_s << false;
        QTest::newRow("a call") << u"sum(requests_total)|"_s << false;
        QTest::newRow("a length") << u"rate(requests_total[5m]|"_s << false;
        QTest::newRow("another name") << u"requests_total{code=\"500\"} / r|"_s << true;
        QTest::newRow("the first label") << u"requests_total{|"_s << true;
        QTest::newRow("the next") << u"requests_total{code=\"500\", |"_s << true;
        QTest::newRow("none yet") << u"requests_total{code=\"500\"|"_s << false;
        QTest::newRow("an operator") << u"requests_total{code=|"_s << false;
        QTest::newRow("a value") << u"requests_total{code=\"|"_s << true;
    }
    void aWordIsExpectedWhereOneCanStand()
    {
        QFETCH(const QString, text);
        QTEST(at(text.toStdString()).isExpected, "isExpected");
    }

    /// At each key: it may not cost what there is, but what is offered.
    void manyValuesAreNotCopied()
    {
        constexpr int kMany = 300'000;
        SeriesCatalogue large;
        auto& metric = large.metrics["up"];
        for (int i = 0; i < kMany; ++i)
            metric["instance"].insert(QStringLiteral("node-%1.example.org:9100").arg(i, 6, 10, QLatin1Char('0')).toStdString());
        metric["instance"].insert("node-\"x\".example.org:9100");
        const auto asked = [&large](const std::string& text) {
            const std::size_t before = allocations();
            const auto completion = form::completionOf(large, text, text.size());
            return std::pair(completion.words, allocations() - before);
        };
        const auto [all, ofAll] = asked("up{instance=\"");
        QCOMPARE(all.size(), form::kMostWords);
        QVERIFY2(ofAll < 10 * form::kMostWords, qPrintable(QString::number(ofAll)));
        const auto [few, ofFew] = asked("up{instance=\"node-29999");
        QCOMPARE(few.size(), 10U);
        QCOMPARE(few.back(), std::string("node-299999.example.org:9100\""));
        QVERIFY2(ofFew < 200, qPrintable(QString::number(ofFew)));
        const auto [quoted, ofQuoted] = asked("up{instance=\"node-\\\"");
        QCOMPARE(quoted, std::vector<std::string>{"node-\\\"x\\\".example.org:9100\""});
        QVERIFY2(ofQuoted < 200, qPrintable(QString::number(ofQuoted)));
    }

    void offersNoMoreThanAnybodyReads() { QCOMPARE(form::completionOf(kShop, "", 0, 1).words.size(), 1U); }
};

TRACEO_TEST(TstSeriesCatalogue);
#include "tst_series_catalogue.moc"
