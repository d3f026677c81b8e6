#include "core/format.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kNowMs = 1'795'442'700'000; // 2026-11-23T14:05:00Z

Reading ratio(double value, int decimals = -1, Better better = Better::Higher)
{
    return {.value = value, .unit = Unit::Ratio, .quality = Quality::Ok, .better = better, .decimals = std::int8_t(decimals)};
}

Reading of(Unit unit, double value, Better better = Better::Neither)
{
    return {.value = value, .unit = unit, .at = utcMs(kNowMs), .quality = Quality::Ok, .better = better};
}

/// Narrow spaces as "_", so that the expectation can be read.
QString seen(QString text)
{
    return text.replace(QChar(0x202f), u'_');
}

} // namespace

class TstFormat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRatioIsNeverFlattered_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<int>("better");
        QTest::addColumn<QString>("expected");
        const auto row = [](double value, int decimals, Better better, const char* expected) {
            QTest::addRow("%s from %.17g", expected, value) << value << decimals << int(better) << QString::fromUtf8(expected);
        };
        row(0.99908, 3, Better::Higher, "99.908 %");
        row(0.999, 3, Better::Higher, "99.900 %");
        row(0.999, 3, Better::Lower, "99.900 %");
        row(1 - 0.001, 3, Better::Higher, "99.900 %");
        row(0.999996, 3, Better::Higher, "99.999 %");
        row(0.999996, 3, Better::Neither, "99.999 %");
        row(0.9989999, 3, Better::Higher, "99.899 %");
        row(0.9999999999, 3, Better::Higher, "99.999 %");
        row(1, 3, Better::Higher, "100.000 %");
        row(0.0000001, 3, Better::Lower, "0.001 %");
        row(0, 3, Better::Lower, "0.000 %");
        row(0.0819, -1, Better::Higher, "8.1 %");
        row(0.0819, -1, Better::Lower, "8.2 %");
        row(0.9719, -1, Better::Higher, "97.1 %");
        row(0.99126, -1, Better::Higher, "99.12 %");
        row(1, -1, Better::Higher, "100.00 %");
        row(-0.064, -1, Better::Higher, "−6.4 %");
        row(-0.0641, -1, Better::Higher, "−6.5 %");
        row(-12.5, -1, Better::Higher, "−1_250.0 %");
        row(0.5, 0, Better::Neither, "50 %");
    }
    void aRatioIsNeverFlattered()
    {
        QFETCH(double, value);
        QFETCH(int, decimals);
        QFETCH(int, better);
        QTEST(seen(toText(ratio(value, decimals, Better(better)))), "expected");
    }

    /// The month is a word of the language, also where numbers are those of C.
    void aMonthIsAWordOfTheLanguage()
    {
        QCOMPARE(dayText(QDate(2026, 12, 30), {.locale = QLocale::c()}), u"30 Dec"_s); // untranslated
        QCOMPARE(dayText(QDate(2026, 5, 1), {.locale = QLocale::c()}), u"1 May"_s);
    }

    void aChangeIsShownWithItsSign()
    {
        const auto text = [](Unit unit, double value, Better better) {
            Reading reading = of(unit, value, better);
            reading.decimals = 1;
            return toText(reading);
        };
        QCOMPARE(text(Unit::Change, 0.157, Better::Neither), u"+15.7 %"_s);
        QCOMPARE(text(Unit::Change, -0.926, Better::Lower), u"−92.6 %"_s);
        QCOMPARE(text(Unit::Points, 0.066, Better::Higher), u"+6.6 pp"_s);
        QCOMPARE(text(Unit::Points, -0.066, Better::Higher), u"−6.6 pp"_s);
        QCOMPARE(text(Unit::Change, 0, Better::Neither), u"0.0 %"_s);
        QCOMPARE(text(Unit::Change, 0.0001, Better::Neither), u"0.0 %"_s); // not "+0.0 %"
        QCOMPARE(text(Unit::Change, 0.0001, Better::Lower), u"+0.1 %"_s);
    }

    void whatAScanOrACallCostsIsSaidWithItsUnit()
    {
        QCOMPARE(seen(toText(of(Unit::RowsPerScan, 200'000))), u"200_000 rows/scan"_s);
        QCOMPARE(seen(toText(of(Unit::BlocksPerCall, 3'900))), u"3_900 blocks/call"_s);
    }

    void theUnitCanBeLeftToTheHeader()
    {
        const Style bare{.unit = false};
        QCOMPARE(toText(ratio(0.99908, 3), bare), u"99.908"_s);
        QCOMPARE(toText(of(Unit::Factor, 31.84), bare), u"31.8"_s);
        QCOMPARE(toText(of(Unit::Seconds, 0.087), bare), u"0.09"_s);
        QCOMPARE(seen(toText(of(Unit::Bytes, 1234567), bare)), u"1_234_567"_s);
        QCOMPARE(toText(of(Unit::PerSecond, 12), bare), u"12"_s);
    }

    void eachUnitHasItsForm()
    {
        QCOMPARE(toText(of(Unit::Factor, 31.84)), u"31.8×"_s);
        QCOMPARE(toText(of(Unit::Factor, 5.432)), u"5.43×"_s);
        QCOMPARE(toText(of(Unit::Factor, 0)), u"0.00×"_s);
        QCOMPARE(toText(of(Unit::Factor, 0.001, Better::Lower)), u"0.01×"_s);
        QCOMPARE(toText(of(Unit::Factor, 209.4)), u"209×"_s);
        QCOMPARE(seen(toText(of(Unit::Factor, 1000))), u"1_000×"_s);
        QCOMPARE(toText(of(Unit::Seconds, 0.087)), u"87 ms"_s);
        QCOMPARE(seen(toText(of(Unit::Count, 41'860'220))), u"41_860_220"_s);
        QCOMPARE(toText(of(Unit::Count, 0.4)), u"0.4"_s);
        QCOMPARE(toText(of(Unit::Count, 38'430.4, Better::Lower)), u"38\u202f431"_s);
        QCOMPARE(toText(of(Unit::Bytes, 1'240'000'000)), u"1.15 GiB"_s);
        QCOMPARE(toText(of(Unit::PerSecond, 12.345)), u"12.3/s"_s);
        QCOMPARE(toText(of(Unit::None, 3.14159)), u"3.14"_s);
        QCOMPARE(toText(of(Unit::None, -7)), u"−7"_s);
        QCOMPARE(toText(of(Unit::Timestamp, kNowMs / 1000.0 - 3600)), u"23 Nov 13:05"_s);
    }

    void nothingIsADash()
    {
        for (const auto unit :
             {Unit::None, Unit::Count, Unit::Ratio, Unit::Factor, Unit::Seconds, Unit::Bytes, Unit::PerSecond, Unit::Timestamp}) {
            QCOMPARE(toText(of(unit, std::numeric_limits<double>::quiet_NaN())), u"–"_s);
            QCOMPARE(toText(of(unit, std::numeric_limits<double>::infinity())), u"–"_s);
            Reading unknown = of(unit, 1);
            unknown.quality = Quality::Unknown;
            QCOMPARE(toText(unknown), u"–"_s);
        }
        QCOMPARE(countText(std::numeric_limits<double>::quiet_NaN()), u"–"_s);
        QCOMPARE(bytesText(std::numeric_limits<double>::infinity()), u"–"_s);
    }

    void durationsHaveTwoUnitsAtMost_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("expected");
        const auto row = [](qint64 ms, const char* expected) {
            QTest::addRow("%lld ms", ms) << ms << QString::fromUtf8(expected);
        };
        row(0, "0 s");
        row(1, "1 ms");
        row(87, "87 ms");
        row(999, "999 ms");
        row(1'000, "1 s");
        row(2'500, "2.5 s");
        row(2'599, "2.5 s");
        row(9'999, "9.9 s");
        row(10'999, "10 s");
        row(59'999, "59 s");
        row(60'000, "1 min");
        row(65'000, "1 min 05");
        row(599'999, "9 min 59");
        row(600'000, "10 min");
        row(3'180'000, "53 min");
        row(3'599'999, "59 min");
        row(3'600'000, "1 h");
        row(4'620'000, "1 h 17");
        row(11'100'000, "3 h 05");
        row(86'399'999, "23 h 59");
        row(86'400'000, "1 d");
        row(100'800'000, "1 d 4 h");
        row(432'000'000, "5 d");
        row(30 * 86'400'000LL, "30 d");
        row(400 * 86'400'000LL, "400 d");
        row(-65'000, "−1 min 05");
    }
    void durationsHaveTwoUnitsAtMost()
    {
        QFETCH(qint64, ms);
        QTEST(durationText(Millis{ms}), "expected");
    }

    void aLatencyIsRoundedUpAndTimeLeftIsCut()
    {
        QCOMPARE(toText(of(Unit::Seconds, 0.0872, Better::Lower)), u"88 ms"_s);
        QCOMPARE(toText(of(Unit::Seconds, 0.0872, Better::Higher)), u"87 ms"_s);
        QCOMPARE(toText(of(Unit::Seconds, 0.9991, Better::Lower)), u"1 s"_s);
        QCOMPARE(toText(of(Unit::Seconds, 59.2, Better::Lower)), u"1 min"_s);
        QCOMPARE(toText(of(Unit::Seconds, 59.96)), u"1 min"_s);
        QCOMPARE(toText(of(Unit::Seconds, 3599.0, Better::Lower)), u"1 h"_s);
        QCOMPARE(toText(of(Unit::Seconds, 86'399.0, Better::Lower)), u"1 d"_s);
        QCOMPARE(toText(of(Unit::Seconds, -65.0, Better::Higher)), u"−1 min 05"_s);
        QCOMPARE(toText(of(Unit::Seconds, 0.0025)), u"2.5 ms"_s);
        QCOMPARE(toText(of(Unit::Seconds, 0.00004)), u"40 µs"_s);
        QCOMPARE(toText(of(Unit::Seconds, 1e300)), u"–"_s);
    }

    void anAgeHasNoPartsOfASecond()
    {
        QCOMPARE(ageText(Millis{0}), u"0 s"_s);
        QCOMPARE(ageText(Millis{999}), u"0 s"_s);
        QCOMPARE(ageText(Millis{-999}), u"0 s"_s);
        QCOMPARE(ageText(Millis{2'999}), u"2 s"_s);
        QCOMPARE(ageText(Millis{4'620'000}), u"1 h 17"_s);
        QCOMPARE(ageText(Millis{-300'000}), u"−5 min"_s); // from the future: their clock, not ours
    }

    void momentsNameTheYearOnlyWhenItIsAnother()
    {
        const UtcMs now = utcMs(kNowMs);
        QCOMPARE(momentText(utcMs(kNowMs - 17 * kDay.count() - 10 * kHour.count() - 24 * kMinute.count()), now),
                 u"6 Nov 03:41"_s);
        QCOMPARE(momentText(utcMs(kNowMs - 365 * kDay.count()), now), u"23 Nov 2025 14:05"_s);
        QCOMPARE(rangeText({now - 30 * kDay, now}, now), u"24 Oct 14:05 → 23 Nov 14:05"_s);
        QCOMPARE(rangeText({now - kMinute, now}, now), u"23 Nov 14:04 → 23 Nov 14:05"_s);
        const UtcMs minute = floorTo(now, kMinute);
        QCOMPARE(rangeText({minute + Millis{10'000}, minute + Millis{15'000}}, now), u"23 Nov 14:05:10 → 23 Nov 14:05:15"_s);
        QCOMPARE(rangeText({now, now}, now), u"23 Nov 14:05 → 23 Nov 14:05"_s); // a moment
        QCOMPARE(momentText(kDistantFuture, now), u"–"_s);
        QCOMPARE(momentText(now, kDistantFuture), u"–"_s);
    }

    void momentsFollowTheZone()
    {
        const Style kathmandu{.zone = QTimeZone("Asia/Kathmandu")};
        QCOMPARE(momentText(utcMs(kNowMs), utcMs(kNowMs), kathmandu), u"23 Nov 19:50"_s);
        const Style berlin{.locale = QLocale(QLocale::German), .zone = QTimeZone("Europe/Berlin")};
        QVERIFY(momentText(utcMs(kNowMs), utcMs(kNowMs), berlin).endsWith(u"15:05"_s));
    }

    void theLocaleDecidesPointAndGroups()
    {
        const Style german{.locale = QLocale(QLocale::German, QLocale::Germany)};
        QCOMPARE(countText(41'860'220, german), u"41.860.220"_s);
        QCOMPARE(toText(ratio(0.99908, 3), german), u"99,908 %"_s);
        const Style english{.locale = QLocale(QLocale::English, QLocale::UnitedStates)};
        QCOMPARE(countText(41'860'220, english), u"41,860,220"_s);
    }

    /// Reports hand no style on: what they say follows the language of their process.
    void withoutAStyleTheDefaultLocaleHolds()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const QString german = toText(ratio(0.99908, 3));
        QLocale::setDefault(before);
        QCOMPARE(german, u"99,908 %"_s);
        QCOMPARE(toText(ratio(0.99908, 3)), u"99.908 %"_s);
    }

    void namesFromOutsideAreWordsOfAShell()
    {
        QCOMPARE(shellWord("checkout-availability"), u"checkout-availability"_s);
        QCOMPARE(shellWord("it's; rm -rf"), u"'it'\\''s; rm -rf'"_s);
        QCOMPARE(shellWord(""), u"''"_s);
    }

    void groupsAreOfThree()
    {
        QCOMPARE(seen(countText(0)), u"0"_s);
        QCOMPARE(seen(countText(999)), u"999"_s);
        QCOMPARE(seen(countText(1000)), u"1_000"_s);
        QCOMPARE(seen(countText(-123456)), u"−123_456"_s);
        QCOMPARE(seen(countText(1e15)), u"1_000_000_000_000_000"_s);
    }

    void bytesKeepThreeDigits()
    {
        QCOMPARE(bytesText(0), u"0 B"_s);
        QCOMPARE(bytesText(999), u"999 B"_s);
        QCOMPARE(bytesText(1023), u"1.00 KiB"_s);
        QCOMPARE(bytesText(1024), u"1 KiB"_s);
        QCOMPARE(bytesText(12'345), u"12.1 KiB"_s);
        QCOMPARE(bytesText(1'022'976), u"999 KiB"_s);
        QCOMPARE(bytesText(1'023'500), u"0.98 MiB"_s);
        QCOMPARE(bytesText(1.24e9), u"1.15 GiB"_s);
        QCOMPARE(bytesText(4'294'967'296), u"4 GiB"_s); // as it was configured, and as the axis beside it says
        QCOMPARE(seen(bytesText(5e18)), u"4_441 PiB"_s);
    }

    /// Caches answer within parts of a millisecond: 0.5 ms would be all that is left of 512 µs.
    void belowAMillisecondThereAreMicroseconds()
    {
        QCOMPARE(toText(of(Unit::Seconds, 0.000512)), u"512 µs"_s);
        QCOMPARE(toText(of(Unit::Seconds, 0.0000593)), u"59.3 µs"_s);
        QCOMPARE(toText(of(Unit::Seconds, 0.0009996)), u"1.0 ms"_s);
        QCOMPARE(toText(of(Unit::Seconds, 0.001)), u"1 ms"_s);
        QCOMPARE(toText(of(Unit::Seconds, 0.0009996, Better::Higher)), u"999 µs"_s);
    }

    void exactTextReadsBack()
    {
        QCOMPARE(exactText(100'000), u"100000"_s);
        QCOMPARE(exactText(0.1), u"0.1"_s);
        QCOMPARE(exactText(-0.0), u"-0"_s);
        QCOMPARE(exactText(1e300), u"1e+300"_s);
        QCOMPARE(exactText(std::numeric_limits<double>::quiet_NaN()), u"NaN"_s);
        QCOMPARE(exactText(-std::numeric_limits<double>::infinity()), u"-Inf"_s);
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 10'000; ++i) {
            const double value = std::bit_cast<double>(random.generate64());
            if (!std::isfinite(value))
                continue;
            bool ok = false;
            const double back = exactText(value).toDouble(&ok);
            QVERIFY(ok && std::bit_cast<quint64>(back) == std::bit_cast<quint64>(value));
        }
    }

    void textFromServersIsPlain()
    {
        QCOMPARE(plainText("<b>bold</b> & co"), u"<b>bold</b> & co"_s);
        QCOMPARE(plainText("a\xe2\x80\xae"
                           "b"),
                 u"a\ufffdb"_s); // right-to-left override
        QCOMPARE(plainText("a\xe2\x81\xa6"
                           "b\xe2\x81\xa9"),
                 u"a\ufffdb\ufffd"_s); // isolates
        QCOMPARE(plainText("a\nb\tc\x7f\x1b[31m"), u"a\ufffdb\ufffdc\ufffd\ufffd[31m"_s);
        QCOMPARE(plainText(std::string_view("a\0b", 3)), u"a\ufffdb"_s);
        QCOMPARE(plainText("\xe2\x80\xa8\xef\xbb\xbf\xe2\x80\x8b"), u"\ufffd\ufffd\ufffd"_s);
        QCOMPARE(plainText("👩‍💻"), u"👩‍💻"_s);
        QVERIFY(plainText("\xff\xfe\xed\xa0\x80").contains(QChar(0xfffd)));
        QCOMPARE(plainText(""), QString());
    }

    void longTextEndsWithAnEllipsis()
    {
        QCOMPARE(plainText("abcdef", 6), u"abcdef"_s);
        QCOMPARE(plainText("abcdefg", 6), u"abcde…"_s);
        QCOMPARE(plainText(std::string(65'536, 'x')).size(), 512);
        QCOMPARE(plainText("🚀🚀🚀", 2), u"🚀…"_s);
        QCOMPARE(plainText("ab", 1), u"…"_s);
        QCOMPARE(plainText("ab", 0), u"…"_s);
    }

    void decimalsComeFromTheWrittenTarget()
    {
        QCOMPARE(decimalsOf("99.9"), 1);
        QCOMPARE(decimalsOf("99.95%"), 2);
        QCOMPARE(decimalsOf("99.90"), 2);
        QCOMPARE(decimalsOf("99"), 0);
        QCOMPARE(decimalsOf("99. %"), 0);
        QCOMPARE(decimalsOf(""), 0);
        QCOMPARE(decimalsOf("0." + std::string(400, '9')), 15);
    }
};
TRACEO_TEST(TstFormat);
#include "tst_format.moc"
