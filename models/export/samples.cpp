#include "export/samples.h"

#include "core/json.h"
#include "core/moment.h"
#include "export/csv.h"
#include "vocabulary/sample_text.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace traceo {
namespace {

using namespace vocabulary;

constexpr std::size_t kFlushAt = 256 * 1024;

/// `beginSeries(key)` once, `append(out, sample)` a row; the rest is the same for both formats.
template <class Rows>
Result<Written> writeRows(const SampleFeed& feed, const ByteSink& sink, Rows rows)
{
    Written written;
    std::string out = rows.header();
    for (std::size_t i = 0; i < feed.series().size(); ++i) {
        rows.beginSeries(feed.series()[i]);
        const std::int64_t before = written.samples;
        auto done = feed.read(i, [&](std::span<const Sample> samples) -> Result<void> {
            for (const Sample& sample : samples) {
                rows.append(out, sample);
                ++written.samples;
                if (out.size() < kFlushAt)
                    continue;
                if (auto flushed = sink(out); !flushed)
                    return flushed;
                out.clear();
            }
            return {};
        });
        if (!done)
            return done.error();
        written.series += written.samples > before ? 1 : 0;
    }
    if (auto flushed = sink(out); !flushed)
        return flushed.error();
    return written;
}

class CsvRows {
public:
    std::string header() const
    {
        CsvText csv;
        for (const char* column : {kSampleSource, kSampleName, kSampleLabels, kSampleTime, kSampleValue})
            csv.text(column);
        csv.endRow();
        return csv.take();
    }

    void beginSeries(const SeriesKey& key)
    {
        std::string labels;
        appendLabels(labels, key.labels);
        CsvText csv;
        csv.text(key.source);
        csv.text(key.name);
        csv.text(labels);
        m_front = csv.take();
    }

    void append(std::string& out, const Sample& sample) const
    {
        out += m_front;
        out += ',';
        out += toRfc3339(sample.at);
        out += ',';
        appendNumber(out, sample.value, NumberForm::Exact);
        out += "\r\n";
    }

private:
    std::string m_front; ///< what all rows of the series begin with
};

class JsonRows {
public:
    std::string header() const { return {}; }

    void beginSeries(const SeriesKey& key)
    {
        nlohmann::json labels = nlohmann::json::object();
        for (const auto& [name, value] : key.labels)
            labels[name] = value;
        m_front = "{\"source\":" + toText(nlohmann::json(key.source)) + ",\"name\":" + toText(nlohmann::json(key.name))
            + ",\"labels\":" + toText(labels) + ",\"time\":\"";
    }

    void append(std::string& out, const Sample& sample) const
    {
        out += m_front;
        out += toRfc3339(sample.at);
        out += "\",\"value\":";
        const bool word = !std::isfinite(sample.value);
        if (word)
            out += '"';
        appendNumber(out, sample.value, NumberForm::Exact);
        if (sample.value == 0 && std::signbit(sample.value))
            out += ".0"; // readers take -0 for the integer, which has no sign
        if (word)
            out += '"';
        out += "}\n";
    }

private:
    std::string m_front;
};

} // namespace

Result<Written> writeSamplesCsv(const SampleFeed& feed, const ByteSink& sink)
{
    return writeRows(feed, sink, CsvRows());
}

Result<Written> writeSamplesJsonl(const SampleFeed& feed, const ByteSink& sink)
{
    return writeRows(feed, sink, JsonRows());
}

} // namespace traceo
