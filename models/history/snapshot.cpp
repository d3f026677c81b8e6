#include "history/snapshot.h"

#include "history/connection.h"
#include "history/exact_sum.h"
#include "history/labels_text.h"
#include "history/series_reader.h"
#include "history/summary.h"

#include <algorithm>
#include <cmath>

namespace traceo::history {
namespace {

/// Walks along boundaries b(1) < b(2) < …: windows (b(i-1), b(i)].
struct Steps {
    UtcMs from;
    Millis step;
    std::size_t windowOf(std::int64_t at) const { return std::size_t((at - msOf(from) - 1) / step.count()); }
};

/// The sums of windows, in ascending time.
class SumWalk {
public:
    SumWalk(Steps steps, std::size_t windows) : m_steps(steps), m_sums(windows, 0.0) {}

    /// False, and nothing is added: the run lies in more than one window.
    bool add(const Aggregate& all, TimeSpan run)
    {
        const std::size_t window = m_steps.windowOf(msOf(run.from));
        if (window != m_steps.windowOf(msOf(run.to)))
            return false;
        if (all.count > 0)
            add(window, all.sum);
        return true;
    }
    void add(std::span<const Sample> samples)
    {
        for (const Sample& sample : samples) {
            if (!std::isnan(sample.value))
                add(m_steps.windowOf(msOf(sample.at)), sample.value);
        }
    }
    std::vector<double> take()
    {
        end();
        return std::move(m_sums);
    }

private:
    void add(std::size_t window, double value)
    {
        if (window != m_window)
            end();
        m_window = window;
        m_sum.add(value);
    }
    void end()
    {
        if (m_window < m_sums.size())
            m_sums[m_window] = m_sum.value();
        m_sum = {};
    }

    Steps m_steps;
    std::vector<double> m_sums;
    std::size_t m_window = 0;
    ExactSum m_sum; ///< of that window
};

Error senseless(const QString& expected)
{
    return {.code = ErrorCode::Usage, .where = {}, .expected = expected, .found = {}, .hint = {}};
}

} // namespace

Snapshot::Snapshot(std::unique_ptr<Connection> connection, AsOf asOf, std::stop_token stop)
    : m_connection(std::move(connection)), m_asOf(asOf), m_stop(std::move(stop))
{}
Snapshot::Snapshot(Snapshot&&) noexcept = default;
Snapshot& Snapshot::operator=(Snapshot&&) noexcept = default;
Snapshot::~Snapshot() = default;

AsOf Snapshot::asOf() const
{
    return m_asOf;
}

std::optional<Snapshot> Snapshot::twin() const
{
    auto connection = m_connection->another();
    if (!connection || !*connection)
        return std::nullopt;
    Snapshot other(std::move(*connection), m_asOf, m_stop);
    const Mark own = mark();
    const Mark others = other.mark();
    const bool isSame = own.lastRow == others.lastRow && own.folds == others.folds && own.lastSeries == others.lastSeries;
    return isSame ? std::optional(std::move(other)) : std::nullopt;
}

Result<std::vector<SeriesInfo>> Snapshot::series(const Selector& selector, std::string_view source) const
{
    if (selector.name().empty())
        return allSeries(selector, source);
    auto found =
        m_connection->catalogue().find(m_connection->database(), m_connection->lastSeries(), selector, source, msOf(m_asOf.know));
    if (auto outcome = m_connection->outcome(); !outcome)
        return outcome.error();
    return found;
}

Result<std::vector<SeriesInfo>> Snapshot::allSeries(const Selector& selector, std::string_view source) const
{
    Database& database = m_connection->database();
    std::vector<SeriesInfo> found;
    auto row = database.query("SELECT id, source, name, labels FROM series WHERE learned <= ?1", msOf(m_asOf.know));
    while (row.step()) {
        if (!source.empty() && row.text(1) != source)
            continue;
        auto labels = labelsOf(row.text(3));
        if (!labels)
            return Error{.code = ErrorCode::Corrupt,
                         .where = QStringLiteral("series %1").arg(row.integer(0)),
                         .expected = {},
                         .found = {},
                         .hint = {}};
        if (selector.matches(row.text(2), *labels))
            found.push_back({row.integer(0), {std::string(row.text(1)), std::string(row.text(2)), std::move(*labels)}});
    }
    if (auto outcome = m_connection->outcome(); !outcome)
        return outcome.error();
    std::ranges::sort(found, {}, &SeriesInfo::key);
    return found;
}

Result<std::vector<std::string>> Snapshot::names(std::string_view source) const
{
    std::vector<std::string> names;
    auto row =
        m_connection->database().query("SELECT DISTINCT name FROM series WHERE source = ?1 AND learned <= ?2 ORDER BY name",
                                       source, msOf(m_asOf.know));
    while (row.step())
        names.emplace_back(row.text(0));
    if (auto outcome = m_connection->outcome(); !outcome)
        return outcome.error();
    return names;
}

Result<std::vector<SeriesId>> Snapshot::ids(std::span<const SeriesKey> keys) const
{
    std::vector<SeriesId> ids;
    ids.reserve(keys.size());
    for (const SeriesKey& key : keys) {
        const std::string labels = labelsText(key.labels);
        auto row = m_connection->database().query(
            "SELECT id FROM series WHERE name = ?1 AND source = ?2 AND labels = ?3 AND learned <= ?4", std::string_view(key.name),
            std::string_view(key.source), std::string_view(labels), msOf(m_asOf.know));
        ids.push_back(row.step() ? row.integer(0) : 0);
    }
    if (auto outcome = m_connection->outcome(); !outcome)
        return outcome.error();
    return ids;
}

Snapshot::Mark Snapshot::mark() const
{
    const HeadView& view = m_connection->head().view();
    return {.lastRow = view.lastRow,
            .folds = view.folds,
            .lastSeries = m_connection->lastSeries(),
            .commits = m_connection->commits()};
}

bool Snapshot::isAsOf(const Mark& mark) const
{
    return mark.commits && mark.commits == m_connection->commits();
}

std::shared_ptr<const NewSamples> Snapshot::samplesSince(const Mark& mark) const
{
    const Mark now = this->mark();
    if (mark.folds != now.folds || mark.lastSeries != now.lastSeries || mark.lastRow > now.lastRow)
        return nullptr;
    return m_connection->samplesSince(mark.lastRow);
}

Remembered* Snapshot::remembered() const
{
    return m_connection->remembered();
}

Result<std::vector<Sample>> Snapshot::samples(SeriesId series, TimeSpan window) const
{
    return SeriesReader(*m_connection, m_asOf, series).samples(window);
}

Result<void> Snapshot::visit(SeriesId series, TimeSpan window, const RunVisitor& visitor) const
{
    const auto columns = [&](const SampleColumns& samples) { visitor.columns(samples.times, samples.values); };
    return SeriesReader(*m_connection, m_asOf, series)
        .visit(window, {.summary = visitor.summary, .buckets = {}, .columns = columns, .samples = visitor.samples});
}

Result<std::optional<Sample>> Snapshot::newestSample(SeriesId series, UtcMs moment) const
{
    return SeriesReader(*m_connection, m_asOf, series).newest(moment, SeriesReader::Values::Any);
}

Result<Aggregate> Snapshot::aggregate(SeriesId series, TimeSpan window) const
{
    Summary summed;
    SeriesReader reader(*m_connection, m_asOf, series);
    const auto summary = [&](const Aggregate& all, TimeSpan) {
        summed.add(all);
        return true;
    };
    const auto columns = [&](const SampleColumns& samples) { summed.add(samples); };
    const auto take = [&](std::span<const Sample> samples) { summed.add(samples); };
    reader.expect({window.from - kDay, window.to}); // with the day that mostly has the newest sample before it
    if (auto done = reader.visit(window, {.summary = summary, .buckets = {}, .columns = columns, .samples = take}); !done)
        return done.error();
    Aggregate total = summed.result();
    if (total.count == 0)
        return total;
    auto before = reader.newest(window.from, SeriesReader::Values::Numbers);
    if (!before)
        return before.error();
    if (*before) {
        Summary joined;
        joined.add(**before);
        joined.add(total);
        total.increase = joined.result().increase;
        total.resets = joined.result().resets;
    }
    return total;
}

Result<std::vector<double>> Snapshot::sums(SeriesId series, TimeSpan window, Millis step) const
{
    if (step <= Millis{0} || window.to < window.from)
        return senseless(QStringLiteral("step > 0, from <= to"));
    const std::int64_t count = window.length() / step;
    constexpr std::int64_t kMost = 4'000'000;
    if (count > kMost)
        return Error{.code = ErrorCode::TooLarge,
                     .where = {},
                     .expected = QString::number(kMost),
                     .found = QString::number(count),
                     .hint = {}};
    SumWalk walk({window.from, step}, std::size_t(count));
    const auto summary = [&](const Aggregate& all, TimeSpan run) { return walk.add(all, run); };
    const auto take = [&](std::span<const Sample> samples) { walk.add(samples); };
    SeriesReader reader(*m_connection, m_asOf, series);
    if (auto done = reader.visit({window.from, window.from + step * count},
                                 {.summary = summary, .buckets = {}, .columns = {}, .samples = take});
        !done)
        return done.error();
    return walk.take();
}

} // namespace traceo::history
