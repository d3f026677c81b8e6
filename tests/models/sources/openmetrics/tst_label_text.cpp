#include "sources/openmetrics/label_text.h"
#include "support/test_main.h"
#include "vocabulary/sample_text.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;

class TstLabelText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatPrometheusWrites()
    {
        QVERIFY(parseLabels("{}") == Labels());
        QVERIFY(parseLabels("{ a = \"1\" , b=\"\", }") == (Labels{{"a", "1"}}));
        QVERIFY(parseLabels(R"({a="x\"\\\n","b.c"="}"})") == (Labels{{"a", "x\"\\\n"}, {"b.c", "}"}}));
    }

    void refusesEverythingElse()
    {
        for (const char* text : {"",
                                 "a=\"1\"",
                                 "{",
                                 "{a",
                                 "{a=",
                                 "{a=1}",
                                 "{a=\"1}",
                                 "{a=\"1\" b=\"2\"}",
                                 "{a=\"1\",,}",
                                 "{,}",
                                 "{a=\"1\"}x",
                                 "{=\"1\"}",
                                 "{1a=\"1\"}",
                                 "{a:b=\"1\"}",
                                 "{é=\"1\"}",
                                 "{\"\"=\"1\"}",
                                 "{a=\"\\t\"}",
                                 "{a=\"1\",a=\"2\"}",
                                 "{__name__=\"x\"}",
                                 "{\"name\"}",
                                 "{a=\"1\",\"x\"}",
                                 "{a=\"1\\"})
            QVERIFY2(!parseLabels(text), text);
    }

    void saysWhere()
    {
        const std::string text = "up{a=\"1\",b}";
        LabelReader reader(text, 2);
        std::string name = "up";
        std::vector<Labels::Pair> pairs;
        QVERIFY(!reader.readLabels(name, pairs));
        QCOMPARE(reader.mistakeAt(), 10U);
        QVERIFY(!reader.expected().isEmpty());
    }

    void aLoneTextInFrontIsTheName()
    {
        const std::string text = "{\"a b\",c=\"1\"}";
        LabelReader reader(text, 0);
        std::string name;
        std::vector<Labels::Pair> pairs;
        QVERIFY(reader.readLabels(name, pairs));
        QVERIFY(name == "a b" && pairs.size() == 1 && reader.at() == text.size());
    }

    void randomLabelsReadBack()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const auto text = [&random] {
            std::string out;
            for (int n = 1 + random.bounded(6); n > 0; --n)
                out += "ab\"\\\n{},= \t\r."[random.bounded(14)];
            return out;
        };
        for (int i = 0; i < 10'000; ++i) {
            std::vector<Labels::Pair> pairs;
            for (int n = random.bounded(4); n > 0; --n)
                pairs.emplace_back(text(), text());
            const Labels labels(pairs);
            std::string written;
            vocabulary::appendLabels(written, labels);
            QVERIFY2(parseLabels(written) == labels, written.c_str());
        }
    }
};
TRACEO_TEST(TstLabelText);
#include "tst_label_text.moc"
