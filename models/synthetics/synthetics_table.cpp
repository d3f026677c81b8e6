#include "synthetics/synthetics_table.h"

#include "core/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SyntheticsTable)
};

Column<ProbeRow> state()
{
    const auto cell = [](const ProbeRow& row) {
        Cell state = Cell::ofStatus(row.status, row.word, row.reason);
        state.aside = row.note;
        return state;
    };
    return {.id = "state",
            .title = Text::tr("State"),
            .kind = CellKind::State,
            .cell = cell,
            .widest = u"Not observed silent 8 h 88"_s};
}

Column<ProbeRow> check()
{
    return {.id = "check",
            .title = Text::tr("Check"),
            .kind = CellKind::Key,
            .cell = [](const ProbeRow& row) { return Cell::ofKey(row.checkName); },
            .widest = u"inventory.traceo.io/v1/ping"_s}; // most are no longer
}

Column<ProbeRow> region()
{
    return {.id = "region",
            .title = Text::tr("Region"),
            .kind = CellKind::Text,
            .cell = [](const ProbeRow& row) { return Cell::ofText(row.regionName); },
            .widest = u"ap-southeast-8"_s};
}

Column<ProbeRow> age()
{
    return {.id = "age",
            .title = Text::tr("Age"),
            .kind = CellKind::Age,
            .cell = [](const ProbeRow& row) { return Cell::ofAge(row.age); },
            .widest = u"88 min"_s,
            .tip = Text::tr("Time since the newest run")};
}

Column<ProbeRow> course()
{
    return {.id = "durations",
            .title = Text::tr("Durations"),
            .kind = CellKind::Sparkline,
            .cell = [](const ProbeRow& row) { return Cell::ofSparkline(row.sparkline); },
            .widest = {},
            .tip = Text::tr("How long successful runs took over the range, from left to right: the median")};
}

Column<ProbeRow> slowest()
{
    const auto cell = [](const ProbeRow& row) {
        Cell strip = Cell::ofHeat(row.slowestBy, row.slowest);
        strip.tip = Text::tr("Slowest run of each %1, at most %2").arg(durationText(row.slowestStep), toText(row.slowest));
        return strip;
    };
    return {.id = "slowest",
            .title = Text::tr("Slowest"),
            .kind = CellKind::Heat,
            .cell = cell,
            .widest = {},
            .tip = Text::tr("The slowest successful run of each stretch of the range, from left to right.\n"
                            "The stronger the colour, the slower; each row has a scale of its own.\n"
                            "Rows are sorted by the slowest run of all.")};
}

} // namespace

std::vector<Column<ProbeRow>> probeColumns()
{
    const QString ratio = u"188.88 %"_s;
    return {state(),
            check(),
            region(),
            age(),
            numberColumn("availability", Text::tr("Availability"), &ProbeRow::availability, ratio,
                         Text::tr("Runs that succeeded, of all runs in the range")),
            numberColumn("observed", Text::tr("Observed"), &ProbeRow::coverage, ratio,
                         Text::tr("Part of the range in which somebody looked")),
            numberColumn("p50", Text::tr("p50"), &ProbeRow::p50, u"888 ms"_s,
                         Text::tr("Half of the successful runs in the range took no longer")),
            numberColumn("p95", Text::tr("p95"), &ProbeRow::p95, u"888 ms"_s,
                         Text::tr("95 of 100 successful runs in the range took no longer")),
            course(),
            slowest(),
            numberColumn("certificate", Text::tr("Certificate"), &ProbeRow::certificate, u"−888 d"_s,
                         Text::tr("Time until the first of its certificates ends"))};
}

std::vector<Column<PhaseChange>> phaseColumns()
{
    const QString duration = u"8888 ms"_s;
    const auto name = [](const PhaseChange& row) { return row.isSubject ? Cell::ofKey(row.name) : Cell::ofText(row.name); };
    return {{.id = "phase", .title = Text::tr("Phase"), .kind = CellKind::Key, .cell = name, .widest = {}},
            numberColumn("now", Text::tr("Now"), &PhaseChange::now, duration),
            numberColumn("before", Text::tr("7 d"), &PhaseChange::before, duration),
            numberColumn("change", Text::tr("Change"), &PhaseChange::change, duration)};
}

} // namespace traceo
