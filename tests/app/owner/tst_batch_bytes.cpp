// A batch on the way to the owner: it arrives as it was, bit for bit, and bytes that are none do no harm.
#include "app/owner/batch_bytes.h"
#include "support/runs.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace traceo;
using namespace traceo::owner;

namespace {

Batch everything()
{
    Batch batch;
    batch.series.add({{"prom", "up", {{"job", "a"}, {"zone", "ü"}}},
                      {{utcMs(5), 1.5}, {utcMs(2), -0.0}, {utcMs(-7), std::nan("")}, {utcMs(9), HUGE_VAL}}});
    batch.series.add({{"prom", "empty", {}}, {}});
    batch.facts.push_back({"alert", "prom", "k", utcMs(1), utcMs(3), R"({"v":1})", {}});
    batch.facts.push_back({"alert", "prom", "open", utcMs(1), {}, "{}", {}});
    batch.factSets.push_back({"alert", "prom", utcMs(8), {batch.facts[1]}});
    batch.events.push_back({"deploys",
                            {utcMs(1), utcMs(2)},
                            {"a", "b"},
                            {{"who", std::vector<std::string>{"x", ""}},
                             {"count", std::vector<std::int64_t>{-1, std::numeric_limits<std::int64_t>::min()}},
                             {"ratio", std::vector<double>{0.25, -1}}}});
    batch.observations.push_back({"prom", "up", {utcMs(1), utcMs(2)}, utcMs(3), Outcome::Http, "500"});
    return batch;
}

bool isSame(const Batch& a, const Batch& b)
{
    return bytesOf(a) == bytesOf(b); // by its bits: a NaN equals nothing
}

} // namespace

class TstBatchBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBatchArrivesAsItWas()
    {
        const Batch batch = everything();
        const auto read = batchOf(bytesOf(batch));
        QVERIFY2(read.ok(), read ? "" : qPrintable(toText(read.error())));
        QVERIFY(isSame(*read, batch));
        QCOMPARE(read->series[0].key, batch.series[0].key);
        QCOMPARE(read->series[0].samples[1].at, utcMs(2));
        QVERIFY(std::signbit(read->series[0].samples[1].value));
        QCOMPARE(read->facts[0].validTo, std::optional(utcMs(3)));
        QVERIFY(!read->facts[1].validTo);
        QCOMPARE(read->factSets[0].present[0].key, "open");
        QVERIFY(read->events[0].columns[1].values == batch.events[0].columns[1].values);
        QCOMPARE(read->observations[0].message, "500");
        QCOMPARE(read->observations[0].outcome, Outcome::Http);
    }

    void aChangeSetArrivesAsItWas()
    {
        ChangeSet changes;
        changes.series.push_back({"prom", "up", {utcMs(1), utcMs(2)}});
        changes.samples = {.stored = 300, .keptAside = 2};
        changes.factKinds = {"alert"};
        changes.eventStreams = {"deploys", "notes"};
        changes.observations = everything().observations;
        changes.commit = 77;
        const auto read = changesOf(bytesOf(changes));
        QVERIFY(read.ok());
        QCOMPARE(read->commit, 77u);
        QCOMPARE(read->series[0].span, changes.series[0].span);
        QVERIFY(read->samples == changes.samples);
        QCOMPARE(read->eventStreams, changes.eventStreams);
        QCOMPARE(read->observations.size(), 1u);
    }

    void aCutBatchIsNone()
    {
        const std::string bytes = bytesOf(everything());
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY2(!batchOf(std::string_view(bytes).substr(0, size)).ok(), QByteArray::number(qulonglong(size)).constData());
        QVERIFY(!batchOf(bytes + '\0').ok());
    }

    void whatIsNoUtf8AndWhatIsNoMomentIsRefused()
    {
        Batch batch = everything();
        batch.facts[0].key = "\xc3(";
        QVERIFY(!batchOf(bytesOf(batch)).ok());
        for (const std::int64_t ms : {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
            batch = everything();
            batch.observations[0].span.to = utcMs(ms);
            QVERIFY(!batchOf(bytesOf(batch)).ok());
            batch = everything();
            auto runs = test::copyOf(batch.series);
            runs[0].samples[2].at = utcMs(ms);
            batch.series = std::move(runs);
            QVERIFY(!batchOf(bytesOf(batch)).ok());
        }
    }

    /// Two bytes a label, and a hundred in memory.
    void aFewBytesDoNotBecomeGigabytes()
    {
        history::ByteWriter out;
        out.varint(1);
        out.text("s");
        out.text("n");
        constexpr std::size_t kLabels = 20'000'000;
        out.varint(kLabels);
        out.raw(std::string(2 * kLabels, '\0'));
        QVERIFY(!batchOf(out.bytes()).ok());
    }

    void anyBytesAreSurvived()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const std::string good = bytesOf(everything());
        int read = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::string bytes = good;
            for (int changes = random.bounded(1, 4); changes > 0; --changes)
                bytes[random.bounded(quint32(bytes.size()))] = char(random.bounded(256));
            const auto batch = batchOf(bytes);
            if (batch && ++read > 0)
                QVERIFY(batchOf(bytesOf(*batch)).ok());
        }
        qInfo("%d of 20000 could be read", read);
    }
};

TRACEO_TEST(TstBatchBytes);
#include "tst_batch_bytes.moc"
