#include "widgets/sample_table.h"

#include "core/reading.h"

#include <cmath>

namespace traceo::test {
namespace {

using namespace Qt::StringLiterals;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::unique_ptr<QStandardItem> item(CellKind kind, const QString& text, const QVariant& sort)
{
    auto made = std::make_unique<QStandardItem>(text);
    made->setData(int(kind), KindRole);
    made->setData(sort, SortRole);
    return made;
}

std::unique_ptr<QStandardItem> number(CellKind kind, double value, const QString& text, Quality quality)
{
    auto made = item(kind, std::isfinite(value) ? text : u"–"_s, std::isfinite(value) ? value : -1e300);
    if (std::isfinite(value))
        made->setData(value, ValueRole);
    made->setData(int(quality), QualityRole);
    auto why = std::make_shared<Explanation>();
    why->title = u"Budget left"_s;
    made->setData(QVariant::fromValue(std::shared_ptr<const Explanation>(why)), ExplanationRole);
    return made;
}

QList<double> fallingLine(int seed)
{
    QList<double> values;
    double at = 1;
    for (int i = 0; i < 40; ++i) {
        at -= (i * (seed + 3)) % 13 == 0 ? 0.15 : 0.008;
        values << at;
    }
    return values;
}

} // namespace

std::vector<SampleRow> sampleRows()
{
    return {
        {u"checkout"_s, Status::Critical, u"checkout-availability"_s, 0.081, 31.8, u"2 s"_s, u"Storefront"_s},
        {u"payments"_s, Status::Warning, u"payments-auth"_s, 0.314, 3.9, u"2 s"_s, u"Payments"_s},
        {u"search"_s, Status::Warning, u"search-latency-p95"_s, -0.064, 0.7, u"9 s"_s, u"Discovery"_s},
        {u"webhooks"_s, Status::Unknown, u"webhooks-delivery"_s, kNone, kNone, u"20 h"_s, u"Platform"_s},
        {u"ledger"_s, Status::Stale, u"ledger-posting"_s, 0.635, 0.2, u"1 h 17"_s, u"Payments"_s},
        {u"exports"_s, Status::Maintenance, u"exports-freshness"_s, 0.799, kNone, u"4 s"_s, u"Data"_s},
        {u"invoices"_s, Status::NotConfigured, u"invoices-render"_s, kNone, kNone, u"–"_s, u"Finance"_s},
        {u"media"_s, Status::Ok, u"media-cdn-hits"_s, 0.413, 0.9, u"2 s"_s, u"Platform"_s},
        {u"gateway"_s, Status::Ok, u"gateway-availability"_s, 0.640, 0.0, u"2 s"_s, u"Platform"_s},
        {u"identity"_s, Status::Ok, u"identity-login"_s, 0.712, 0.4, u"2 s"_s, u"Identity"_s},
    };
}

std::unique_ptr<QStandardItemModel> sampleModel(const std::vector<SampleRow>& rows)
{
    auto model = std::make_unique<QStandardItemModel>();
    model->setHorizontalHeaderLabels({u"State"_s, u"SLO"_s, u"Left"_s, u"Budget, 30 d"_s, u"Burn 1 h"_s, u"Age"_s, u"Owner"_s});
    int line = 0;
    for (const SampleRow& row : rows) {
        const Quality quality = row.status == Status::Stale ? Quality::Stale : Quality::Ok;
        auto state = item(CellKind::State, nameOf(row.status), int(row.status));
        state->setData(int(row.status), StatusRole);
        auto bar = number(CellKind::Bar, row.left,
                          QString(row.left < 0 ? u"\u2212%1 %"_s : u"%1 %"_s).arg(std::abs(row.left) * 100, 0, 'f', 1), quality);
        if (std::isfinite(row.left))
            bar->setData(row.left, FractionRole);
        auto spark = item(CellKind::Sparkline, {}, {});
        spark->setData(QVariant::fromValue(fallingLine(line++)), SparklineRole);
        QList<QStandardItem*> items;
        items << state.release() << item(CellKind::Key, row.name, row.name).release() << bar.release() << spark.release()
              << number(CellKind::Number, row.burn, u"%1×"_s.arg(row.burn, 0, 'f', 1), quality).release()
              << number(CellKind::Age, 1, row.age, quality).release() << item(CellKind::Text, row.owner, row.owner).release();
        for (QStandardItem* const cell : items)
            cell->setData(row.key, KeyRole);
        model->appendRow(items);
    }
    return model;
}

std::vector<TableColumn> sampleColumns()
{
    return {{CellKind::State, u"Not configured"_s}, {CellKind::Key, u"recommendations-p95-eu"_s, 3},
            {CellKind::Bar, u"−100.0 %"_s},         {CellKind::Sparkline, {}},
            {CellKind::Number, u"1000×"_s},         {CellKind::Age, u"12 h 59"_s},
            {CellKind::Text, u"Storefront"_s, 1}};
}

} // namespace traceo::test
