#include "slo/form/revision_between.h"

#include "models/slo/form/random_fields.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using form::Field;

namespace {

SloDefinition sloOf(const form::SloFields& fields)
{
    Errors errors;
    const SloConfig config = readBy(form::yamlOf(fields), errors);
    if (config.slos.size() != 1)
        qFatal("%s", form::yamlOf(fields).c_str());
    return config.slos.front();
}

} // namespace

class TstRevisionBetween : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Applied to the one definition it gives the other, or it says that nothing can.
    void leadsFromTheOneToTheOther()
    {
        const quint32 seed = seedOfRun();
        RandomFields random(seed);
        int made = 0;
        for (int i = 0; i < 3000; ++i) {
            const form::SloFields before = random.next();
            form::SloFields after = before;
            const form::SloFields other = random.next();
            for (const Field field : {Field::Objective, Field::Window, Field::Method, Field::TimeSlice, Field::TimeSliceTarget}) {
                after.remove(field);
                if (other.has(field))
                    after.set(field, other.text(field));
            }
            const SloDefinition first = sloOf(before);
            const SloDefinition second = sloOf(after);
            const QByteArray note =
                "seed " + QByteArray::number(seed) + '\n' + QByteArray::fromStdString(form::yamlOf(before) + form::yamlOf(after));
            const auto revision = form::revisionBetween(first, second);
            QVERIFY2(revision.ok(), note.constData());
            QCOMPARE(revision->isEmpty(), first == second);
            const auto revised = replay::revised(first, *revision);
            QVERIFY2(revised.ok() && revised->objective == second.objective && revised->window == second.window
                         && revised->method == second.method,
                     note.constData());
            made += revision->isEmpty() ? 0 : 1;
        }
        QVERIFY(made > 2000);
    }

    void aThresholdIsChanged_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("threshold");
        QTest::newRow("of a gauge") << u"{type: gauge, metric: up, op: lt, value: 5}"_s
                                    << u"{type: gauge, metric: up, op: gte, value: 7}"_s << u">= 7"_s;
        QTest::newRow("of a histogram") << u"{type: latency, histogram: h, threshold: 1s}"_s
                                        << u"{type: latency, histogram: h, threshold: 250ms}"_s << u"0.25"_s;
        QTest::newRow("the status of probes") << u"{type: http_check, target: 'http://a/'}"_s
                                              << u"{type: http_check, target: 'http://a/', threshold: 200}"_s << u"200"_s;
        QTest::newRow("the latency of probes") << u"{type: http_check, target: 'http://a/', latency: 1s}"_s
                                               << u"{type: http_check, target: 'http://a/', latency: 200ms}"_s << u"200ms"_s;
    }
    void aThresholdIsChanged()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, threshold);
        const auto with = [](const QString& indicator) {
            Errors errors;
            return readBy("SLO: {name: a, source: prom, objective: 99%, indicator: " + indicator.toStdString() + "}\n", errors)
                .slos.at(0);
        };
        const auto revision = form::revisionBetween(with(before), with(after));
        QVERIFY(revision.ok());
        QCOMPARE(QString::fromStdString(revision->threshold.value_or("")), threshold);
    }

    void whatNoVersionCanSayIsRefused()
    {
        form::SloFields fields = RandomFields(7).next();
        const SloDefinition before = sloOf(fields);
        fields.set(Field::Service, "another one");
        const auto revision = form::revisionBetween(before, sloOf(fields));
        QVERIFY(!revision.ok());
        QCOMPARE(revision.error().code, ErrorCode::NotSupported);
        QVERIFY2(revision.error().found.contains(u"another one"_s), qPrintable(revision.error().found));
    }
};

TRACEO_TEST(TstRevisionBetween);
#include "tst_revision_between.moc"
