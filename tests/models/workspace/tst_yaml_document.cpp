#include "workspace/yaml_document.h"

#include "support/seed.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// The same values at whatever places.
bool isSame(const ConfigNode& a, const ConfigNode& b)
{
    const auto sameMember = [](const ConfigNode::Member& one, const ConfigNode::Member& other) {
        return one.key == other.key && isSame(one.value, other.value);
    };
    return a.kind() == b.kind() && a.text() == b.text() && std::ranges::equal(a.items(), b.items(), isSame)
        && std::ranges::equal(a.members(), b.members(), sameMember);
}

std::string randomText(QRandomGenerator& random)
{
    static const QStringList parts{u"a"_s, u"0"_s, u" "_s, u"-"_s, u":"_s, u"#"_s, u"'"_s,    u"\""_s, u"\\"_s, u"\n"_s, u"{"_s,
                                   u"]"_s, u","_s, u"&"_s, u"*"_s, u"!"_s, u"|"_s, u"null"_s, u"~"_s,  u"ü"_s,  u"\t"_s, u"."_s};
    QString text;
    for (int left = random.bounded(6); left > 0; --left)
        text += parts[random.bounded(int(parts.size()))];
    return text.toStdString();
}

ConfigNode randomTree(QRandomGenerator& random, int depth)
{
    const int kind = random.bounded(depth > 3 ? 2 : 4);
    if (kind == 0)
        return ConfigNode::nothing({});
    if (kind == 1)
        return ConfigNode::scalar(randomText(random), {}, random.bounded(2) == 0);
    if (kind == 2) {
        std::vector<ConfigNode> items;
        for (int left = random.bounded(4); left > 0; --left)
            items.push_back(randomTree(random, depth + 1));
        return ConfigNode::list(std::move(items), {});
    }
    std::vector<ConfigNode::Member> members;
    for (int left = random.bounded(4); left > 0; --left)
        members.push_back({std::to_string(left) + randomText(random), {}, randomTree(random, depth + 1)});
    return ConfigNode::map(std::move(members), {});
}

} // namespace

class TstYamlDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesBlocks()
    {
        const auto tree =
            readYaml("{name: shop, n: -0.50, on: true, text: 'a: b', list: [{a: 1, b: [x, [y, z]]}, {}, []], none: , "
                     "map: {c: \"two\\nlines\"}}",
                     u"x"_s);
        QVERIFY(tree);
        QCOMPARE(QByteArray::fromStdString(yamlOf(*tree)), QByteArray(R"(name: shop
n: -0.50
on: true
text: 'a: b'
list:
  - a: 1
    b:
      - x
      - - y
        - z
  - {}
  - []
none:
map:
  c: "two\nlines"
)"));
    }

    void quotesStayWhereTheyMakeADifference()
    {
        const auto tree = readYaml("[1, '1', true, 'true', 'null']", u"x"_s);
        QVERIFY(tree);
        QCOMPARE(yamlOf(*tree), std::string("- 1\n- '1'\n- true\n- 'true'\n- 'null'\n"));
    }

    void whatIsReadAgainIsTheSame()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        for (int i = 0; i < 2'000; ++i) {
            const ConfigNode tree = ConfigNode::list({randomTree(random, 0)}, {});
            const std::string text = yamlOf(tree);
            const auto again = readYaml(text, u"x"_s);
            const QByteArray shown = "TRACEO_SEED=" + QByteArray::number(seed) + '\n' + QByteArray::fromStdString(text);
            QVERIFY2(again, again.ok() ? "" : (shown + toText(again.error()).toUtf8()).constData());
            QVERIFY2(isSame(*again, tree), shown.constData());
        }
    }
};

TRACEO_TEST(TstYamlDocument);
#include "tst_yaml_document.moc"
