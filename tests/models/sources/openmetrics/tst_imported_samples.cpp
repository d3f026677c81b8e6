#include "models/sources/openmetrics/imports.h"
#include "sources/openmetrics/imported_samples.h"
#include "support/test_main.h"

#include <QTest>

#include <bit>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstImportedSamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void samplesAreOrderedByTimeAndCountOnce()
    {
        ImportedSamples samples("import", u"f"_s, ImportSources::One);
        const auto up = samples.series("up", {{"a", "1"}}, {});
        QCOMPARE(samples.series("up", {{"a", "1"}}, {}), up);
        samples.add(up, utcMs(30), 3, 1);
        samples.add(up, utcMs(10), 1, 2);
        samples.add(up, utcMs(30), 3, 3);
        const Result<Decoded> decoded = std::move(samples).finish("want", utcMs(99));
        QCOMPARE(shown(decoded), u"import up{a=\"1\"} 1 @10\nimport up{a=\"1\"} 3 @30"_s);
        QCOMPARE(decoded->warnings.size(), 1U);
        QCOMPARE(decoded->batch.observations.size(), 1U);
        QVERIFY(decoded->batch.observations[0].span == (TimeSpan{utcMs(9), utcMs(30)}));
        QCOMPARE(msOf(decoded->batch.observations[0].learnedAt), 99);
    }

    void whatIsStillToComeWasNotObserved()
    {
        ImportedSamples samples("import", u"f"_s, ImportSources::AsWritten);
        samples.add(samples.series("up", {}, "partly"), utcMs(10), 1, 1);
        samples.add(samples.series("up", {}, "partly"), utcMs(100'000), 1, 2);
        samples.add(samples.series("up", {}, "wholly"), utcMs(100'000), 1, 3);
        const auto decoded = std::move(samples).finish("want", utcMs(99));
        QCOMPARE(decoded.batch.series.sampleCount(), std::size_t(3));
        QCOMPARE(decoded.batch.observations.size(), std::size_t(1));
        QVERIFY(decoded.batch.observations[0].span == (TimeSpan{utcMs(9), utcMs(99)}));
    }

    void twoValuesAtOneMomentAreAMistake()
    {
        ImportedSamples samples("import", u"f"_s, ImportSources::One);
        const auto up = samples.series("up", {}, {});
        samples.add(up, utcMs(10), 1, 4);
        samples.add(up, utcMs(10), 2, 7);
        const auto decoded = std::move(samples).finish("want", utcMs(99));
        QCOMPARE(decoded.errors.size(), 1U);
        QCOMPARE(decoded.errors[0].where, u"f:7:1"_s);
        QVERIFY(decoded.errors[0].found.contains(u"line 4"_s));
        QVERIFY(decoded.batch.series.empty() && decoded.batch.observations.empty());
    }

    void zerosOfBothSignsAreTwoValues()
    {
        ImportedSamples samples("import", u"f"_s, ImportSources::One);
        const auto up = samples.series("up", {}, {});
        samples.add(up, utcMs(10), 0.0, 1);
        samples.add(up, utcMs(10), -0.0, 2);
        QCOMPARE(std::move(samples).finish("want", utcMs(99)).errors.size(), 1U);
    }

    void onlyTheFirstTwentyMistakesAreTold()
    {
        ImportedSamples samples("import", u"f"_s, ImportSources::One);
        for (int i = 0; i < 25; ++i)
            samples.mistake({i, 1}, u"x"_s, std::string_view("y"));
        const auto decoded = std::move(samples).finish("want", utcMs(99));
        QCOMPARE(decoded.errors.size(), 20U);
        QVERIFY(decoded.errors.back().hint.contains(u"5"_s));
    }

    void severalSourcesNeedToBeAskedFor()
    {
        const auto decode = [](ImportSources sources) {
            ImportedSamples samples("import", u"f"_s, sources);
            samples.add(samples.series("up", {}, "a"), utcMs(1), 1, 1);
            samples.add(samples.series("up", {}, "b"), utcMs(1), 1, 2);
            samples.add(samples.series("up", {}, ""), utcMs(1), 1, 3);
            return Result<Decoded>(std::move(samples).finish("want", utcMs(99)));
        };
        QVERIFY(shown(decode(ImportSources::One)).contains(u"a, b"_s));
        QVERIFY(decode(ImportSources::One)->errors[0].hint.contains(u"“traceo history export --source NAME”"_s));
        QCOMPARE(shown(decode(ImportSources::AsWritten)), u"a up 1 @1\nb up 1 @1\nimport up 1 @1"_s);
        QCOMPARE(decode(ImportSources::AsWritten)->batch.observations.size(), 3U);
    }

    void whatTraceoDerivedIsLeftOutAndSaid()
    {
        for (const auto sources : {ImportSources::One, ImportSources::AsWritten}) {
            ImportedSamples samples("import", u"f"_s, sources);
            samples.add(samples.series("traceo_sli_good", {}, "derived"), utcMs(1), 1, 1);
            samples.add(samples.series("up", {}, "a"), utcMs(1), 1, 2);
            const auto decoded = std::move(samples).finish("want", utcMs(99));
            QCOMPARE(decoded.batch.series.size(), 1U);
            QCOMPARE(decoded.warnings.size(), 1U);
            QVERIFY(decoded.errors.empty());
        }
    }

    void textOfTheFileIsShownPlainAndShort()
    {
        ImportedSamples samples("import", u"f"_s, ImportSources::One);
        samples.mistake({1, 1}, u"x"_s, std::string(10'000, 'y'));
        samples.mistake({1, 1}, u"x"_s, std::string_view("\x1b[31m"));
        const auto decoded = std::move(samples).finish("want", utcMs(99));
        QVERIFY(decoded.errors[0].found.size() < 80);
        QVERIFY(!decoded.errors[1].found.contains(QChar(0x1b)));
    }
};
TRACEO_TEST(TstImportedSamples);
#include "tst_imported_samples.moc"
