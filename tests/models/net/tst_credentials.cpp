#include "net/credentials.h"

#include "core/json.h"
#include "support/test_main.h"

#include <QPromise>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <map>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

class StoppedClock final : public Clock {
public:
    UtcMs now() const override { return utcMs(m_at.count()); }
    Millis monotonic() const override { return m_at; }
    Millis boottime() const override { return m_at; }
    void advance(Millis by) { m_at += by; }

private:
    Millis m_at{1'000'000};
};

/// A keychain in memory that answers at once, or when told to.
class FakeKeychain final : public KeychainBackend {
public:
    enum class Answers { AtOnce, Later };
    explicit FakeKeychain(Answers answers = Answers::AtOnce) : m_answers(answers) {}

    void read(const std::string& key, QPromise<Result<Entry>> answer) override
    {
        ++reads;
        answer.start();
        m_waiting.emplace_back(key, std::make_shared<QPromise<Result<Entry>>>(std::move(answer)));
        if (m_answers == Answers::AtOnce)
            answerAll();
    }

    QFuture<Result<void>> write(const std::string& key, Secret value) override
    {
        entries[key] = std::string(value.reveal());
        return QtFuture::makeReadyFuture(Result<void>());
    }

    void answerAll()
    {
        for (const auto& [key, promise] : std::exchange(m_waiting, {})) {
            const auto entry = entries.find(key);
            promise->addResult(entry == entries.end() ? Result<Entry>(Error{ErrorCode::Auth, {}, {}, u"no such entry"_s, {}})
                                                      : Result<Entry>(std::make_shared<const Secret>(entry->second)));
            promise->finish();
        }
    }
    void dropAll() { m_waiting.clear(); }

    std::map<std::string, std::string> entries;
    int reads = 0;

private:
    Answers m_answers;
    std::vector<std::pair<std::string, std::shared_ptr<QPromise<Result<Entry>>>>> m_waiting;
};

const SecretRef kProm{SecretRef::Kind::Keychain, "prom"};
const std::string kOrigin = "https://prom.example:443";

} // namespace

class TstCredentials : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasStoredIsReadForItsOriginOnly()
    {
        StoppedClock clock;
        FakeKeychain keychain;
        CompositeCredentialStore store(&keychain, clock);
        QVERIFY(store.store("prom", kOrigin, Secret("s3cret \"quoted\"")).result());
        QVERIFY(keychain.entries.contains("traceo/prom"));
        const auto secret = store.read(kProm, kOrigin).result();
        QVERIFY(secret);
        QCOMPARE((*secret)->reveal(), std::string_view("s3cret \"quoted\""));

        const auto elsewhere = store.read(kProm, "https://evil.example:443").result();
        QVERIFY(!elsewhere);
        QCOMPARE(elsewhere.error().code, ErrorCode::Auth);
        QVERIFY(elsewhere.error().found.contains(u"https://prom.example:443"_s));
        QVERIFY(!toText(elsewhere.error()).contains(u"s3cret"_s));
    }

    void anEntryOfSomebodyElseIsRefused()
    {
        StoppedClock clock;
        FakeKeychain keychain;
        for (const char* entry : {"plain password", "{\"origin\":1,\"secret\":\"x\"}", "{\"secret\":\"x\"}", "[]", ""}) {
            CompositeCredentialStore store(&keychain, clock);
            keychain.entries["traceo/prom"] = entry;
            const auto secret = store.read(kProm, kOrigin).result();
            QVERIFY(!secret && secret.error().code == ErrorCode::Auth);
        }
    }

    void theKeychainIsAskedOnceAMinuteAndAfterAFailureEveryTenSeconds()
    {
        StoppedClock clock;
        FakeKeychain keychain;
        CompositeCredentialStore store(&keychain, clock);
        QVERIFY(!store.read(kProm, kOrigin).result());
        QVERIFY(!store.read(kProm, kOrigin).result());
        QCOMPARE(keychain.reads, 1);
        keychain.entries["traceo/prom"] = R"({"origin":"https://prom.example:443","secret":"x"})";
        clock.advance(Millis{10'000});
        QVERIFY(store.read(kProm, kOrigin).result());
        clock.advance(Millis{59'999});
        QVERIFY(store.read(kProm, kOrigin).result());
        QCOMPARE(keychain.reads, 2);
        clock.advance(Millis{1});
        QVERIFY(store.read(kProm, kOrigin).result());
        QCOMPARE(keychain.reads, 3);
    }

    void aNewSecretIsUsedAtOnce()
    {
        StoppedClock clock;
        FakeKeychain keychain;
        CompositeCredentialStore store(&keychain, clock);
        QVERIFY(store.store("prom", kOrigin, Secret("old")).result());
        QVERIFY(store.read(kProm, kOrigin).result());
        QVERIFY(store.store("prom", kOrigin, Secret("new")).result());
        QCOMPARE((*store.read(kProm, kOrigin).result())->reveal(), std::string_view("new"));
    }

    void thoseWhoAskTogetherPromptOnce()
    {
        StoppedClock clock;
        FakeKeychain keychain(FakeKeychain::Answers::Later);
        keychain.entries["traceo/prom"] = R"({"origin":"https://prom.example:443","secret":"x"})";
        CompositeCredentialStore store(&keychain, clock);
        QList<QFuture<Result<std::shared_ptr<const Secret>>>> futures;
        for (int i = 0; i < 5; ++i)
            futures << store.read(kProm, kOrigin);
        QCOMPARE(keychain.reads, 1);
        keychain.answerAll();
        for (const auto& future : futures) {
            QVERIFY(future.isFinished());
            QVERIFY(future.result());
        }
    }

    void aKeychainThatGivesUpIsAFailure()
    {
        StoppedClock clock;
        FakeKeychain keychain(FakeKeychain::Answers::Later);
        CompositeCredentialStore store(&keychain, clock);
        const auto future = store.read(kProm, kOrigin);
        keychain.dropAll();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Auth);
    }

    void withoutAKeychainItSaysWhatElseThereIs()
    {
        StoppedClock clock;
        CompositeCredentialStore store(nullptr, clock);
        QVERIFY(store.read(kProm, kOrigin).result().error().hint.contains(u"file:"_s));
        QVERIFY(!store.store("prom", kOrigin, Secret("x")).result());
        QVERIFY(!store.read({}, kOrigin).result());
    }

    void aFileMustBelongToItsOwnerAlone_data()
    {
        QTest::addColumn<int>("mode"); // as in chmod
        QTest::addColumn<bool>("good");
        QTest::newRow("0600") << 0x600 << true;
        QTest::newRow("0400") << 0x400 << true;
        QTest::newRow("0644") << 0x644 << false;
        QTest::newRow("0640") << 0x640 << false;
        QTest::newRow("0620") << 0x620 << false;
        QTest::newRow("0602") << 0x602 << false;
    }

    void aFileMustBelongToItsOwnerAlone()
    {
        QFETCH(int, mode);
        QFETCH(bool, good);
        const QString path = file("token with 'quote'", "s3cret\r\n");
        // QFile counts owner, user, group, other; chmod only owner, group, other
        QVERIFY(QFile::setPermissions(path, QFile::Permissions(((mode & 0xf00) << 4) | (mode & 0x0ff))));
        const auto secret = secretFromFile(path.toStdString());
        QCOMPARE(secret.ok(), good);
        if (good) {
            QCOMPARE((*secret)->reveal(), std::string_view("s3cret"));
            return;
        }
        QCOMPARE(secret.error().code, ErrorCode::Auth);
        QVERIFY(secret.error().hint.contains(u"chmod 600"_s));
        QVERIFY(!toText(secret.error()).contains(u"s3cret"_s));
    }

    void aFileThatIsNoneIsRefused()
    {
        QCOMPARE(secretFromFile(m_folder.filePath(u"missing"_s).toStdString()).error().code, ErrorCode::Auth);
        QCOMPARE(secretFromFile(m_folder.path().toStdString()).error().code, ErrorCode::Auth);
        for (const QByteArray& content : {QByteArray(), QByteArray("\n"), QByteArray(70'000, 'x')}) {
            const QString path = file("bad", content);
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
            QVERIFY(!secretFromFile(path.toStdString()));
        }
    }

    void aFilesSecretIsForTheServerItWasFirstUsedFor()
    {
        StoppedClock clock;
        const QString book = m_folder.filePath(u"state/origins.json"_s);
        const QString token = file("bound", "s3cret");
        QFile::setPermissions(token, QFile::ReadOwner | QFile::WriteOwner);
        const SecretRef ref{SecretRef::Kind::File, token.toStdString()};
        const auto readAnew = [&](const std::string& origin) {
            CompositeCredentialStore store(nullptr, clock, book);
            return store.read(ref, origin).result();
        };
        QVERIFY(readAnew(kOrigin).ok());
        QVERIFY(readAnew(kOrigin).ok());
        const auto elsewhere = readAnew("https://evil.example:443");
        QCOMPARE(elsewhere.error().code, ErrorCode::Auth);
        QVERIFY2(elsewhere.error().found.contains(u"https://prom.example:443"_s), qPrintable(toText(elsewhere.error())));
        QVERIFY(elsewhere.error().hint.contains(book));

        QFile list(book);
        QVERIFY(list.open(QIODevice::ReadOnly));
        QByteArray text = list.readAll();
        list.close();
        QVERIFY(!text.contains("s3cret"));
        QCOMPARE(list.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(list.open(QIODevice::WriteOnly)); // as its owner would
        list.write(
            text.replace(QByteArray::fromStdString(kOrigin) + '"', QByteArray::fromStdString(kOrigin) + "\",\"https://b:1\""));
        list.close();
        QVERIFY(readAnew("https://b:1").ok());
        QVERIFY(readAnew(kOrigin).ok());
        QVERIFY(!readAnew("https://evil.example:443").ok());

        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("{");
        list.close();
        QCOMPARE(readAnew(kOrigin).error().where, book);
    }

    void aVariablesSecretIsForTheServerItWasFirstUsedFor()
    {
        StoppedClock clock;
        const QString book = m_folder.filePath(u"variables/origins.json"_s);
        const SecretRef ref{SecretRef::Kind::Environment, "TRACEO_TEST_BOUND"};
        const auto readAnew = [&](const std::string& origin) {
            CompositeCredentialStore store(nullptr, clock, book);
            return store.read(ref, origin).result();
        };
        qunsetenv("TRACEO_TEST_BOUND");
        QVERIFY(!readAnew("https://evil.example:443").ok()); // nothing to bind yet
        qputenv("TRACEO_TEST_BOUND", "s3cret");
        QVERIFY(readAnew(kOrigin).ok());
        qputenv("TRACEO_TEST_BOUND", "renewed");
        QVERIFY(readAnew(kOrigin).ok());
        const auto elsewhere = readAnew("https://evil.example:443");
        QVERIFY(!elsewhere);
        QCOMPARE(elsewhere.error().code, ErrorCode::Auth);
        QCOMPARE(elsewhere.error().where, u"env:TRACEO_TEST_BOUND"_s);
        QVERIFY2(elsewhere.error().found.contains(u"https://prom.example:443"_s), qPrintable(toText(elsewhere.error())));
        qunsetenv("TRACEO_TEST_BOUND");
    }

    void withoutAPlaceForTheBookFilesStillWork()
    {
        StoppedClock clock;
        const QString token = file("unbound", "s3cret");
        QFile::setPermissions(token, QFile::ReadOwner | QFile::WriteOwner);
        CompositeCredentialStore store(nullptr, clock, u"/proc/nothing/origins.json"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not bound to its server"_s));
        QVERIFY(store.read({SecretRef::Kind::File, token.toStdString()}, kOrigin).result().ok());
    }

    void aVariableIsReadEachTime()
    {
        StoppedClock clock;
        CompositeCredentialStore store(nullptr, clock);
        const SecretRef ref{SecretRef::Kind::Environment, "TRACEO_TEST_VARIABLE"};
        qunsetenv("TRACEO_TEST_VARIABLE");
        QVERIFY(!store.read(ref, kOrigin).result());
        qputenv("TRACEO_TEST_VARIABLE", "");
        QVERIFY(!store.read(ref, kOrigin).result());
        qputenv("TRACEO_TEST_VARIABLE", "x");
        QCOMPARE((*store.read(ref, kOrigin).result())->reveal(), std::string_view("x"));
    }

private:
    QString file(const char* name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        file.remove();
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    QTemporaryDir m_folder;
};

TRACEO_TEST(TstCredentials);
#include "tst_credentials.moc"
