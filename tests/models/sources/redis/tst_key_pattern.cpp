#include "sources/redis/key_pattern.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstKeyPattern : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each row was asked of a Redis 7.0 with KEYS.
    void patternsMatchAsRedisMatchesThem_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char* pattern, const char* key, bool matches) {
            QTest::addRow("%s %s", pattern, key) << QByteArray(pattern) << QByteArray(key) << matches;
        };
        row("session:*", "session:42", true);
        row("session:*", "session:", true);
        row("session:*", "sessions:42", false);
        row("*", "", true);
        row("", "", true);
        row("", "a", false);
        row("h?llo", "hello", true);
        row("h?llo", "hllo", false);
        row("h[ae]llo", "hallo", true);
        row("h[ae]llo", "hillo", false);
        row("h[^e]llo", "hallo", true);
        row("h[^e]llo", "hello", false);
        row("h[a-c]llo", "hbllo", true);
        row("h[c-a]llo", "hbllo", true);
        row("h[a-c]llo", "hdllo", false);
        row("h\\*llo", "h*llo", true);
        row("h\\*llo", "hello", false);
        row("*:a:*", "x:a:y", true);
        row("*a*b", "aaabab", true);
        row("*a*b", "aaaba", false);
        row("a**", "a", true);
        row("a*", "b", false);
    }
    void patternsMatchAsRedisMatchesThem()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, key);
        QTEST(matchesKey(pattern.toStdString(), key.toStdString()), "matches");
    }

    void whatIsNotClosedEndsWithThePattern()
    {
        QVERIFY(matchesKey("a[bc", "ab"));
        QVERIFY(!matchesKey("a[bc", "ad"));
        QVERIFY(matchesKey("a\\", "a\\"));
        QVERIFY(!matchesKey("[", "a"));
    }

    void manyStarsTakeNoTime()
    {
        std::string pattern;
        for (int i = 0; i < 60; ++i)
            pattern += "*a";
        QVERIFY(!matchesKey(pattern + 'b', std::string(5'000, 'a')));
    }
};

TRACEO_TEST(TstKeyPattern);
#include "tst_key_pattern.moc"
