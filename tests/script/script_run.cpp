#include "core/format.h"
#include "models/history/store.h"
#include "script/script.h"
#include "slo/slo_derivation.h"
#include "slo/slo_report.h"

namespace traceo::test {
namespace {

using namespace Qt::StringLiterals;

QString valueOf(const Reading& reading)
{
    switch (reading.quality) {
    case Quality::Ok:
        return exactText(reading.value);
    case Quality::Stale:
        return exactText(reading.value) + u" stale"_s;
    case Quality::Partial:
        return exactText(reading.value) + u" partial"_s;
    case Quality::NotObserved:
        return u"not observed"_s;
    case Quality::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

QStringList readingsOf(const SloRow& row)
{
    const auto line = [](const QString& name, const Reading& reading) { return name.leftJustified(9) + u' ' + valueOf(reading); };
    QStringList lines{u"state     "_s + nameOf(row.status), line(u"total"_s, row.total),     line(u"bad"_s, row.bad),
                      line(u"attained"_s, row.attained),    line(u"left"_s, row.budgetLeft), line(u"coverage"_s, row.coverage)};
    for (const char* window : {"5m", "1h", "6h"})
        lines << line(u"burn "_s + QString::fromLatin1(window), row.burn(window));
    if (row.uncertain.hasValue() && row.uncertain.value > 0)
        lines << u"uncertain up to "_s + exactText(row.uncertain.value);
    return lines;
}

std::vector<QStringList> readingsOf(const Script& script, const Store& store)
{
    std::vector<QStringList> all;
    for (const Script::Expectation& expectation : script.expectations) {
        const Question question{.now = expectation.at, .range = kHour, .selected = expectation.slo, .columns = 10};
        const auto snapshot = store.snapshot({.view = expectation.at});
        const auto report = build(snapshot, {script.slos}, question);
        const auto row = std::ranges::find(report->rows, expectation.slo, &SloRow::key);
        all.push_back(row == report->rows.end() ? QStringList{u"no such SLO"_s} : readingsOf(*row));
    }
    return all;
}

} // namespace

std::vector<QStringList> runScript(const Script& script)
{
    Store store;
    store.clock.set(kScriptStart + 40 * kDay);
    if (!store.open())
        return {};
    const auto changes = store.commit(script.batch);
    if (!changes)
        return {};
    const std::vector<QStringList> counted = readingsOf(script, store);
    const Derivation derivation = sliDerivation(script.slos);
    auto derived = derivation.derive(store.snapshot(), derivation.dirty(*changes));
    if (!derived || !store.commit(std::move(*derived)))
        return {};
    // Whether slices were derived before or are counted now must make no difference.
    std::vector<QStringList> read = readingsOf(script, store);
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (read[i] != counted[i])
            read[i] << u"differs when it is counted anew: "_s + counted[i].join(u", ");
    }
    return read;
}

} // namespace traceo::test
