#include "script/script.h"
#include "support/paths.h"
#include "support/test_main.h"

#include <QDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QString folder()
{
    return test::testFile("script");
}

QString contentOf(const QString& name)
{
    QFile file(folder() + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// Runs every *.traceotest of this folder. TRACEO_UPDATE=1 writes what came out into the scripts.
class TstScripts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readingsAreThoseOfTheScript_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = QDir(folder()).entryList({u"*.traceotest"_s}, QDir::Files, QDir::Name);
        QVERIFY(!names.isEmpty());
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
    }

    void readingsAreThoseOfTheScript()
    {
        QFETCH(QString, name);
        const Script script = readScript(contentOf(name));
        QVERIFY2(script.mistakes.isEmpty(), qPrintable(script.mistakes.join(u'\n')));
        QVERIFY(!script.expectations.empty());
        const auto readings = runScript(script);
        QCOMPARE(readings.size(), script.expectations.size());
        if (qEnvironmentVariableIsSet("TRACEO_UPDATE")) {
            QFile file(folder() + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(updated(script, readings).toUtf8());
            return;
        }
        for (std::size_t i = 0; i < readings.size(); ++i)
            QVERIFY2(readings[i] == script.expectations[i].lines, qPrintable(difference(script.expectations[i], readings[i])));
    }

    void mistakesInAScriptAreFound()
    {
        for (const char* text : {"nonsense", "slo a 99% never", "  1 2 3", "load 1m\n  m{a=\"b\"} 1 2 x", "load 1m\n  m{ 1",
                                 "slo a 99% 1h\n  perfect m"})
            QVERIFY2(!readScript(QString::fromLatin1(text)).mistakes.isEmpty(), text);
    }

    void updatingKeepsAllButTheReadings()
    {
        const Script script = readScript(u"# words\nexpect a at 1h\n  old\n  lines\n\nexpect b at 2h\n# end"_s);
        QCOMPARE(updated(script, {{u"new"_s}, {u"one"_s, u"two"_s}}),
                 u"# words\nexpect a at 1h\n  new\n\nexpect b at 2h\n  one\n  two\n# end"_s);
    }

private:
    static QString difference(const Script::Expectation& expectation, const QStringList& readings)
    {
        return u"line %1, expected\n  %2\nfound\n  %3"_s.arg(QString::number(expectation.firstLine),
                                                             expectation.lines.join(u"\n  "_s), readings.join(u"\n  "_s));
    }
};

TRACEO_TEST(TstScripts);
#include "tst_scripts.moc"
