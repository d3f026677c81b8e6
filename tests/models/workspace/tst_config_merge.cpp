#include "models/workspace/error_lines.h"
#include "support/test_main.h"
#include "workspace/config_merge.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstConfigMerge : public QObject {
    Q_OBJECT

    static ConfigNode read(const char* text)
    {
        auto node = readYaml(text, u"a.yaml"_s);
        if (!node)
            qFatal("%s", qPrintable(toText(node.error())));
        return std::move(*node);
    }

private Q_SLOTS:
    void mappingsAreJoinedAndListsFollowOneAnother()
    {
        Errors errors;
        const ConfigNode all = merged(read("targets: {hit_rate: 90%}\nmapped: [{name: a}]\n"),
                                      read("targets: {false_results: 2%}\nmapped: [{name: b}]\nlatency: [x]\n"), errors);
        QVERIFY2(errors.empty(), qPrintable(textOf(errors)));
        QCOMPARE(all["targets"]["hit_rate"].text(), std::string("90%"));
        QCOMPARE(all["targets"]["false_results"].text(), std::string("2%"));
        QCOMPARE(all["mapped"].items().size(), 2U);
        QCOMPARE(all["mapped"].items()[1]["name"].text(), std::string("b"));
        QCOMPARE(all["latency"].items().size(), 1U);
    }

    void ofAValueThatStandsTwiceTheFirstStands()
    {
        Errors errors;
        const ConfigNode all = merged(read("targets: {hit_rate: 90%}\n"), read("targets:\n  hit_rate: 80%\n"), errors);
        QCOMPARE(all["targets"]["hit_rate"].text(), std::string("90%"));
        QCOMPARE(errors.size(), 1U);
        QVERIFY(errors[0].code == ErrorCode::Ambiguous);
        QCOMPARE(errors[0].where, u"a.yaml:2:13"_s);
        QVERIFY2(errors[0].hint.contains(u"a.yaml:1:21"_s), qPrintable(errors[0].hint));
    }

    void whatIsOfAnotherKindIsAMistake()
    {
        Errors errors;
        const ConfigNode all = merged(read("mapped: [a]\n"), read("mapped: {name: b}\n"), errors);
        QVERIFY(all["mapped"].isList());
        QCOMPARE(errors.size(), 1U);
    }

    void anEmptyPartChangesNothing()
    {
        Errors errors;
        const ConfigNode some = read("a: b\n");
        QCOMPARE(merged(some, ConfigNode(), errors)["a"].text(), std::string("b"));
        QCOMPARE(merged(ConfigNode(), some, errors)["a"].text(), std::string("b"));
        QCOMPARE(merged(some, read("a:\n"), errors)["a"].text(), std::string("b"));
        QVERIFY(errors.empty());
    }
};

TRACEO_TEST(TstConfigMerge);
#include "tst_config_merge.moc"
