#include "models/sources/openmetrics/imports.h"
#include "sources/openmetrics/sample_rows.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QString csv(std::string text)
{
    return shown(import(ImportFormat::Csv, std::move(text)));
}

/// JSON with ' for ".
QString json(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return shown(import(ImportFormat::JsonLines, std::move(text)));
}

QString placeOf(const QString& text)
{
    return text.section(u' ', 0, 0);
}

} // namespace

class TstSampleRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void csvIsReadInAnyOrderOfColumns()
    {
        QCOMPARE(csv("time,value,name\n2026-11-23T14:05:00Z,1.5,up\n1795442703,2,up\n"),
                 u"import up 1.5 @1795442700000\nimport up 2 @1795442703000"_s);
        QCOMPARE(csv("\xef\xbb\xbfname,labels,time,value\r\n\"up\",\"{a=\"\"1\"\"}\",1970-01-01T00:00:00.5Z,-1\r\n"),
                 u"import up{a=\"1\"} -1 @500"_s);
    }

    void theGuardAgainstFormulasIsTakenOff()
    {
        QCOMPARE(csv("name,time,value\n'=x,0,1\n''=y,0,1\n'tis,0,1\n"), u"import '=y 1 @0\nimport 'tis 1 @0\nimport =x 1 @0"_s);
    }

    void csvMistakesHaveTheirPlace_data()
    {
        QTest::addColumn<QString>("where");
        const auto row = [](const char* text, const char* where) { QTest::newRow(text) << QString::fromLatin1(where); };
        row("name,time\nup,0\n", "file.txt:1:1:");
        row("name,time,value,colour\nup,0,1,red\n", "file.txt:1:17:");
        row("name,time,value,name\nup,0,1,up\n", "file.txt:1:17:");
        row("name,time,value\nup,0\n", "file.txt:2:1:");
        row("name,time,value\nup,now,1\n", "file.txt:2:4:");
        row("name,time,value\nup,now-1h,1\n", "file.txt:2:4:");
        row("name,time,value\nup,,1\n", "file.txt:2:4:");
        row("name,time,value\nup,0,\n", "file.txt:2:6:");
        row("name,time,value\nup,0,\"1,5\"\n", "file.txt:2:6:");
        row("name,time,value\n,0,1\n", "file.txt:2:1:");
        row("name,labels,time,value\nup,a=1,0,1\n", "file.txt:2:4:");
        row("name,time,value\nup,0,1\nup,0,2\n", "file.txt:3:1:");
        row("name,time,value\n\"up,0,1\n", "file.txt:3:1:");
        row("name,time,value\nu\"p,0,1\n", "file.txt:2:2:");
        row("name,time,value\n\xff,0,1\n", "file.txt:2:1:");
        row("name,labels,time,value\nup,\"{a=\"\"\xff\"\"}\",0,1\n", "file.txt:2:4:");
    }
    void csvMistakesHaveTheirPlace() { QTEST(placeOf(csv(QTest::currentDataTag())), "where"); }

    void aCutCsvIsTruncated()
    {
        QCOMPARE(import(ImportFormat::Csv, "name,time,value\nup,0,12").error().code, ErrorCode::Truncated);
    }

    void jsonLinesAreRead()
    {
        QCOMPARE(json("{'name':'up','time':'1970-01-01T00:00:01Z','value':1.5}\n\n{'source':'p','name':'up','labels':{'a':'1'},'"
                      "time':'2','value':'-Inf','x':[]}"),
                 u"import up 1.5 @1000\nimport up{a=\"1\"} -inf @2000"_s);
    }

    void jsonMistakesHaveTheirPlace_data()
    {
        QTest::addColumn<QString>("where");
        const auto row = [](const char* text, const char* where) { QTest::newRow(text) << QString::fromLatin1(where); };
        row("<html>", "file.txt:1:1:");
        row("[]", "file.txt:1:1:");
        row("{'name':'up','time':'0','value':1}\n{'name':'up','time':'0','val", "file.txt:2:1:");
        row("{'time':'0','value':1}", "file.txt:1:1:");
        row("{'name':'','time':'0','value':1}", "file.txt:1:1:");
        row("{'name':'up','time':0,'value':1}", "file.txt:1:1:");
        row("{'name':'up','time':'now','value':1}", "file.txt:1:1:");
        row("{'name':'up','time':'0','value':null}", "file.txt:1:1:");
        row("{'name':'up','time':'0'}", "file.txt:1:1:");
        row("{'name':'up','time':'0','value':'x'}", "file.txt:1:1:");
        row("{'name':'up','labels':[],'time':'0','value':1}", "file.txt:1:1:");
        row("{'name':'up','labels':{'a':1},'time':'0','value':1}", "file.txt:1:1:");
        row("{'name':'up','labels':{'__name__':'x'},'time':'0','value':1}", "file.txt:1:1:");
        row("{'name':'up','time':'0','value':9007199254740993}", "file.txt:1:1:");
    }
    void jsonMistakesHaveTheirPlace() { QTEST(placeOf(json(QTest::currentDataTag())), "where"); }

    void noTextCrashesThem()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const std::string goodCsv = "source,name,labels,time,value\np,up,\"{a=\"\"1\"\"}\",1970-01-01T00:00:00Z,1\n";
        const std::string goodJson = "{\"name\":\"up\",\"labels\":{\"a\":\"1\"},\"time\":\"0\",\"value\":1}\n";
        for (int i = 0; i < 10'000; ++i) {
            const bool isCsv = random.bounded(2) != 0;
            std::string text = isCsv ? goodCsv : goodJson;
            for (int n = 1 + random.bounded(4); n > 0; --n)
                text[std::size_t(random.bounded(int(text.size())))] = char(random.bounded(256));
            shown(import(isCsv ? ImportFormat::Csv : ImportFormat::JsonLines, text));
        }
    }
};
TRACEO_TEST(TstSampleRows);
#include "tst_sample_rows.moc"
