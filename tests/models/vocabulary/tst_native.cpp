#include "vocabulary/native.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::vocabulary;

class TstNative : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPartHasTheLabelsOfItsHistogram()
    {
        const SeriesKey histogram{"prom", "latency", {{"job", "j"}, {"zone", "z"}}};
        const SeriesKey count = nativeSeries(histogram, kNativeCount, {});
        QCOMPARE(count.source, std::string("prom"));
        QCOMPARE(count.toText(), std::string(R"(traceo_native_count{job="j",traceo_histogram="latency",zone="z"})"));
        QCOMPARE(nativeSeries(histogram, kNativeWithin, "0.25").toText(),
                 std::string(R"(traceo_native_within{job="j",traceo_histogram="latency",traceo_threshold="0.25",zone="z"})"));
    }

    void whatSelectsAHistogramSelectsItsParts()
    {
        const Selector selector = Selector::parse(R"(latency{job=~"j|k"})").value();
        for (const auto& [part, threshold] : {std::pair(kNativeCount, ""), {kNativeSum, ""}, {kNativeReaching, "0.25"}}) {
            const auto selects = [&](const char* name, const char* job, const char* around) {
                const SeriesKey key = nativeSeries({"prom", name, {{"job", job}}}, part, around);
                return nativeSelector(selector, part, threshold).matches(key.name, key.labels);
            };
            QVERIFY(selects("latency", "k", threshold));
            QVERIFY(!selects("latency", "l", threshold));
            QVERIFY(!selects("other", "k", threshold));
            QCOMPARE(selects("latency", "k", "0.5"), *threshold == '\0'); // another threshold is another counter
        }
    }
};
TRACEO_TEST(TstNative);
#include "tst_native.moc"
