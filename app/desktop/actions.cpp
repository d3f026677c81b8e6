#include "app/desktop/actions.h"

#include "app/desktop/main_window.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

QKeySequence keys(QKeyCombination combination)
{
    return {combination};
}

/// The panes, in the order of the rail.
void addPanes(MainWindow& window, std::vector<Action>& actions)
{
    int number = 0;
    for (const PaneKind& kind : window.paneKinds()) {
        QList<QKeySequence> keys;
        if (++number <= 9)
            keys << QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number));
        actions.push_back({.id = u"pane-"_s + kind.id,
                           .group = Text::tr("Panes"),
                           .words = kind.word,
                           .keys = keys,
                           .icon = kind.icon,
                           .run = [&window, id = kind.id] { window.visit(id); }});
    }
}

void addWays(MainWindow& window, std::vector<Action>& actions)
{
    const QString group = Text::tr("Getting about");
    const auto add = [&](const char* id, const QString& words, QList<QKeySequence> keys, IconName icon, auto run) {
        actions.push_back(
            {.id = QLatin1String(id), .group = group, .words = words, .keys = std::move(keys), .icon = icon, .run = run});
    };
    add("find", Text::tr("Search or run a command"), {keys(Qt::CTRL | Qt::Key_K)}, IconName::Search,
        [&window] { window.openPalette(); });
    add("back", Text::tr("Back"), {keys(Qt::ALT | Qt::Key_Left), keys(Qt::Key_Backspace)}, IconName::Back,
        [&window] { window.goBack(); });
    add("forward", Text::tr("Forward"), {keys(Qt::ALT | Qt::Key_Right)}, IconName::Forward, [&window] { window.goForward(); });
    add("filter", Text::tr("Filter the table"), {keys(Qt::Key_Slash)}, IconName::Search, [&window] { window.focusFilter(); });
    add("inspector", Text::tr("Show or hide the inspector"), {keys(Qt::Key_F4)}, IconName::Search,
        [&window] { window.toggleInspector(); });
    add("export", Text::tr("Export"), {keys(Qt::CTRL | Qt::Key_E)}, IconName::Export, [&window] { window.exportPane(); });
    add("keys", Text::tr("Keys"), {keys(Qt::Key_Question), keys(Qt::SHIFT | Qt::Key_Question), keys(Qt::Key_F1)},
        IconName::Settings, [&window] { window.openKeys(); });
    add("quit", Text::tr("Quit"), {QKeySequence(QKeySequence::Quit)}, IconName::Close, [&window] { window.close(); });
}

void addTimes(MainWindow& window, std::vector<Action>& actions)
{
    const QString group = Text::tr("Time");
    const auto add = [&](const char* id, const QString& words, QList<QKeySequence> keys, auto run) {
        actions.push_back({.id = QLatin1String(id),
                           .group = group,
                           .words = words,
                           .keys = std::move(keys),
                           .icon = IconName::Reports,
                           .run = run});
    };
    add("range", Text::tr("Choose the time range"), {keys(Qt::CTRL | Qt::Key_T)}, [&window] { window.openRanges(); });
    add("past", Text::tr("Look at the past"), {keys(Qt::Key_F8)}, [&window] { window.openScrubber(); });
    add("live", Text::tr("Return to live"), {keys(Qt::ALT | Qt::Key_Home)}, [&window] { window.returnToLive(); });
    actions.push_back({.id = u"home"_s,
                       .group = group,
                       .words = Text::tr("Return to live, from the past"),
                       .keys = {keys(Qt::Key_Home)},
                       .icon = IconName::Reports,
                       .run = [&window] { window.returnToLive(); },
                       .canRun = [&window] { return window.isPast(); }}); // else the begin of a list
    add("changes", Text::tr("What changed in this range"), {keys(Qt::Key_F7)}, [&window] { window.toggleChanges(); });
    add("earlier", Text::tr("Half a range earlier"), {keys(Qt::ALT | Qt::Key_PageUp)}, [&window] { window.step(-1); });
    add("later", Text::tr("Half a range later"), {keys(Qt::ALT | Qt::Key_PageDown)}, [&window] { window.step(+1); });
    add("zoom-in", Text::tr("Half as long"), {keys(Qt::ALT | Qt::Key_Up)}, [&window] { window.zoom(-1); });
    add("zoom-out", Text::tr("Twice as long"), {keys(Qt::ALT | Qt::Key_Down)}, [&window] { window.zoom(+1); });
    add("undo", Text::tr("Undo the time range"), {QKeySequence(QKeySequence::Undo)}, [&window] { window.undoTime(); });
    add("redo", Text::tr("Redo the time range"), {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)}, [&window] { window.redoTime(); });
}

} // namespace

std::vector<Action> windowActions(MainWindow& window)
{
    std::vector<Action> actions;
    addPanes(window, actions);
    addWays(window, actions);
    addTimes(window, actions);
    return actions;
}

QString keyText(const Action& action)
{
    return action.keys.isEmpty() ? QString() : action.keys.first().toString(QKeySequence::NativeText);
}

std::vector<KeyLine> keyLines(const std::vector<Action>& actions)
{
    std::vector<KeyLine> lines;
    for (const Action& action : actions) {
        if (!action.keys.isEmpty())
            lines.push_back({.group = action.group, .words = action.words, .keys = keyText(action)});
    }
    return lines;
}

} // namespace traceo
