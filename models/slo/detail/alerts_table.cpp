#include "slo/detail/alerts_table.h"

#include <QCoreApplication>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;
using Severity = BurnPair::Severity;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloAlertsTab)
};

QString sideOf(Severity severity)
{
    return severity == Severity::Page ? Text::tr("Page") : Text::tr("Ticket");
}

} // namespace

std::vector<Column<PairRow>> pairColumns()
{
    const auto state = [](const PairRow& row) {
        return Cell::ofStatus(statusOf(row.state, row.severity), traceo::nameOf(row.state), row.reason);
    };
    return {{.id = "state",
             .title = Text::tr("State"),
             .kind = CellKind::State,
             .cell = state,
             .widest = traceo::nameOf(LaneState::CannotFire)},
            {.id = "pair",
             .title = Text::tr("Windows"),
             .kind = CellKind::Text,
             .cell = [](const PairRow& row) { return Cell::ofText(Text::tr("%1 %2").arg(sideOf(row.severity), row.windows)); },
             .widest = Text::tr("%1 %2").arg(Text::tr("Ticket"), u"6 h + 30 min"_s)},
            numberColumn("limit", Text::tr("Limit"), &PairRow::limit, u"88.8×"_s,
                         Text::tr("It fires where the burn rates over both windows are above it")),
            numberColumn("burn_long", Text::tr("Long"), &PairRow::longBurn, u"88.88×"_s,
                         Text::tr("The burn rate over the long window")),
            numberColumn("burn_short", Text::tr("Short"), &PairRow::shortBurn, u"88.88×"_s,
                         Text::tr("The burn rate over the short window")),
            numberColumn("clears", Text::tr("Quiet again"), &PairRow::clears, u"28 Nov 00:00"_s,
                         Text::tr("When it stops firing, if nothing bad happens any more"))};
}

std::vector<Column<FiringRow>> firingColumns()
{
    const auto state = [](const FiringRow& row) {
        Cell cell = Cell::ofStatus(statusOf(LaneState::Firing, row.severity), sideOf(row.severity));
        cell.aside = row.isOpen ? Text::tr("still") : QString();
        return cell;
    };
    return {{.id = "severity",
             .title = Text::tr("Fired"),
             .kind = CellKind::State,
             .cell = state,
             .widest = Text::tr("Ticket") + u"  "_s + Text::tr("still")},
            numberColumn("began", Text::tr("Began"), &FiringRow::began, u"28 Nov 00:00"_s),
            {.id = "lasted_s",
             .title = Text::tr("Lasted"),
             .kind = CellKind::Age,
             .cell = [](const FiringRow& row) { return Cell::ofAge(row.lasted); },
             .widest = u"88 h 88"_s},
            numberColumn("spent_ratio", Text::tr("Spent by then"), &FiringRow::spent, u"888.8 %"_s,
                         Text::tr("How much of the budget was gone when it began")),
            {.id = "incident",
             .title = Text::tr("Incident"),
             .kind = CellKind::Note,
             .cell = [](const FiringRow& row) { return Cell::ofNote(row.incident); },
             .widest = {}}};
}

} // namespace traceo
