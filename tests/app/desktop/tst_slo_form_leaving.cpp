// Closing the form, and whatever else would end it, while something would be lost.
#include "app/desktop/adding_source.h"
#include "app/desktop/form_window.h"
#include "support/test_main.h"

#include <algorithm>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSloFormLeaving : public QObject, private FormWindow {
    Q_OBJECT

    SloFormDialog* typed()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        if (form != nullptr)
            type(*form, u"name"_s, u"fresh"_s);
        return form;
    }
    /// Ready to be saved for all of the past.
    SloFormDialog* changed()
    {
        SloFormDialog* const form = edited(u"checkout"_s);
        if (form == nullptr)
            return nullptr;
        saveForAllOfThePast(*form);
        type(*form, u"objective"_s, u"99.9%"_s);
        return waitFor(*form) && save(*form)->isEnabled() ? form : nullptr;
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void whatWasTypedIsAskedFor()
    {
        const QPointer<SloFormDialog> form = typed();
        QVERIFY(form);
        QTest::keyClick(form, Qt::Key_Escape);
        QVERIFY(form->isVisible());
        QVERIFY(answer(*form, u"Keep editing"_s));
        QVERIFY(form->isVisible());
        QCOMPARE(part<QLineEdit>(*form, u"name"_s)->text(), u"fresh"_s);
        QVERIFY(!form->close()); // the window's own button
        QVERIFY(form->isVisible());
        picture(*form, u"12-leaving"_s);
        QVERIFY(answer(*form, u"Give up"_s));
        QTRY_VERIFY_WITH_TIMEOUT(form.isNull(), kPatience);
        QVERIFY(m_window->isVisible());
        QVERIFY(m_wanted.isEmpty());
    }

    void whatIsAsItWasGoesAtOnce()
    {
        m_window->newSlo();
        const QPointer<SloFormDialog> form = shown();
        QVERIFY(form);
        QTest::keyClick(form, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(form.isNull(), kPatience);
    }

    void theWindowWaitsForTheAnswer()
    {
        const QPointer<SloFormDialog> form = typed();
        QVERIFY(form);
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        QVERIFY(answer(*form, u"Keep editing"_s));
        QVERIFY(m_window->isVisible());
        QVERIFY(!m_window->close());
        QVERIFY(answer(*form, u"Give up"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), kPatience);
    }

    void anotherWorkspaceWaitsForTheAnswer()
    {
        auto* const adding = m_window->findChild<AddingSource*>();
        QVERIFY(adding);
        SloFormDialog* const form = typed();
        QVERIFY(form);
        Q_EMIT adding->added(path(u"other.yaml"_s));
        QVERIFY(m_wanted.isEmpty());
        QVERIFY(answer(*form, u"Give up"_s));
        QCOMPARE(m_wanted, path(u"other.yaml"_s));
    }

    void anotherWorkspaceIsTakenWhereNothingWasTyped()
    {
        m_window->newSlo();
        QVERIFY(shown());
        Q_EMIT m_window->findChild<AddingSource*>()->added(path(u"other.yaml"_s));
        QCOMPARE(m_wanted, path(u"other.yaml"_s));
    }

    void itStaysWhileItIsWritten()
    {
        SloFormDialog* const form = changed();
        QVERIFY(form);
        save(*form)->click();
        QVERIFY(form->isSaving());
        QVERIFY(!part<QLineEdit>(*form, u"objective"_s)->isEnabled()); // what is typed now would be lost
        form->reject();
        QVERIFY(!form->close());
        QVERIFY(!m_window->close());
        QVERIFY(form->isVisible() && m_window->isVisible());
        QVERIFY(form->findChild<QMessageBox*>() == nullptr);
        m_window->newSlo(); // which has another form's place
        QCOMPARE(dialog(), form);
        QTRY_VERIFY_WITH_TIMEOUT(!m_wanted.isEmpty(), kPatience);
        QVERIFY(textOf(u"traceo.yaml"_s).contains("99.9%"));
    }

    /// Who goes on with the workspace closes the window, which has nothing more to ask.
    void whatWasWrittenIsNotAskedFor()
    {
        SloFormDialog* const form = changed();
        QVERIFY(form);
        bool isClosed = false;
        connect(m_window.get(), &MainWindow::workspaceWanted, this, [&] { isClosed = m_window->close(); });
        save(*form)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_wanted.isEmpty(), kPatience);
        QVERIFY(isClosed);
    }

    void whatFailedIsSaidToWhoTriedToLeave()
    {
        SloFormDialog* const form = changed();
        QVERIFY(form);
        auto* const objective = part<QLineEdit>(*form, u"objective"_s);
        objective->setFocus();
        write(u"traceo.yaml"_s, kFormWorkspace + "# mine\n");
        QTest::keyClick(objective, Qt::Key_Return);
        QVERIFY(form->isSaving());
        form->reject();
        QTRY_VERIFY2_WITH_TIMEOUT(notes(*form).contains(u"changed since"_s), qPrintable(notes(*form)), kPatience);
        QVERIFY(form->isVisible());
        QVERIFY(objective->isEnabled());
        QCOMPARE(QApplication::focusWidget(), objective); // as before
        QVERIFY(m_wanted.isEmpty());
    }

    void theLineToAddIsShownToWhoTriedToLeave()
    {
        makeWindow(QByteArray(kFormWorkspace).replace("include: [traceo.d/*.yaml]\n", ""));
        const QPointer<SloFormDialog> form = typed();
        QVERIFY(form);
        type(*form, u"bad"_s, u"requests_total{code=\"500\"}"_s);
        type(*form, u"total"_s, u"requests_total"_s);
        type(*form, u"objective"_s, u"99%"_s);
        QVERIFY(waitFor(*form));
        save(*form)->click();
        form->reject();
        const auto lines = form->findChildren<QLineEdit*>();
        const auto line = std::ranges::find(lines, u"Line to add"_s, &QWidget::accessibleName);
        QTRY_VERIFY_WITH_TIMEOUT((*line)->isVisible(), kPatience);
        m_window->newSlo(); // the line is still to be read
        QCOMPARE(dialog(), form.data());
        QTest::keyClick(form, Qt::Key_Escape); // nothing is lost: it was written
        QTRY_VERIFY_WITH_TIMEOUT(form.isNull(), kPatience);
    }

    void whatCouldNotBeReadIsReadAnew()
    {
        m_window->visit(u"slo"_s);
        Pane* const pane = m_window->currentPane();
        QTRY_VERIFY_WITH_TIMEOUT(!pane->selected().isEmpty(), kPatience);
        pane->open(u"checkout"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pane->selected(), u"checkout"_s, kPatience);
        write(u"traceo.yaml"_s, "]\n");
        m_window->editSlo();
        const QPointer<SloFormDialog> failed = dialog();
        QTRY_VERIFY_WITH_TIMEOUT(failed->couldNotOpen(), kPatience);
        write(u"traceo.yaml"_s, kFormWorkspace);
        m_window->editSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        QVERIFY(failed.isNull());
        QCOMPARE(part<QLineEdit>(*form, u"objective"_s)->text(), u"99%"_s);
    }
};

TRACEO_TEST(TstSloFormLeaving);
#include "tst_slo_form_leaving.moc"
