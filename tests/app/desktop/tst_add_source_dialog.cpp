// Add source, driven as a user does: by keyboard alone and by mouse, against a server with scripted answers.
// With TRACEO_PICTURES=DIR each step is written there as a picture.
#include "app/desktop/add_source_dialog.h"
#include "app/desktop/main_window.h"
#include "app/desktop/patience.h"
#include "app/desktop/scripted_shop.h"
#include "app/wiring/paths.h"
#include "support/test_main.h"
#include "widgets/dress.h"
#include "widgets/field_note.h"
#include "widgets/notification_bar.h"
#include "widgets/paragraph.h"
#include "widgets/proposal_list.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

using Page = AddSourceDialog::Page;

} // namespace

class TstAddSourceDialog : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    QTemporaryDir m_home;

    static QPushButton* buttonWith(AddSourceDialog& dialog, const QString& words)
    {
        for (QPushButton* const button : dialog.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text().remove(u'&').startsWith(words))
                return button;
        }
        return nullptr;
    }

    static QString note(AddSourceDialog& dialog)
    {
        QString words;
        for (const FieldNote* const note : dialog.findChildren<FieldNote*>())
            words += note->words();
        return words;
    }

    static bool says(AddSourceDialog& dialog, const QString& words)
    {
        const auto paragraphs = dialog.findChildren<Paragraph*>();
        return std::ranges::any_of(paragraphs, [&](const Paragraph* one) { return one->text().contains(words); });
    }

    static void picture(AddSourceDialog& dialog, const QString& name)
    {
        const QString folder = qEnvironmentVariable("TRACEO_PICTURES");
        if (folder.isEmpty())
            return;
        for (const Theme* const theme : {&Theme::dark(), &Theme::light()}) {
            dress(*qApp, *theme);
            QTest::qWait(30);
            dialog.grab().save(folder + u'/' + name + (theme == &Theme::dark() ? u"-dark.png"_s : u"-light.png"_s));
        }
    }

    static void shown(AddSourceDialog& dialog)
    {
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog, kPatience));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
        qputenv("XDG_STATE_HOME", m_home.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain answers
        dress(*qApp, Theme::light());
    }
    void cleanup() { QDir(m_home.filePath(u"traceo"_s)).removeRecursively(); }

    void aSourceIsAddedByKeyboardAlone()
    {
        const auto server = serving(shop);
        auto* const dialog = new AddSourceDialog(nullptr, m_clock);
        QSignalSpy added(dialog, &AddSourceDialog::added);
        shown(*dialog);
        picture(*dialog, u"1-address"_s);
        QTest::keyClicks(QApplication::focusWidget(), server->url().toString() + u"/graph?g0.expr=up"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->page(), Page::Found, kPatience);
        picture(*dialog, u"2-found"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"shop"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(dialog->page(), Page::Slos);
        picture(*dialog, u"3-slos"_s);
        auto* const list = dialog->findChild<ProposalList*>();
        QCOMPARE(list->ticked().size(), std::size_t(2));
        QVERIFY(qobject_cast<QCheckBox*>(QApplication::focusWidget()));
        int steps = 0; // around the whole page: no way out would be a trap
        do
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        while (QApplication::focusWidget() != buttonWith(*dialog, u"Write"_s) && ++steps < 20);
        QCOMPARE(QApplication::focusWidget(), buttonWith(*dialog, u"Write"_s));
        list->focusFirst();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); // the second is left out
        QCOMPARE(list->ticked(), std::vector<int>{0});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, kPatience);

        const QString file = added.first().first().toString();
        QCOMPARE(file, m_home.filePath(u"traceo/traceo.yaml"_s));
        const auto workspace = loadWorkspace(file, Paths::ofUser());
        QVERIFY(workspace.ok());
        QVERIFY(workspace->errors.empty());
        QCOMPARE(workspace->sources.front()->settings().name, std::string("shop"));
        QCOMPARE(workspace->slos.slos.size(), std::size_t(1));
        QCOMPARE(workspace->slos.slos.front().objective.parts, 999'500'000);
    }

    void aSourceIsAddedByMouseBesideAHandWrittenFile()
    {
        const auto server = serving(shop);
        const QString path = m_home.filePath(u"hand.yaml"_s);
        const QByteArray mine = "version: 1\nname: mine   # by hand\nsources: []\n";
        QFile hand(path);
        QVERIFY(hand.open(QIODevice::WriteOnly));
        hand.write(mine);
        hand.close();
        const auto workspace = loadWorkspace(path, Paths::ofUser());
        QVERIFY(workspace.ok());
        auto* const dialog = new AddSourceDialog(&*workspace, m_clock);
        QSignalSpy added(dialog, &AddSourceDialog::added);
        shown(*dialog);
        dialog->findChild<QLineEdit*>(u"address"_s)->setText(server->url().toString());
        QTest::mouseClick(buttonWith(*dialog, u"Look"_s), Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(dialog->page() == Page::Found, qPrintable(note(*dialog)), kPatience);
        QTest::mouseClick(buttonWith(*dialog, u"SLOs"_s), Qt::LeftButton);
        QTest::mouseClick(buttonWith(*dialog, u"Back"_s), Qt::LeftButton);
        QCOMPARE(dialog->page(), Page::Found);
        QTest::mouseClick(buttonWith(*dialog, u"SLOs"_s), Qt::LeftButton);
        QTest::mouseClick(buttonWith(*dialog, u"Write"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->page(), Page::Line, kPatience); // what is written by hand is left as it is
        picture(*dialog, u"4-line"_s);
        QVERIFY(hand.open(QIODevice::ReadOnly));
        QCOMPARE(hand.readAll(), mine);
        QVERIFY(QFile::exists(m_home.filePath(u"traceo.d/prometheus.yaml"_s)));
        QCOMPARE(added.size(), 0);
        QTest::mouseClick(buttonWith(*dialog, u"Open again"_s), Qt::LeftButton);
        QCOMPARE(added.size(), 1);
        QDir(m_home.filePath(u"traceo.d"_s)).removeRecursively();
    }

    void aServerThatIsPolledAlreadyIsSaid()
    {
        const auto server = serving(shop);
        const QString path = m_home.filePath(u"hand.yaml"_s);
        QFile hand(path);
        QVERIFY(hand.open(QIODevice::WriteOnly));
        hand.write("version: 1\nname: mine\nsources:\n  - {name: own, kind: prometheus, url: '"
                   + server->url().toString().toUtf8() + "'}\n");
        hand.close();
        const auto workspace = loadWorkspace(path, Paths::ofUser());
        QVERIFY(workspace.ok());
        auto* const dialog = new AddSourceDialog(&*workspace, m_clock);
        shown(*dialog);
        dialog->findChild<QLineEdit*>(u"address"_s)->setText(server->url().toString());
        QTest::mouseClick(buttonWith(*dialog, u"Look"_s), Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(note(*dialog).contains(u"the one of the source “own”"_s), qPrintable(note(*dialog)), kPatience);
        QCOMPARE(dialog->page(), Page::Address);
        dialog->close();
    }

    void aLoginIsAskedForOnlyWhereItIsNeeded()
    {
        const auto server = serving(closed);
        auto* const dialog = new AddSourceDialog(nullptr, m_clock);
        shown(*dialog);
        const auto secret = [dialog] {
            for (QLineEdit* const edit : dialog->findChildren<QLineEdit*>()) {
                if (edit->echoMode() == QLineEdit::Password)
                    return edit;
            }
            return static_cast<QLineEdit*>(nullptr);
        }();
        QVERIFY(!secret->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), server->url().toString());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(secret->isVisible(), kPatience);
        picture(*dialog, u"5-login"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // past the user
        QTest::keyClicks(QApplication::focusWidget(), u"wrong"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(note(*dialog).contains(u"refused"_s), kPatience);
        picture(*dialog, u"6-refused"_s);
        secret->setText(u"right"_s);
        QTest::keyClick(secret, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->page(), Page::Found, kPatience);
        dialog->close();
    }

    /// Who has to go back to the login does not choose again; what another server offers is another choice.
    void whatWasTickedStaysTicked()
    {
        const auto server = serving(shop);
        auto* const dialog = new AddSourceDialog(nullptr, m_clock);
        shown(*dialog);
        auto* const address = dialog->findChild<QLineEdit*>(u"address"_s);
        auto* const list = dialog->findChild<ProposalList*>();
        const auto look = [&](const QUrl& url) {
            address->setText(url.toString());
            QTest::mouseClick(buttonWith(*dialog, u"Look"_s), Qt::LeftButton);
            QTRY_COMPARE_WITH_TIMEOUT(dialog->page(), Page::Found, kPatience);
            QTest::mouseClick(buttonWith(*dialog, u"SLOs"_s), Qt::LeftButton);
        };
        look(server->url());
        QCOMPARE(list->ticked(), (std::vector<int>{0, 1}));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); // the first is not wanted
        QCOMPARE(list->ticked(), (std::vector<int>{1}));
        QTest::mouseClick(buttonWith(*dialog, u"Back"_s), Qt::LeftButton);
        QTest::keyClick(dialog, Qt::Key_Escape); // a page back, too
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->page(), Page::Address);
        look(server->url());
        QCOMPARE(list->ticked(), (std::vector<int>{1}));
        QTest::mouseClick(buttonWith(*dialog, u"Back"_s), Qt::LeftButton);
        QTest::mouseClick(buttonWith(*dialog, u"Back"_s), Qt::LeftButton);
        const auto other = serving(shop);
        look(other->url());
        QCOMPARE(list->ticked(), (std::vector<int>{0, 1}));
        dialog->close();
    }

    /// Where no keychain runs, which is so on many a desktop without a session of GNOME or KDE.
    void aLoginCanBeKeptInAFileOfOnesOwn()
    {
        const auto server = serving(closed);
        auto* const dialog = new AddSourceDialog(nullptr, m_clock);
        const QSignalSpy added(dialog, &AddSourceDialog::added);
        shown(*dialog);
        QTest::keyClicks(QApplication::focusWidget(), server->url().toString());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        const auto boxes = dialog->findChildren<QCheckBox*>();
        const auto box = std::ranges::find_if(boxes, [](const QCheckBox* one) { return one->text().contains(u"file"_s); });
        QTRY_VERIFY_WITH_TIMEOUT((*box)->isVisible(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT((*box)->isChecked(), kPatience);
        QVERIFY(says(*dialog, u"No keychain answers"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // past the user
        QTest::keyClicks(QApplication::focusWidget(), u"right"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->page(), Page::Found, kPatience);
        const QString name = dialog->findChild<QLineEdit*>(u"name"_s)->text();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::mouseClick(buttonWith(*dialog, u"Write"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, kPatience);

        QFile workspace(added[0][0].toString());
        QVERIFY(workspace.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(workspace.readAll());
        const QString path = Paths::ofUser().data + u"/secrets/"_s + name;
        QVERIFY2(text.contains(u"file:"_s + path), qPrintable(text));
        QFile secret(path);
        QVERIFY(secret.open(QIODevice::ReadOnly));
        QCOMPARE(secret.readAll(), QByteArray("right"));
        QVERIFY(!text.contains(u"right"_s));
        QCOMPARE(int(secret.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)), 0);
    }

    void whatIsWrongIsSaidUnderTheField_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("name");
        QTest::newRow("no address") << u"my server"_s << u"address"_s << u"7-no-address"_s;
        QTest::newRow("nobody there") << u"http://127.0.0.1:1"_s << u"refused"_s << u"8-nobody"_s;
    }
    void whatIsWrongIsSaidUnderTheField()
    {
        QFETCH(QString, typed);
        QFETCH(QString, said);
        QFETCH(QString, name);
        auto* const dialog = new AddSourceDialog(nullptr, m_clock);
        shown(*dialog);
        QTest::keyClicks(QApplication::focusWidget(), typed);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(note(*dialog).contains(said), kPatience);
        picture(*dialog, name);
        QCOMPARE(dialog->page(), Page::Address);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->isVisible(), kPatience);
    }

    void aServerWithoutTlsIsSaid()
    {
        QTcpServer server; // answers whatever it reads in plain words
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket* const socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        auto* const dialog = new AddSourceDialog(nullptr, m_clock);
        shown(*dialog);
        QTest::keyClicks(QApplication::focusWidget(), u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(note(*dialog).contains(u"TLS"_s), kPatience);
        picture(*dialog, u"9-tls"_s);
        dialog->close();
    }

    void everythingHasAName()
    {
        AddSourceDialog dialog(nullptr, m_clock);
        for (QWidget* const widget : dialog.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || qobject_cast<QLabel*>(widget))
                continue;
            QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(widget);
            const bool isButton = qobject_cast<QAbstractButton*>(widget) != nullptr;
            QVERIFY2(isButton || !spoken->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    }
};

TRACEO_TEST(TstAddSourceDialog);
#include "tst_add_source_dialog.moc"
