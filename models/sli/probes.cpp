#include "sli/probes.h"

#include "sli/observed.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StatusPattern)
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The value at exactly this moment; `from` moves on, so that a walk over all runs is linear.
std::optional<double> valueAt(const std::vector<Sample>& samples, UtcMs moment, std::size_t& from)
{
    while (from < samples.size() && samples[from].at < moment)
        ++from;
    if (from == samples.size() || samples[from].at != moment || !std::isfinite(samples[from].value))
        return {};
    return samples[from].value;
}

enum class Run : std::uint8_t { Good, Bad, Unknown };

Run runOf(const ProbePromise& promise, std::optional<double> status, std::optional<double> seconds)
{
    // What is known to break the promise does so whatever else is missing.
    const bool wrongStatus = status && !promise.status.matches(int(std::clamp(*status, 0.0, 1000.0)));
    const bool slow = promise.latency && seconds && *seconds * 1000 > double(promise.latency->count());
    if (wrongStatus || slow)
        return Run::Bad;
    return status && (!promise.latency || seconds) ? Run::Good : Run::Unknown;
}

void countRuns(const ProbeSeries& probe, const ProbePromise& promise, TimeSpan span, std::vector<Slice>& slices)
{
    std::size_t status = 0;
    std::size_t seconds = 0;
    for (const Sample& sample : runsOf(probe.success, probe.counted)) {
        if (sample.at <= span.from || sample.at > span.to)
            continue;
        Slice& slice = slices[sliceIndex(span, sample.at)];
        const Run run = sample.value != 1
            ? Run::Bad
            : runOf(promise, valueAt(probe.status, sample.at, status), valueAt(probe.seconds, sample.at, seconds));
        slice.total += 1;
        slice.good += run == Run::Good ? 1 : 0;
        slice.undecided += run == Run::Unknown ? 1 : 0;
    }
}

} // namespace

Result<StatusPattern> StatusPattern::parse(std::string_view text)
{
    const auto refused = [text] {
        return Error{.code = ErrorCode::BadValue,
                     .where = {},
                     .expected = Text::tr("a status such as 200, 2xx or 200|301"),
                     .found = u"“%1”"_s.arg(QString::fromUtf8(text.data(), qsizetype(text.size()))),
                     .hint = {}};
    };
    StatusPattern pattern;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('|', begin), text.size());
        const std::string_view item = text.substr(begin, end - begin);
        if (item.size() != 3 || item[0] < '1' || item[0] > '5')
            return refused();
        const int hundreds = (item[0] - '0') * 100;
        if (item.substr(1) == "xx")
            pattern.m_ranges.push_back({hundreds, hundreds + 99});
        else if (isDigit(item[1]) && isDigit(item[2]))
            pattern.m_ranges.push_back(
                {hundreds + (item[1] - '0') * 10 + item[2] - '0', hundreds + (item[1] - '0') * 10 + item[2] - '0'});
        else
            return refused();
        begin = end + 1;
    }
    return pattern;
}

bool StatusPattern::matches(int code) const
{
    return std::ranges::any_of(m_ranges, [code](const Range& range) { return range.from <= code && code <= range.to; });
}

std::vector<Sample> runsOf(const std::vector<Sample>& success, const std::vector<Sample>& counted)
{
    std::vector<Sample> runs;
    runs.reserve(success.size());
    std::size_t place = 0;
    std::optional<double> countBefore;
    std::optional<UtcMs> newest;
    for (const Sample& sample : success) {
        if (newest && sample.at <= *newest)
            continue;
        newest = sample.at;
        const auto count = valueAt(counted, sample.at, place);
        const bool isRepeated = count && countBefore == count;
        if (count)
            countBefore = count;
        if (!isRepeated && std::isfinite(sample.value))
            runs.push_back(sample);
    }
    return runs;
}

std::vector<Slice> countProbes(const std::vector<ProbeSeries>& probes, const ProbePromise& promise, TimeSpan span)
{
    std::vector<Slice> slices = emptySlices(span);
    std::vector<TimeSpan> seen;
    for (const ProbeSeries& probe : probes) {
        countRuns(probe, promise, span, slices);
        addSeen(probe.success, span, seen);
    }
    noteObserved(std::move(seen), span, slices);
    return slices;
}

} // namespace traceo
