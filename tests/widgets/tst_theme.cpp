// Recomputes the contrasts and colour differences the themes promise.

#include "support/test_main.h"
#include "widgets/dress.h"
#include "widgets/palette_of.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>

#include <cmath>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// Relative luminance, WCAG 2.2.
double luminance(const QColor& color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// Of any pixel of the widget against the ground it lies on.
double strongest(QWidget& widget, const QColor& ground)
{
    const QImage image = widget.grab().toImage();
    double most = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, contrast(image.pixelColor(x, y), ground));
    }
    return most;
}

bool near(double found, double promised)
{
    return std::abs(found - promised) <= 0.06;
}

} // namespace

class TstTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsKeepTheirContrast_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("tone"); // 1, 2, 3
        QTest::addColumn<double>("surface");
        QTest::addColumn<double>("chrome");
        QTest::addColumn<double>("selection");
        QTest::newRow("light t1") << false << 1 << 17.6 << 15.3 << 14.4;
        QTest::newRow("light t2") << false << 2 << 8.0 << 7.0 << 6.6;
        QTest::newRow("light t3") << false << 3 << 5.5 << 4.8 << 4.5;
        QTest::newRow("dark t1") << true << 1 << 14.0 << 15.6 << 10.3;
        QTest::newRow("dark t2") << true << 2 << 8.7 << 9.7 << 6.4;
        QTest::newRow("dark t3") << true << 3 << 5.7 << 6.3 << 4.2;
    }
    void wordsKeepTheirContrast()
    {
        QFETCH(bool, dark);
        QFETCH(int, tone);
        QFETCH(double, surface);
        QFETCH(double, chrome);
        QFETCH(double, selection);
        const Theme& theme = dark ? Theme::dark() : Theme::light();
        const QColor words = tone == 1 ? theme.text1 : tone == 2 ? theme.text2 : theme.text3;
        QVERIFY2(near(contrast(words, theme.surface), surface), qPrintable(QString::number(contrast(words, theme.surface))));
        QVERIFY2(near(contrast(words, theme.chrome), chrome), qPrintable(QString::number(contrast(words, theme.chrome))));
        QVERIFY2(near(contrast(words, theme.selection), selection),
                 qPrintable(QString::number(contrast(words, theme.selection))));
    }

    void statusColorsKeepTheirContrast_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("status");
        QTest::addColumn<double>("promised");
        QTest::newRow("light ok") << false << int(Status::Ok) << 4.6;
        QTest::newRow("light warning") << false << int(Status::Warning) << 4.6;
        QTest::newRow("light critical") << false << int(Status::Critical) << 10.9;
        QTest::newRow("light unknown") << false << int(Status::Unknown) << 6.7;
        QTest::newRow("light maintenance") << false << int(Status::Maintenance) << 11.1;
        QTest::newRow("dark ok") << true << int(Status::Ok) << 10.5;
        QTest::newRow("dark warning") << true << int(Status::Warning) << 11.0;
        QTest::newRow("dark critical") << true << int(Status::Critical) << 4.5;
        QTest::newRow("dark unknown") << true << int(Status::Unknown) << 4.6;
        QTest::newRow("dark maintenance") << true << int(Status::Maintenance) << 4.8;
    }
    void statusColorsKeepTheirContrast()
    {
        QFETCH(bool, dark);
        QFETCH(int, status);
        QFETCH(double, promised);
        const Theme& theme = dark ? Theme::dark() : Theme::light();
        const double found = contrast(theme.status(Status(status)), theme.surface);
        QVERIFY2(near(found, promised), qPrintable(QString::number(found)));
    }

    void accentsAndLinesKeepTheirContrast()
    {
        QVERIFY(near(contrast(Theme::light().accent, Theme::light().surface), 6.5));
        QVERIFY(near(contrast(Theme::dark().accent, Theme::dark().surface), 7.2));
        QVERIFY(near(contrast(Theme::light().pastText, Theme::light().past), 11.4));
        QVERIFY(near(contrast(Theme::dark().pastText, Theme::dark().past), 9.7));
        QVERIFY(near(contrast(Theme::light().line2, Theme::light().surface), 1.6));
        QVERIFY(near(contrast(Theme::dark().line2, Theme::dark().surface), 1.9));
        QVERIFY(near(contrast(Theme::light().disabled, Theme::light().surface), 2.6));
        QVERIFY(near(contrast(Theme::dark().disabled, Theme::dark().surface), 3.0));
    }

    void seriesStandOutFromTheSurface()
    {
        for (const Theme* const theme : {&Theme::light(), &Theme::dark()}) {
            for (const QColor& color : theme->series)
                QVERIFY2(contrast(color, theme->surface) >= 2.97, qPrintable(color.name()));
        }
    }

    void whatCanBeChosenStandsOut_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void whatCanBeChosenStandsOut()
    {
        QFETCH(bool, dark);
        const Theme& theme = dark ? Theme::dark() : Theme::light();
        dress(*qApp, theme);
        QRadioButton radio;
        QCheckBox box;
        for (QAbstractButton* const button : {static_cast<QAbstractButton*>(&radio), static_cast<QAbstractButton*>(&box)}) {
            button->setBackgroundRole(QPalette::Base);
            button->setAutoFillBackground(true);
            const double frame = strongest(*button, theme.surface);
            QVERIFY2(frame >= 3, qPrintable(QString::number(frame)));
            button->setChecked(true);
            QVERIFY(strongest(*button, theme.surface) >= 10);
        }
    }

    void aFieldThatIsOnlyReadLooksSo()
    {
        for (const Theme* const theme : {&Theme::light(), &Theme::dark()}) {
            dress(*qApp, *theme);
            QLineEdit edit(u"checkout"_s);
            edit.resize(200, 28);
            const auto ground = [&edit] { return edit.grab().toImage().pixelColor(190, 14); };
            QCOMPARE(ground(), theme->surface);
            edit.setReadOnly(true);
            QCOMPARE(ground(), theme->canvas);
        }
    }

    void wordsOnTintsStayReadable()
    {
        for (const Status status : {Status::Critical, Status::Warning, Status::Unknown, Status::Maintenance, Status::Ok}) {
            QVERIFY(contrast(Theme::light().text1, Theme::light().tintOf(status)) >= 13.15);
            QVERIFY(contrast(Theme::dark().text1, Theme::dark().tintOf(status)) >= 8.45);
        }
    }

    void theNinthLineIsNeutral()
    {
        QCOMPARE(Theme::light().seriesColor(8), Theme::light().neutral[2]);
        QCOMPARE(Theme::light().seriesColor(-1), Theme::light().neutral[2]);
        QCOMPARE(Theme::dark().seriesColor(0), QColor(0xA3, 0x91, 0xFF));
    }

    void aPaletteTellsItsTheme()
    {
        QCOMPARE(&themeOf(paletteOf(Theme::light())), &Theme::light());
        QCOMPARE(&themeOf(paletteOf(Theme::dark())), &Theme::dark());
        const QPalette palette = paletteOf(Theme::dark());
        QCOMPARE(palette.color(QPalette::Active, QPalette::Highlight), Theme::dark().selection);
        QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), Theme::dark().selectionIdle);
        QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), Theme::dark().disabled);
        QCOMPARE(palette.color(roleOf(Tone::Secondary)), Theme::dark().text2);
        QCOMPARE(palette.color(roleOf(Tone::Quiet)), Theme::dark().text3);
    }

    void mixingIsExactAtItsEnds()
    {
        const QColor a(10, 20, 30);
        const QColor b(200, 100, 0);
        QCOMPARE(mixed(a, b, 0), a);
        QCOMPARE(mixed(a, b, 1), b);
        QCOMPARE(mixed(a, b, 0.5), QColor(105, 60, 15));
    }
};

TRACEO_TEST(TstTheme);
#include "tst_theme.moc"
