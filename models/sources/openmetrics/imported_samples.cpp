#include "sources/openmetrics/imported_samples.h"

#include "core/format.h"
#include "vocabulary/derived.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kShownMistakes = 20;
constexpr std::int64_t kMostCounted = 1'000'000'000;

QString say(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

QString moreMistakes(int count)
{
    return QCoreApplication::translate("Import", "%n more mistakes follow.", nullptr, count);
}

std::string warning(const char* text, std::int64_t count)
{
    return say(text).arg(count).toStdString();
}

} // namespace

ImportedSamples::ImportedSamples(std::string source, QString file, ImportSources sources)
    : m_source(std::move(source)), m_file(std::move(file)), m_sources(sources)
{}

std::size_t ImportedSamples::series(std::string name, Labels labels, const std::string& written)
{
    if (!written.empty() && std::ranges::find(m_written, written) == m_written.end())
        m_written.push_back(written);
    const bool own = written.empty() || (m_sources == ImportSources::One && written != vocabulary::kDerivedSource);
    SeriesKey key{own ? m_source : written, std::move(name), std::move(labels)};
    const auto [it, isNew] = m_places.try_emplace(key, m_keys.size());
    if (isNew) {
        m_keys.push_back(std::move(key));
        m_rows.emplace_back();
    }
    return it->second;
}

void ImportedSamples::add(std::size_t series, UtcMs at, double value, std::int64_t line)
{
    if (m_mistakeCount > 0)
        return; // nothing will be stored; only further mistakes count
    m_rows[series].push_back({{at, value}, line});
}

QString ImportedSamples::placeText(ImportPlace place) const
{
    return u"%1:%2:%3"_s.arg(m_file, QString::number(place.line), QString::number(place.column));
}

void ImportedSamples::mistake(ImportPlace place, const QString& expected, const QString& found, const QString& hint)
{
    ++m_mistakeCount;
    if (m_mistakes.size() < kShownMistakes)
        m_mistakes.push_back({ErrorCode::Decode, placeText(place), expected, found, hint});
}

void ImportedSamples::mistake(ImportPlace place, const QString& expected, std::string_view found, const QString& hint)
{
    if (found.empty())
        mistake(place, expected, say(QT_TRANSLATE_NOOP("Import", "nothing")), hint);
    else
        mistake(place, expected, u"“%1”"_s.arg(plainText(found, 60)), hint);
}

void ImportedSamples::checkSources()
{
    std::erase(m_written, std::string(vocabulary::kDerivedSource));
    if (m_sources == ImportSources::AsWritten || m_written.size() < 2)
        return;
    QStringList names;
    for (const std::string& name : m_written)
        names << plainText(name, 60);
    mistake({}, say(QT_TRANSLATE_NOOP("Import", "samples of one source")), names.mid(0, 10).join(u", "),
            say(QT_TRANSLATE_NOOP("Import",
                                  "Write a file for each source with “traceo history export --source NAME”, and import it with "
                                  "the same --source.")));
}

/// By time; a sample that stands there twice counts once, two values at one moment are a mistake.
void ImportedSamples::order(std::size_t series)
{
    std::vector<Row>& rows = m_rows[series];
    const auto at = [](const Row& row) { return row.sample.at; };
    if (!std::ranges::is_sorted(rows, {}, at))
        std::ranges::stable_sort(rows, {}, at);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].sample.at != rows[i - 1].sample.at)
            continue;
        if (std::bit_cast<std::uint64_t>(rows[i].sample.value) == std::bit_cast<std::uint64_t>(rows[i - 1].sample.value)) {
            ++m_repeated;
            continue;
        }
        mistake({rows[i].line, 1}, say(QT_TRANSLATE_NOOP("Import", "one value of a series at one moment")),
                QCoreApplication::translate("Import", "another than in line %1").arg(rows[i - 1].line));
    }
    const auto repeated = std::ranges::unique(rows, {}, at);
    rows.erase(repeated.begin(), repeated.end());
}

void ImportedSamples::appendWarnings(Decoded& decoded) const
{
    if (m_derived > 0)
        decoded.warnings.push_back(warning(
            QT_TRANSLATE_NOOP("Import", "%1 samples that Traceo had derived were left out: they are derived again"), m_derived));
    if (m_repeated > 0)
        decoded.warnings.push_back(
            warning(QT_TRANSLATE_NOOP("Import", "%1 samples stood there twice and count once"), m_repeated));
    if (m_exemplars > 0)
        decoded.warnings.push_back(warning(QT_TRANSLATE_NOOP("Import", "%1 exemplars were left out"), m_exemplars));
}

Decoded ImportedSamples::finish(const std::string& want, UtcMs learnedAt) &&
{
    checkSources();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        order(i);
    Decoded decoded;
    if (m_mistakeCount > 0) {
        decoded.errors = std::move(m_mistakes);
        if (const auto more = m_mistakeCount - std::int64_t(decoded.errors.size()); more > 0)
            decoded.errors.back().hint = moreMistakes(int(std::min<std::int64_t>(more, kMostCounted)));
        return decoded;
    }
    std::map<std::string, TimeSpan> spans;
    std::vector<SeriesSamples> runs;
    for (const auto& [key, place] : m_places) {
        const std::vector<Row>& rows = m_rows[place];
        if (rows.empty())
            continue;
        if (key.source == vocabulary::kDerivedSource) {
            m_derived += std::int64_t(rows.size());
            continue;
        }
        const TimeSpan extent{rows.front().sample.at - Millis{1}, rows.back().sample.at};
        const auto [it, isNew] = spans.try_emplace(key.source, extent);
        it->second = {std::min(it->second.from, extent.from), std::max(it->second.to, extent.to)};
        SeriesSamples& run = runs.emplace_back(SeriesSamples{key, {}});
        run.samples.reserve(rows.size());
        std::ranges::transform(rows, std::back_inserter(run.samples), &Row::sample);
        std::vector<Row>().swap(m_rows[place]);
    }
    decoded.batch.series = std::move(runs);
    for (auto& [source, span] : spans) {
        span.to = std::min(span.to, learnedAt); // nobody has observed what is still to come
        if (span.from < span.to)
            decoded.batch.observations.push_back({source, want, span, learnedAt, Outcome::Ok, {}});
    }
    appendWarnings(decoded);
    return decoded;
}

} // namespace traceo
