#include "slo/binomial_interval.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>

using namespace traceo;

namespace {

bool isNear(double a, double b, double part = 1e-8)
{
    return std::abs(a - b) <= part * std::abs(b);
}

} // namespace

class TstBinomialInterval : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Of the reference, G7: 240 of 80,000.
    void theMiddleOfThePosterior()
    {
        const Interval r = jeffreysInterval(240, 80'000, 0.95);
        QVERIFY2(isNear(r.low, 0.00263875, 2e-6), qPrintable(QString::number(r.low, 'g', 12)));
        QVERIFY2(isNear(r.high, 0.00339720, 2e-6), qPrintable(QString::number(r.high, 'g', 12)));
    }

    /// Of the reference, §4.9: one of twenty has a lower bound of 5.4 times 0.1 %; how many it takes to pass 14.4 and 6.
    void fewEventsProveLittle()
    {
        constexpr double kProof = 0.025;
        QVERIFY(std::abs(jeffreysQuantile(1, 20, kProof) / 0.001 - 5.4) < 0.1);
        const auto needed = [](double total, double factor) {
            int bad = 0;
            while (jeffreysQuantile(bad, total, kProof) <= factor * 0.001)
                ++bad;
            return bad;
        };
        QCOMPARE(needed(60, 14.4), 4);
        QCOMPARE(needed(300, 14.4), 9);
        QCOMPARE(needed(360, 6), 6);
        QCOMPARE(needed(1800, 6), 18);
    }

    void nothingAndAllHaveOneOpenEnd()
    {
        QCOMPARE(jeffreysInterval(0, 100, 0.95).low, 0);
        QCOMPARE(jeffreysInterval(100, 100, 0.95).high, 1);
        QVERIFY(jeffreysInterval(0, 100, 0.95).high < 0.03);
        QVERIFY(std::isnan(jeffreysQuantile(0, 0, 0.5)));
    }

    /// I_x(1, b) = 1 − (1 − x)^b, I_x(a, 1) = x^a, I_x(a, b) = 1 − I_(1−x)(b, a).
    void theBetaFunctionKeepsItsIdentities()
    {
        for (const double x : {1e-9, 0.001, 0.2, 0.5, 0.77, 0.999}) {
            for (const double n : {0.5, 1.0, 3.0, 50.5, 12'345.5}) {
                QVERIFY(isNear(incompleteBeta(1, n, x), -std::expm1(n * std::log1p(-x)), 1e-10));
                QVERIFY(std::abs(incompleteBeta(n, 1, x) - std::pow(x, n)) < 1e-12);
                QVERIFY(std::abs(incompleteBeta(n, 7.5, x) + incompleteBeta(7.5, n, 1 - x) - 1) < 1e-10);
            }
        }
        QCOMPARE(incompleteBeta(2, 3, 0), 0);
        QCOMPARE(incompleteBeta(2, 3, 1), 1);
        QVERIFY(isNear(incompleteBeta(0.5, 0.5, 0.25), 1.0 / 3)); // the arcsine law
    }

    /// A share of a third lies above the quantile of p exactly where more than p lies below it.
    void belowASharesQuantile()
    {
        for (const double bad : {0.0, 2.0, 20.0, 39.0}) {
            for (const double p : {0.025, 0.5, 0.9}) {
                const double quantile = jeffreysQuantile(bad, 60, p);
                QVERIFY(jeffreysBelow(bad, 60, quantile * 0.999) < p);
                QVERIFY(jeffreysBelow(bad, 60, quantile * 1.001) > p);
            }
        }
    }

    void aQuantileIsFoundAgain()
    {
        for (const double bad : {0.0, 1.0, 12.0, 5000.0, 99'999.0}) {
            for (const double p : {0.001, 0.1, 0.5, 0.975}) {
                const double x = jeffreysQuantile(bad, 100'000, p);
                QVERIFY2(std::abs(incompleteBeta(bad + 0.5, 100'000 - bad + 0.5, x) - p) < 1e-7,
                         qPrintable(QStringLiteral("%1 %2: %3").arg(bad).arg(p).arg(x)));
            }
        }
    }
};

TRACEO_TEST(TstBinomialInterval);
#include "tst_binomial_interval.moc"
