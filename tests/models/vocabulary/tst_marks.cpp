#include "vocabulary/marks.h"

#include "support/test_main.h"
#include "vocabulary/payload.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <set>

using namespace traceo;
using namespace traceo::vocabulary;

namespace {

const UtcMs kAt = utcMs(1'795'521'600'000);

} // namespace

class TstMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMarkReadsBack()
    {
        const MarkFact mark{.text = "checkout 4.21.2", .service = "checkout", .author = "anna", .link = "https://ci/7"};
        const auto back = markFact(toJson(mark));
        QVERIFY(back.ok());
        QVERIFY(back->text == mark.text && back->service == mark.service && back->author == mark.author
                && back->link == mark.link);
        for (const char* text : {"", "[]", "{}", "7"})
            QVERIFY2(!markFact(text).ok(), text);
    }

    /// A pipeline may tell it twice.
    void theSameToldTwiceIsOne()
    {
        const MarkFact mark{.text = "a", .service = {}, .author = "anna", .link = {}};
        const std::string key = markKey(kDeployFact, kAt, mark);
        QCOMPARE(key.size(), 16u);
        QCOMPARE(markKey(kDeployFact, kAt, mark), key);
        QVERIFY(markKey(kNoteFact, kAt, mark) != key && markKey(kDeployFact, kAt + Millis{1}, mark) != key);
        const Fact fact = markOf(kDeployFact, kAt, {}, mark);
        QVERIFY(fact.validTo == kAt && fact.source == kUserSource && fact.key == key);
        QVERIFY(markOf(kDeployFact, kAt, kAt + kHour, mark).validTo == kAt + kHour);
    }

    void deploysNotesAndFiringAlertsAreBands()
    {
        const Fact deploy = markOf(kDeployFact, kAt, {}, {"v1", {}, {}, {}});
        const auto band = bandOf(deploy, kAt + kDay);
        QVERIFY(band && band->kind == Band::Kind::Deploy && band->name == QStringLiteral("v1"));
        QCOMPARE(band->span, (TimeSpan{kAt, kAt}));
        AlertFact alert;
        alert.name = "Slow";
        alert.state = "firing";
        const Fact open{kAlertFact, "am", "k", kAt, {}, toJson(alert), {}};
        QCOMPARE(bandOf(open, kAt + kHour)->span, (TimeSpan{kAt, kAt + kHour}));
        QVERIFY(bandOf(open, kAt + kHour)->kind == Band::Kind::Incident);
        alert.state = "pending";
        QVERIFY(!bandOf({kAlertFact, "am", "k", kAt, {}, toJson(alert), {}}, kAt));
        QVERIFY(!bandOf({kTargetFact, "prom", "k", kAt, {}, R"({"v":1})", {}}, kAt));
        QVERIFY(!bandOf({kDeployFact, "user", "k", kAt, {}, "?", {}}, kAt));
    }

    void anAlertReadsBackWithWhoSilencedIt()
    {
        AlertFact alert;
        alert.name = "Slow";
        alert.state = "firing";
        alert.labels = {{"a", "1"}, {"b", "é"}};
        alert.activeAt = kAt;
        alert.runbook = "https://r";
        alert.silencedBy = {"x", "y"};
        alert.isInhibited = true;
        alert.observedBy = "prom";
        const auto back = alertFact(toJson(alert));
        QVERIFY(back->labels == alert.labels && back->activeAt == kAt && back->runbook == alert.runbook);
        QVERIFY(back->silencedBy == alert.silencedBy && back->isInhibited && !back->isMuted && back->observedBy == "prom");
        const SilenceFact silence{.state = "active", .author = "a", .comment = "c", .matchers = "{}", .from = kAt, .until = {}};
        const auto quiet = silenceFact(toJson(silence));
        QVERIFY(quiet->author == "a" && quiet->comment == "c" && quiet->from == kAt && !quiet->until);
    }

    void onlyTimesAreMoments()
    {
        const auto read = [](const char* text) { return momentAt({{"t", text}}, "t"); };
        QCOMPARE(*read("2026-11-24T12:00:00.000Z"), kAt);
        for (const char* text : {"", "now-6h", "0001-01-01T00:00:00Z", "2026", "nonsense T"})
            QVERIFY2(!read(text), text);
        QVERIFY(!momentAt({{"t", 7}}, "t"));
    }
};

TRACEO_TEST(TstMarks);
#include "tst_marks.moc"
