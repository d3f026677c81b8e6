// The form for a new SLO.
#include "app/desktop/add_source_dialog.h"
#include "app/desktop/form_window.h"
#include "support/test_main.h"
#include "views/slo/selector_edit.h"
#include "widgets/status_chip.h"
#include "widgets/tile_strip.h"
#include "widgets/time_series_chart.h"

#include <QAccessible>
#include <QLabel>

#include <algorithm>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSloForm : public QObject, private FormWindow {
    Q_OBJECT

    static QString verdict(const SloFormDialog& form)
    {
        for (const StatusChip* const chip : form.findChildren<StatusChip*>()) {
            if (chip->isVisible())
                return chip->accessibleValue();
        }
        return {};
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void anSloIsMadeByKeyboardAlone()
    {
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        SloFormDialog* const form = shown();
        QVERIFY(form);
        QVERIFY(state(*form).contains(u"Still empty: Name"_s));
        QVERIFY2(notes(*form).isEmpty(), qPrintable(notes(*form))); // nobody has done anything wrong yet
        QVERIFY(!save(*form)->isEnabled());
        picture(*form, u"1-empty"_s);
        const auto typeOn = [](const QString& words, int tabs) {
            press(words);
            for (int i = 0; i < tabs; ++i)
                QTest::keyClick(keyboard(), Qt::Key_Tab);
        };
        typeOn(u"fresh"_s, 7); // past the other words, the source, the indicator and what is counted
        QCOMPARE(QApplication::focusWidget(), part<QLineEdit>(*form, u"bad"_s));
        typeOn(u"requests_total{code=\"500\"}"_s, 1);
        QCOMPARE(QApplication::focusWidget(), part<QLineEdit>(*form, u"total"_s));
        typeOn(u"requests_total"_s, 1);
        QCOMPARE(QApplication::focusWidget(), part<QLineEdit>(*form, u"objective"_s));
        typeOn(u"99%"_s, 1);
        QVERIFY(waitFor(*form));
        QVERIFY2(notes(*form).isEmpty(), qPrintable(notes(*form)));
        QVERIFY(yaml(*form).contains(u"objective: 99%"_s));
        picture(*form, u"2-valid"_s);
        QVERIFY(save(*form)->isEnabled());
        QTest::keyClick(keyboard(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!m_wanted.isEmpty(), kPatience);
        QCOMPARE(m_wanted, path(u"traceo.yaml"_s));
        QCOMPARE(m_window->place().pane, u"slo"_s);
        QCOMPARE(m_window->place().object, u"fresh"_s); // it is what the window shows when it is opened again
        const auto workspace = loadWorkspace(m_wanted, Paths::ofUser());
        QVERIFY(workspace.ok());
        QVERIFY(workspace->errors.empty());
        QCOMPARE(workspace->slos.slos.size(), 3U);
        QVERIFY(QFile::exists(path(u"traceo.d/slo-fresh.yaml"_s)));
        QCOMPARE(textOf(u"traceo.yaml"_s), kFormWorkspace);
    }

    /// The numbers are the engine's: half a percent is bad of what one percent may be.
    void historySaysWhatWouldBe()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        typeAll(*form);
        QVERIFY(waitFor(*form));
        const auto* const strip = form->findChild<TileStrip*>();
        QVERIFY2(strip->isVisible(), qPrintable(state(*form)));
        QCOMPARE(strip->tiles().size(), 6U);
        QVERIFY2(strip->tiles()[0].number.startsWith(u"99.5"_s), qPrintable(strip->tiles()[0].number));
        QVERIFY2(strip->tiles()[1].number.startsWith(u"50"_s) || strip->tiles()[1].number.startsWith(u"49.9"_s),
                 qPrintable(strip->tiles()[1].number));
        QCOMPARE(verdict(*form), u"would not page now"_s);
        QVERIFY(!form->findChild<TimeSeriesChart*>()->chart().lines.empty());
        type(*form, u"objective"_s, u"99.99%"_s);
        QVERIFY(!save(*form)->isEnabled()); // what is shown is of what stood there before
        QVERIFY(waitFor(*form));
        QCOMPARE(verdict(*form), u"would page now"_s);
        picture(*form, u"3-pages"_s);
        form->close();
    }

    void whatIsWrongStandsBesideItsField()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        type(*form, u"name"_s, u"checkout"_s); // there is one
        type(*form, u"bad"_s, u"requests_total{"_s);
        type(*form, u"total"_s, u"requests_total"_s);
        type(*form, u"objective"_s, u"100%"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(notes(*form).contains(u"100 % leaves no budget"_s), qPrintable(notes(*form)));
        QVERIFY2(state(*form).contains(u"What is wrong stands beside"_s), qPrintable(state(*form)));
        QVERIFY(!save(*form)->isEnabled());
        picture(*form, u"4-mistake"_s);
        type(*form, u"bad"_s, u"requests_total{code=\"500\"}"_s);
        type(*form, u"objective"_s, u"99%"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(notes(*form).contains(u"a name no other SLO has"_s), qPrintable(notes(*form)));
        type(*form, u"name"_s, u"fresh"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(notes(*form).isEmpty(), qPrintable(notes(*form)));
        form->close();
    }

    /// Of a field that nobody has to fill in as well.
    void aSourceThatIsMissingIsSaid()
    {
        makeWindow("version: 1\nname: shop\nsources:\n  - {name: am, kind: alertmanager, url: 'http://127.0.0.1:1'}\n");
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        QVERIFY2(notes(*form).contains(u"a source of kind prometheus"_s), qPrintable(notes(*form)));
        type(*form, u"name"_s, u"fresh"_s);
        type(*form, u"bad"_s, u"requests_total{code=\"500\"}"_s);
        type(*form, u"total"_s, u"requests_total"_s);
        type(*form, u"objective"_s, u"99%"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(notes(*form).contains(u"a source of kind prometheus"_s), qPrintable(notes(*form)));
        QVERIFY(!save(*form)->isEnabled());
        form->close();
    }

    void thePanesBarOffersANewOne()
    {
        m_window->visit(u"slo"_s);
        const auto buttons = m_window->currentPane()->findChildren<QAbstractButton*>();
        const auto button = std::ranges::find_if(buttons, [](const QAbstractButton* one) {
            return one->isVisible() && one->accessibleName() == u"New SLO…"_s;
        });
        QVERIFY(button != buttons.end());
        (*button)->click();
        QVERIFY(shown());
    }

    void whereThereIsNoneOneIsOffered_data()
    {
        QTest::addColumn<bool>("hasSource");
        QTest::newRow("something to make it of") << true;
        QTest::newRow("nothing yet") << false;
    }
    void whereThereIsNoneOneIsOffered()
    {
        QFETCH(bool, hasSource);
        QByteArray workspace = "version: 1\nname: shop\n";
        if (hasSource)
            workspace += "sources:\n  - {name: prom, kind: prometheus, url: 'http://127.0.0.1:1'}\n";
        makeWindow(workspace);
        m_window->visit(u"slo"_s);
        const auto views = m_window->currentPane()->findChildren<StateView*>();
        const auto view = std::ranges::find_if(views, &QWidget::isVisible);
        QVERIFY(view != views.end());
        auto* const button = (*view)->findChild<QAbstractButton*>();
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(dialog() != nullptr, hasSource);
        QCOMPARE(m_window->findChild<AddSourceDialog*>() != nullptr, !hasSource);
    }

    void whatHistoryNeverFetchedIsSaid()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        type(*form, u"name"_s, u"fast"_s);
        choose(*form, u"type"_s, u"Latency"_s);
        type(*form, u"histogram"_s, u"http_request_duration_seconds{path=\"/a-rather-long-path-of-its-own/and/more/of/it\"}"_s);
        type(*form, u"threshold"_s, u"300ms"_s);
        type(*form, u"objective"_s, u"99%"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(state(*form).contains(u"the source will be asked once the SLO is saved"_s), qPrintable(state(*form)));
        QVERIFY(save(*form)->isEnabled());
        picture(*form, u"5-no-series"_s);
        form->close();
    }

    void everyIndicatorHasItsFields_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("keys");
        QTest::newRow("counters") << u"Counters"_s << QStringList{u"counts"_s, u"bad"_s, u"total"_s};
        QTest::newRow("latency") << u"Latency"_s << QStringList{u"histogram"_s, u"native"_s, u"threshold"_s};
        QTest::newRow("apdex") << u"Apdex"_s << QStringList{u"histogram"_s, u"threshold"_s};
        QTest::newRow("gauge") << u"A gauge"_s << QStringList{u"metric"_s, u"op"_s, u"value"_s};
        QTest::newRow("probes") << u"Probes"_s << QStringList{u"target"_s, u"threshold"_s, u"latency"_s};
        QTest::newRow("queries") << u"Queries"_s << QStringList{u"counts"_s, u"bad"_s, u"total"_s, u"counter"_s};
    }
    void everyIndicatorHasItsFields()
    {
        QFETCH(QString, words);
        QFETCH(QStringList, keys);
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        choose(*form, u"type"_s, words);
        QStringList seen;
        for (const char* const key : {"counts", "bad", "total", "counter", "histogram", "native", "metric", "op", "value",
                                      "target", "threshold", "latency"}) {
            if (form->findChild<QWidget*>(QString::fromLatin1(key))->isVisible())
                seen << QString::fromLatin1(key);
        }
        std::ranges::sort(seen);
        std::ranges::sort(keys);
        QCOMPARE(seen, keys);
        choose(*form, u"method"_s, u"Good time slices"_s);
        QVERIFY(form->findChild<QWidget*>(u"time_slice_target"_s)->isVisible());
        form->close();
    }

    void whatHistoryKnowsIsOffered()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        auto* const edit = form->findChild<SelectorEdit*>(u"total"_s);
        edit->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT((edit->clear(), QTest::keyClicks(edit, u"req"_s), !edit->offered().isEmpty()), kPatience);
        QCOMPARE(edit->offered(), QStringList{u"requests_total"_s});
        QWidget* const popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(edit->text(), u"requests_total"_s);
        QTest::keyClicks(edit, u"{co"_s);
        QCOMPARE(edit->offered(), QStringList{u"code=\""_s});
        edit->take(edit->offered().first());
        QCOMPARE(edit->offered(), (QStringList{u"200\""_s, u"500\""_s})); // its values follow
        edit->take(u"500\""_s);
        QCOMPARE(edit->text(), u"requests_total{code=\"500\""_s);
        form->close();
    }

    void servicesAndOwnersOfOthersAreOffered()
    {
        makeWindow(QByteArray(kFormWorkspace)
                       .replace("      name: checkout   # since May\n",
                                "      name: checkout\n      service: storefront\n      owner: Team Checkout\n"));
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        auto* const service = form->findChild<SelectorEdit*>(u"service"_s);
        service->setFocus();
        QTest::keyClick(service, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(service->offered(), QStringList{u"storefront"_s});
        service->take(service->offered().first());
        QCOMPARE(service->text(), u"storefront"_s);
        auto* const owner = form->findChild<SelectorEdit*>(u"owner"_s);
        owner->setFocus();
        QTest::keyClicks(owner, u"check"_s);
        QCOMPARE(owner->offered(), QStringList{u"Team Checkout"_s});
        owner->take(owner->offered().first());
        QCOMPARE(owner->text(), u"Team Checkout"_s);
        form->close();
    }

    void afterTheLastFieldComesSave()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        typeAll(*form);
        QVERIFY(waitFor(*form));
        QVERIFY(save(*form)->isEnabled());
        form->findChild<QComboBox*>(u"method"_s)->setFocus();
        QTest::keyClick(keyboard(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), save(*form));
        form->close();
    }

    /// As the window shows numbers where they are written so.
    void aCommaOfTheLocaleIsTaken()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        typeAll(*form);
        type(*form, u"objective"_s, u"99,5 %"_s);
        const bool isThere = waitFor(*form);
        const QString text = yaml(*form);
        const bool canBeSaved = save(*form)->isEnabled();
        form->close();
        QLocale::setDefault(before);
        QVERIFY(isThere);
        QVERIFY2(text.contains(u"objective: 99.5%"_s), qPrintable(text));
        QVERIFY(canBeSaved);
    }

    void longWordsHaveRoom()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        type(*form, u"name"_s, u"a-name-that-is-as-long-as-a-label-may-be-which-is-63-characters"_s);
        type(*form, u"display_name"_s, u"Bestellungen, die innerhalb einer Sekunde angenommen und bestätigt werden"_s);
        type(*form, u"service"_s, u"Warenwirtschaft und Kassensysteme Nord"_s);
        type(*form, u"bad"_s, u"requests_total{code=\"500\",job=\"shop\"}"_s);
        type(*form, u"total"_s, u"requests_total{job=\"shop\"}"_s);
        type(*form, u"objective"_s, u"99.9999%"_s);
        type(*form, u"window"_s, u"1M from 2026-01-01T00:00 Europe/Berlin"_s);
        choose(*form, u"method"_s, u"Good time slices"_s);
        type(*form, u"time_slice_target"_s, u"95%"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(notes(*form).isEmpty(), qPrintable(notes(*form)));
        picture(*form, u"11-long"_s);
        form->close();
    }

    void everythingHasAName()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        for (const QString& words : {u"Queries"_s, u"Probes"_s, u"A gauge"_s, u"Latency"_s, u"Counters"_s}) {
            choose(*form, u"type"_s, words);
            for (QWidget* const widget : form->findChildren<QWidget*>()) {
                const bool isPart = qobject_cast<QLineEdit*>(widget) && qobject_cast<QComboBox*>(widget->parentWidget());
                if (widget->focusPolicy() == Qt::NoFocus || qobject_cast<QLabel*>(widget) || !widget->isVisible() || isPart)
                    continue;
                QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(widget);
                const bool isButton = qobject_cast<QAbstractButton*>(widget) != nullptr;
                QVERIFY2(isButton || !spoken->text(QAccessible::Name).isEmpty(),
                         qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
            }
        }
        form->close();
    }
};

TRACEO_TEST(TstSloForm);
#include "tst_slo_form.moc"
