#include "net/body_reader.h"

#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstBodyReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLengthIsReadStrictly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("length"); // -1: refused
        QTest::newRow("plain") << QByteArray("12") << qint64(12);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("twice the same") << QByteArray("12, 12") << qint64(12);
        QTest::newRow("different") << QByteArray("12, 13") << qint64(-1);
        QTest::newRow("negative") << QByteArray("-12") << qint64(-1);
        QTest::newRow("plus") << QByteArray("+12") << qint64(-1);
        QTest::newRow("fraction") << QByteArray("12.0") << qint64(-1);
        QTest::newRow("hex") << QByteArray("0x12") << qint64(-1);
        QTest::newRow("words") << QByteArray("twelve") << qint64(-1);
        QTest::newRow("over 64 bit") << QByteArray("99999999999999999999") << qint64(-1);
        QTest::newRow("an empty item") << QByteArray(",12") << qint64(-1);
    }

    void aLengthIsReadStrictly()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, length);
        const auto framing = Framing::of({{"content-length", text.toStdString()}});
        QCOMPARE(framing.ok(), length >= 0);
        if (framing)
            QCOMPARE(framing->length.value(), length);
        else
            QCOMPARE(framing.error().code, ErrorCode::Decode);
    }

    void chunksDecideOverALength()
    {
        const auto framing = Framing::of({{"content-length", "5"}, {"transfer-encoding", "Chunked"}});
        QVERIFY(framing && framing->chunked && !framing->length);
    }

    void onlyGzipIsUnpacked()
    {
        QVERIFY(Framing::of({{"content-encoding", "identity"}}));
        QCOMPARE(Framing::of({{"content-encoding", "X-GZIP"}})->coding, Framing::Coding::Gzip);
        for (const char* coding : {"deflate", "br", "zstd", "gzip, gzip", "gzip, identity"})
            QVERIFY2(!Framing::of({{"content-encoding", coding}}), coding);
    }

    void noPrefixOfAGzipPassesForTheWhole()
    {
        std::string text;
        for (int i = 0; i < 3000; ++i)
            text += "line " + std::to_string(i * 7919 % 3001) + "\n";
        const std::string packed = gzipped(text);
        for (std::size_t size = 0; size <= packed.size(); size += size + 20 < packed.size() ? 97 : 1) {
            Framing framing;
            framing.length = std::int64_t(size);
            framing.coding = Framing::Coding::Gzip;
            BodyReader reader(framing, 1 << 20);
            QVERIFY(reader.feed(std::string_view(packed).substr(0, size)));
            const auto whole = reader.finish();
            QCOMPARE(whole.ok(), size == packed.size());
            if (whole)
                QCOMPARE(*whole, text);
        }
    }

    void theStepsDoNotMatter()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        std::string text(200'000, '\0');
        for (char& c : text)
            c = char(random.bounded(8));
        const std::string packed = gzipped(text);
        for (int round = 0; round < 20; ++round) {
            BodyReader reader({.length = std::int64_t(packed.size()), .chunked = false, .coding = Framing::Coding::Gzip},
                              1 << 20);
            for (std::size_t at = 0; at < packed.size();) {
                const std::size_t step = std::min<std::size_t>(packed.size() - at, 1 + random.bounded(round * 500 + 1));
                QVERIFY(reader.feed(std::string_view(packed).substr(at, step)));
                at += step;
            }
            QCOMPARE(reader.finish().valueOr({}), text);
        }
    }

    void onlyJsonMayEndWithItsConnection()
    {
        const auto finished = [](const char* type, std::string_view body) {
            const auto framing = Framing::of({{"content-type", type}});
            BodyReader reader(*framing, 1 << 24);
            return framing && reader.feed(body) && reader.finish();
        };
        for (const char* type : {"application/json", "Application/JSON; charset=utf-8", "text/json", "application/x+json", ""})
            QVERIFY2(finished(type, " {\"a\":[1]}\n"), type);
        for (const char* type : {"text/plain", "application/jsonp", "application/json5", "+json", "text/html"})
            QVERIFY2(!finished(type, "{\"a\":[1]}"), type);
        for (const char* body : {"1", "true", "\"a\"", "null", "{", "[1", "[1]]", "{}{}", "[1,]", "{\"a\":1", " ", "up 1\n"})
            QVERIFY2(!finished("application/json", body), body);
        const std::string deep(1'000'000, '['); // nothing recurses
        QVERIFY(!finished("application/json", deep));
        QVERIFY(finished("application/json", deep + std::string(deep.size(), ']')));
    }

    void noFlippedBitPasses()
    {
        std::string text;
        for (int i = 0; i < 300; ++i)
            text += std::to_string(i * i);
        const std::string packed = gzipped(text);
        for (std::size_t bit = 0; bit < packed.size() * 8; ++bit) {
            std::string bent = packed;
            bent[bit / 8] = char(bent[bit / 8] ^ (1 << (bit % 8)));
            BodyReader reader({.length = std::int64_t(bent.size()), .chunked = false, .coding = Framing::Coding::Gzip}, 1 << 20);
            if (!reader.feed(bent))
                continue;
            const auto whole = reader.finish();
            if (whole)
                QCOMPARE(*whole, text); // the flip was where it changes nothing, as in the header's time
        }
    }

    void theCapCountsWhatIsUnpacked()
    {
        const std::string packed = gzipped(std::string(1'000'000, 'a'));
        Framing framing;
        framing.coding = Framing::Coding::Gzip;
        BodyReader enough(framing, 1'000'000);
        QVERIFY(enough.feed(packed));
        BodyReader tooMuch(framing, 999'999);
        QCOMPARE(tooMuch.feed(packed).error().code, ErrorCode::TooLarge);
        QVERIFY(tooMuch.text().size() <= 999'999);
    }

    void anAnnouncedLengthIsJudgedBeforeItComes()
    {
        Framing framing;
        framing.length = 1000;
        QVERIFY(!BodyReader(framing, 1000).announcesTooMuch());
        QVERIFY(BodyReader(framing, 999).announcesTooMuch());
        framing.coding = Framing::Coding::Gzip; // packed, it may still be less than its frame
        QVERIFY(!BodyReader(framing, 999).announcesTooMuch());
        framing.length.reset();
        QVERIFY(!BodyReader(framing, 0).announcesTooMuch());
    }
};

TRACEO_TEST(TstBodyReader);
#include "tst_body_reader.moc"
