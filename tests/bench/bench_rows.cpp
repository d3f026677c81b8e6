// The SLO table with ten thousand rows: merged, sorted, filtered.

#include "bench/bench_data.h"
#include "refresh/row_model.h"
#include "slo/slo_table.h"
#include "widgets/sort_proxy.h"

#include <benchmark/benchmark.h>

using namespace traceo;
using namespace traceo::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 10'000;
constexpr int kName = 1;
constexpr int kAttained = 4;

SloRow row(int number, Random& random)
{
    SloRow row;
    row.key = "service-" + std::to_string(number);
    row.name = QString::fromStdString(row.key);
    row.displayName = row.name;
    row.service = u"Shop %1"_s.arg(number % 40);
    row.owner = number % 3 == 0 ? u"Storefront"_s : u"Payments"_s;
    row.status = Status(random.below(7));
    const auto share = [&random] {
        return Reading{.value = 0.99 + 0.01 * random.share(), .unit = Unit::Ratio, .quality = Quality::Ok};
    };
    row.objective = share();
    row.attained = share();
    row.budgetLeft = share();
    row.leftFraction = random.share();
    for (int i = 0; i < 38; ++i)
        row.sparkline.append(random.share());
    return row;
}

std::vector<SloRow> rows()
{
    Random random(7);
    std::vector<SloRow> all;
    for (int i = 0; i < kRows; ++i)
        all.push_back(row(i, random));
    return all;
}

std::vector<SloRow> oneInTenChanged(std::vector<SloRow> rows)
{
    for (std::size_t i = 0; i < rows.size(); i += 10)
        rows[i].attained.value -= 0.001;
    return rows;
}

/// The first tenth is gone, as many new ones stand at the end.
std::vector<SloRow> oneInTenReplaced(std::vector<SloRow> rows)
{
    Random random(8);
    rows.erase(rows.begin(), rows.begin() + kRows / 10);
    for (int i = 0; i < kRows / 10; ++i)
        rows.push_back(row(kRows + i, random));
    return rows;
}

void setFirst(benchmark::State& state)
{
    const auto all = rows();
    for (auto _ : state) {
        RowModel<SloRow> model(sloColumns());
        model.setRows(all);
        verify(model.rowCount() == kRows, "every row is there");
    }
}

/// Two states in turn, so that each set has as much to do.
void alternate(benchmark::State& state, const std::vector<SloRow>& a, const std::vector<SloRow>& b)
{
    RowModel<SloRow> model(sloColumns());
    model.setRows(a);
    bool second = true;
    for (auto _ : state) {
        const auto& next = second ? b : a;
        second = !second;
        model.setRows(next);
        const int last = model.rowOf(QString::fromStdString(next.back().key));
        verify(model.rowCount() == kRows && last >= 0 && model.row(last) == next.back(), "the rows are the newest ones");
    }
}

void setUnchanged(benchmark::State& state)
{
    alternate(state, rows(), rows());
}

void setOneInTenChanged(benchmark::State& state)
{
    alternate(state, rows(), oneInTenChanged(rows()));
}

void setOneInTenReplaced(benchmark::State& state)
{
    alternate(state, rows(), oneInTenReplaced(rows()));
}

struct Sorted {
    RowModel<SloRow> model{sloColumns()};
    SortProxy proxy;
    Sorted()
    {
        model.setRows(rows());
        proxy.setSourceModel(&model);
    }
    bool ascends(int column) const
    {
        for (int i = 1; i < proxy.rowCount(); ++i) {
            const QVariant before = proxy.index(i - 1, column).data(SortRole);
            const QVariant after = proxy.index(i, column).data(SortRole);
            if (column == kName ? before.toString().localeAwareCompare(after.toString()) > 0
                                : before.toDouble() > after.toDouble())
                return false;
        }
        return true;
    }
};

void sort(benchmark::State& state)
{
    Sorted table;
    const int column = int(state.range(0));
    for (auto _ : state) {
        table.proxy.sort(column, Qt::AscendingOrder);
        state.PauseTiming();
        verify(table.ascends(column), "the rows are in order");
        table.proxy.sort(-1);
        state.ResumeTiming();
    }
}

void filter(benchmark::State& state)
{
    Sorted table;
    table.proxy.sort(kName);
    for (auto _ : state) {
        table.proxy.setFilterText(u"storefront !service-1"_s);
        const int shown = table.proxy.rowCount();
        verify(shown > 0 && shown < kRows / 3, "some rows are left");
        state.PauseTiming();
        table.proxy.setFilterText({});
        state.ResumeTiming();
    }
}

} // namespace

BENCHMARK(setFirst)->Unit(benchmark::kMillisecond);
BENCHMARK(setUnchanged)->Unit(benchmark::kMillisecond);
BENCHMARK(setOneInTenChanged)->Unit(benchmark::kMillisecond);
BENCHMARK(setOneInTenReplaced)->Unit(benchmark::kMillisecond);
BENCHMARK(sort)->ArgName("column")->Arg(kName)->Arg(kAttained)->Unit(benchmark::kMillisecond);
BENCHMARK(filter)->Unit(benchmark::kMillisecond);
