#include "app/cli/interrupt.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/format.h"
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
    if (!decoded)
        return decoded.error();
    if (!decoded->errors.empty())
        return Outcome{.errors = decoded->errors, .exitCode = exitCodeOf(ErrorCode::Usage)};

    const std::int64_t samples = std::int64_t(decoded->batch.series.sampleCount());
    const auto series = std::int64_t(decoded->batch.series.size());
    auto stored = session.sink().commit(std::move(decoded->batch));
    stored.waitForFinished();
    if (const auto receipt = stored.result(); !receipt)
        return receipt.error();
    Answer answer = opened.answer("traceo.history.import/v1");
    answer.items.push_back({{"file", wish.file}, {"samples", samples}, {"series", series}});
    answer.columns = {{Text::tr("File")}, {Text::tr("Samples"), true}, {Text::tr("Series"), true}};
    answer.rows.push_back({QString::fromStdString(wish.file), countText(double(samples)), countText(double(series))});
    Outcome outcome{.answer = std::move(answer)};
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
            .help = words(Text::tr("Samples from a file, all or none; see --source")),
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
