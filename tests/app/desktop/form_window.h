#pragma once
// A window over a workspace with two SLOs and two days of requests, and the form in it, driven as a user does.
// With TRACEO_PICTURES=DIR each state is written there as a picture.

#include "app/desktop/main_window.h"
#include "app/desktop/patience.h"
#include "app/wiring/paths.h"
#include "views/slo/slo_form_dialog.h"
#include "widgets/dress.h"
#include "widgets/field_note.h"
#include "widgets/state_view.h"
#include "widgets/theme.h"
#include "widgets/word_label.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

namespace traceo::test {

using namespace Qt::StringLiterals;

inline const QByteArray kFormWorkspace =
    "version: 1\n"
    "name: shop\n"
    "include: [traceo.d/*.yaml]\n"
    "sources:\n"
    "  - {name: prom, kind: prometheus, url: 'http://127.0.0.1:1'}\n"
    "slos:\n"
    "  - SLO:\n"
    "      name: checkout   # since May\n"
    "      indicator: {type: prometheus, bad: 'requests_total{code=\"500\"}', total: requests_total}\n"
    "      objective: 99%\n"
    "      window: 1d\n"
    "  - SLO:\n"
    "      name: both\n"
    "      composite: {of: [{slo: checkout}]}\n"
    "      objective: 99%\n";

/// 199 good and 1 bad request a minute, over two days.
inline Batch requestsUntil(UtcMs end)
{
    SeriesSamples good{{"prom", "requests_total", {{"job", "shop"}, {"code", "200"}}}, {}};
    SeriesSamples bad{{"prom", "requests_total", {{"job", "shop"}, {"code", "500"}}}, {}};
    for (int i = 0; i <= 2 * 24 * 60; ++i) {
        const UtcMs at = end - 2 * kDay + i * kMinute;
        good.samples.push_back({at, 1000.0 + 199.0 * i});
        bad.samples.push_back({at, 10.0 + i});
    }
    Batch batch;
    batch.series = {std::move(good), std::move(bad)};
    return batch;
}

class FormWindow {
protected:
    void open()
    {
        dress(*qApp, Theme::light());
        m_wanted.clear();
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char* const folder : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"})
            qputenv(folder, m_folder->path().toUtf8());
        makeWindow(kFormWorkspace);
    }
    void close()
    {
        m_window.reset();
        m_session.reset();
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    QString m_wanted; ///< the workspace the window asked for

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QByteArray textOf(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    SloFormDialog* dialog() const { return m_window->findChild<SloFormDialog*>(); }
    /// The form, once it shows what stands in it.
    SloFormDialog* shown() const
    {
        SloFormDialog* const form = dialog();
        const bool isThere = form != nullptr && QTest::qWaitForWindowActive(form, kPatience)
            && QTest::qWaitFor([form] { return form->isCurrent(); }, kPatience);
        return isThere ? form : nullptr;
    }
    /// Where the system sends keys: an open list comes before what has the focus.
    static QWidget* keyboard()
    {
        QWidget* const popup = QApplication::activePopupWidget();
        return popup != nullptr ? popup : QApplication::focusWidget();
    }
    static void press(const QString& words)
    {
        for (const QChar c : words)
            QTest::keyClick(keyboard(), c.toLatin1());
    }
    template <class Input>
    static Input* part(const SloFormDialog& form, const QString& key)
    {
        return form.findChild<Input*>(key);
    }
    static void type(const SloFormDialog& form, const QString& key, const QString& text)
    {
        auto* const edit = form.findChild<QLineEdit*>(key);
        QVERIFY2(edit != nullptr && edit->isVisible(), qPrintable(key));
        edit->setText(text);
        Q_EMIT edit->editingFinished();
    }
    /// All that a new SLO needs, of which history has the series.
    static void typeAll(const SloFormDialog& form)
    {
        type(form, u"name"_s, u"fresh"_s);
        type(form, u"bad"_s, u"requests_total{code=\"500\"}"_s);
        type(form, u"total"_s, u"requests_total"_s);
        type(form, u"objective"_s, u"99%"_s);
    }
    static void choose(const SloFormDialog& form, const QString& key, const QString& words)
    {
        auto* const box = form.findChild<QComboBox*>(key);
        const int index = box->findText(words, Qt::MatchStartsWith);
        QVERIFY2(index >= 0, qPrintable(words));
        box->setCurrentIndex(index);
    }
    static bool waitFor(SloFormDialog& form)
    {
        return QTest::qWaitFor([&form] { return form.isCurrent(); }, kPatience);
    }
    static QString notes(const SloFormDialog& form)
    {
        QStringList words;
        for (const FieldNote* const note : form.findChildren<FieldNote*>())
            words << note->words();
        words.removeAll(QString());
        return words.join(u'\n');
    }
    static QString state(const SloFormDialog& form)
    {
        const auto* const view = form.findChild<StateView*>();
        return view->isVisible() ? view->accessibleValue() : QString();
    }
    static QString yaml(const SloFormDialog& form)
    {
        const auto labels = form.findChildren<WordLabel*>();
        const auto label = std::ranges::find(labels, u"The definition as text"_s, &QWidget::accessibleName);
        return label == labels.end() ? QString() : (*label)->text();
    }
    static QPushButton* save(const SloFormDialog& form)
    {
        for (QPushButton* const button : form.findChildren<QPushButton*>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }
    static void saveForAllOfThePast(const SloFormDialog& form)
    {
        for (QRadioButton* const button : form.findChildren<QRadioButton*>()) {
            if (button->text().contains(u"past"_s))
                button->click();
        }
    }
    /// The answer to whether what was typed is to be given up; false where nobody asks.
    static bool answer(const SloFormDialog& form, const QString& words)
    {
        const auto* const box = form.findChild<QMessageBox*>();
        if (box == nullptr || !box->isVisible())
            return false;
        for (QAbstractButton* const button : box->buttons()) {
            if (button->text().remove(u'&') == words) {
                button->click();
                return true;
            }
        }
        return false;
    }
    static void picture(SloFormDialog& form, const QString& name)
    {
        const QString folder = qEnvironmentVariable("TRACEO_PICTURES");
        if (folder.isEmpty())
            return;
        for (const Theme* const theme : {&Theme::dark(), &Theme::light()}) {
            dress(*qApp, *theme);
            QTest::qWait(100);
            form.grab().save(folder + u'/' + name + (theme == &Theme::dark() ? u"-dark.png"_s : u"-light.png"_s));
        }
    }
    void makeWindow(const QByteArray& workspace, LoadedWorkspace::Kind kind = LoadedWorkspace::Kind::File)
    {
        m_window.reset();
        m_session.reset();
        write(u"traceo.yaml"_s, workspace);
        auto loaded = loadWorkspace(path(u"traceo.yaml"_s), Paths::ofUser());
        QVERIFY(loaded.ok());
        QVERIFY2(loaded->errors.empty(), qPrintable(loaded->errors.empty() ? QString() : toText(loaded->errors.front())));
        loaded->kind = kind;
        auto session = Session::open(*std::move(loaded), path(u"h.traceo"_s), Session::Access::Own, m_clock);
        QVERIFY(session.ok());
        m_session = *std::move(session);
        auto committed = m_session->history().commit(requestsUntil(floorTo(m_clock.now(), kMinute)));
        committed.waitForFinished();
        QVERIFY(committed.result().ok());
        m_window = std::make_unique<MainWindow>(*m_session);
        QObject::connect(m_window.get(), &MainWindow::workspaceWanted, m_window.get(),
                         [this](const QString& file) { m_wanted = file; });
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), kPatience));
    }
    /// The form for an SLO of the pane, as a user gets there.
    SloFormDialog* edited(const QString& slo)
    {
        m_window->visit(u"slo"_s);
        Pane* const pane = m_window->currentPane();
        if (!QTest::qWaitFor([pane] { return !pane->selected().isEmpty(); }, kPatience))
            return nullptr;
        pane->open(slo);
        if (!QTest::qWaitFor([&] { return pane->selected() == slo; }, kPatience))
            return nullptr;
        QTest::keyClick(m_window.get(), Qt::Key_F2);
        return shown();
    }
};

} // namespace traceo::test
