#include "support/test_main.h"
#include "vocabulary/sample_text.h"

#include <QRandomGenerator>
#include <QTest>

#include <bit>
#include <cmath>

using namespace traceo;
using namespace traceo::vocabulary;

namespace {

QString written(double value, NumberForm form)
{
    std::string out;
    appendNumber(out, value, form);
    return QString::fromStdString(out);
}

std::uint64_t bitsOf(std::optional<double> value)
{
    return value ? std::bit_cast<std::uint64_t>(*value) : 0xdeadbeef;
}

double nanOf(std::uint64_t bits)
{
    return std::bit_cast<double>(bits);
}

} // namespace

class TstSampleText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyNumberReadsBackWithItsBits()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 50'000; ++i) {
            std::uint64_t bits = random.generate64();
            if (i % 4 == 0) // as many NaNs, infinities and subnormals
                bits = (bits & 0x800fffffffffffff) | (i % 8 == 0 ? 0x7ff0000000000000 : 0);
            for (const auto form : {NumberForm::Exact, NumberForm::OpenMetrics}) {
                std::string out;
                const auto fidelity = appendNumber(out, nanOf(bits), form);
                const auto back = readNumber(out, form);
                QVERIFY2(back.has_value(), out.c_str());
                if (fidelity == Fidelity::Same)
                    QCOMPARE(bitsOf(back), bits);
                else
                    QVERIFY(form == NumberForm::OpenMetrics && std::isnan(nanOf(bits)) && std::isnan(*back));
            }
        }
    }

    void theNansThatOccurAreTold_data()
    {
        QTest::addColumn<quint64>("bits");
        QTest::addColumn<QString>("openMetrics");
        QTest::addColumn<QString>("exact");
        const auto row = [](const char* name, quint64 bits, const char* openMetrics, const char* exact) {
            QTest::newRow(name) << bits << QString::fromLatin1(openMetrics) << QString::fromLatin1(exact);
        };
        row("quiet", 0x7ff8000000000000, "NaN", "NaN");
        row("Prometheus' ordinary", 0x7ff8000000000001, "nAn", "NaN(0x7ff8000000000001)");
        row("stale", 0x7ff0000000000002, "naN", "NaN(0x7ff0000000000002)");
        row("0/0 of x86", 0xfff8000000000000, "NAn", "NaN(0xfff8000000000000)");
    }
    void theNansThatOccurAreTold()
    {
        QFETCH(quint64, bits);
        QFETCH(QString, openMetrics);
        QFETCH(QString, exact);
        QCOMPARE(written(nanOf(bits), NumberForm::OpenMetrics), openMetrics);
        QCOMPARE(written(nanOf(bits), NumberForm::Exact), exact);
        QCOMPARE(bitsOf(readNumber(openMetrics.toStdString(), NumberForm::OpenMetrics)), bits);
        QCOMPARE(bitsOf(readNumber(exact.toStdString(), NumberForm::Exact)), bits);
    }

    void othersSpellingsOfNanAreTheOrdinaryOne()
    {
        for (const char* text : {"NaN", "nan", "NAN", "Nan", "nAN"})
            QCOMPARE(bitsOf(readNumber(text, NumberForm::OpenMetrics)), std::uint64_t{0x7ff8000000000000});
        std::string out;
        QVERIFY(appendNumber(out, nanOf(0x7ff8000000abcdef), NumberForm::OpenMetrics) == Fidelity::OtherNan);
        QVERIFY(out == "NaN");
    }

    void numbersAreThoseOfTheGrammar()
    {
        QCOMPARE(*readNumber("+1", NumberForm::OpenMetrics), 1.0);
        QCOMPARE(*readNumber("1.", NumberForm::OpenMetrics), 1.0);
        QCOMPARE(*readNumber(".5", NumberForm::OpenMetrics), 0.5);
        QCOMPARE(*readNumber("1E+3", NumberForm::OpenMetrics), 1000.0);
        QCOMPARE(*readNumber("00012", NumberForm::OpenMetrics), 12.0);
        QVERIFY(std::signbit(*readNumber("-0", NumberForm::OpenMetrics)));
        for (const char* text : {"inf", "+Inf", "INFINITY"})
            QCOMPARE(*readNumber(text, NumberForm::OpenMetrics), std::numeric_limits<double>::infinity());
        QCOMPARE(*readNumber("-iNf", NumberForm::Exact), -std::numeric_limits<double>::infinity());
        for (const char* text : {"",
                                 "+",
                                 "-",
                                 ".",
                                 "1e",
                                 "1e+",
                                 "e5",
                                 "0x10",
                                 "1_000",
                                 "1,5",
                                 "1 ",
                                 " 1",
                                 "1e400",
                                 "-1e400",
                                 "1e-400",
                                 "--1",
                                 "+-1",
                                 "1.2.3",
                                 "one",
                                 "nano",
                                 "-NaN",
                                 "NaN(",
                                 "NaN(0x",
                                 "NaN()",
                                 "NaN(0x)",
                                 "NaN(7ff8000000000001)",
                                 "NaN(0x3ff0000000000000)",
                                 "NaN(0x7ff0000000000000)",
                                 "NaN(0xfffffffffffffffff)",
                                 "infin"}) {
            QVERIFY2(!readNumber(text, NumberForm::Exact), text);
            QVERIFY2(!readNumber(text, NumberForm::OpenMetrics), text);
        }
        QVERIFY(!readNumber("NaN(0x7ff0000000000002)", NumberForm::OpenMetrics));
    }

    void wholeNumbersStandAsSuch()
    {
        QCOMPARE(written(100'000, NumberForm::OpenMetrics), QStringLiteral("100000"));
        QCOMPARE(written(-0.0, NumberForm::OpenMetrics), QStringLiteral("-0"));
        QCOMPARE(written(0.1, NumberForm::OpenMetrics), QStringLiteral("0.1"));
    }

    void secondsAreExact()
    {
        const auto text = [](std::int64_t ms) {
            std::string out;
            appendSeconds(out, utcMs(ms));
            return QString::fromStdString(out);
        };
        QCOMPARE(text(1'795'442'703'456), QStringLiteral("1795442703.456"));
        QCOMPARE(text(1'795'442'703'400), QStringLiteral("1795442703.4"));
        QCOMPARE(text(1'795'442'703'040), QStringLiteral("1795442703.04"));
        QCOMPARE(text(5), QStringLiteral("0.005"));
        QCOMPARE(text(0), QStringLiteral("0"));
        QCOMPARE(text(-1), QStringLiteral("-0.001"));
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 20'000; ++i) {
            const UtcMs moment = utcMs(qint64(random.generate64()) >> (4 + random.bounded(50)));
            std::string out;
            appendSeconds(out, moment);
            QVERIFY2(readSeconds(out) == moment, out.c_str());
        }
    }

    void secondsAreReadInEveryForm()
    {
        const auto ms = [](std::string_view text) {
            const auto moment = readSeconds(text);
            return moment ? msOf(*moment) : -999;
        };
        QCOMPARE(ms("1.520879607789e+09"), 1'520'879'607'789);
        QCOMPARE(ms("1.520879607789e9"), 1'520'879'607'789);
        QCOMPARE(ms("1520879607789E-3"), 1'520'879'607'789);
        QCOMPARE(ms("1520879607.7899999"), 1'520'879'607'789);
        QCOMPARE(ms("+1.5"), 1'500);
        QCOMPARE(ms("-1.5"), -1'500);
        QCOMPARE(ms("0.0004"), 0);
        QCOMPARE(ms("1e-5"), 0);
        QCOMPARE(ms("1."), 1'000);
        QCOMPARE(ms(".001"), 1);
        QCOMPARE(ms("0e500"), 0);
        for (const char* text :
             {"", "-", "NaN", "Inf", "1e", "1 ", "0x5", "99999999999999999", "1e300", "1e99999999999", "12a", "1e-99999999999"})
            QVERIFY2(!readSeconds(text), text);
    }

    void seriesStandAsPrometheusWritesThem()
    {
        const auto text = [](std::string_view name, const Labels& labels) {
            std::string out;
            appendSeries(out, name, labels);
            return QString::fromStdString(out);
        };
        QCOMPARE(text("up", {}), QStringLiteral("up"));
        QCOMPARE(text("up", {{"a", "x\"\\\n"}}), QStringLiteral("up{a=\"x\\\"\\\\\\n\"}"));
        QCOMPARE(text("a.b", {}), QStringLiteral("{\"a.b\"}"));
        QCOMPARE(text("a.b", {{"c", "1"}, {"d.e", "2"}}), QStringLiteral("{\"a.b\",c=\"1\",\"d.e\"=\"2\"}"));
        QCOMPARE(text("up", {{"a:b", "1"}}), QStringLiteral("up{\"a:b\"=\"1\"}"));
        std::string labels;
        appendLabels(labels, {});
        QVERIFY(labels == "{}");
    }

    void formulasAreRecognized()
    {
        for (const std::string_view cell :
             {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "＝1", "＋1", "－1", "＠x"})
            QVERIFY2(looksLikeFormula(cell), cell.data());
        QVERIFY(looksLikeFormula(std::string_view("\0=1", 3)));
        for (const char* cell : {"", "'", "'tis", "a=1", "1-1", "{a=\"1\"}", " =1", "−1", "é"})
            QVERIFY2(!looksLikeFormula(cell), cell);
    }
};
TRACEO_TEST(TstSampleText);
#include "tst_sample_text.moc"
