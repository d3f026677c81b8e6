#include "slo/rules/yaml_scalar.h"
#include "support/seed.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// What a reader finds under a key that stands in column 2.
QString readBack(const std::string& text)
{
    const auto document = readYaml("outer:\n  key: " + yamlScalar(text, 2) + "\n  next: 1\n", u"x"_s);
    if (!document)
        return toText(document.error());
    return QString::fromStdString((*document)["outer"]["key"].text());
}

} // namespace

class TstYamlScalar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatNeedsNoQuotesHasNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::newRow("a name") << u"traceo_slo:objective:ratio"_s << u"traceo_slo:objective:ratio"_s;
        QTest::newRow("an expression") << u"sum(rate(x{code=\"5\"}[5m])) > 0"_s << u"sum(rate(x{code=\"5\"}[5m])) > 0"_s;
        QTest::newRow("brackets") << u"(a or b) / c"_s << u"(a or b) / c"_s;
        QTest::newRow("a number") << u"1"_s << u"'1'"_s;
        QTest::newRow("a word of YAML") << u"Yes"_s << u"'Yes'"_s;
        QTest::newRow("a colon") << u"a: b"_s << u"'a: b'"_s;
        QTest::newRow("a comment") << u"a #b"_s << u"'a #b'"_s;
        QTest::newRow("a mapping") << u"{a}"_s << u"'{a}'"_s;
        QTest::newRow("a quote") << u"'a'"_s << u"'''a'''"_s;
        QTest::newRow("nothing") << u""_s << u"''"_s;
        QTest::newRow("lines") << u"(\n  a\n)"_s << u"|-\n    (\n      a\n    )"_s;
        QTest::newRow("a tab") << u"a\tb"_s << u"\"a\\u0009b\""_s;
        QTest::newRow("a line of Unicode") << QStringLiteral("a\u2028b") << u"\"a\\u2028b\""_s;
        QTest::newRow("letters") << u"Größe 😀"_s << u"'Größe 😀'"_s;
    }
    void whatNeedsNoQuotesHasNone()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, written);
        QCOMPARE(QString::fromStdString(yamlScalar(text.toStdString(), 2)), written);
        QCOMPARE(readBack(text.toStdString()), text);
    }

    void everyTextIsReadBack()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        const QString parts = QStringLiteral("ab1 :#'\"\\{}[]|>-?&*!%@`,.~\n\t\u00e4\u2028=<");
        for (int i = 0; i < 2'000; ++i) {
            QString text;
            for (quint32 length = random.bounded(12); length > 0; --length)
                text += parts[random.bounded(qint32(parts.size()))];
            QVERIFY2(readBack(text.toStdString()) == text,
                     qPrintable(u"seed %1: %2 read as %3"_s.arg(seed).arg(text, readBack(text.toStdString()))));
        }
    }

    void aNumberIsTheDecimalThatWasMeant()
    {
        QCOMPARE(numberText(double(1'000'000) / 1e9), std::string("0.001"));
        QCOMPARE(numberText(1e-7), std::string("0.0000001"));
        QCOMPARE(numberText(14.4), std::string("14.4"));
        QCOMPARE(numberText(2e15), std::string("2000000000000000"));
        QCOMPARE(numberText(0), std::string("0"));
    }
};

TRACEO_TEST(TstYamlScalar);
#include "tst_yaml_scalar.moc"
