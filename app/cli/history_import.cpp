#include "app/cli/interrupt.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "history/quarantine.h"
#include "sources/openmetrics/import_source.h"

namespace traceo::cli {
namespace {

struct Import {
    std::string file;
    std::string format;
    std::string source = "import";
};

Result<ImportFormat> formatNamed(const Import& wish)
{
    if (wish.format.empty())
        return importFormatOf(wish.file);
    if (wish.format == "openmetrics")
        return ImportFormat::OpenMetrics;
    if (wish.format == "prometheus")
        return ImportFormat::PrometheusText;
    if (wish.format == "csv")
        return ImportFormat::Csv;
    if (wish.format == "jsonl")
        return ImportFormat::JsonLines;
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--format"),
                 .expected = QStringLiteral("openmetrics, prometheus, csv, jsonl"),
                 .found = QString::fromStdString(wish.format)};
}

struct Imported {
    std::uint64_t samples = 0; ///< in the file
    std::uint64_t series = 0;
    SampleCounts became;
    std::uint64_t known() const { return samples - became.stored - became.keptAside; }
};

Outcome toldOf(const Imported& done, const Import& wish, const Opened& opened)
{
    const SampleCounts& became = done.became;
    Answer answer = opened.answer("traceo.history.import/v1");
    answer.items.push_back({{"file", wish.file},
                            {"samples", done.samples},
                            {"stored_samples", became.stored},
                            {"known_samples", done.known()},
                            {"kept_aside_samples", became.keptAside},
                            {"series", done.series}});
    answer.columns = {{Text::tr("File")},
                      {Text::tr("Samples in it"), true},
                      {Text::tr("Stored"), true},
                      {Text::tr("Known already"), true},
                      {Text::tr("Kept aside"), true},
                      {Text::tr("Series"), true}};
    std::vector<QString> row{QString::fromStdString(wish.file)};
    for (const std::uint64_t count : {done.samples, became.stored, done.known(), became.keptAside, done.series})
        row.push_back(countText(double(count)));
    answer.rows.push_back(std::move(row));
    Outcome outcome{.answer = std::move(answer)};
    if (done.known() > 0)
        outcome.notes.push_back(Text::tr("%1 known already: the history, or the file itself, had that moment of that series "
                                         "before. What came first stays.")
                                    .arg(countText(double(done.known()))));
    if (became.keptAside > 0)
        outcome.notes.push_back(Text::tr("%1 kept aside: more than ten minutes ahead of the clock, or before 1970. What is "
                                         "ahead is taken in when the clock gets there, what is before 1970 never. There is "
                                         "room for %2 in all.")
                                    .arg(countText(double(became.keptAside)), countText(double(history::Quarantine::kMost))));
    return outcome;
}

/// Through the owner when there is one; all of it or nothing either way.
Result<Outcome> importedInto(Opened& opened, const Import& wish, ImportFormat format, const Context& context)
{
    Session& session = *opened.session;
    const auto source = importSource({.path = wish.file, .format = format, .source = wish.source});
    const auto requests = source->requests({.purpose = Plan::Purpose::Poll, .now = context.asked.now});
    auto asked = session.network().run(source->settings().endpoint, requests.front());
    if (!endedBeforeInterrupt(asked))
        return Outcome::interrupted();
    const Response response = asked.result();
    if (response.error)
        return *response.error;
    auto decoded = source->decode(requests.front(), response);
    if (!decoded) // a file that was cut, say
        return Outcome{.errors = {decoded.error()}, .exitCode = exitCodeOf(ErrorCode::Usage)};
    if (!decoded->errors.empty())
        return Outcome{.errors = decoded->errors, .exitCode = exitCodeOf(ErrorCode::Usage)};

    Imported done{.samples = decoded->batch.series.sampleCount(), .series = decoded->batch.series.size(), .became = {}};
    auto stored = session.sink().commit(std::move(decoded->batch));
    stored.waitForFinished();
    const auto receipt = stored.result();
    if (!receipt)
        return receipt.error();
    done.became = receipt->samples;
    Outcome outcome = toldOf(done, wish, opened);
    for (const std::string& warning : decoded->warnings)
        outcome.notes.push_back(plainText(warning));
    return outcome;
}

Outcome imported(const Import& wish, const Context& context)
{
    const auto format = formatNamed(wish);
    if (!format)
        return Outcome::failed(format.error());
    return writing(context, [&](Opened& opened) { return importedInto(opened, wish, *format, context); });
}

} // namespace

Command historyImportCommand()
{
    return {.noun = "history",
            .verb = "import",
            .help =
                words(Text::tr("Samples from a file, all or none; types and help texts of metrics are not kept; see --source")),
            .example = "traceo history import up.om",
            .prepare = [](Syntax& syntax) {
                auto wish = std::make_shared<Import>();
                syntax.required("FILE", wish->file, Text::tr("OpenMetrics, Prometheus text, CSV or JSON lines, with timestamps"),
                                kFile);
                syntax.option("--format", wish->format,
                              Text::tr("openmetrics, prometheus, csv or jsonl (default: by the name's ending)"),
                              "openmetrics|prometheus|csv|jsonl");
                syntax.option("--source", wish->source,
                              Text::tr("Whose samples they become (default: import); SLOs count those of their source"), kSource);
                return [wish](const Context& context) { return imported(*wish, context); };
            }};
}

} // namespace traceo::cli
