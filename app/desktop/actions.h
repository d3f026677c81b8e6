#pragma once
// What the window can be told to do: one table that its shortcuts, the palette and the sheet of keys walk.
// GUI thread only.

#include "views/offers.h"
#include "widgets/icons.h"
#include "widgets/key_sheet.h"

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>
#include <vector>

namespace traceo {

class MainWindow;

/// An action that somebody else in app/desktop offers, too; panes do those of views/offers.h.
inline constexpr QLatin1String kSources("sources");

struct Action {
    enum class Place : std::uint8_t { Anywhere, BesideRanges }; ///< where else it is offered
    QString id{};                                               ///< stable
    QString group{};                                            ///< translated; actions of one group stand together
    QString words{};                                            ///< translated
    QList<QKeySequence> keys{};
    IconName icon = IconName::Search;
    std::function<void()> run{};
    std::function<bool()> canRun{}; ///< its keys mean something else meanwhile; none: always
    Place place = Place::Anywhere;
};

/// In the order of the sheet of keys. Requires: `window` outlives the table.
std::vector<Action> windowActions(MainWindow& window);

/// "Alt+Left" as the platform writes it; of several the first.
QString keyText(const Action& action);
/// All that have keys.
std::vector<KeyLine> keyLines(const std::vector<Action>& actions);

} // namespace traceo
