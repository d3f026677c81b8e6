#include "slo/form/form_subject.h"

#include "models/slo/form/random_fields.h"
#include "models/workspace/error_lines.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using form::Field;

namespace {

constexpr UtcMs kNow = utcMs(1'790'000'040'000); // 2026-09-21T14:14:00Z

const std::string kSlo =
    "SLO: {name: a, source: prom, indicator: {type: gauge, metric: up, op: gte, value: 1}, objective: 99%}\n";

Result<form::Subject> subjectIn(const std::string& text)
{
    const auto documents = readYamlDocuments(text, u"x"_s);
    Errors errors;
    const SloConfig config = SloConfig::parse(*documents, kSources, errors);
    return form::subjectOf(documents->front(), u"x"_s, text, config, kNow);
}

} // namespace

class TstFormSubject : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAsItWasWritten()
    {
        const auto subject = subjectIn(kSlo);
        QVERIFY(subject.ok());
        QVERIFY(!subject->hasVersions);
        QCOMPARE(subject->fields.text(Field::Op), std::string("gte")); // not as the form would write it
        QCOMPARE(subject->slo.line, 1);
        QCOMPARE(subject->held.objective.parts, 990'000'000);
    }

    void ofVersionsToComeNoneIsShown()
    {
        const std::string versions = kSlo
            + "---\nSLO: {name: a, valid_from: 2026-06-01, changes: {objective: 99.5%}}\n"
              "---\nSLO: {name: a, valid_from: 2027-01-01, changes: {objective: 99.95%}}\n";
        const auto subject = subjectIn(versions);
        QVERIFY(subject.ok());
        QVERIFY(subject->hasVersions);
        QCOMPARE(subject->fields.text(Field::Objective), std::string("99.5%"));
        QCOMPARE(subject->held.objective.parts, 995'000'000);
        QCOMPARE(subject->begins.size(), 2U);
        QCOMPARE(subject->begins.back(), utcMs(1'798'761'600'000)); // 2027-01-01T00:00:00Z
    }

    void ofVersionsTheNewestIsShown()
    {
        const auto subject = subjectIn(kSlo
                                       + "---\nSLO: {name: a, valid_from: 2026-06-01, changes: {objective: 99.95%, window: 1M "
                                         "Europe/Berlin, method: Timeslices, time_slice_target: 90%, threshold: '< 5'}}\n");
        QVERIFY(subject.ok());
        QVERIFY(subject->hasVersions);
        const form::SloFields& fields = subject->fields;
        QCOMPARE(fields.text(Field::Objective), std::string("99.95%"));
        QVERIFY(QString::fromStdString(fields.text(Field::Window)).endsWith(u"Europe/Berlin"_s));
        QCOMPARE(fields.text(Field::Method), std::string("Timeslices"));
        QCOMPARE(fields.text(Field::TimeSlice), std::string("1m"));
        QCOMPARE(fields.text(Field::TimeSliceTarget), std::string("90%"));
        QCOMPARE(fields.text(Field::Op), std::string("<"));
        QCOMPARE(fields.text(Field::Value), std::string("5"));
    }

    /// What is shown of a newest version is read as that version.
    void theNewestComesBackWhole()
    {
        const quint32 seed = seedOfRun();
        RandomFields random(seed);
        for (int i = 0; i < 500; ++i) {
            const std::string text = form::yamlOf(random.next("a"))
                + "---\nSLO: {name: a, valid_from: 2026-06-01, changes: {objective: 98.5%, window: 2d}}\n";
            const auto subject = subjectIn(text);
            const QByteArray note = "seed " + QByteArray::number(seed) + '\n' + QByteArray::fromStdString(text);
            QVERIFY2(subject.ok(), note.constData());
            Errors errors;
            SloConfig again = readBy(form::yamlOf(subject->fields), errors);
            QVERIFY2(errors.empty() && again.slos.size() == 1, (note + textOf(errors).toUtf8()).constData());
            again.slos[0].location = subject->held.location;
            again.slos[0].validFrom = subject->held.validFrom;
            QVERIFY2(again.slos[0] == subject->held, note.constData());
        }
    }

    void anSloThatCannotBeReadIsNone()
    {
        const auto subject = subjectIn("SLO: {name: a, indicator: {type: gauge}, objective: 99%}\n");
        QVERIFY(!subject.ok());
        QCOMPARE(subject.error().code, ErrorCode::NotFound);
    }
};

TRACEO_TEST(TstFormSubject);
#include "tst_form_subject.moc"
