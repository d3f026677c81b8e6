// Columns of large runs of events as bytes, and back.
#include "support/test_main.h"

#include "history/column_data.h"
#include "history/event_codec.h"
#include "history/place_codec.h"
#include "history/text_column.h"

#include <QRandomGenerator>
#include <QtTest>

#include <cmath>
#include <numeric>

using namespace traceo;
using namespace traceo::history;

using Texts = std::vector<std::string>;

class TstEventParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesOfAnyWidthComeBack()
    {
        QRandomGenerator random(7);
        for (const std::size_t different : {1, 2, 3, 17, 255, 256, 257, 4097, 32768}) {
            for (const std::size_t count : {0, 1, 7, 8, 9, 5000, 32768}) {
                RawVector<Place> places(count);
                for (std::size_t i = 0; i < count; ++i)
                    places[i] = Place(i % 16 == 0 ? different - 1 : random.bounded(int(different)));
                if (count == different)
                    std::iota(places.begin(), places.end(), Place(0));
                ByteWriter out;
                writePlaces(out, places, different);
                ByteReader in(out.bytes());
                QVERIFY(readPlaces(in, count, different) == places);
                QVERIFY(in.ok() && in.atEnd());
                ByteReader fewer(out.bytes());
                readPlaces(fewer, count, different - 1);
                QVERIFY(count == 0 || !fewer.ok() || !fewer.atEnd());
            }
        }
    }

    void aFlippedByteOfAPartIsFound()
    {
        const EventColumn column{"t", Texts{"x", "", "x", std::string("\0\xff", 2)}};
        const std::vector<std::size_t> rows{0, 1, 2, 3};
        const std::string part = encodeEventPart(columnData(column, rows));
        const auto back = decodeEventPart(part, ColumnKind::Text, 4);
        QVERIFY(back.ok() && eventColumn("t", *back).values == column.values);
        QVERIFY(!decodeEventPart(part, ColumnKind::Integer, 4).ok());
        QVERIFY(!decodeEventPart(part, ColumnKind::Text, 3).ok());
        const EventDirectory directory{
            4, 5, {entryOf("t", *back), entryOf("i", RawVector<std::int64_t>{3, -1}), entryOf("d", RawVector<double>{0.5, NAN})}};
        const std::string blob = encodeEventDirectory(directory);
        const auto again = decodeEventDirectory(blob);
        QVERIFY(again.ok() && again->rows == 4 && again->lastMark == 5 && again->columns[1].least == -1);
        QCOMPARE(again->columns[2].low, 0.5);
        QCOMPARE(again->columns[2].high, 0.5);
        for (const std::string& whole : {part, blob}) {
            for (std::size_t i = 0; i < whole.size(); ++i) {
                std::string bad = whole;
                bad[i] = char(bad[i] ^ 0x01);
                QVERIFY(!decodeEventPart(bad, ColumnKind::Text, 4).ok() && !decodeEventDirectory(bad).ok());
                QVERIFY(!decodeEventPart(whole.substr(0, i), ColumnKind::Text, 4).ok());
            }
        }
        QVERIFY(!decodeEventDirectory(encodeEventColumns({column})).ok()); // what older versions wrote in its place
    }
};

TRACEO_TEST(TstEventParts);
#include "tst_event_parts.moc"
