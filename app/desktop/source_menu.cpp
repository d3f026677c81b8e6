#include "app/desktop/source_menu.h"

#include "core/format.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SourceMenu)
};

constexpr qsizetype kLongestLine = 100; ///< letters; a menu breaks no lines and would be wider than the screen

/// What the server lacks: each with its remedy, as “traceo sources test” says it; those without one together.
QStringList lacks(const SourceState& state)
{
    QStringList lines;
    QStringList others;
    for (const std::string& what : state.notEnabled) {
        const auto remedy = state.remedies.find(what);
        if (remedy == state.remedies.end())
            others << plainText(what);
        else
            lines << Text::tr("%1 is not available: %2").arg(plainText(what), remedy->second);
    }
    if (!others.isEmpty())
        lines << Text::tr("not enabled there: %1").arg(others.join(QStringLiteral(", ")));
    return lines;
}

/// At spaces; a word that is longer stays whole.
QStringList broken(const QString& line)
{
    QStringList lines;
    QString current;
    const QStringList words = line.split(QLatin1Char(' '));
    for (const QString& word : words) {
        if (!current.isEmpty() && current.size() + 1 + word.size() > kLongestLine) {
            lines << current;
            current.clear();
        }
        current += current.isEmpty() ? word : QLatin1Char(' ') + word;
    }
    return lines << current;
}

QString answerLine(const SourceState& state, UtcMs now)
{
    if (state.asked == SourceState::Asked::Never && !state.lastOk)
        return Text::tr("not asked yet");
    const QString age =
        state.lastOk ? Text::tr("last answer %1 ago").arg(ageText(now - *state.lastOk)) : Text::tr("never answered");
    return state.message.isEmpty() ? age : age + QStringLiteral("; ") + state.message;
}

/// Words of a server are no mnemonics.
void addLine(QMenu& menu, const QString& line)
{
    QString indent = QStringLiteral("    ");
    const QStringList parts = broken(line);
    for (const QString& part : parts) {
        menu.addAction(indent + QString(part).replace(QLatin1Char('&'), QStringLiteral("&&")));
        indent = QStringLiteral("        ");
    }
}

void addSource(QMenu& menu, Session& session, const SourceSettings& settings)
{
    const QString name = plainText(settings.name);
    menu.addSection(name + QStringLiteral(" · ") + plainText(settings.kind));
    const auto state = session.sourceStates().find(settings.name);
    if (!session.ownsHistory())
        addLine(menu, Text::tr("polled by the process that owns the history"));
    if (state == session.sourceStates().end()) {
        if (session.ownsHistory())
            addLine(menu, Text::tr("not asked yet"));
        return;
    }
    for (const QString& line : sourceLines(state->second, session.clock().now()))
        addLine(menu, line);
    if (state->second.progress.isFilling())
        QObject::connect(menu.addAction(Text::tr("Stop fetching the history of %1").arg(name)), &QAction::triggered, &session,
                         [&session, source = settings.name] { session.cancelBackfill(source); });
}

} // namespace

QStringList sourceLines(const SourceState& state, UtcMs now)
{
    QStringList lines{answerLine(state, now)};
    if (!state.proxy.isEmpty())
        lines << Text::tr("through the proxy %1").arg(state.proxy);
    for (const std::string& warning : state.warnings)
        lines << Text::tr("the server warns: %1").arg(plainText(warning));
    lines << lacks(state);
    if (state.progress.isFilling())
        lines << Text::tr("fetching its history: %1 of %2 pieces")
                     .arg(countText(state.progress.done), countText(state.progress.total));
    return lines;
}

QMenu* sourceMenu(Session& session, QWidget* parent)
{
    auto* const menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto& source : session.workspace().sources)
        addSource(*menu, session, source->settings());
    if (menu->isEmpty())
        addLine(*menu, Text::tr("The workspace names no source."));
    return menu;
}

} // namespace traceo
