// Why nobody saw a minute.
#include "models/slo/made_composites.h"
#include "slo/sla/blindness.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const TimeSpan kSpan{kEnd - 60 * kMinute, kEnd};

/// Minutes from + 1 … to of the span, asked for all that the SLO wants, with that outcome.
void ask(Batch& batch, int from, int to, Outcome outcome)
{
    for (const Want& want : SloConfig{{slo()}}.wants())
        batch.observations.push_back({.source = "prom",
                                      .want = want.id(),
                                      .span = {kSpan.from + from * kMinute, kSpan.from + to * kMinute},
                                      .learnedAt = kEnd,
                                      .outcome = outcome,
                                      .message = {}});
}

QStringList textsOf(const std::vector<Blindness>& blind)
{
    QStringList texts;
    for (const Blindness& one : blind)
        texts << u"%1 %2 %3…%4"_s.arg(QString::fromLatin1(wordOf(one.cause)))
                     .arg(one.seconds)
                     .arg((one.longest.from - kSpan.from) / kMinute)
                     .arg((one.longest.to - kSpan.from) / kMinute);
    return texts;
}

QStringList found(const Batch& batch, const std::vector<double>& unseen, const std::vector<TimeSpan>& filling = {})
{
    Store store;
    store.clock.set(kEnd);
    if (!store.open() || !store.commit(batch))
        qFatal("no store");
    const auto snapshot = store.snapshot();
    const auto blind = blindnessOf(snapshot, slo(), kSpan, unseen, filling);
    if (!blind)
        qFatal("%s", qPrintable(toText(blind.error())));
    return textsOf(*blind);
}

/// All of the minutes from + 1 … to.
std::vector<double> unseen(const std::vector<std::pair<int, int>>& spans)
{
    std::vector<double> seconds(60);
    for (const auto& [from, to] : spans) {
        for (int i = from; i < to; ++i)
            seconds[std::size_t(i)] = 60;
    }
    return seconds;
}

} // namespace

class TstBlindness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void causesAreToldApart()
    {
        Batch batch;
        ask(batch, 0, 10, Outcome::Ok);
        ask(batch, 10, 18, Outcome::Timeout);
        ask(batch, 18, 24, Outcome::Auth);
        ask(batch, 24, 28, Outcome::Http);
        ask(batch, 30, 60, Outcome::Ok);
        // silent 5…10 and 40…42, then whatever failed, and two minutes nobody asked for
        QCOMPARE(found(batch, unseen({{5, 30}, {40, 42}})),
                 (QStringList{u"away 480 10…18"_s, u"silent 420 5…10"_s, u"refused 360 18…24"_s, u"failing 240 24…28"_s,
                              u"not_asked 120 28…30"_s}));
    }

    void anyOfTheSourcesOfACompositeMayHaveFailed()
    {
        SloDefinition whole = composite(Composite::Burn::Score, {{"checkout"}, {"search"}});
        SloDefinition search = *whole.composite->members[1].slo;
        search.sli.source = "other";
        whole.composite->members[1].slo = std::make_shared<const SloDefinition>(search);
        whole.sli.source.clear(); // of two
        Batch batch;
        ask(batch, 0, 60, Outcome::Ok);
        for (const Want& want : SloConfig{{search}}.wants()) {
            batch.observations.push_back({"other", want.id(), {kSpan.from, kSpan.from + 30 * kMinute}, kEnd, Outcome::Ok, {}});
            batch.observations.push_back({"other", want.id(), {kSpan.from + 30 * kMinute, kEnd}, kEnd, Outcome::Timeout, {}});
        }
        Store store;
        store.clock.set(kEnd);
        QVERIFY(store.open() && store.commit(batch));
        const auto blind = blindnessOf(store.snapshot(), whole, kSpan, unseen({{10, 60}}), {});
        QVERIFY(blind);
        QCOMPARE(textsOf(*blind), (QStringList{u"away 1800 30…60"_s, u"silent 1200 10…30"_s}));
    }

    void whatIsStillToComeIsNoFault()
    {
        Batch batch;
        ask(batch, 30, 60, Outcome::Ok);
        QCOMPARE(found(batch, unseen({{0, 30}}), {{kSpan.from, kSpan.from + 20 * kMinute}}),
                 (QStringList{u"fetching 1200 0…20"_s, u"not_asked 600 20…30"_s}));
    }

    void anAnswerAfterAFailureIsAnAnswer()
    {
        Batch batch;
        ask(batch, 0, 60, Outcome::Ok); // fetched afterwards
        ask(batch, 10, 20, Outcome::Timeout);
        QCOMPARE(found(batch, unseen({{10, 20}})), QStringList{u"silent 600 10…20"_s});
    }

    void importedDataHaveHoles() { QCOMPARE(found({}, unseen({{10, 12}})), QStringList{u"silent 120 10…12"_s}); }

    void partsOfMinutesCount()
    {
        Batch batch;
        ask(batch, 0, 60, Outcome::Ok);
        std::vector<double> seconds(60);
        seconds[3] = 12;
        seconds[4] = 30;
        QCOMPARE(found(batch, seconds), QStringList{u"silent 42 3…5"_s});
        QVERIFY(found(batch, std::vector<double>(60)).isEmpty());
    }

    void eachCauseHasWordsOfItsOwn()
    {
        QStringList words;
        for (const BlindCause cause : {BlindCause::Fetching, BlindCause::Silent, BlindCause::Refused, BlindCause::Failing,
                                       BlindCause::Away, BlindCause::NotAsked})
            words << causeText(cause, SliDefinition::Kind::Counters);
        words << causeText(BlindCause::Silent, SliDefinition::Kind::Probe);
        QCOMPARE(words.removeDuplicates(), 0);
        QVERIFY(!words.contains(QString()));
    }
};

TRACEO_TEST(TstBlindness);
#include "tst_blindness.moc"
