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

/// Rows of one group.
class Group {
public:
    Group(std::vector<Action>& actions, QString name) : m_actions(actions), m_name(std::move(name)) {}

    template <class Run>
    Action& add(QLatin1String id, IconName icon, const QString& words, QList<QKeySequence> keys, Run run)
    {
        m_actions.push_back({.id = id, .group = m_name, .words = words, .keys = std::move(keys), .icon = icon, .run = run});
        return m_actions.back();
    }

private:
    std::vector<Action>& m_actions;
    QString m_name;
};

void addWays(MainWindow& window, std::vector<Action>& actions)
{
    Group ways(actions, Text::tr("Getting about"));
    ways.add("find"_L1, IconName::Search, Text::tr("Search or run a command"), {keys(Qt::CTRL | Qt::Key_K)},
             [&window] { window.openPalette(); });
    ways.add("back"_L1, IconName::Back, Text::tr("Back"), {keys(Qt::ALT | Qt::Key_Left), keys(Qt::Key_Backspace)},
             [&window] { window.goBack(); });
    ways.add("forward"_L1, IconName::Forward, Text::tr("Forward"), {keys(Qt::ALT | Qt::Key_Right)},
             [&window] { window.goForward(); });
    ways.add("up"_L1, IconName::Up, Text::tr("From an object up to its pane"), {keys(Qt::CTRL | Qt::Key_Up)},
             [&window] { window.visit(window.place().pane); });
    ways.add("next-tab"_L1, IconName::Forward, Text::tr("Next tab of the object"), {keys(Qt::CTRL | Qt::Key_PageDown)},
             [&window] { window.stepTab(+1); });
    ways.add("previous-tab"_L1, IconName::Back, Text::tr("Tab of the object before"), {keys(Qt::CTRL | Qt::Key_PageUp)},
             [&window] { window.stepTab(-1); });
    ways.add("filter"_L1, IconName::Search, Text::tr("Filter the table"), {keys(Qt::Key_Slash)},
             [&window] { window.focusFilter(); });
    ways.add("sort"_L1, IconName::Down, Text::tr("Sort by this column, or the other way round"), {keys(Qt::SHIFT | Qt::Key_S)},
             [&window] { window.sortTable(); });
    ways.add("menu"_L1, IconName::Down, Text::tr("Open the menu that a right click opens"), {keys(Qt::SHIFT | Qt::Key_F10)},
             [&window] { window.openMenu(); });
    ways.add("inspector"_L1, IconName::Search, Text::tr("Show or hide the inspector"), {keys(Qt::Key_F4)},
             [&window] { window.toggleInspector(); });
    ways.add("keys"_L1, IconName::Settings, Text::tr("Keys"),
             {keys(Qt::Key_Question), keys(Qt::SHIFT | Qt::Key_Question), keys(Qt::Key_F1)}, [&window] { window.openKeys(); });
}

void addTimes(MainWindow& window, std::vector<Action>& actions)
{
    Group times(actions, Text::tr("Time"));
    const auto add = [&times](QLatin1String id, const QString& words, QList<QKeySequence> keys, auto run) -> Action& {
        return times.add(id, IconName::Reports, words, std::move(keys), run);
    };
    add("range"_L1, Text::tr("Choose the time range"), {keys(Qt::CTRL | Qt::Key_T)}, [&window] { window.openRanges(); });
    add("live"_L1, Text::tr("Return to live"), {keys(Qt::ALT | Qt::Key_Home)}, [&window] { window.returnToLive(); });
    add("home"_L1, Text::tr("Return to live, from the past"), {keys(Qt::Key_Home)}, [&window] { window.returnToLive(); }).canRun =
        [&window] { return window.isPast(); }; // else the begin of a list
    add("earlier"_L1, Text::tr("Half a range earlier"), {keys(Qt::ALT | Qt::Key_PageUp)}, [&window] { window.step(-1); });
    add("later"_L1, Text::tr("Half a range later"), {keys(Qt::ALT | Qt::Key_PageDown)}, [&window] { window.step(+1); });
    const auto addBeside = [&add](auto... row) { add(row...).place = Action::Place::BesideRanges; };
    addBeside("past"_L1, Text::tr("Look at the past"), QList{keys(Qt::Key_F8)}, [&window] { window.toggleScrubber(); });
    addBeside("changes"_L1, Text::tr("What changed in this range"), QList{keys(Qt::Key_F7)},
              [&window] { window.toggleChanges(); });
    addBeside("zoom-in"_L1, Text::tr("Half as long"), QList{keys(Qt::ALT | Qt::Key_Up)}, [&window] { window.zoom(-1); });
    addBeside("zoom-out"_L1, Text::tr("Twice as long"), QList{keys(Qt::ALT | Qt::Key_Down)}, [&window] { window.zoom(+1); });
    addBeside("undo"_L1, Text::tr("Undo the time range"), QList{QKeySequence(QKeySequence::Undo)},
              [&window] { window.undoTime(); });
    addBeside("redo"_L1, Text::tr("Redo the time range"), QList{keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
              [&window] { window.redoTime(); });
}

void addOthers(MainWindow& window, std::vector<Action>& actions)
{
    Group others(actions, Text::tr("Workspace"));
    others.add(kAddSource, IconName::Source, Text::tr("Add source…"), {keys(Qt::CTRL | Qt::Key_N)},
               [&window] { window.addSource(); });
    others.add(kNewSlo, IconName::Slo, Text::tr("New SLO…"), {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
               [&window] { window.newSlo(); });
    others.add(kEditSlo, IconName::Slo, Text::tr("Edit SLO…"), {keys(Qt::Key_F2)}, [&window] { window.editSlo(); });
    others.add(kSources, IconName::Source, Text::tr("Sources and how they answer"), {}, [&window] { window.showSources(); });
    others.add("export"_L1, IconName::Export, Text::tr("Export"), {keys(Qt::CTRL | Qt::Key_E)},
               [&window] { window.exportPane(); });
    others.add("report"_L1, IconName::Reports, Text::tr("Report of all panes as PDF…"), {keys(Qt::CTRL | Qt::Key_P)},
               [&window] { window.writeReport(); });
    others.add("quit"_L1, IconName::Close, Text::tr("Quit"), {QKeySequence(QKeySequence::Quit)}, [&window] { window.close(); });
}

} // namespace

std::vector<Action> windowActions(MainWindow& window)
{
    std::vector<Action> actions;
    addPanes(window, actions);
    addWays(window, actions);
    addTimes(window, actions);
    addOthers(window, actions);
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
