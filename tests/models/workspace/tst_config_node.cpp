#include "support/test_main.h"
#include "workspace/config_node.h"

#include <QDir>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstConfigNode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMissingMemberStandsWhereItsMapStands()
    {
        const Location at{u"x.yaml"_s, 3, 5, {}};
        const auto map = ConfigNode::map({{"a", at, ConfigNode::scalar("1", {u"x.yaml"_s, 3, 8, {}})}}, at);
        QVERIFY(map["b"].isMissing());
        QCOMPARE(map["b"].location(), at);
        QCOMPARE(map["b"]["c"]["d"].location(), at);
        QCOMPARE(map["a"].text(), std::string("1"));
        const ConfigNode copy = map;
        QCOMPARE(copy["b"].location(), at);
    }

    void membersOfOtherKindsAreMissing()
    {
        const auto scalar = ConfigNode::scalar("x", {});
        QVERIFY(scalar["a"].isMissing());
        QVERIFY(ConfigNode::list({scalar}, {})["a"].isMissing());
        QVERIFY(ConfigNode()["a"].isMissing());
        QVERIFY(scalar.members().empty());
        QVERIFY(scalar.items().empty());
    }

    void saysWhatStandsThere()
    {
        QCOMPARE(ConfigNode::scalar("x", {}).shownText(), u"“x”"_s);
        QCOMPARE(ConfigNode::scalar("", {}).shownText(), u"“”"_s);
        QCOMPARE(ConfigNode::list({}, {}).shownText(), u"a list"_s);
        QCOMPARE(ConfigNode::map({}, {}).shownText(), u"a mapping"_s);
        QCOMPARE(ConfigNode().shownText(), u"nothing"_s);
        QCOMPARE(ConfigNode::scalar("x", {}).kindText(), u"a text"_s);
        QVERIFY(ConfigNode::scalar(std::string(5000, 'x'), {}).shownText().size() < 100);
        QVERIFY(!ConfigNode::scalar("a\x1B[31m\xE2\x80\xAE", {}).shownText().contains(QChar(0x1B)));
    }

    void resolvesPathsAgainstTheWorkspace()
    {
        const Location main{u"sub/x.yaml"_s, 1, 1, u"/etc/team"_s};
        QCOMPARE(main.resolve("a.yaml"), u"/etc/team/a.yaml"_s);
        QCOMPARE(main.resolve("../a.yaml"), u"/etc/a.yaml"_s);
        QCOMPARE(main.resolve("/b/./c"), u"/b/c"_s);
        QCOMPARE(main.resolve("~/c"), QDir::cleanPath(QDir::homePath() + u"/c"_s));
        QCOMPARE((Location{u"/data/x.yaml"_s, 1, 1, {}}.resolve("y")), u"/data/y"_s);
    }

    void locationsReadLikeThoseOfACompiler()
    {
        QCOMPARE((Location{u"a.yaml"_s, 2, 7, {}}.toText()), u"a.yaml:2:7"_s);
        QCOMPARE((Location{u"a.yaml"_s, 0, 0, {}}.toText()), u"a.yaml"_s);
    }
};

TRACEO_TEST(TstConfigNode);
#include "tst_config_node.moc"
