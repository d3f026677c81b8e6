// Words that must not come back: each stands for a habit that made other Qt programs unreadable.

#include "support/test_main.h"
#include "tidy/source_tree.h"

#include <QRegularExpression>
#include <QTest>

using namespace traceo::test;

namespace {

struct Ban {
    const char* pattern;
    const char* why;
};

// In code, with comments and strings blanked.
const Ban kInCode[] = {
    {"setStyleSheet", "colours come from the theme"},
    {"(?<!Application::)\\binstance\\s*\\(\\s*\\)", "no singletons; pass what is needed"},
    {"\\bprocessEvents\\b", "no nested event loops"},
    {"\\b(class|struct|namespace)\\s+\\w*(Manager|Helper|Utils?)\\b", "say what it does"},
    {"\\busing namespace std\\s*;", "name what is used"},
    {"\\bglobalInstance\\b|QtConcurrent::run\\s*\\(\\s*[^&\\s]",
     "Qt paints on the shared pool, and a frame waits for it; name a pool"},
};

// In every text file. The parts of the second keep this file from finding itself.
const Ban kAnywhere[] = {
    {"\\b(TO"
     "DO|FIX"
     "ME|XX"
     "X)\\b(?!\\(#\\d+\\))",
     "name the issue, as in TO"
     "DO(#12), or do it"},
    {"\\b(proxy\\.gol"
     "ang\\.org|py"
     "pi\\.org|files\\.pythonho"
     "sted\\.org|registry\\.np"
     "mjs\\.org|crates\\.i"
     "o"
     "|deb\\.deb"
     "ian\\.org|archive\\.ubu"
     "ntu\\.com)\\b",
     "registries are reached through their clients' own settings"},
    {"(?<![\\w.}-])/wo"
     "rk/",
     "a path of somebody's machine"},
};

QByteArray found(const Ban& ban, const std::string& path, const QString& text)
{
    const QRegularExpression pattern(QString::fromUtf8(ban.pattern));
    Q_ASSERT(pattern.isValid());
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    const auto line = text.left(match.capturedStart()).count(QLatin1Char('\n')) + 1;
    return "\n  " + QByteArray::fromStdString(path) + ':' + QByteArray::number(line) + ": " + match.captured().toUtf8() + " ("
        + ban.why + ')';
}

bool isForbiddenName(const std::string& path)
{
    static const QRegularExpression name(QStringLiteral("(^|[/_])(manager|helpers?|utils?|misc)([_.]|$)"));
    return name.match(QString::fromStdString(path)).hasMatch();
}

} // namespace

class TstWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noBannedWordInCode()
    {
        QByteArray wrong;
        for (const SourceFile& file : codeUnder({"app", "models", "views", "widgets"})) {
            const QString text = QString::fromStdString(withoutCommentsAndStrings(file.text));
            for (const Ban& ban : kInCode)
                wrong += found(ban, file.path, text);
            if (isForbiddenName(file.path))
                wrong += "\n  " + QByteArray::fromStdString(file.path) + ": say what it does";
        }
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    void noBannedWordAnywhere()
    {
        QByteArray wrong;
        for (const SourceFile& file : everyText()) {
            const QString text = QString::fromStdString(file.text);
            for (const Ban& ban : kAnywhere)
                wrong += found(ban, file.path, text);
        }
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    void bansFindWhatTheyMean()
    {
        const auto finds = [](const Ban& ban, const char* text) { return !found(ban, "x", QString::fromUtf8(text)).isEmpty(); };
        QVERIFY(finds(kInCode[1], "Store::instance()->x"));
        QVERIFY(!finds(kInCode[1], "QCoreApplication::instance()"));
        QVERIFY(finds(kInCode[3], "class PaneManager final"));
        QVERIFY(!finds(kInCode[3], "class Manageress"));
        QVERIFY(finds(kInCode[5], "QtConcurrent::run([this] {})"));
        QVERIFY(!finds(kInCode[5], "QtConcurrent::run(\n    &m_pool, [this] {})"));
        QVERIFY(finds(kAnywhere[0],
                      "// TO"
                      "DO later"));
        QVERIFY(!finds(kAnywhere[0],
                       "// TO"
                       "DO(#12) later"));
        QVERIFY(finds(kAnywhere[2],
                      "see /wo"
                      "rk/x"));
        QVERIFY(!finds(kAnywhere[2],
                       "models/wo"
                       "rk/x"));
        QVERIFY(isForbiddenName("models/core/string_utils.h"));
        QVERIFY(!isForbiddenName("models/core/format.h"));
    }
};

TRACEO_TEST(TstWords);
#include "tst_words.moc"
