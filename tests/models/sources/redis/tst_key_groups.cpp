#include "sources/redis/key_groups.h"

#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

KeyGroups parsed(const std::string& yaml, Errors& errors)
{
    const auto node = readYaml(yaml, u"w.yaml"_s);
    return node ? KeyGroups::parse(*node, errors) : KeyGroups{};
}

} // namespace

class TstKeyGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyWantsThemUnasked()
    {
        Errors errors;
        QVERIFY(!parsed("{name: a}", errors).isWanted() && errors.empty());
    }

    void theSectionIsRead()
    {
        Errors errors;
        const auto groups = parsed("{key_groups: {patterns: ['session:*', 'ts:*'], every: 30m, sample: 200, rate: 20}}", errors);
        QVERIFY2(errors.empty(), errors.empty() ? "" : qPrintable(toText(errors.front())));
        QCOMPARE(groups.patterns, (std::vector<std::string>{"session:*", "ts:*"}));
        QVERIFY(groups.every == 30 * kMinute && groups.sample == 200 && groups.rate == 20);
        const auto plain = parsed("{key_groups: {patterns: ['session:*']}}", errors);
        QVERIFY(errors.empty() && plain.every == kHour && plain.sample == 500 && plain.rate == 100);
    }

    void aKeyBelongsToItsFirstPattern()
    {
        Errors errors;
        const auto groups = parsed("{key_groups: {patterns: ['session:a*', 'session:*']}}", errors);
        QCOMPARE(groups.groupOf("session:ab"), 0u);
        QCOMPARE(groups.groupOf("session:b"), 1u);
        QCOMPARE(groups.groupOf("other"), 2u);
    }

    void mistakesAreLocatedAndThenNobodyWantsThem_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("no map") << QByteArray("{key_groups: yes please}");
        QTest::newRow("no patterns") << QByteArray("{key_groups: {every: 1h}}");
        QTest::newRow("empty pattern") << QByteArray("{key_groups: {patterns: ['']}}");
        QTest::newRow("twice") << QByteArray("{key_groups: {patterns: ['a*', 'a*']}}");
        QTest::newRow("ours") << QByteArray("{key_groups: {patterns: [unclassified]}}");
        QTest::newRow("too often") << QByteArray("{key_groups: {patterns: ['a*'], every: 5s}}");
        QTest::newRow("too many") << QByteArray("{key_groups: {patterns: ['a*'], sample: 100000}}");
        QTest::newRow("none") << QByteArray("{key_groups: {patterns: ['a*'], rate: 0}}");
        QTest::newRow("unknown") << QByteArray("{key_groups: {patterns: ['a*'], speed: 1}}");
    }
    void mistakesAreLocatedAndThenNobodyWantsThem()
    {
        QFETCH(QByteArray, yaml);
        Errors errors;
        QVERIFY(!parsed(yaml.toStdString(), errors).isWanted());
        QCOMPARE(errors.size(), 1u);
        QVERIFY(errors[0].where.startsWith(u"w.yaml"_s));
    }
};

TRACEO_TEST(TstKeyGroups);
#include "tst_key_groups.moc"
