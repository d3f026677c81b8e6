#include "core/decimal_text.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstDecimalText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cutsOnDecimalDigits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("shift");
        QTest::addColumn<int>("places");
        QTest::addColumn<QString>("down");
        QTest::addColumn<QString>("up");
        QTest::addColumn<QString>("nearest");
        const auto row = [](double value, int shift, int places, QString down, QString up, QString nearest) {
            QTest::addRow("%.17g shift %d places %d", value, shift, places) << value << shift << places << down << up << nearest;
        };
        row(0.999, 2, 3, u"99.900"_s, u"99.900"_s, u"99.900"_s);
        row(0.99899999999999989, 2, 3, u"99.900"_s, u"99.900"_s, u"99.900"_s); // one ulp below
        row(0.29, 2, 0, u"29"_s, u"29"_s, u"29"_s);                            // 0.29 × 100 is 28.999999999999996
        row(0.99908, 2, 3, u"99.908"_s, u"99.908"_s, u"99.908"_s);
        row(0.9990877, 2, 3, u"99.908"_s, u"99.909"_s, u"99.909"_s);
        row(0.999996, 2, 3, u"99.999"_s, u"100.000"_s, u"99.999"_s);
        row(0.9999999999999999, 2, 3, u"99.999"_s, u"100.000"_s, u"99.999"_s);
        row(1.0, 2, 3, u"100.000"_s, u"100.000"_s, u"100.000"_s);
        row(0.0000001, 2, 3, u"0.000"_s, u"0.001"_s, u"0.000"_s);
        row(-0.064, 2, 1, u"-6.4"_s, u"-6.4"_s, u"-6.4"_s);
        row(-0.0641, 2, 1, u"-6.5"_s, u"-6.4"_s, u"-6.4"_s);
        row(-0.00001, 2, 1, u"-0.1"_s, u"0.0"_s, u"0.0"_s);
        row(0.0, 2, 1, u"0.0"_s, u"0.0"_s, u"0.0"_s);
        row(-0.0, 0, 0, u"0"_s, u"0"_s, u"0"_s);
        row(9.99, 0, 1, u"9.9"_s, u"10.0"_s, u"10.0"_s);
        row(0.5, 0, 0, u"0"_s, u"1"_s, u"1"_s);
        row(0.05, 0, 0, u"0"_s, u"1"_s, u"0"_s);
        row(1e20, 0, 1, u"100000000000000000000.0"_s, u"100000000000000000000.0"_s, u"100000000000000000000.0"_s);
        row(123456.789, 0, 0, u"123456"_s, u"123457"_s, u"123457"_s);
        row(5e-324, 0, 2, u"0.00"_s, u"0.01"_s, u"0.00"_s);
    }

    void cutsOnDecimalDigits()
    {
        QFETCH(double, value);
        QFETCH(int, shift);
        QFETCH(int, places);
        QTEST(decimalText(value, shift, places, Cut::Down), "down");
        QTEST(decimalText(value, shift, places, Cut::Up), "up");
        QTEST(decimalText(value, shift, places, Cut::Nearest), "nearest");
    }

    /// For every ratio of two counts: the text brackets the value, and never by more than one place.
    void randomRatiosAreBracketed()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 20'000; ++i) {
            const double total = 1 + random.bounded(4'000'000.0);
            const double value = std::floor(random.bounded(total)) / std::floor(total + 1);
            const int places = random.bounded(6);
            const double down = decimalText(value, 2, places, Cut::Down).toDouble();
            const double up = decimalText(value, 2, places, Cut::Up).toDouble();
            const double step = std::pow(10, -places);
            const double noise = 1e-12 * 100;
            QVERIFY2(down <= value * 100 + noise && up >= value * 100 - noise, qPrintable(QString::number(value, 'g', 17)));
            QVERIFY2(up - down < step * 1.001, qPrintable(QString::number(value, 'g', 17)));
            QVERIFY(value == 1 || decimalText(value, 2, places, Cut::Down) != decimalText(1, 2, places, Cut::Down));
            QVERIFY(value == 1 || decimalText(value, 2, places, Cut::Nearest) != decimalText(1, 2, places, Cut::Nearest));
        }
    }
};
TRACEO_TEST(TstDecimalText);
#include "tst_decimal_text.moc"
