#include "models/synthetics/probe_store.h"
#include "overview/findings.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kCart[] = "https://shop.example.org/cart";
constexpr char kHome[] = "https://shop.example.org/";

Findings found(const ProbeStore& store)
{
    const Question asked = probeQuestion();
    const auto snapshot = store.snapshot({.view = asked.moment(), .know = kDistantFuture});
    const OverviewConfig config;
    auto all = checkFindings({snapshot, config, asked, {}, {}});
    if (!all)
        qFatal("%s", qPrintable(toText(all.error())));
    return std::move(*all);
}

const Finding* findingOf(const Findings& all, const std::string& part)
{
    const auto it =
        std::ranges::find_if(all.list, [&part](const Finding& one) { return one.key.find(part) != std::string::npos; });
    return it == all.list.end() ? nullptr : &*it;
}

Batch certificate(const std::string& check, const std::string& region, Millis left)
{
    Batch batch;
    batch.series.add({{"prom", vocabulary::kProbeCertificate, probeLabels(check, region)},
                      {{kEnd, double((kEnd + left).time_since_epoch().count()) / 1000}}});
    return batch;
}

} // namespace

class TstCheckFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsFoundWhereAllIsWell()
    {
        ProbeStore store;
        store.add(probes(kCart, "eu", u"1x60"_s));
        store.add(answered(kEnd));
        const auto all = found(store);
        QVERIFY(all.list.empty() && all.unseen.empty());
        QCOMPARE(all.tiles.size(), 1U);
        QVERIFY(all.tiles[0].value.value == 0 && all.tiles[0].note == u"all observed"_s);
    }

    void aCheckWithoutProbesHasNoTile()
    {
        const ProbeStore store;
        const auto all = found(store);
        QVERIFY(all.list.empty() && all.tiles.empty());
    }

    void aCheckThatIsDownSaysFromWhereAndSinceWhen()
    {
        ProbeStore store;
        store.add(probes(kCart, "eu", u"1x50 0x10"_s));
        store.add(probes(kCart, "us", u"1x60"_s));
        store.add(probes(kCart, "ap", u"1x60"_s));
        store.add(probes(kHome, "eu", u"1x50 0x10"_s));
        store.add(answered(kEnd));
        const auto all = found(store);
        const Finding* cart = findingOf(all, "/cart/down");
        QVERIFY(cart && cart->status == Status::Warning); // two of three regions reach it
        QCOMPARE(cart->title, u"shop.example.org/cart is down from eu"_s);
        QVERIFY2(std::abs(cart->age.value - 545) <= 60, qPrintable(QString::number(cart->age.value)));
        QVERIFY(cart->link.pane == "synthetics" && cart->link.key == std::string(kCart) + "@eu");
        const Finding* home = findingOf(all, std::string(kHome) + "/down");
        QVERIFY(home && home->status == Status::Critical && home->title.endsWith(u"is down"_s));
        QVERIFY(!home->reason.isEmpty());
        QVERIFY(all.tiles[0].value.value == 2);
    }

    /// "For 20 min" beside "fails since 5 minutes ago" is two rows in one line.
    void theReasonIsOfTheOneThatBeganFirst()
    {
        ProbeStore store;
        store.add(probes(kCart, "ap", u"1x55 0x5"_s));
        store.add(probes(kCart, "eu", u"1x40 0x20"_s));
        store.add(answered(kEnd));
        const auto all = found(store);
        const Finding* cart = findingOf(all, "/cart/down");
        QVERIFY(cart && std::abs(cart->age.value - 20 * 60) <= 60);
        QCOMPARE(cart->link.key, std::string(kCart) + "@eu");
        const UtcMs began = probeQuestion().moment() - Millis{std::int64_t(cart->age.value * 1000)};
        QVERIFY2(cart->reason.contains(momentText(began, probeQuestion().moment())), qPrintable(cart->reason));
    }

    void whatNobodyObservesIsNotCountedAsUp()
    {
        ProbeStore store;
        store.add(probes(kCart, "eu", u"1x60"_s, kMinute, kEnd - 20 * kMinute));
        store.add(answered(kEnd));
        const KeyFigure tile = found(store).tiles.at(0);
        QCOMPARE(tile.value.quality, Quality::Unknown);
        QCOMPARE(tile.note, u"1 not observed"_s);
    }

    void whatOneProberDoesNotSeeIsNotDown()
    {
        ProbeStore store;
        store.add(probes(kCart, "eu", u"1x60"_s, kMinute, kEnd - 20 * kMinute));
        store.add(probes(kCart, "us", u"1x60"_s));
        store.add(probes(kHome, "eu", u"1x60"_s));
        store.add(answered(kEnd));
        const auto all = found(store);
        const Finding* cart = findingOf(all, "/cart/unseen");
        QVERIFY(cart && cart->status == Status::Unknown);
        QCOMPARE(cart->title, u"shop.example.org/cart is not observed from eu"_s);
        QVERIFY(!findingOf(all, "/down") && !findingOf(all, "region/"));
        QCOMPARE(all.tiles[0].note, u"1 not observed"_s);
    }

    void aSilentRegionIsSaidOnce()
    {
        ProbeStore store;
        for (const char* check : {kCart, kHome}) {
            store.add(probes(check, "eu", u"1x60"_s, kMinute, kEnd - 20 * kMinute));
            store.add(probes(check, "us", u"1x60"_s));
        }
        store.add(answered(kEnd));
        const auto all = found(store);
        QCOMPARE(all.list.size(), 1U);
        const Finding& region = all.list[0];
        QVERIFY(region.key == "region/eu/silent" && region.status == Status::Unknown);
        QCOMPARE(region.title, u"Nothing is observed from eu"_s);
        QVERIFY(region.reason.startsWith(u"2 check"_s));
    }

    /// Six lines for one prober hide what else there is; a check that nobody sees has a line of its own.
    void whatOneProberNoLongerSeesIsSaidOnce()
    {
        ProbeStore store;
        for (const char* check :
             {"https://a.example.org", "https://b.example.org", "https://c.example.org", "https://d.example.org", kCart, kHome}) {
            const bool isSeen = check == kHome;
            const bool isSeenElsewhere = check != kCart;
            store.add(probes(check, "eu", u"1x60"_s, kMinute, isSeen ? kEnd : kEnd - 20 * kMinute));
            store.add(probes(check, "us", u"1x60"_s, kMinute, isSeenElsewhere ? kEnd : kEnd - 20 * kMinute));
        }
        store.add(answered(kEnd));
        const auto all = found(store);
        QCOMPARE(all.list.size(), 2U);
        const Finding* eu = findingOf(all, "region/eu/unseen");
        QVERIFY(eu && eu->status == Status::Unknown && eu->link.key == "https://a.example.org@eu");
        QCOMPARE(eu->title, u"4 check(s) are not observed from eu"_s);
        QVERIFY2(eu->reason.startsWith(u"a.example.org, b.example.org, c.example.org and 1 more. "_s), qPrintable(eu->reason));
        QVERIFY(findingOf(all, "/cart/unseen"));
        QCOMPARE(all.tiles[0].note, u"5 not observed"_s);
        QCOMPARE(all.states.at("synthetics").size(), 6U);
    }

    void aStaleServerIsNotSaidOfItsChecks()
    {
        ProbeStore store;
        store.add(probes(kCart, "eu", u"1x60"_s, kMinute, kEnd - kHour));
        store.add(answered(kEnd - kHour));
        const auto all = found(store);
        QVERIFY(all.list.empty());                              // the source's own finding says it
        QCOMPARE(all.tiles[0].value.quality, Quality::Unknown); // none down is something else than none known
        QCOMPARE(all.tiles[0].note, u"1 stale"_s);
    }

    /// A prober that was missing when the server was heard last says nothing of the others of its region.
    void aProberThatWasMissingWhenTheServerFellSilent()
    {
        ProbeStore store;
        store.add(probes(kCart, "eu", u"1x60"_s, kMinute, kEnd - 2 * kHour));
        store.add(probes(kHome, "eu", u"1x60"_s, kMinute, kEnd - kHour));
        store.add(answered(kEnd - kHour));
        const auto all = found(store);
        QVERIFY(!findingOf(all, "region/"));
        const Finding* cart = findingOf(all, "/cart/unseen");
        QVERIFY(cart);
        QVERIFY2(cart->reason.contains(u"does not answer since"_s), qPrintable(cart->reason));
    }

    void aCertificateIsSaidBeforeItEndsAndAfter()
    {
        ProbeStore store;
        store.add(probes(kCart, "eu", u"1x60"_s));
        store.add(probes(kCart, "us", u"1x60"_s));
        store.add(probes(kHome, "eu", u"1x60"_s));
        store.add(certificate(kCart, "eu", 30 * kDay));
        store.add(certificate(kCart, "us", 6 * kDay));
        store.add(certificate(kHome, "eu", -kHour));
        store.add(answered(kEnd));
        const auto all = found(store);
        const Finding* soon = findingOf(all, "certificate/" + std::string(kCart));
        QVERIFY(soon && soon->status == Status::Warning && soon->kind == FindingKind::Certificate);
        QVERIFY(soon->title.contains(u"ends in"_s) && soon->link.key == std::string(kCart) + "@us" && !soon->age.hasValue());
        const Finding* over = findingOf(all, "certificate/" + std::string(kHome));
        QVERIFY(over && over->status == Status::Critical && over->title.contains(u"has ended"_s) && over->age.hasValue());
    }
};

TRACEO_TEST(TstCheckFindings);
#include "tst_check_findings.moc"
