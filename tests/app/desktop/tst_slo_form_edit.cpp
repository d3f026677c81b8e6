// The form for an SLO that is there, and what is done with its files.
#include "app/desktop/form_window.h"
#include "support/test_main.h"
#include "widgets/bar_button.h"
#include "widgets/tile_strip.h"

#include <QFile>
#include <QTabBar>

#include <algorithm>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSloFormEdit : public QObject, private FormWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void anSloIsChangedForAllOfThePast()
    {
        SloFormDialog* const form = edited(u"checkout"_s);
        QVERIFY(form);
        QCOMPARE(part<QLineEdit>(*form, u"objective"_s)->text(), u"99%"_s);
        QVERIFY(part<QLineEdit>(*form, u"name"_s)->isReadOnly());
        QVERIFY(!save(*form)->isEnabled()); // nothing is different
        saveForAllOfThePast(*form);
        type(*form, u"objective"_s, u"99.9%"_s);
        type(*form, u"owner"_s, u"kim"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(yaml(*form).contains(u"# since May"_s), qPrintable(yaml(*form)));
        picture(*form, u"6-edit"_s);
        QVERIFY2(save(*form)->isEnabled(), qPrintable(notes(*form)));
        save(*form)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_wanted.isEmpty(), kPatience);
        QByteArray expected = kFormWorkspace;
        expected.replace("name: checkout   # since May\n", "name: checkout   # since May\n      owner: kim\n");
        expected.replace("objective: 99%\n      window: 1d", "objective: 99.9%\n      window: 1d");
        QCOMPARE(textOf(u"traceo.yaml"_s), expected);
    }

    void anSloIsChangedFromNowOn()
    {
        SloFormDialog* const form = edited(u"checkout"_s);
        QVERIFY(form);
        type(*form, u"owner"_s, u"kim"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(notes(*form).contains(u"for all of the past"_s), qPrintable(notes(*form))); // no version can say that
        QVERIFY(!save(*form)->isEnabled());
        type(*form, u"owner"_s, {});
        type(*form, u"objective"_s, u"99.9%"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(yaml(*form).contains(u"valid_from:"_s), qPrintable(yaml(*form)));
        picture(*form, u"7-from-now"_s);
        save(*form)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_wanted.isEmpty(), kPatience);
        QCOMPARE(textOf(u"traceo.yaml"_s), kFormWorkspace);
        const auto workspace = loadWorkspace(m_wanted, Paths::ofUser());
        QVERIFY(workspace.ok() && workspace->errors.empty());
        QCOMPARE(workspace->slos.earlier.size(), 1U);
    }

    void aFileThatChangedMeanwhileIsLeftAlone()
    {
        SloFormDialog* const form = edited(u"checkout"_s);
        QVERIFY(form);
        saveBesideAnother(*form);
        QCOMPARE(textOf(u"traceo.yaml"_s), kFormWorkspace + "# mine\n");
        QVERIFY(m_wanted.isEmpty());
        picture(*form, u"8-changed"_s);
        form->close();
    }

    /// What failed is said until something else is typed, whatever is polled meanwhile.
    void whatFailedStaysSaid()
    {
        SloFormDialog* const form = edited(u"checkout"_s);
        QVERIFY(form);
        saveBesideAnother(*form);
        const auto* const strip = form->findChild<TileStrip*>();
        const QString before = strip->tiles().back().number;
        SeriesSamples more{{"prom", "requests_total", {{"job", "shop"}, {"code", "302"}}}, {}};
        const UtcMs end = floorTo(m_clock.now(), kMinute);
        for (int i = 0; i <= 60; ++i)
            more.samples.push_back({end - kHour + i * kMinute, 100'000.0 * i});
        Batch batch;
        batch.series = {std::move(more)};
        auto committed = m_session->history().commit(std::move(batch));
        committed.waitForFinished();
        QVERIFY(committed.result().ok());
        form->noteCommit();
        QTRY_VERIFY_WITH_TIMEOUT(strip->tiles().back().number != before, kPatience);
        QVERIFY2(notes(*form).contains(u"changed since"_s), qPrintable(notes(*form)));
        type(*form, u"objective"_s, u"99.5%"_s);
        QVERIFY2(notes(*form).isEmpty(), qPrintable(notes(*form)));
        form->close();
    }

    void aVersionThatFollowsIsSaid()
    {
        makeWindow(QByteArray(kFormWorkspace)
                       .replace("      window: 1d\n",
                                "      window: 1d\n      versions: [{valid_from: 2099-01-01, objective: 99.5%}]\n"));
        SloFormDialog* const form = edited(u"checkout"_s);
        QVERIFY(form);
        QCOMPARE(part<QLineEdit>(*form, u"objective"_s)->text(), u"99%"_s);
        QVERIFY2(notes(*form).contains(u"2099"_s), qPrintable(notes(*form)));
        type(*form, u"window"_s, u"2d"_s);
        QVERIFY(waitFor(*form));
        QVERIFY2(notes(*form).contains(u"2099"_s), qPrintable(notes(*form)));
        QVERIFY(save(*form)->isEnabled());
        form->close();
    }

    /// Nothing can be saved there, and still what is wrong is said first.
    void inTheDemoMistakesAreSaidAsWell()
    {
        makeWindow(kFormWorkspace, LoadedWorkspace::Kind::Demo);
        SloFormDialog* const form = edited(u"checkout"_s);
        QVERIFY(form);
        QVERIFY2(notes(*form).contains(u"the demo"_s), qPrintable(notes(*form)));
        type(*form, u"owner"_s, u"kim"_s);
        QVERIFY(waitFor(*form));
        const QString said = notes(*form);
        QVERIFY2(said.contains(u"for all of the past"_s), qPrintable(said));
        QVERIFY2(said.indexOf(u"the demo"_s) > said.indexOf(u"for all of the past"_s), qPrintable(said));
        form->close();
    }

    void theDefinitionTabLeadsToTheForm()
    {
        m_window->visit(u"slo"_s);
        Pane* const pane = m_window->currentPane();
        QTRY_VERIFY_WITH_TIMEOUT(!pane->selected().isEmpty(), kPatience);
        pane->open(u"checkout"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pane->selected(), u"checkout"_s, kPatience);
        for (QTabBar* const tabs : pane->findChildren<QTabBar*>()) {
            for (int i = 0; i < tabs->count(); ++i) {
                if (tabs->tabText(i) == u"Definition"_s)
                    tabs->setCurrentIndex(i);
            }
        }
        const auto buttons = pane->findChildren<BarButton*>();
        const auto edit = std::ranges::find(buttons, u"Edit the SLO"_s, &QWidget::accessibleName);
        QVERIFY(edit != buttons.end());
        QTRY_VERIFY_WITH_TIMEOUT((*edit)->isVisible(), kPatience);
        QTest::mouseClick(*edit, Qt::LeftButton);
        SloFormDialog* const form = shown();
        QVERIFY(form);
        QCOMPARE(form->slo(), u"checkout"_s);
    }

    void whatTheFormCannotShowIsReadOnly()
    {
        SloFormDialog* const form = edited(u"both"_s);
        QVERIFY(form);
        QVERIFY2(state(*form).contains(u"a composite"_s), qPrintable(state(*form)));
        QVERIFY(yaml(*form).contains(u"composite: {of"_s));
        QVERIFY(!save(*form) || !save(*form)->isVisible());
        const auto buttons = form->findChildren<QPushButton*>();
        QVERIFY(std::ranges::any_of(buttons,
                                    [](const QPushButton* one) { return one->isVisible() && one->text().contains(u"place"_s); }));
        picture(*form, u"9-read-only"_s);
        form->close();
    }

    void theLineToAddIsShown()
    {
        makeWindow(QByteArray(kFormWorkspace).replace("include: [traceo.d/*.yaml]\n", ""));
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        typeAll(*form);
        QVERIFY(waitFor(*form));
        save(*form)->click();
        const auto lines = form->findChildren<QLineEdit*>();
        const auto line = std::ranges::find(lines, u"Line to add"_s, &QWidget::accessibleName);
        QTRY_VERIFY_WITH_TIMEOUT((*line)->isVisible(), kPatience);
        QCOMPARE((*line)->text(), u"include: [traceo.d/*.yaml]"_s);
        QVERIFY(m_wanted.isEmpty());
        picture(*form, u"10-line"_s);
        save(*form)->click();
        QCOMPARE(m_wanted, path(u"traceo.yaml"_s));
    }

    void oneFormAtATime()
    {
        m_window->newSlo();
        SloFormDialog* const form = shown();
        QVERIFY(form);
        m_window->newSlo();
        QCOMPARE(m_window->findChildren<SloFormDialog*>().size(), 1);
        type(*form, u"name"_s, u"fresh"_s);
        m_window->activateWindow();
        m_window->visit(u"slo"_s);
        Pane* const pane = m_window->currentPane();
        QTRY_VERIFY_WITH_TIMEOUT(!pane->selected().isEmpty(), kPatience);
        m_window->editSlo(); // what was typed is not lost
        QCOMPARE(dialog(), form);
        QVERIFY2(notes(*form).contains(u"one form at a time"_s), qPrintable(notes(*form)));
        type(*form, u"name"_s, {});
        m_window->editSlo();
        QCOMPARE(m_window->findChildren<SloFormDialog*>().size(), 1);
        QCOMPARE(dialog()->slo(), pane->selected());
    }

private:
    /// While somebody else changes the file: it is refused.
    void saveBesideAnother(SloFormDialog& form)
    {
        saveForAllOfThePast(form);
        type(form, u"objective"_s, u"99.9%"_s);
        QVERIFY(waitFor(form));
        write(u"traceo.yaml"_s, kFormWorkspace + "# mine\n");
        save(form)->click();
        QTRY_VERIFY2_WITH_TIMEOUT(notes(form).contains(u"changed since"_s), qPrintable(notes(form)), kPatience);
    }
};

TRACEO_TEST(TstSloFormEdit);
#include "tst_slo_form_edit.moc"
