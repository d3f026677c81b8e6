#include "support/test_main.h"
#include "widgets/command_palette.h"
#include "widgets/dress.h"
#include "widgets/key_sheet.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

std::vector<PaletteItem> sampleItems()
{
    return {{.id = u"pane-slo"_s, .icon = IconName::Slo, .words = u"SLOs"_s, .aside = u"Panes"_s, .shortcut = u"Ctrl+1"_s},
            {.id = u"live"_s, .words = u"Return to live"_s, .aside = u"Time"_s, .shortcut = u"Alt+Home"_s},
            {.id = u"one"_s, .status = Status::Critical, .words = u"checkout-availability"_s, .aside = u"SLOs"_s},
            {.id = u"two"_s, .status = Status::Ok, .words = u"search-latency"_s, .aside = u"SLOs"_s}};
}

QStringList idsFor(const QString& typed)
{
    const auto items = sampleItems();
    QStringList ids;
    for (const PaletteHit& hit : rankedFor(items, typed, 12))
        ids << items[hit.item].id;
    return ids;
}

} // namespace

class TstCommandPalette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dress(*qApp, Theme::light()); }

    void nothingTypedOffersAllInTheirOrder()
    {
        QCOMPARE(idsFor({}), (QStringList{u"pane-slo"_s, u"live"_s, u"one"_s, u"two"_s}));
    }

    void theBestFitIsFirst()
    {
        QCOMPARE(idsFor(u"chkav"_s), QStringList{u"one"_s});
        QCOMPARE(idsFor(u"rtl"_s).first(), u"live"_s);
        QCOMPARE(idsFor(u"slo"_s).first(), u"pane-slo"_s); // the pane before what is in it
        QVERIFY(idsFor(u"slo"_s).contains(u"one"_s));
        QCOMPARE(idsFor(u"slos search"_s), QStringList{u"two"_s}); // where it is can be typed
        QVERIFY(idsFor(u"qqq"_s).isEmpty());
        QCOMPARE(rankedFor(sampleItems(), {}, 2).size(), 2u);
    }

    void keysAloneChooseAnItem()
    {
        QWidget window;
        window.resize(1280, 800);
        auto* const before = new QLineEdit(&window);
        CommandPalette palette(&window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before->setFocus();
        const QSignalSpy chosen(&palette, &CommandPalette::chosen);
        palette.open(sampleItems());
        QVERIFY(palette.field().hasFocus());
        QCOMPARE(palette.width(), 640);
        QCOMPARE(palette.y(), 96);
        QTest::keyClicks(&palette.field(), u"s"_s);
        const QString first = palette.list().current();
        QTest::keyClick(&palette.field(), Qt::Key_Down);
        QVERIFY(palette.list().current() != first);
        QTest::keyClick(&palette.field(), Qt::Key_Up);
        QTest::keyClick(&palette.field(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), first);
        QVERIFY(!palette.isVisible());
        QVERIFY(before->hasFocus());
    }

    void escapeChangesNothing()
    {
        QWidget window;
        CommandPalette palette(&window);
        window.show();
        const QSignalSpy chosen(&palette, &CommandPalette::chosen);
        palette.open(sampleItems());
        QTest::keyClicks(&palette.field(), u"qqq"_s);
        QCOMPARE(palette.list().accessibleValue(), u"Nothing fits."_s);
        QTest::keyClick(&palette.field(), Qt::Key_Return); // chooses nothing
        QVERIFY(!palette.isVisible());
        palette.open(sampleItems());
        QTest::keyClick(&palette.field(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QVERIFY(chosen.isEmpty());
    }

    void theSheetSaysEveryKeyAndAnyKeyClosesIt()
    {
        QWidget window;
        window.resize(1280, 800);
        KeySheet sheet(&window);
        window.show();
        sheet.open({{u"Time"_s, u"Return to live"_s, u"Home"_s}, {u"Time"_s, u"Undo"_s, u"Ctrl+Z"_s}});
        QVERIFY(sheet.isVisible());
        QVERIFY(sheet.accessibleValue().contains(u"Return to live: Home"_s));
        QTest::keyClick(&sheet, Qt::Key_A);
        QVERIFY(!sheet.isVisible());
    }
};

TRACEO_TEST(TstCommandPalette);
#include "tst_command_palette.moc"
