// What the fields of the form for an SLO do for who types: keys, lists, pasted text, mistakes said and found.
#include "app/desktop/form_window.h"
#include "app/wiring/languages.h"
#include "support/test_main.h"
#include "views/slo/selector_edit.h"
#include "views/slo/slo_form_preview.h"
#include "widgets/bar_button.h"
#include "widgets/notification_bar.h"

#include <QClipboard>
#include <QKeySequence>
#include <QLabel>
#include <QScrollArea>
#include <QTranslator>

#include <algorithm>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSloFormFields : public QObject, private FormWindow {
    Q_OBJECT

    /// Words of what is seen and has a key of its own, by that key.
    static std::map<QString, QStringList> keysOf(const SloFormDialog& form)
    {
        std::map<QString, QStringList> words;
        const auto add = [&words](const QWidget& widget, const QString& text) {
            const QString key = QKeySequence::mnemonic(text).toString();
            if (widget.isVisible() && !key.isEmpty())
                words[key] << text;
        };
        for (const QLabel* const label : form.findChildren<QLabel*>()) {
            if (label->buddy() != nullptr)
                add(*label, label->text());
        }
        for (const QAbstractButton* const button : form.findChildren<QAbstractButton*>())
            add(*button, button->text());
        return words;
    }
    static QStringList sharedKeys(const SloFormDialog& form)
    {
        QStringList shared;
        for (const auto& [key, words] : keysOf(form)) {
            if (words.size() > 1)
                shared << key + u": "_s + words.join(u" / "_s);
        }
        return shared;
    }
    /// Of a new SLO, once the names of series are known.
    SelectorEdit* knowing(const QString& key) const
    {
        m_window->newSlo();
        const SloFormDialog* const form = shown();
        if (form == nullptr)
            return nullptr;
        auto* const edit = form->findChild<SelectorEdit*>(key);
        edit->setFocus();
        const bool isKnown = QTest::qWaitFor(
            [edit] {
                edit->clear();
                edit->offer();
                return !edit->offered().isEmpty();
            },
            kPatience);
        QTest::keyClick(keyboard(), Qt::Key_Escape);
        return isKnown && QApplication::activePopupWidget() == nullptr ? edit : nullptr;
    }
    static BarButton* shownButton(const QWidget& parent)
    {
        const auto buttons = parent.findChildren<BarButton*>();
        const auto found = std::ranges::find_if(buttons, &QWidget::isVisible);
        return found == buttons.end() ? nullptr : *found;
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup()
    {
        close();
        qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator*>());
        QLocale::setDefault(QLocale::c());
    }

    void noTwoFieldsHaveTheSameKey_data()
    {
        QTest::addColumn<QLocale>("language");
        QTest::newRow("English") << QLocale(QLocale::English);
        QTest::newRow("German") << QLocale(QLocale::German);
    }
    void noTwoFieldsHaveTheSameKey()
    {
        QFETCH(const QLocale, language);
        QLocale::setDefault(language);
        addTranslations(*QCoreApplication::instance());
        makeWindow(kFormWorkspace);
        SloFormDialog* const form = edited(u"checkout"_s); // has all that a new one has, and how far it reaches back
        QVERIFY(form);
        auto* const types = part<QComboBox>(*form, u"type"_s);
        auto* const counts = part<QComboBox>(*form, u"counts"_s);
        auto* const methods = part<QComboBox>(*form, u"method"_s);
        std::size_t fewest = 100;
        for (int type = 0; type < types->count(); ++type) {
            types->setCurrentIndex(type);
            for (int count = 0; count < counts->count(); ++count) {
                counts->setCurrentIndex(count);
                for (int method = 0; method < methods->count(); ++method) {
                    methods->setCurrentIndex(method);
                    const QStringList shared = sharedKeys(*form);
                    QVERIFY2(shared.isEmpty(), qPrintable(types->currentText() + u' ' + shared.join(u"; "_s)));
                    fewest = std::min(fewest, keysOf(*form).size());
                }
            }
        }
        QVERIFY2(fewest >= 13, qPrintable(QString::number(fewest))); // all that always are there have one
    }

    void aFinishedSelectorOpensNoList()
    {
        SelectorEdit* const edit = knowing(u"total"_s);
        QVERIFY(edit);
        press(u"requests_total{code=\"500\"}"_s);
        QCOMPARE(edit->text(), u"requests_total{code=\"500\"}"_s);
        QVERIFY(edit->offered().isEmpty());
        QVERIFY(QApplication::activePopupWidget() == nullptr); // the next Enter is the form's
        QTest::keyClick(edit, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(edit->offered(), QStringList{u"requests_total"_s});
        QVERIFY(QApplication::activePopupWidget() != nullptr);
        QTest::keyClick(keyboard(), Qt::Key_Escape);
    }

    void aWordTakesThePlaceOfAllOfTheOther_data()
    {
        QTest::addColumn<QString>("text"); // the cursor: |
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("becomes");
        QTest::newRow("a value") << u"requests_total{code=\"5|\"}"_s << u"500\""_s << u"requests_total{code=\"500\"|}"_s;
        QTest::newRow("a value to its end") << u"requests_total{code=\"5|xx\"}"_s << u"500\""_s
                                            << u"requests_total{code=\"500\"|}"_s;
        QTest::newRow("a label") << u"requests_total{co|=\"500\"}"_s << u"code"_s << u"requests_total{code|=\"500\"}"_s;
        QTest::newRow("a metric") << u"requests_t|otal"_s << u"requests_total"_s << u"requests_total|"_s;
        QTest::newRow("none") << u"sum(|)"_s << u"requests_total"_s << u"sum(requests_total|)"_s;
    }
    void aWordTakesThePlaceOfAllOfTheOther()
    {
        QFETCH(QString, text);
        QFETCH(const QString, word);
        QFETCH(QString, becomes);
        SelectorEdit* const edit = knowing(u"total"_s);
        QVERIFY(edit);
        const auto cursor = text.indexOf(u'|');
        edit->setText(text.remove(u'|'));
        edit->setCursorPosition(int(cursor));
        edit->offer();
        QVERIFY2(edit->offered().contains(word), qPrintable(edit->offered().join(u' ')));
        edit->take(word);
        const auto behind = becomes.indexOf(u'|');
        QCOMPARE(edit->text(), becomes.remove(u'|'));
        QCOMPARE(edit->cursorPosition(), int(behind));
        QTest::keyClick(keyboard(), Qt::Key_Escape);
    }

    void pastedLinesBecomeOne()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        const auto paste = [form](const QString& key, const QString& text) {
            auto* const edit = part<QLineEdit>(*form, key);
            QGuiApplication::clipboard()->setText(text);
            edit->setFocus();
            QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
            return edit->text();
        };
        QCOMPARE(paste(u"name"_s, u"fresh\n"_s), u"fresh"_s);
        QCOMPARE(paste(u"display_name"_s, u"No. # 1\r\nof ours"_s), u"No. # 1 of ours"_s);
        choose(*form, u"type"_s, u"Queries"_s);
        QCOMPARE(paste(u"total"_s, u"sum(  # of all\n  requests_total{job=\"#1\"}\n)"_s), u"sum( requests_total{job=\"#1\"} )"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(yaml(*form).contains(u"total: 'sum( requests_total{job=\"#1\"} )'\n"_s), qPrintable(yaml(*form)));
    }

    void aMistakeIsSaidWithItsField()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        type(*form, u"name"_s, u"fresh"_s);
        type(*form, u"bad"_s, u"requests_total{code=\"500\"}"_s);
        type(*form, u"total"_s, u"requests_total"_s);
        type(*form, u"objective"_s, u"100%"_s);
        type(*form, u"window"_s, u"7"_s);
        QVERIFY(waitFor(*form));
        auto* const objective = part<QLineEdit>(*form, u"objective"_s);
        auto* const window = part<QLineEdit>(*form, u"window"_s);
        QVERIFY2(objective->accessibleDescription().contains(u"100 % leaves no budget"_s),
                 qPrintable(objective->accessibleDescription()));
        QVERIFY(!window->accessibleDescription().isEmpty());
        QVERIFY(part<QLineEdit>(*form, u"total"_s)->accessibleDescription().isEmpty());

        const auto* const area = form->findChild<QScrollArea*>();
        BarButton* const first = shownButton(*form->findChild<StateView*>());
        QVERIFY(first);
        form->resize(form->width(), 300); // the fields do not all have room
        part<QLineEdit>(*form, u"name"_s)->setFocus();
        first->click();
        QCOMPARE(QApplication::focusWidget(), objective);
        QTRY_VERIFY_WITH_TIMEOUT(
            area->viewport()->rect().contains(objective->mapTo(area->viewport(), objective->rect().center())), kPatience);
        type(*form, u"objective"_s, u"99%"_s);
        type(*form, u"window"_s, u"7d"_s);
        QVERIFY(waitFor(*form));
        QVERIFY(objective->accessibleDescription().isEmpty());
        QVERIFY(window->accessibleDescription().isEmpty());
    }

    void whatWaitsForFilesCannotBeCalledOff()
    {
        SloFormPreview preview;
        preview.resize(600, 400);
        preview.QWidget::show();
        preview.showLoading();
        auto* const state = preview.findChild<StateView*>();
        state->finishWaiting();
        QVERIFY(state->isVisible());
        QVERIFY(shownButton(*state) == nullptr);
    }

    void f2WaitsForThePane()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F2);
        QTest::keyClick(m_window.get(), Qt::Key_F2); // who is impatient gets one
        QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, kPatience);
        SloFormDialog* const form = shown();
        QVERIFY(form);
        QCOMPARE(form->slo(), m_window->currentPane()->selected());
        QCOMPARE(m_window->findChildren<SloFormDialog*>().size(), 1);
    }
};

TRACEO_TEST(TstSloFormFields);
#include "tst_slo_form_fields.moc"
