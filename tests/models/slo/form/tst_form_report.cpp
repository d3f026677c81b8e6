// What a form says of history: the engine's own numbers, and why there are none.
#include "slo/form/form_report.h"

#include "models/slo/form/random_fields.h"
#include "models/slo/slo_store.h"
#include "slo/form/slo_preview.h"
#include "slo/settled_minutes.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using form::Field;

namespace {

form::Input checkout()
{
    form::Input input{.around = std::make_shared<const form::Surroundings>(form::Surroundings{.sources = kSources})};
    input.fields.set(Field::Name, "fresh");
    input.fields.set(Field::Source, "prom");
    input.fields.set(Field::Type, "prometheus");
    input.fields.set(Field::Bad, "requests_total{service=\"checkout\",code=\"500\"}");
    input.fields.set(Field::Total, "requests_total{service=\"checkout\"}");
    input.fields.set(Field::Objective, "99%");
    input.fields.set(Field::Window, "30d");
    return input;
}

Result<form::Report> reportOn(const Store& store, const form::Input& input, std::stop_token stop = {})
{
    const Question asked = question();
    const auto snapshot = store.history->snapshot({.view = asked.moment(), .know = kDistantFuture}, std::move(stop));
    return snapshot ? form::formReport(*snapshot, input, asked) : Result<form::Report>(snapshot.error());
}

} // namespace

class TstFormReport : public QObject {
    Q_OBJECT
    Store m_store;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_store.open());
        // 199 good and 1 bad a minute: half a percent is bad, where 1 % may be
        QVERIFY(m_store.commit(traffic("checkout", 2 * kDay, 199, 1)).ok());
    }

    void countsByTheEngine()
    {
        const auto report = reportOn(m_store, checkout());
        QVERIFY(report.ok());
        QVERIFY(report->preview.has_value());
        const form::Preview& preview = *report->preview;
        QVERIFY(preview.hasSeries);
        QVERIFY(preview.unknown.isEmpty());
        QCOMPARE(preview.status, Status::Ok);
        QCOMPARE(preview.figures.size(), 6U);
        QCOMPARE(preview.figures[0].value.value, 0.995);           // attained
        QCOMPARE(preview.figures[1].value.value, 0.5);             // of the budget
        QCOMPARE(preview.figures[2].value.value, 0.5);             // burn over an hour
        QCOMPARE(preview.figures[4].value.value, 2.0 / 30);        // coverage
        QCOMPARE(preview.figures[5].value.value, 48.0 * 60 * 200); // events of two days
        QCOMPARE(preview.budget.range.length(), 30 * kDay);
        const auto own = reportOf(m_store, {slo("checkout", 99.0, 30 * kDay)});
        QCOMPARE(preview.figures[0].value.value, own.rows[0].attained.value);
        QCOMPARE(preview.figures[1].value.value, own.rows[0].budgetLeft.value);
    }

    /// The report asks again each minute, and a form with each key.
    void whatTheReportKeepsStaysWhereItIs()
    {
        SloDefinition live = slo("checkout", 99.5, 30 * kDay);
        live.name = "fresh";
        live.location = {.file = u"w.yaml"_s, .line = 3, .column = 5, .folder = {}};
        const history::Snapshot snapshot = m_store.snapshot({.view = question().moment()});
        QVERIFY(countSlo(snapshot, live, question(), kEnd));
        const UtcMs from = countAsk(live, question(), kEnd, Minutes::AsSlices, {}).span.from;
        QVERIFY(knownCounts(snapshot, live, question(), from, {}) != nullptr);
        const auto report = reportOn(m_store, checkout());
        QVERIFY(report.ok() && report->preview);
        QVERIFY(knownCounts(snapshot, live, question(), from, {}) != nullptr);
    }

    void anotherPromiseIsAnotherBudget()
    {
        form::Input input = checkout();
        input.fields.set(Field::Objective, "99.9%"); // 0.1 % may be bad, five times as much was
        const auto report = reportOn(m_store, input);
        QVERIFY(report.ok() && report->preview);
        QVERIFY(std::abs(report->preview->figures[1].value.value - -4.0) < 1e-9);
        input.fields.set(Field::Objective, "99.99%"); // fifty times: that pages
        const auto harder = reportOn(m_store, input);
        QVERIFY(harder.ok() && harder->preview);
        QCOMPARE(harder->preview->status, Status::Critical);
    }

    /// A fiftieth of a day's budget in an hour is less than what is promised anyway.
    void alertsThatCannotFireAreSaid()
    {
        form::Input input = checkout();
        input.fields.set(Field::Window, "1d");
        const auto report = reportOn(m_store, input);
        QVERIFY(report.ok() && report->preview);
        QCOMPARE(report->preview->status, Status::NotConfigured);
        QCOMPARE(report->preview->figures[4].value.value, 1.0); // all of the day was observed
    }

    void aSelectorThatHistoryNeverFetchedIsSaid()
    {
        form::Input input = checkout();
        input.fields.set(Field::Bad, "errors_total");
        input.fields.set(Field::Total, "all_total");
        const auto report = reportOn(m_store, input);
        QVERIFY(report.ok() && report->preview);
        QVERIFY(!report->preview->hasSeries);
        QCOMPARE(report->preview->unknown, (QStringList{u"errors_total"_s, u"all_total"_s}));
        QVERIFY(report->preview->sentence.contains(u"the source will be asked once the SLO is saved"_s));
    }

    void oneOfTwoSelectorsIsSaid()
    {
        form::Input input = checkout();
        input.fields.set(Field::Bad, "requests_total{service=\"checkout\",code=\"503\"}");
        const auto report = reportOn(m_store, input);
        QVERIFY(report.ok() && report->preview);
        QVERIFY(report->preview->hasSeries);
        QCOMPARE(report->preview->unknown.size(), 1);
        QVERIFY(report->preview->unknown[0].contains(u"503"_s));
    }

    /// The series are here since somebody else asks for all of them; nobody ever asked for the bad ones alone.
    void whatOthersAskedForIsCounted()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch = traffic("checkout", 2 * kDay, 199, 1);
        batch.observations.push_back(
            {"prom", "requests_total{service=\"checkout\"}", {kEnd - 2 * kDay, kEnd}, kEnd, Outcome::Ok, {}});
        QVERIFY(store.commit(std::move(batch)).ok());
        form::Input input = checkout();
        input.fields.set(Field::Window, "1d"); // all of it was asked for
        const auto report = reportOn(store, input);
        QVERIFY(report.ok() && report->preview);
        QVERIFY2(report->preview->unasked.isEmpty(), qPrintable(report->preview->sentence));
        QCOMPARE(report->preview->figures[0].value.value, 0.995);
        QVERIFY(report->preview->figures[0].value.hasValue());
        QVERIFY(report->preview->budget.bands.empty());
    }

    void whatNobodyAskedForIsSaid()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch = traffic("checkout", 2 * kDay, 199, 1);
        const std::string good = "requests_total{code=\"200\",service=\"checkout\"}";
        for (const std::string& want : {good, checkout().fields.text(Field::Bad)})
            batch.observations.push_back(
                {"prom", Selector::parse(want)->toText(), {kEnd - 2 * kDay, kEnd}, kEnd, Outcome::Ok, {}});
        QVERIFY(store.commit(std::move(batch)).ok());
        const auto report = reportOn(store, checkout());
        QVERIFY(report.ok() && report->preview);
        QCOMPARE(report->preview->unasked, QStringList{u"requests_total{service=\"checkout\"}"_s});
        QVERIFY2(report->preview->sentence.contains(u"once the SLO is saved"), qPrintable(report->preview->sentence));
    }

    /// 980 of 1,000 within 0.1 s, 995 within 0.25 s: of a threshold of 0.2 s nobody knows more.
    void aThresholdThatIsNoBoundaryMakesNoNumberUp()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(buckets("latency", 30 * kDay, {{"0.1", 980}, {"0.25", 995}, {"+Inf", 1000}})).ok());
        form::Input input = checkout();
        for (const Field field : {Field::Bad, Field::Total})
            input.fields.remove(field);
        input.fields.set(Field::Type, "latency");
        input.fields.set(Field::Histogram, "latency");
        input.fields.set(Field::Threshold, "200ms");
        input.fields.set(Field::Objective, "98.5%"); // between the bounds
        const auto report = reportOn(store, input);
        QVERIFY(report.ok() && report->preview);
        const form::Preview& preview = *report->preview;
        QVERIFY(!preview.figures[0].value.hasValue() && !preview.figures[1].value.hasValue());
        QVERIFY2(preview.figures[5].note.contains(u"to"), qPrintable(preview.figures[5].note));
        QCOMPARE(preview.budget.lines[0].points.back().last, 1 - 20 / 15.0); // of 1,000 a minute 15 may be bad
        QCOMPARE(preview.budget.lines[1].points.back().last, 1 - 5 / 15.0);
        QVERIFY(preview.budget.lines[0].name != preview.budget.lines[1].name && !preview.budget.area);
        QVERIFY2(preview.status != Status::Ok, qPrintable(preview.verdict));
    }

    void probesThatNobodyMadeAreSaid()
    {
        form::Input input = checkout();
        input.fields.set(Field::Type, "http_check");
        input.fields.remove(Field::Bad);
        input.fields.remove(Field::Total);
        input.fields.set(Field::Target, "https://shop.example.org/");
        const auto report = reportOn(m_store, input);
        QVERIFY(report.ok() && report->preview);
        QCOMPARE(report->preview->unknown, QStringList{u"https://shop.example.org/"_s});
    }

    void whatIsWrongIsNotCounted()
    {
        form::Input input = checkout();
        input.fields.set(Field::Objective, "much");
        const auto report = reportOn(m_store, input);
        QVERIFY(report.ok());
        QVERIFY(!report->preview);
        QCOMPARE(report->draft.mistakes.size(), 1U);
        QVERIFY(report->input.fields == input.fields);
    }

    void whoTypesOnDoesNotWait()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto report = reportOn(m_store, checkout(), stop.get_token());
        QVERIFY(!report.ok());
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
    }
};

TRACEO_TEST(TstFormReport);
#include "tst_form_report.moc"
