#include "views/synthetics/matrix_of.h"

#include "core/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SyntheticsPane)
};

MatrixCell cellOf(const ProbeRow& row)
{
    MatrixCell cell{.look = MatrixCell::Look::Shown,
                    .key = QString::fromStdString(row.key),
                    .status = row.status,
                    .number = toText(row.latency),
                    .aside = {},
                    .spoken = row.reason.isEmpty() ? row.word : Text::tr("%1. %2").arg(row.word, row.reason),
                    .sparkline = row.sparkline,
                    .why = row.latency.why};
    switch (row.state) {
    case ProbeState::NotObserved:
        cell.look = MatrixCell::Look::Hatched;
        cell.number = toText(row.age); // for the inspector: a hatched cell shows none
        cell.why = row.age.why;
        break;
    case ProbeState::Down:
        cell.number = row.note;
        cell.aside = row.lasting;
        cell.why = row.availability.why;
        break;
    case ProbeState::Stale:
    case ProbeState::Unknown:
    case ProbeState::Up:
        break;
    }
    return cell;
}

} // namespace

Matrix matrixOf(const SyntheticsReport& report)
{
    Matrix matrix{.things = Text::tr("Check"),
                  .verdict = Text::tr("Verdict"),
                  .places = {},
                  .endings = {Text::tr("Avail. %1").arg(report.windowName), Text::tr("Certificate")},
                  .rows = {}};
    for (const RegionColumn& region : report.regions)
        matrix.places.push_back({region.name, region.note, region.isSilent, region.isSlow});
    for (const CheckRow& check : report.checks) {
        MatrixRow row{.key = QString::fromStdString(check.key),
                      .name = check.name,
                      .status = check.status,
                      .verdict = check.verdict,
                      .cells = {},
                      .endings = {}};
        for (const int place : check.cells)
            row.cells.push_back(place < 0 ? MatrixCell{} : cellOf(report.rows[std::size_t(place)]));
        row.endings = {{toText(check.availability), {}, check.availability.why},
                       {toText(check.certificate), check.certificateStatus, check.certificate.why}};
        matrix.rows.push_back(std::move(row));
    }
    return matrix;
}

} // namespace traceo
