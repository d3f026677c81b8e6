#include "core/observation.h"
#include "core/status.h"
#include "support/test_main.h"

#include <QTest>

#include <set>

using namespace traceo;

/// Words that are stored or printed for programs: they may never change.
class TstWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void outcomesKeepTheirWords()
    {
        const std::vector<std::string> words{"ok", "auth", "http", "empty", "decode", "timeout", "cancelled"};
        for (std::size_t i = 0; i < words.size(); ++i)
            QVERIFY(wordOf(Outcome(i)) == words[i]);
    }

    void statesKeepTheirWordsAndOrder()
    {
        const std::vector<std::string> words{"critical", "warning", "unknown", "stale", "maintenance", "not_configured", "ok"};
        std::set<QString> names;
        for (std::size_t i = 0; i < words.size(); ++i) {
            QVERIFY(wordOf(Status(i)) == words[i]);
            names.insert(nameOf(Status(i)));
        }
        QCOMPARE(names.size(), words.size());
        QVERIFY(Status::Critical < Status::Ok);
    }
};
TRACEO_TEST(TstWords);
#include "tst_words.moc"
