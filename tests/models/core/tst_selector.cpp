#include "core/selector.h"
#include "core/selector_reader.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

QString canonical(std::string_view text)
{
    const auto selector = Selector::parse(text);
    return selector ? QString::fromStdString(selector->toText()) : toText(selector.error());
}

bool fits(std::string_view selector, std::string_view name, const Labels& labels)
{
    const auto parsed = Selector::parse(selector);
    return parsed.ok() && parsed->matches(name, labels);
}

std::string randomText(QRandomGenerator& random)
{
    static const std::vector<std::string> kPieces{"a", "Z", "_", "\"", "\\", "\n", "é",  "🚀",    "{", "}",
                                                  ",", "=", "~", "'",  "`",  " ",  "\t", "\x01", "0", "\r"};
    std::string text;
    for (int i = random.bounded(8); i > 0; --i)
        text += kPieces[std::size_t(random.bounded(int(kPieces.size())))];
    return text;
}

} // namespace

class TstSelector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasOneCanonicalText_data()
    {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QString::fromUtf8(expected); };
        row("up", "up");
        row("  up  ", "up");
        row("up{}", "up");
        row("job:x:rate5m", "job:x:rate5m");
        row("up{job=\"api\"}", "up{job=\"api\"}");
        row("up { job = \"api\" , }", "up{job=\"api\"}");
        row("up{b!=\"2\",a='1'}", "up{a=\"1\",b!=\"2\"}");
        row("up{a=`\\d\"`}", "up{a=\"\\\\d\\\"\"}");
        row("up{a=\"1\",a=\"1\"}", "up{a=\"1\"}");
        row("up{a=~\"x.*\",a!~\"xy\"}", "up{a=~\"x.*\",a!~\"xy\"}");
        row("{__name__=\"up\"}", "up");
        row("{__name__=\"up\",a=\"1\"}", "up{a=\"1\"}");
        row("{\"http.requests\",a=\"1\"}", "{__name__=\"http.requests\",a=\"1\"}");
        row("{\"up\"}", "up");
        row("{\"http.requests\"}", "{__name__=\"http.requests\"}");
        row("up{\"service.name\"=\"x\"}", "up{\"service.name\"=\"x\"}");
        row("{__name__=~\"up|down\"}", "{__name__=~\"up|down\"}");
        row("{a=\"1\"}", "{a=\"1\"}");
        row("up{a=\"\\x41\\u00e9\\U0001F680\\101\\n\\t\"}", "up{a=\"Aé🚀A\\n\\x09\"}");
        row("up{a='it\\'s'}", "up{a=\"it's\"}");
        row("up{a=\"\"}", "up{a=\"\"}");
        row("up\n{\ta\r=\n\"1\"\n}\n", "up{a=\"1\"}");
    }
    void hasOneCanonicalText()
    {
        QTEST(canonical(QTest::currentDataTag()), "expected");
        QTEST(canonical(canonical(QTest::currentDataTag()).toStdString()), "expected");
    }

    void saysWhereItStopsMakingSense_data()
    {
        QTest::addColumn<int>("column");
        const auto row = [](const char* text, int column) { QTest::newRow(text) << column; };
        row("", 1);
        row("   ", 4);
        row("1up", 1);
        row("up{", 4);
        row("up{a", 5);
        row("up{a=}", 6);
        row("up{a=1}", 6);
        row("up{a=\"1}", 9);
        row("up{a=\"1\" b=\"2\"}", 10);
        row("up{a:b=\"1\"}", 5);
        row("up{,}", 4);
        row("up{a=\"1\",,}", 10);
        row("up{a==\"1\"}", 6);
        row("up{a!\"1\"}", 6);
        row("up{é=\"1\"}", 4);
        row("up{a=\"é\",=\"1\"}", 10);
        row("up{a=\"\\q\"}", 8);
        row("up{a=\"\\x4\"}", 10);
        row("up{a=\"\\400\"}", 8);
        row("up{a=\"\\uD800\"}", 13);
        row("up{a='\\\"'}", 8);
        row("up[5m]", 3);
        row("up offset 5m", 4);
        row("rate(up[5m])", 5);
        row("up{__name__=\"down\"}", 4);
        row("up{\"x\"}", 4);
        row("{__name__=\"\"}", 2);
        row("up{a=\"line\nbreak\"}", 11);
        row("up}", 3);
        row("up{a=\"1\"}}", 10);
    }
    void saysWhereItStopsMakingSense()
    {
        QFETCH(int, column);
        const auto selector = Selector::parse(QTest::currentDataTag());
        QVERIFY(!selector.ok());
        QCOMPARE(selector.error().code, ErrorCode::Syntax);
        QCOMPARE(selector.error().where, u"column %1"_s.arg(column));
        QVERIFY(!selector.error().expected.isEmpty());
        QVERIFY(!selector.error().found.isEmpty());
    }

    void aSelectorForEverythingIsRefusedAsByTheServer()
    {
        for (const char* text : {"{}", "{a=\"\"}", "{a=~\".*\"}", "{a!=\"1\"}", "{a!~\".+\"}"}) {
            const auto selector = Selector::parse(text);
            QVERIFY2(!selector.ok() && !selector.error().hint.isEmpty(), text);
        }
        for (const char* text : {"{a!=\"\"}", "{a=~\".+\"}", "{a=~\".*\",b=\"1\"}", "{a!~\"\"}"})
            QVERIFY2(Selector::parse(text).ok(), text);
        QVERIFY(Selector().matches("anything", {{"a", "1"}})); // in code it may be meant
        QCOMPARE(QString::fromStdString(Selector().toText()), u"{}"_s);
    }

    void regularExpressionsAreThoseOfTheServer()
    {
        for (const char* text : {"up{a=~\"(\"}", "up{a=~\"[\"}", "up{a=~\"*\"}", "up{a=~`(?=x)`}", "up{a=~`(?!x)`}",
                                 "up{a=~`(?<=x)`}", "up{a=~`(?<!x)`}", "up{a=~`(?>x)`}", "up{a=~`(x)\\1`}", "up{a!~`(*FAIL)`}"}) {
            const auto selector = Selector::parse(text);
            QVERIFY2(!selector.ok(), text);
            QVERIFY2(selector.error().code == ErrorCode::BadValue, text);
        }
        for (const char* text :
             {"up{a=~`(?:x|y)+`}", "up{a=~`(?P<n>x)`}", "up{a=~`\\\\1`}", "up{a=~`\\(?=x`}", "up{a=~`(?i)x`}", "up{a=~`5..`}"})
            QVERIFY2(Selector::parse(text).ok(), text);
    }

    void matchesAsPrometheusDoes()
    {
        const Labels labels{{"code", "503"}, {"path", "/a\nb"}};
        QVERIFY(fits("up", "up", labels));
        QVERIFY(!fits("up", "upper", labels));
        QVERIFY(fits("{code=\"503\"}", "anything", labels));
        QVERIFY(fits("up{code=~\"5..\"}", "up", labels));
        QVERIFY(!fits("up{code=~\"5\"}", "up", labels)); // anchored at both ends
        QVERIFY(!fits("up{code=~\"5|50\"}", "up", labels));
        QVERIFY(fits("up{code!~\"4..|2..\"}", "up", labels));
        QVERIFY(fits("up{absent=\"\"}", "up", labels));
        QVERIFY(fits("up{absent!=\"x\"}", "up", labels));
        QVERIFY(!fits("up{absent!=\"\"}", "up", labels));
        QVERIFY(fits("up{absent=~\"x?\"}", "up", labels));
        QVERIFY(fits("up{path=~\"/a.b\"}", "up", labels)); // the dot takes the line break too
        QVERIFY(!fits("up{code=~\"503\\n\"}", "up", labels));
        QVERIFY(fits("{__name__=~\"u.\",code!=\"\"}", "up", labels));
        QVERIFY(fits("{__name__!=\"down\",code!=\"\"}", "up", labels));
        QVERIFY(!fits("{code=\"503\",code!=\"503\"}", "up", labels));
    }

    void plainNamesAreThoseOfPrometheus2()
    {
        for (const char* name : {"up", "_", ":", "a:b", "A9"})
            QVERIFY2(isPlainMetricName(name), name);
        for (const char* name : {"", "9a", "a.b", "a b", "é", "a-b"})
            QVERIFY2(!isPlainMetricName(name) && !isPlainLabelName(name), name);
        QVERIFY(isPlainLabelName("job") && !isPlainLabelName("a:b"));
    }

    void aBrokenExpressionMadeInCodeMatchesNothing()
    {
        using Match = Selector::Match;
        QVERIFY(!Selector("up", {{"a", Match::Regex, "("}}).matches("up", {{"a", "("}}));
        QVERIFY(!Selector("up", {{"a", Match::NotRegex, "("}}).matches("up", {{"a", "x"}}));
    }

    void badUtf8IsNoCrash()
    {
        QVERIFY(fits("up{a=\"\xff\xfe\"}", "up", {{"a", "\xff\xfe"}}));
        QVERIFY(!fits("up{a=~\"x\"}", "up", {{"a", "\xff\xfe"}}));
        QVERIFY(!Selector::parse("\xff\xfe{").ok());
        QVERIFY(!Selector::parse(std::string_view("up{a=\"\0", 7)).ok());
    }

    void everySelectorReadsBackFromItsText()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 5'000; ++i) {
            std::vector<Selector::Matcher> matchers;
            for (int n = random.bounded(4); n > 0; --n)
                matchers.push_back({"l" + randomText(random),
                                    random.bounded(2) ? Selector::Match::Equal : Selector::Match::NotEqual, randomText(random)});
            const Selector selector("n" + randomText(random), matchers);
            const auto back = Selector::parse(selector.toText());
            QVERIFY2(back.ok() && *back == selector, selector.toText().c_str());
        }
    }

    void noTextCrashesTheReader()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 20'000; ++i) {
            std::string text = "up{a=\"1\",b=~\"x.*\"}";
            for (int n = 1 + random.bounded(3); n > 0; --n)
                text[std::size_t(random.bounded(int(text.size())))] = char(random.bounded(256));
            const auto selector = Selector::parse(text);
            QVERIFY(!selector.ok() || *Selector::parse(selector->toText()) == *selector);
        }
    }
};
TRACEO_TEST(TstSelector);
#include "tst_selector.moc"
void whatCoversAnotherMatchesAllOfIt_data()
{
    QTest::addColumn<QByteArray>("wider");
    QTest::addColumn<QByteArray>("narrower");
    QTest::addColumn<bool>("covers");
    const auto row = [](const char* wider, const char* narrower, bool covers) {
        QTest::addRow("%s over %s", wider, narrower) << QByteArray(wider) << QByteArray(narrower) << covers;
    };
    row("requests", "requests", true);
    row("requests", "requests{job=\"a\"}", true);
    row("requests{job=\"a\"}", "requests", false);
    row("requests{job=\"a\"}", "errors{job=\"a\"}", false);
    row("{job=\"a\"}", "errors{job=\"a\"}", true);
    row("requests{job=\"a\"}", "requests{code=~\"5..\",job=\"a\"}", true);
    row("requests{code=~\"5..\"}", "requests{code=\"503\"}", true);
    row("requests{code=~\"5..\"}", "requests{code=\"404\"}", false);
    row("requests{code!~\"5..\"}", "requests{code=\"404\"}", true);
    row("requests{code=~\"5..\"}", "requests{code=~\"50.\"}", false); // it does, but nobody proves that
    row("requests{code=~\"5..\"}", "requests{code!=\"404\"}", false);
}
void whatCoversAnotherMatchesAllOfIt()
{
    QFETCH(const QByteArray, wider);
    QFETCH(const QByteArray, narrower);
    QTEST(Selector::parse(wider.toStdString())->covers(*Selector::parse(narrower.toStdString())), "covers");
}
