#include "app/wiring/page_watch.h"

#include "support/test_main.h"
#include "vocabulary/derived.h"
#include "vocabulary/slo_alert.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using vocabulary::SloAlertFact;
using vocabulary::SloWatch;

namespace {

constexpr UtcMs kBegin = utcMs(1'790'000'040'000);

Fact stored(const SloAlertFact& said)
{
    return {vocabulary::kSloAlertFact,
            vocabulary::kDerivedSource,
            vocabulary::sloAlertKey(said.name, said.watch),
            kBegin,
            {},
            toJson(said),
            {}};
}

SloAlertFact page(const std::string& name, UtcMs since)
{
    SloAlertFact said{.name = name, .definition = "0"};
    said.verdict = SloAlertFact::Verdict::Firing;
    said.since = since;
    said.longWindow = kHour;
    said.shortWindow = 5 * kMinute;
    return said;
}

} // namespace

class TstPageWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatPagesIsToldTheNewestFirst()
    {
        const auto pages = pagesIn({stored(page("a", kBegin)), stored(page("b", kBegin + kMinute))}, {});
        QCOMPARE(pages.size(), 2U);
        QCOMPARE(pages[0].slo, std::string("b"));
        QCOMPARE(pages[0].since, kBegin + kMinute);
        QVERIFY2(pages[1].summary.startsWith(u"a spends its error budget"_s), qPrintable(pages[1].summary));
    }

    void whatIsMutedFlapsOrOnlyMakesATicketIsNoNews()
    {
        SloAlertFact muted = page("a", kBegin);
        muted.isMuted = true;
        SloAlertFact flapping = page("b", kBegin);
        flapping.isFlapping = true;
        SloAlertFact ticket = page("c", kBegin);
        ticket.watch = SloWatch::Ticket;
        SloAlertFact quiet = page("d", kBegin);
        quiet.verdict = SloAlertFact::Verdict::Quiet;
        QVERIFY(pagesIn({stored(muted), stored(flapping), stored(ticket), stored(quiet)}, {}).empty());
    }
};

TRACEO_TEST(TstPageWatch);
#include "tst_page_watch.moc"
