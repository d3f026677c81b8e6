// What is said of a whole document: the past, silent sources, where it came from, how to have it again.
#include "export/document_words.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kMade = utcMs(1'795'862'592'000); // 2026-11-28T10:43:12Z

DocumentSource source(const QString& name, std::optional<Millis> age)
{
    DocumentSource row{.name = name, .kind = u"prometheus"_s};
    row.age = {.unit = Unit::Seconds, .quality = Quality::NotObserved};
    if (!age)
        return row;
    row.status = *age < kHour ? Status::Ok : Status::Stale;
    row.age.value = double(age->count()) / 1000;
    row.age.quality = Quality::Ok;
    return row;
}

Document document(std::vector<DocumentSource> sources = {source(u"prom"_s, Millis{12'000})})
{
    Document document{.workspace = u"shop"_s,
                      .period = {kMade - 30 * kDay, floorTo(kMade, kMinute)},
                      .known = kMade,
                      .made = kMade,
                      .style = {.locale = QLocale::c()},
                      .sources = std::move(sources)};
    document.sections.push_back({.subject = u"Service levels"_s, .finding = u"1 of 1 objectives met"_s, .method = u"Counted."_s});
    document.command = u"traceo report run --at 2026-11-28T10:43:00Z"_s;
    return document;
}

} // namespace

class TstDocumentWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void datesOnPaperHaveTheirYearAndZone()
    {
        QCOMPARE(periodWords(document()), u"29 Oct 2026 10:43 → 28 Nov 2026 10:43, UTC"_s);
        QVERIFY(madeWords(document()).contains(u"28 Nov 2026 10:43"_s));
    }

    void aReportOfNowFromSourcesThatAnswerHasNothingToSayFirst()
    {
        QVERIFY(noticesOf(document()).empty());
        QVERIFY(isWhole(document()) && !isBlind(document()));
        QCOMPARE(sourceWords(document()), u"Source: prom (prometheus)."_s);
    }

    void thePastSaysSo()
    {
        Document past = document();
        past.period.to = kMade - 2 * kDay;
        const auto notices = noticesOf(past);
        QCOMPARE(notices.size(), 1U);
        QVERIFY(notices[0].text.contains(u"26 Nov 2026 10:43"_s));
        past.known = kMade - kDay;
        QCOMPARE(noticesOf(past).size(), 2U);
        QVERIFY(madeWords(past).contains(u"27 Nov 2026"_s));
    }

    void silentSourcesAreNamedWithTheirAge()
    {
        const Document some = document({source(u"a"_s, Millis{1000}), source(u"b"_s, 3 * kHour)});
        QCOMPARE(noticesOf(some).size(), 1U);
        QVERIFY(noticesOf(some)[0].text.contains(u"3 h"_s));
        QVERIFY(!isWhole(some));
        QVERIFY2(sourceWords(some).contains(u"1 of 2"_s) && sourceWords(some).contains(u"b"_s), qPrintable(sourceWords(some)));
        const Document offline = document({source(u"b"_s, 3 * kHour)});
        QCOMPARE(noticesOf(offline).front().subject, u"Offline"_s);
    }

    void sourcesThatNeverAnsweredMakeABlindReport()
    {
        const Document blind = document({source(u"a"_s, {}), source(u"b"_s, {})});
        QVERIFY(isBlind(blind) && !isWhole(blind));
        QCOMPARE(noticesOf(blind).front().subject, u"Nothing was observed"_s);
        QVERIFY(!isBlind(document({}))); // an empty workspace is not blind
    }

    void theLastSectionSaysHowToHaveTheSameAgain()
    {
        const Document done = completed(document());
        QCOMPARE(done.sections.size(), 2U);
        QCOMPARE(done.hash, contentHash(document()));
        QVERIFY(hashWords(done.hash).endsWith(done.hash.mid(4, 4)));
        const auto& notes = std::get<DocumentNotes>(done.sections.back().blocks.back()).notes;
        const auto has = [&notes](const QString& command) {
            return std::ranges::any_of(notes, [&](const auto& note) { return note.command == command; });
        };
        QVERIFY(has(done.command) && has(done.hash));
        for (const auto& note : notes) // "Made: Made 28 Nov"
            QVERIFY2(!note.text.startsWith(note.subject), qPrintable(note.text));
    }
};
TRACEO_TEST(TstDocumentWords);
#include "tst_document_words.moc"
