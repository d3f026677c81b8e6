#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/duration.h"
#include "core/format.h"
#include "core/moment.h"
#include "export/openmetrics.h"
#include "export/samples.h"

#include <QFile>

#include <algorithm>
#include <iostream>
#include <limits>
#include <ranges>

namespace traceo::cli {
namespace {

nlohmann::ordered_json timeOrNull(const std::optional<UtcMs>& moment)
{
    return moment ? nlohmann::ordered_json(toRfc3339(*moment)) : nlohmann::ordered_json(nullptr);
}

Outcome statusOf(const Context& context)
{
    auto opened = openWorkspace(context, Need::History);
    if (!opened)
        return Outcome::failed(opened.error());
    const auto status = opened->session->history().status();
    if (!status)
        return Outcome::failed(status.error());
    Answer answer = opened->answer("traceo.history.status/v1");
    answer.items.push_back({{"file", status->path.toStdString()},
                            {"file_bytes", status->fileBytes},
                            {"payload_bytes", status->payloadBytes},
                            {"samples", status->samples},
                            {"series", status->series},
                            {"oldest", timeOrNull(status->oldest)},
                            {"newest", timeOrNull(status->newest)},
                            {"unfolded_samples", status->unfoldedSamples},
                            {"quarantined_samples", status->quarantined},
                            {"last_commit", timeOrNull(status->lastCommit)}});
    answer.columns = {{Text::tr("File")},          {Text::tr("Size"), true},   {Text::tr("Payload"), true},
                      {Text::tr("Samples"), true}, {Text::tr("Series"), true}, {Text::tr("Oldest")},
                      {Text::tr("Newest")}};
    const auto moment = [&context](const std::optional<UtcMs>& at) {
        return at ? momentText(*at, context.asked.now, context.asked.style) : QStringLiteral("–");
    };
    answer.rows.push_back({status->path, bytesText(double(status->fileBytes)), bytesText(double(status->payloadBytes)),
                           countText(double(status->samples)), countText(double(status->series)), moment(status->oldest),
                           moment(status->newest)});
    return {.answer = std::move(answer)};
}

// ---- top

struct Top {
    std::string source;
    std::string limit = "20";
};

Result<std::size_t> countOf(const std::string& words)
{
    bool isNumber = false;
    const unsigned count = QString::fromStdString(words).toUInt(&isNumber);
    if (words == "all")
        return std::numeric_limits<std::size_t>::max();
    if (isNumber && count > 0)
        return std::size_t(count);
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--limit"),
                 .expected = Text::tr("a number from 1 on, or all"),
                 .found = QString::fromStdString(words)};
}

void addSize(Answer& answer, const history::MetricSize& size, const Context& context)
{
    const double bytesEach = double(size.bytes) / double(std::max<std::int64_t>(1, size.samples));
    answer.items.push_back({{"source", size.source},
                            {"metric", size.metric},
                            {"series", size.series},
                            {"samples", size.samples},
                            {"bytes", size.bytes},
                            {"bytes_per_sample", bytesEach},
                            {"newest", timeOrNull(size.newest)}});
    answer.rows.push_back({QString::fromStdString(size.source), QString::fromStdString(size.metric),
                           countText(double(size.series)), countText(double(size.samples)), bytesText(double(size.bytes)),
                           toText({.value = bytesEach, .quality = Quality::Ok, .better = Better::Lower, .decimals = 2}),
                           size.newest ? momentText(*size.newest, context.asked.now, context.asked.style) : QStringLiteral("–")});
}

Outcome largest(const Top& wish, const Context& context)
{
    const auto limit = countOf(wish.limit);
    if (!limit)
        return Outcome::failed(limit.error());
    auto opened = openWorkspace(context, Need::History);
    if (!opened)
        return Outcome::failed(opened.error());
    auto sizes = opened->session->history().sizes();
    const auto status = opened->session->history().status();
    if (!sizes || !status)
        return Outcome::failed(sizes ? status.error() : sizes.error());
    std::erase_if(*sizes, [&wish](const auto& size) { return !wish.source.empty() && size.source != wish.source; });
    Answer answer = opened->answer("traceo.history.top/v1");
    answer.columns = {{Text::tr("Source")},        {Text::tr("Metric")},      {Text::tr("Series"), true},
                      {Text::tr("Samples"), true}, {Text::tr("Bytes"), true}, {Text::tr("Bytes a sample"), true},
                      {Text::tr("Newest")}};
    answer.nothing = Text::tr("Nothing is folded yet.");
    for (const auto& size : *sizes | std::views::take(*limit))
        addSize(answer, size, context);
    Outcome outcome{.answer = std::move(answer)};
    if (sizes->size() > *limit)
        outcome.notes.push_back(Text::tr("and %n more; --limit all shows them", nullptr, int(sizes->size() - *limit)));
    if (status->sharedTimesBytes > 0)
        outcome.notes.push_back(
            Text::tr("%1 of timestamps that several series share come on top.").arg(bytesText(double(status->sharedTimesBytes))));
    if (status->unfoldedSamples > 0)
        outcome.notes.push_back(Text::tr("%1 samples came since the last fold and are not shared out yet.")
                                    .arg(countText(double(status->unfoldedSamples))));
    return outcome;
}

// ---- export

struct Export {
    std::string format; ///< empty: as -o says, else openmetrics
    std::string match;
    std::string source;
    bool withSource = false;
};

Result<void> toStdout(std::string_view bytes)
{
    std::cout.write(bytes.data(), std::streamsize(bytes.size()));
    if (std::cout.good())
        return {};
    return Error{.code = ErrorCode::Storage,
                 .where = Text::tr("standard output"),
                 .expected = {},
                 .found = Text::tr("it takes no more"),
                 .hint = {}};
}

/// --format; without it what -o asks for, which is a table by default.
std::string formatOf(const Export& wish, const Globals& globals)
{
    if (!wish.format.empty())
        return wish.format;
    return globals.output == "table" ? "openmetrics" : globals.output;
}

Result<Written> written(const SampleFeed& feed, const Export& wish, const std::string& format)
{
    if (format == "openmetrics")
        return writeOpenMetrics(feed, wish.withSource ? WithSource::Yes : WithSource::No, toStdout);
    if (format == "csv")
        return writeSamplesCsv(feed, toStdout);
    if (format == "jsonl")
        return writeSamplesJsonl(feed, toStdout);
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--format"),
                 .expected = QStringLiteral("openmetrics, csv, jsonl"),
                 .found = QString::fromStdString(format)};
}

Result<ExportScope> scopeOf(const Export& wish, const Asked& asked)
{
    ExportScope scope{.match = {}, .source = wish.source, .window = asked.range.value_or(TimeSpan{kDistantPast, kDistantFuture})};
    if (wish.match.empty())
        return scope;
    auto selector = Selector::parse(wish.match);
    if (!selector)
        return Error{.code = ErrorCode::Usage,
                     .where = QStringLiteral("--match"),
                     .expected = selector.error().expected,
                     .found = selector.error().found,
                     .hint = selector.error().hint};
    scope.match = std::move(*selector);
    return scope;
}

Outcome exported(const Export& wish, const Context& context)
{
    const auto scope = scopeOf(wish, context.asked);
    if (!scope)
        return Outcome::failed(scope.error());
    auto opened = openWorkspace(context, Need::History);
    if (!opened)
        return Outcome::failed(opened.error());
    auto snapshot = opened->session->snapshots()(
        {.view = context.asked.at.value_or(kDistantFuture), .know = context.asked.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return Outcome::failed(snapshot.error());
    const auto feed = feedOf(*snapshot, *scope);
    if (!feed)
        return Outcome::failed(feed.error());
    const auto done = written(**feed, wish, formatOf(wish, context.globals));
    if (!done)
        return Outcome::failed(done.error());
    std::cout.flush();
    return {
        .notes = {Text::tr("%1 samples of %2 series").arg(countText(double(done->samples)), countText(double(done->series)))}};
}

// ---- compact

QString removedNote(std::int64_t samples, const HistoryConfig& kept)
{
    return Text::tr(
               "Retention removed %1 samples: all older than keep_minutes (%2), and of those older than keep_raw (%3) all but "
               "the last of each minute. The section history of the workspace sets both.")
        .arg(countText(double(samples)), QString::fromStdString(toText(kept.keepMinutes)),
             QString::fromStdString(toText(kept.keepRaw)));
}

/// Says what it did, too.
Result<Outcome> compactedIn(Opened& opened)
{
    const auto before = opened.session->history().status();
    if (!before)
        return before.error();
    if (auto done = opened.session->compact(); !done)
        return done.error();
    const auto after = opened.session->history().status();
    if (!after)
        return after.error();
    const std::int64_t removed = std::max<std::int64_t>(before->samples - after->samples, 0);
    const std::int64_t folded = std::max<std::int64_t>(before->unfoldedSamples - after->unfoldedSamples, 0);
    Answer answer = opened.answer("traceo.history.compact/v1");
    answer.items.push_back({{"file", after->path.toStdString()},
                            {"file_bytes", after->fileBytes},
                            {"file_before_bytes", before->fileBytes},
                            {"payload_bytes", after->payloadBytes},
                            {"samples", after->samples},
                            {"folded_samples", folded},
                            {"removed_samples", removed},
                            {"unfolded_samples", after->unfoldedSamples}});
    answer.columns = {{Text::tr("File")},          {Text::tr("Size before"), true}, {Text::tr("Size"), true},
                      {Text::tr("Payload"), true}, {Text::tr("Samples"), true},     {Text::tr("Folded"), true},
                      {Text::tr("Removed"), true}};
    answer.rows.push_back({after->path, bytesText(double(before->fileBytes)), bytesText(double(after->fileBytes)),
                           bytesText(double(after->payloadBytes)), countText(double(after->samples)), countText(double(folded)),
                           countText(double(removed))});
    Outcome outcome{.answer = std::move(answer), .notes = opened.notes};
    if (removed > 0)
        outcome.notes.push_back(removedNote(removed, opened.session->workspace().history));
    return outcome;
}

Outcome compacted(const Context& context)
{
    return writing(context, [](Opened& opened) { return compactedIn(opened); });
}

} // namespace

std::vector<Command> historyCommands()
{
    return {
        {.noun = "history",
         .verb = "status",
         .help = words(Text::tr("Size, span and number of series and samples")),
         .example = "traceo history status -o json",
         .prepare = [](Syntax&) { return statusOf; }},
        {.noun = "history",
         .verb = "top",
         .help = words(Text::tr("What takes the most room, by source and metric")),
         .example = "traceo history top --limit 5",
         .prepare =
             [](Syntax& syntax) {
                 auto wish = std::make_shared<Top>();
                 syntax.option("--source", wish->source, Text::tr("Only metrics of this source"), kSource);
                 syntax.option("--limit", wish->limit, Text::tr("How many, or all (default: 20)"));
                 return [wish](const Context& context) { return largest(*wish, context); };
             }},
        historySqlCommand(),
        {.noun = "history",
         .verb = "export",
         .help = words(Text::tr("Samples to stdout, as OpenMetrics (every metric of type unknown), CSV or JSON lines")),
         .example = "traceo history export --match 'up{job=\"shop\"}' --since 1d > up.om",
         .prepare =
             [](Syntax& syntax) {
                 auto wish = std::make_shared<Export>();
                 syntax.option("--format", wish->format, Text::tr("openmetrics (default), csv or jsonl"),
                               "openmetrics|csv|jsonl");
                 syntax.option("--match", wish->match, Text::tr("Only series that this selector matches"), kText);
                 syntax.option("--source", wish->source,
                               Text::tr("Only series of this source (derived: what Traceo worked out, else left out)"), kSource);
                 syntax.flag("--with-source", wish->withSource,
                             Text::tr("Add the source as the label traceo_source (OpenMetrics)"));
                 return [wish](const Context& context) { return exported(*wish, context); };
             }},
        historyImportCommand(),
        {.noun = "history",
         .verb = "compact",
         .help = words(Text::tr("Fold and give back space now; removes what is older than the workspace keeps (keep_raw, "
                                "keep_minutes, keep_events)")),
         .example = "traceo history compact",
         .prepare = [](Syntax&) { return compacted; }},
    };
}

} // namespace traceo::cli
