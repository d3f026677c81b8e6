#include "app/desktop/pictures.h"

#include "app/desktop/main_window.h"
#include "views/pane.h"
#include "widgets/dress.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTabBar>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr int kLookEvery = 100;    // ms
constexpr int kSettle = 900;       // ms for the last layout and report at a new size
constexpr int kPatience = 300'000; // ms: a first start of the demo needs a part of it, also on a slow disk

struct Shot {
    const Theme* theme;
    QSize size;
    QString suffix;
};

std::vector<Shot> shots()
{
    std::vector<Shot> all;
    for (const QSize size : {QSize(1280, 800), QSize(3840, 2160)}) {
        const QString dimensions = u"%1x%2"_s.arg(size.width()).arg(size.height());
        all.push_back({&Theme::light(), size, u"light-"_s + dimensions});
        all.push_back({&Theme::dark(), size, u"dark-"_s + dimensions});
    }
    return all;
}

} // namespace

Pictures::Pictures(MainWindow& window, QString folder, QObject* parent)
    : QObject(parent), m_window(window), m_folder(std::move(folder))
{}

void Pictures::start()
{
    if (!QDir().mkpath(m_folder)) {
        Q_EMIT finished({}, tr("The folder “%1” cannot be made.").arg(m_folder));
        return;
    }
    for (const PaneKind& kind : paneKinds())
        m_waiting << kind.id;
    nextPane();
}

void Pictures::nextPane()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT finished(m_files, m_problem);
        return;
    }
    m_elapsed.start();
    m_window.showPane(m_waiting.constFirst());
    m_tab = 0;
    waitForPane();
}

/// The one of the pane that is shown; nullptr where it has none, or nothing to show in it.
QTabBar* Pictures::tabs() const
{
    const auto bars = m_window.currentPane()->findChildren<QTabBar*>();
    const auto bar = std::ranges::find_if(bars, &QWidget::isVisible);
    return bar == bars.end() ? nullptr : *bar;
}

void Pictures::nextTab()
{
    QTabBar* const bar = tabs();
    if (bar == nullptr || m_tab + 1 >= bar->count()) {
        if (bar != nullptr)
            bar->setCurrentIndex(0);
        nextForm();
        return;
    }
    bar->setCurrentIndex(++m_tab);
    m_elapsed.start();
    waitForPane();
}

void Pictures::nextForm()
{
    Pane* const pane = m_window.currentPane();
    m_tab = 0;
    if (m_form + 1 < pane->forms().size()) {
        pane->showForm(++m_form);
        m_elapsed.start();
        waitForPane();
        return;
    }
    if (m_form > 0)
        pane->showForm(0);
    m_form = 0;
    m_waiting.removeFirst();
    nextPane();
}

/// "slo", and of its second tab "slo-2"; "cache-compare" of a pane with forms.
QString Pictures::nameOfShot() const
{
    const QString form = m_form == 0 ? QString() : u'-' + m_window.currentPane()->forms().value(m_form);
    const QString number = m_tab == 0 ? QString() : u"-%1"_s.arg(m_tab + 1);
    return m_waiting.constFirst() + form + number + u'-' + shots()[m_shot].suffix;
}

void Pictures::waitForPane()
{
    const bool late = m_elapsed.hasExpired(kPatience);
    if (!m_window.isComplete() && !late) {
        QTimer::singleShot(kLookEvery, this, &Pictures::waitForPane);
        return;
    }
    if (late)
        m_problem = tr("Not all history was there after %n second(s); the pictures show what was.", nullptr, kPatience / 1000);
    m_shot = 0;
    prepareShot();
}

void Pictures::prepareShot()
{
    if (m_shot == shots().size()) {
        nextTab();
        return;
    }
    const Shot shot = shots()[m_shot];
    dress(*qApp, *shot.theme);
    m_window.resize(shot.size);
    QTimer::singleShot(kSettle, this, &Pictures::takeShot);
}

void Pictures::takeShot()
{
    const QString path = m_folder + u"/%1.png"_s.arg(nameOfShot());
    if (m_window.grab().save(path))
        m_files << path;
    else
        m_problem = tr("“%1” could not be written.").arg(path);
    ++m_shot;
    prepareShot();
}

} // namespace traceo
