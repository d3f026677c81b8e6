// What a report on paper is made of: tables out of a domain's columns, and the hash of the content.
#include "export/document.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

struct Row {
    std::string name;
    double value = 0;
};

std::vector<Column<Row>> columns()
{
    return {{.id = "name",
             .title = u"Name"_s,
             .kind = CellKind::Key,
             .cell = [](const Row& row) { return Cell::ofKey(QString::fromStdString(row.name)); },
             .widest = {}},
            {.id = "value",
             .title = u"Value"_s,
             .kind = CellKind::Number,
             .cell =
                 [](const Row& row) {
                     return Cell::ofReading({.value = row.value, .unit = Unit::Count, .quality = Quality::Ok});
                 },
             .widest = {}}};
}

Document sample()
{
    Document document{.workspace = u"shop"_s, .period = {utcMs(0), utcMs(60'000)}, .made = utcMs(70'000)};
    DocumentSection section{.subject = u"Service levels"_s, .finding = u"1 of 1 objectives met"_s};
    section.blocks.push_back(tableOf(u"All"_s, columns(), std::vector<Row>{{"a", 1}, {"b", 2}}));
    document.sections.push_back(section);
    return document;
}

} // namespace

class TstDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTableTakesTheColumnsThatAreNamedInThatOrder()
    {
        const DocumentTable all = tableOf(u"All"_s, columns(), std::vector<Row>{{"a", 1}});
        QCOMPARE(all.columns.size(), 2U);
        const DocumentTable some = tableOf(u"Some"_s, columns(), std::vector<Row>{{"a", 1}, {"b", 2}}, {"value", "name"});
        QCOMPARE(some.columns.front().title, u"Value"_s);
        QCOMPARE(some.rows.size(), 2U);
        QCOMPARE(some.rows[1][0].reading.value, 2.0);
        QCOMPARE(some.rows[1][1].text, u"b"_s);
    }

    void theHashIsThatOfTheContentAndNotOfTheMomentOfMaking()
    {
        const Document document = sample();
        Document later = sample();
        later.made += kHour;
        QCOMPARE(contentHash(document), contentHash(later));
        QCOMPARE(contentHash(document).size(), 64);
    }

    void theHashChangesWithEachNumberAndWord()
    {
        const QString hash = contentHash(sample());
        Document number = sample();
        std::get<DocumentTable>(number.sections[0].blocks[0]).rows[1][1].reading.value = std::nextafter(2.0, 3.0);
        QVERIFY(contentHash(number) != hash);
        Document word = sample();
        word.sections[0].summary = u"x"_s;
        QVERIFY(contentHash(word) != hash);
        Document moved = sample(); // the same letters in other places
        moved.sections[0].subject = u"Service levels1"_s;
        moved.sections[0].finding = u" of 1 objectives met"_s;
        QVERIFY(contentHash(moved) != hash);
    }
};

TRACEO_TEST(TstDocument);
#include "tst_document.moc"
