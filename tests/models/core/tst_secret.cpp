#include "core/secret.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstSecret : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void movesAndNeverCopies()
    {
        static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
        Secret first("hunter2");
        Secret second = std::move(first);
        QVERIFY(second.reveal() == "hunter2");
        QVERIFY(first.empty()); // NOLINT(bugprone-use-after-move): that is the point
        Secret third("other");
        third = std::move(second);
        QVERIFY(third.reveal() == "hunter2");
        QVERIFY(second.empty()); // NOLINT(bugprone-use-after-move)
        Secret& same = third;
        third = std::move(same);
        QVERIFY(third.reveal() == "hunter2");
    }

    void aReferenceNamesItsStore()
    {
        using Kind = SecretRef::Kind;
        QVERIFY(*SecretRef::parse("keychain:prod token") == (SecretRef{Kind::Keychain, "prod token"}));
        QVERIFY(*SecretRef::parse("file:/run/secrets/a:b") == (SecretRef{Kind::File, "/run/secrets/a:b"}));
        QVERIFY(*SecretRef::parse("env:PROM_TOKEN") == (SecretRef{Kind::Environment, "PROM_TOKEN"}));
        QVERIFY(*SecretRef::parse("") == SecretRef());
    }

    void anErrorNeverRepeatsWhatMayBeTheSecretItself()
    {
        for (const std::string text :
             {"hunter2", "keychain:", "file:", "env:", "env:1A", "env:A B", "Keychain:hunter2", " env:A", "env:hunter2=x"}) {
            const auto ref = SecretRef::parse(text);
            QVERIFY2(!ref.ok(), text.c_str());
            QCOMPARE(ref.error().code, ErrorCode::BadValue);
            QVERIFY(!toText(ref.error()).contains(QStringLiteral("hunter2")));
        }
        QVERIFY(!SecretRef::parse(std::string_view("file:a\0b", 8)).ok());
    }
};
TRACEO_TEST(TstSecret);
#include "tst_secret.moc"
