#include "slo/slo_table.h"

#include "slo/slo_row.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloTable)
};

/// Says why there is nothing.
Column<SloRow> number(std::string id, const QString& title, Reading SloRow::*reading, const QString& widest, const QString& tip)
{
    Column<SloRow> column = numberColumn(std::move(id), title, reading, widest, tip);
    column.cell = [reading](const SloRow& row) {
        Cell cell = Cell::ofReading(row.*reading);
        cell.tip = cell.reading.hasValue() ? row.note : row.reason;
        return cell;
    };
    return column;
}

Column<SloRow> text(std::string id, const QString& title, QString SloRow::*words)
{
    return {.id = std::move(id),
            .title = title,
            .cell = [words](const SloRow& row) { return Cell::ofText(row.*words); },
            .widest = QStringLiteral("Storefront")};
}

Column<SloRow> burn(std::string id, const QString& title, std::string_view window, const QString& tip)
{
    return {.id = std::move(id),
            .title = title,
            .kind = CellKind::Number,
            .cell = [window](const SloRow& row) { return Cell::ofReading(row.burn(window)); },
            .widest = QStringLiteral("88.88×"),
            .tip = tip};
}

Column<SloRow> state()
{
    return {.id = "state",
            .title = Text::tr("State"),
            .kind = CellKind::State,
            .cell =
                [](const SloRow& row) {
                    Cell state = Cell::ofStatus(row.status, {}, row.reason);
                    state.reading = row.budgetLeft;
                    if (row.budgetLeft.hasValue())
                        state.aside = row.note;
                    return state;
                },
            .widest = nameOf(Status::Critical) + u"  "_s + Text::tr("data for %1").arg(u"88 d"_s)};
}

Column<SloRow> name()
{
    const auto cell = [](const SloRow& row) {
        Cell key = Cell::ofKey(row.displayName, row.name);
        key.tip = row.displayName == row.name ? QString() : Text::tr("%1 (name: %2)").arg(row.displayName, row.name);
        return key;
    };
    return {.id = "slo", .title = Text::tr("SLO"), .kind = CellKind::Key, .cell = cell, .widest = {}};
}

Column<SloRow> left()
{
    const auto cell = [](const SloRow& row) {
        Cell bar = Cell::ofBar(row.budgetLeft, row.leftFraction);
        if (!row.budgetLeft.hasValue())
            bar.aside = judgedLeft(row).hasValue() ? leftText(row) : row.note;
        bar.tip = row.budgetLeft.hasValue() ? row.reason : row.note;
        return bar;
    };
    return {.id = "budget_left",
            .title = Text::tr("Left"),
            .kind = CellKind::Bar,
            .cell = cell,
            .widest = QStringLiteral("−888.8 %"),
            .tip = Text::tr("What is left of the error budget: of the bad events that the objective allows.\n"
                            "Below zero more were bad than allowed."),
            .note = Text::tr("between %1 and %2").arg(u"88.8888 %"_s, u"88.8888 %"_s)};
}

Column<SloRow> course()
{
    return {.id = "budget",
            .title = Text::tr("Budget"),
            .kind = CellKind::Sparkline,
            .cell = [](const SloRow& row) { return Cell::ofSparkline(row.sparkline); },
            .widest = {},
            .tip = Text::tr("What was left of the error budget over the window of the SLO, from left to right")};
}

/// Where nothing is foretold: that it is gone already, or will not be.
Column<SloRow> goneIn()
{
    const auto cell = [](const SloRow& row) {
        Cell length = Cell::ofReading(row.goneIn);
        if (row.exhaustion)
            length.text = row.exhaustion->isGone || row.exhaustion->at ? Text::tr("spent") : Text::tr("no");
        length.tip = row.goneIn.hasValue() ? row.note : row.reason;
        return length;
    };
    return {.id = "gone_in",
            .title = Text::tr("Gone in"),
            .kind = CellKind::Number,
            .cell = cell,
            .widest = std::ranges::max({QStringLiteral("8 d 88 h"), Text::tr("spent"), Text::tr("no")}, {}, &QString::size),
            .tip = Text::tr("When the error budget will be gone at the pace of the last hour or six, the faster one")};
}

} // namespace

std::vector<Column<SloRow>> sloColumns()
{
    const QString ratio = QStringLiteral("88.88888 %");
    return {state(),
            name(),
            text("service", Text::tr("Service"), &SloRow::service),
            number("objective", Text::tr("Objective"), &SloRow::objective, QStringLiteral("99.999 %"),
                   Text::tr("The share of good events that was promised")),
            number("attained", Text::tr("Attained"), &SloRow::attained, ratio,
                   Text::tr("The share of good events over the window of the SLO")),
            left(),
            course(),
            burn("burn_1h", Text::tr("Burn 1 h"), "1h",
                 Text::tr("How fast the last hour spent the error budget; at 1× it lasts as long as the window")),
            burn("burn_6h", Text::tr("6 h"), "6h",
                 Text::tr("How fast the last six hours spent the error budget; at 1× it lasts as long as the window")),
            goneIn(),
            text("owner", Text::tr("Owner"), &SloRow::owner)};
}

} // namespace traceo
