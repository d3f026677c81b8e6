#include "export/openmetrics.h"

#include "vocabulary/sample_text.h"

#include <QCoreApplication>

namespace traceo {
namespace {

using namespace vocabulary;

constexpr std::size_t kFlushAt = 256 * 1024;

QString say(const char* text)
{
    return QCoreApplication::translate("OpenMetrics", text);
}

class Writing {
public:
    Writing(const SampleFeed& feed, WithSource withSource, const ByteSink& sink)
        : m_feed(feed), m_withSource(withSource), m_sink(sink)
    {}

    Result<Written> run()
    {
        if (auto clash = findClash())
            return std::move(*clash);
        for (std::size_t i = 0; i < m_feed.series().size(); ++i) {
            if (auto done = series(i); !done)
                return done.error();
        }
        m_out += "# EOF\n";
        if (auto done = flush(); !done)
            return done.error();
        return m_written;
    }

private:
    std::optional<Error> findClash() const
    {
        const auto& keys = m_feed.series();
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const QString text = QString::fromStdString(keys[i].toText()).left(200);
            if (m_withSource == WithSource::Yes && keys[i].labels.has(kSourceLabel))
                return Error{ErrorCode::Ambiguous, text,
                             say(QT_TRANSLATE_NOOP("OpenMetrics", "series without the label traceo_source")),
                             say(QT_TRANSLATE_NOOP("OpenMetrics", "one that has it")),
                             say(QT_TRANSLATE_NOOP("OpenMetrics", "Export one source at a time."))};
            const bool twice = i > 0 && keys[i - 1].name == keys[i].name && keys[i - 1].labels == keys[i].labels;
            if (m_withSource == WithSource::No && twice && keys[i - 1].source != keys[i].source)
                return Error{ErrorCode::Ambiguous, text, say(QT_TRANSLATE_NOOP("OpenMetrics", "a series of one source")),
                             QCoreApplication::translate("OpenMetrics", "one that %1 and %2 both know")
                                 .arg(QString::fromStdString(keys[i - 1].source), QString::fromStdString(keys[i].source)),
                             say(QT_TRANSLATE_NOOP("OpenMetrics",
                                                   "Export one source at a time, or with the source as a label."))};
        }
        return std::nullopt;
    }

    /// The type of a family stands before its first series; one without samples is left out whole.
    Result<void> series(std::size_t index)
    {
        const SeriesKey& key = m_feed.series()[index];
        std::string name;
        appendSeries(name, key.name, m_withSource == WithSource::Yes ? key.labels.with(kSourceLabel, key.source) : key.labels);
        bool any = false;
        auto done = m_feed.read(index, [&](std::span<const Sample> samples) -> Result<void> {
            if (!samples.empty() && !any)
                startFamily(key.name);
            any = any || !samples.empty();
            for (const Sample& sample : samples) {
                append(name, sample);
                if (m_out.size() < kFlushAt)
                    continue;
                if (auto flushed = flush(); !flushed)
                    return flushed;
            }
            return {};
        });
        m_written.series += any ? 1 : 0;
        return done;
    }

    void startFamily(const std::string& name)
    {
        if (m_hasFamily && m_family == name)
            return;
        m_hasFamily = true;
        m_family = name;
        m_out += "# TYPE ";
        if (isPlainName(name))
            m_out += name;
        else
            appendQuoted(m_out, name);
        m_out += " unknown\n";
    }

    void append(const std::string& series, const Sample& sample)
    {
        m_out += series;
        m_out += ' ';
        if (appendNumber(m_out, sample.value, NumberForm::OpenMetrics) == Fidelity::OtherNan)
            ++m_written.otherNans;
        m_out += ' ';
        appendSeconds(m_out, sample.at);
        m_out += '\n';
        ++m_written.samples;
    }

    Result<void> flush()
    {
        auto done = m_sink(m_out);
        m_out.clear();
        return done;
    }

    const SampleFeed& m_feed;
    WithSource m_withSource;
    const ByteSink& m_sink;
    std::string m_out;
    std::string m_family;
    bool m_hasFamily = false;
    Written m_written;
};

} // namespace

Result<Written> writeOpenMetrics(const SampleFeed& feed, WithSource withSource, const ByteSink& sink)
{
    return Writing(feed, withSource, sink).run();
}

} // namespace traceo
