#include "slo/form/slo_fields.h"

#include "models/slo/form/random_fields.h"
#include "models/workspace/error_lines.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using form::Field;
using form::fieldAt;
using form::fieldsOf;
using form::yamlOf;

namespace {

ConfigNode documentOf(const std::string& text)
{
    const auto document = readYaml(text, u"x"_s);
    return document ? *document : ConfigNode();
}

/// The first mistake that the reader finds, and its field.
std::optional<Field> fieldOfMistake(const form::SloFields& fields)
{
    Errors errors;
    readBy(yamlOf(fields), errors);
    return errors.empty() ? std::nullopt : fieldAt(documentOf(yamlOf(fields)), errors.front());
}

form::SloFields valid()
{
    form::SloFields fields;
    fields.set(Field::Name, "checkout");
    fields.set(Field::Source, "prom");
    fields.set(Field::Type, "prometheus");
    fields.set(Field::Bad, "requests_total{code=~\"5..\"}");
    fields.set(Field::Total, "requests_total");
    fields.set(Field::Objective, "99.9%");
    fields.set(Field::Window, "30d");
    return fields;
}

} // namespace

class TstSloFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isWrittenAsPeopleWouldWriteIt()
    {
        QCOMPARE(QString::fromStdString(yamlOf(valid())),
                 u"SLO:\n"
                 "  name: checkout\n"
                 "  source: prom\n"
                 "  indicator:\n"
                 "    type: prometheus\n"
                 "    bad: 'requests_total{code=~\"5..\"}'\n"
                 "    total: requests_total\n"
                 "  objective: 99.9%\n"
                 "  window: 30d\n"_s);
    }

    /// Nothing of what the form can hold is lost on the way to a file and back, and the reader finds nothing wrong with it.
    void comesBackAsItWas()
    {
        const quint32 seed = seedOfRun();
        RandomFields random(seed);
        for (int i = 0; i < 4000; ++i) {
            const form::SloFields fields = random.next();
            const std::string text = yamlOf(fields);
            const QByteArray note = "seed " + QByteArray::number(seed) + '\n' + QByteArray::fromStdString(text);
            const auto back = fieldsOf(documentOf(text));
            QVERIFY2(back.ok(), note.constData());
            QVERIFY2(*back == fields, note.constData());
            QVERIFY2(yamlOf(*back) == text, note.constData());
            Errors errors;
            const SloConfig config = readBy(text, errors);
            QVERIFY2(errors.empty(), (note + textOf(errors).toUtf8()).constData());
            QCOMPARE(config.slos.size(), 1U);
            QCOMPARE(config.slos[0].service, fields.text(Field::Service));
            QCOMPARE(config.slos[0].owner, fields.text(Field::Owner));
            QCOMPARE(config.slos[0].sli.source, fields.text(Field::Source));
        }
    }

    void readsWhatPeopleWrote()
    {
        const auto fields = fieldsOf(documentOf("SLO: {name: a, indicator: {type: http_check, source: prom, target: 'http://a/', "
                                                "threshold: [200, 301]}, objective: 0.99, alerts: [{burn: 2}]}"));
        QVERIFY(fields.ok());
        QCOMPARE(fields->text(Field::Name), std::string("a"));
        QCOMPARE(fields->text(Field::Threshold), std::string("200|301"));
        QVERIFY(fields->isSourceAtIndicator());
        QVERIFY(!fields->has(Field::Window));
    }

    void saysWhatItCannotShow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("found");
        QTest::newRow("OpenSLO") << u"apiVersion: openslo/v1\nkind: SLO\n"_s << u"x:1:1"_s << u"OpenSLO"_s;
        QTest::newRow("a composite") << u"SLO:\n  name: a\n  composite: {of: [{slo: b}]}\n"_s << u"x:3:14"_s << u"composite"_s;
        QTest::newRow("a change") << u"SLO:\n  name: a\n  changes: {objective: 99%}\n"_s << u"x:2:3"_s << u"version"_s;
        QTest::newRow("another indicator") << u"SLO:\n  name: a\n  indicator: {type: magic}\n"_s << u"x:3:14"_s << u"magic"_s;
        QTest::newRow("several lines") << u"SLO:\n  name: a\n  owner: |\n    x\n    y\n  indicator: {type: gauge}\n"_s
                                       << u"x:3:10"_s << u"several lines"_s;
    }
    void saysWhatItCannotShow()
    {
        QFETCH(QString, text);
        QFETCH(QString, where);
        QFETCH(QString, found);
        const auto fields = fieldsOf(documentOf(text.toStdString()));
        QVERIFY(!fields.ok());
        QCOMPARE(fields.error().code, ErrorCode::NotSupported);
        QCOMPARE(fields.error().where, where);
        QVERIFY2(fields.error().found.contains(found), qPrintable(fields.error().found));
    }

    void aMistakeIsOfItsField_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, Field field, const QString& text) { QTest::newRow(name) << int(field) << text; };
        row("no name", Field::Name, {});
        row("a name with a space", Field::Name, u"a b"_s);
        row("no source of that name", Field::Source, u"nobody"_s);
        row("a broken selector", Field::Bad, u"requests_total{"_s);
        row("no selector", Field::Total, {});
        row("a total that is narrower", Field::Total, u"requests_total{code=~\"5..\",a=\"b\"}"_s);
        row("all of it", Field::Objective, u"100%"_s);
        row("no objective", Field::Objective, {});
        row("a window that is too short", Field::Window, u"5m"_s);
        row("no window", Field::Window, u"soon"_s);
        row("no method", Field::Method, u"Magic"_s);
        row("a method without its target", Field::Method, u"Timeslices"_s);
    }
    void aMistakeIsOfItsField()
    {
        QFETCH(int, field);
        QFETCH(QString, text);
        form::SloFields fields = valid();
        fields.set(Field(field), text.toStdString());
        const auto found = fieldOfMistake(fields);
        QVERIFY(found.has_value());
        QCOMPARE(std::string(form::keyOf(*found)), std::string(form::keyOf(Field(field))));
    }

    void oneOfSeveralSourcesHasToBeNamed()
    {
        form::SloFields fields = valid();
        fields.remove(Field::Source);
        QCOMPARE(fieldOfMistake(fields), std::optional(Field::Source));
    }

    void aNameStandsWhereItsFormHasIt()
    {
        QCOMPARE(form::nameIn(documentOf("SLO: {name: a}\n")), std::string("a"));
        QCOMPARE(form::nameIn(documentOf("apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: b}\n")), std::string("b"));
        QCOMPARE(form::nameIn(documentOf("kind: SLO\n")), std::string());
    }

    void anEmptyFieldIsSeenInTheText()
    {
        form::SloFields fields = valid();
        fields.set(Field::Objective, {});
        QVERIFY(yamlOf(fields).find("  objective: ''\n") != std::string::npos);
    }
};

TRACEO_TEST(TstSloFields);
#include "tst_slo_fields.moc"
