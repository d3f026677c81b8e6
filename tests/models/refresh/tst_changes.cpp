// What the scrubber, the event lanes and the list of changes read from history.
#include "opened_history.h"
#include "refresh/changes.h"
#include "refresh/timeline.h"
#include "support/test_main.h"
#include "vocabulary/facts.h"
#include "vocabulary/marks.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstChanges : public QObject {
    Q_OBJECT
    OpenedHistory m_store;
    const UtcMs m_start = floorTo(m_store.clock.now(), kHour) - 10 * kHour;
    const std::vector<std::string> m_sources{"prom"};

    void commit(Batch batch) const
    {
        auto stored = m_store.history->commit(std::move(batch));
        stored.waitForFinished();
        QVERIFY(stored.result().ok());
    }

    Fact alert(const std::string& name, const std::string& state, const std::string& severity, UtcMs from) const
    {
        vocabulary::AlertFact fact{.name = name, .state = state, .severity = severity, .summary = "it is slow"};
        fact.labels = {{"alertname", name}};
        return {.kind = vocabulary::kAlertFact,
                .source = "prom",
                .key = "{alertname=\"" + name + "\"}",
                .validFrom = from,
                .validTo = {},
                .payload = toJson(fact),
                .learnedAt = {}};
    }

    void alerts(UtcMs at, std::vector<Fact> present) const
    {
        Batch batch;
        batch.factSets.push_back({vocabulary::kAlertFact, "prom", at, std::move(present)});
        batch.observations.push_back({.source = "prom", .want = "alerts", .span = {at - kMinute, at}, .learnedAt = at});
        commit(std::move(batch));
    }

    void failed(TimeSpan span) const
    {
        Batch batch;
        batch.observations.push_back({.source = "prom",
                                      .want = "alerts",
                                      .span = span,
                                      .learnedAt = span.to,
                                      .outcome = Outcome::Timeout,
                                      .message = "no answer"});
        commit(std::move(batch));
    }

private Q_SLOTS:
    void initTestCase()
    {
        alerts(m_start, {});
        const UtcMs pending = m_start + kHour;
        const UtcMs firing = pending + 10 * kMinute;
        alerts(pending, {alert("Slow", "pending", "page", pending)});
        alerts(firing, {alert("Slow", "firing", "page", firing), alert("Disk", "firing", "warning", firing)});
        alerts(firing + kHour, {alert("Disk", "firing", "warning", firing)});
        failed({m_start + 5 * kHour, m_start + 6 * kHour});
        alerts(m_start + 6 * kHour + kMinute, {alert("Disk", "firing", "warning", firing)});
    }

    void changesAreListedNewestFirst()
    {
        const auto report = changesOf(*m_store.history->snapshot(), {m_start, m_start + 10 * kHour}, m_sources);
        QVERIFY(report.ok());
        QStringList said;
        for (const StateChange& change : report->changes)
            said << change.name + u' ' + QString::number(int(change.way)) + u' ' + change.difference.section(u',', -1).trimmed();
        QCOMPARE(said.size(), 6);
        QVERIFY2(said[0].startsWith(u"prom 1"_s), qPrintable(said.join(u'\n')));
        QVERIFY2(said[1].startsWith(u"prom 0"_s), qPrintable(said.join(u'\n')));
        QVERIFY2(said[2].startsWith(u"Slow 1"_s), qPrintable(said.join(u'\n')));
        QVERIFY2(said.contains(u"Slow 2 state: pending → firing"_s), qPrintable(said.join(u'\n')));
        QVERIFY2(said.last().startsWith(u"Slow 0"_s), qPrintable(said.join(u'\n')));
    }

    void onlyWhatChangedInBetween()
    {
        const auto report =
            changesOf(*m_store.history->snapshot(), {m_start + kHour + 5 * kMinute, m_start + kHour + 15 * kMinute}, m_sources);
        QVERIFY(report.ok());
        QCOMPARE(report->changes.size(), 2u);
        QVERIFY(report->changes.back().way != report->changes.front().way); // one began, one changed
    }

    void theFirstContactChangedNothing()
    {
        const auto rules = [this](UtcMs at, const std::vector<std::string>& names) {
            std::vector<Fact> present;
            for (const std::string& name : names)
                present.push_back({.kind = vocabulary::kRuleFact,
                                   .source = "prom",
                                   .key = name,
                                   .validFrom = at,
                                   .validTo = {},
                                   .payload = R"({"v":1,"name":")" + name + R"("})",
                                   .learnedAt = {}});
            Batch batch;
            batch.factSets.push_back({vocabulary::kRuleFact, "prom", at, std::move(present)});
            commit(std::move(batch));
        };
        const UtcMs first = m_start + 8 * kHour;
        rules(first, {"one", "two"});
        rules(first + kMinute, {"one", "two", "three"});
        const auto changes = changesOf(*m_store.history->snapshot(), {first - kMinute, first + kHour}, {});
        QVERIFY(changes.ok());
        QCOMPARE(changes->changes.size(), 1u);
        QCOMPARE(changes->changes[0].name, u"three"_s);
        rules(first + 2 * kMinute, {"one", "two", "three", "four"});
        const auto later = changesOf(*m_store.history->snapshot(), {first + Millis{90'000}, first + kHour}, {});
        QVERIFY(later.ok());
        QCOMPARE(later->changes.size(), 1u); // told of before the span began
    }

    /// They happened when they say, also where they are the first that is known.
    void deploysAndNotesAreChanges()
    {
        const UtcMs at = m_start - 2 * kHour;
        Batch batch;
        batch.facts = {vocabulary::markOf(vocabulary::kDeployFact, at, {}, {"shop 4.21.2", "shop", "anna", {}}),
                       vocabulary::markOf(vocabulary::kNoteFact, at + kMinute, {}, {"failover tried", "shop", "ben", {}})};
        commit(std::move(batch));
        const auto report = changesOf(*m_store.history->snapshot(), {at, at + kHour}, {});
        QVERIFY(report.ok());
        QCOMPARE(report->changes.size(), 2u);
        QCOMPARE(report->changes[0].name, u"failover tried"_s);
        QCOMPARE(report->changes[1].name, u"shop 4.21.2"_s);
        QCOMPARE(report->changes[1].difference, u"author: anna, service: shop"_s);
    }

    void differencesNameWhatIsDifferent()
    {
        QCOMPARE(differenceOf(R"({"v":1,"state":"pending","value":1})", R"({"v":1,"state":"firing","value":2})"),
                 u"state: pending → firing"_s);
        QCOMPARE(differenceOf(R"({"v":1,"a":"x"})", R"({"v":1,"b":2})"), u"b: 2, a: x → –"_s);
        QCOMPARE(differenceOf({}, R"({"v":1,"name":"n","state":"firing"})"), u"state: firing"_s);
        QCOMPARE(differenceOf("not json", "[]"), QString());
    }

    void theTimelineHasAlertsThatFireAndSilences()
    {
        const UtcMs now = m_start + 10 * kHour;
        const auto marks = timelineOf(*m_store.history->snapshot(), {m_start, now}, now, m_sources);
        QVERIFY(marks.ok());
        QCOMPARE(marks->size(), 3u);
        const auto& slow = *std::ranges::find(*marks, u"Slow"_s, &EventMark::name);
        QCOMPARE(slow.status, Status::Critical);
        QCOMPARE(slow.span.length(), kHour);
        const auto& disk = *std::ranges::find(*marks, u"Disk"_s, &EventMark::name);
        QCOMPARE(disk.status, Status::Warning);
        QCOMPARE(disk.span.to, now); // still fires
        const auto& silence = *std::ranges::find(*marks, Band::Kind::NotObserved, &EventMark::kind);
        QCOMPARE(silence.span, (TimeSpan{m_start + 5 * kHour, m_start + 6 * kHour}));
    }

    /// Two sources have it, one of them only up to where the past was fetched: one mark, but for what is silenced.
    void anAlertIsDrawnOnceHoweverManyHaveIt()
    {
        const UtcMs from = m_start + 8 * kHour;
        const auto minute = [from](int n) { return from + n * kMinute; };
        vocabulary::AlertFact fact{.name = "Loud", .state = "firing", .severity = "page"};
        fact.labels = {{"alertname", "Loud"}};
        const auto commitOf = [&](const std::string& source, TimeSpan span) {
            Batch batch;
            batch.facts.push_back({vocabulary::kAlertFact, source, "Loud", span.from, span.to, toJson(fact), {}});
            commit(std::move(batch));
        };
        const auto loud = [&](UtcMs now) {
            auto marks = timelineOf(*m_store.history->snapshot(), {from, now + Millis{1}}, now, {}).value();
            std::erase_if(marks, [](const EventMark& mark) { return mark.name != u"Loud"_s; });
            return marks;
        };
        commitOf("derived", {from, minute(30)});
        fact.activeAt = from; // its server knows that it went on
        commitOf("prom", {minute(44), minute(60)});
        auto marks = loud(minute(120));
        QCOMPARE(marks.size(), 1u);
        QCOMPARE(marks[0].span, (TimeSpan{from, minute(60)}));
        QCOMPARE(marks[0].status, Status::Critical);

        fact.activeAt.reset();
        fact.silencedBy = {"s"};
        commitOf("am", {minute(20), minute(50)});
        marks = loud(minute(120));
        QCOMPARE(marks.size(), 3u);
        QCOMPARE(marks[0].span, (TimeSpan{from, minute(20)}));
        QCOMPARE(marks[1].span, (TimeSpan{minute(20), minute(50)}));
        QCOMPARE(marks[1].status, Status::Maintenance);
        QCOMPARE(marks[2].span, (TimeSpan{minute(50), minute(60)}));
        QCOMPARE(marks[2].status, Status::Critical);

        marks = loud(minute(10)); // nobody knew how long it would last
        QCOMPARE(marks.size(), 1u);
        QCOMPARE(marks[0].span.to, minute(10));
    }

    void aShortFailureIsNoSilence()
    {
        const auto span = [this](int from, int to, Outcome outcome) {
            return history::ObservedSpan{{m_start + from * kMinute, m_start + to * kMinute}, outcome, {}, {}};
        };
        QVERIFY(silencesOf({span(0, 10, Outcome::Ok), span(10, 12, Outcome::Timeout), span(12, 20, Outcome::Ok)}).empty());
        // Another want of the same source was answered meanwhile.
        QVERIFY(silencesOf({span(0, 60, Outcome::Ok), span(10, 50, Outcome::Http)}).empty());
        const auto silences = silencesOf({span(0, 10, Outcome::Timeout), span(12, 30, Outcome::Auth)});
        QCOMPARE(silences.size(), 1u);
        QCOMPARE(silences[0].length(), 30 * kMinute);
    }
};

TRACEO_TEST(TstChanges);
#include "tst_changes.moc"
