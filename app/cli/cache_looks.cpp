// `traceo cache looks`: what a job of the user's found out about whether a cache's answers are true.
#include "app/cli/cache_looks.h"

#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "cache/stale_looks.h"
#include "core/format.h"

#include <QFile>

namespace traceo::cli {
namespace {

constexpr qint64 kLargestFile = 64 * 1024 * 1024;

Result<std::string> contentOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{.code = ErrorCode::NotFound,
                     .where = plainText(path, 200),
                     .expected = Text::tr("a file that can be read"),
                     .found = file.errorString(),
                     .hint = {}};
    if (file.size() > kLargestFile)
        return Error{.code = ErrorCode::TooLarge,
                     .where = plainText(path, 200),
                     .expected = Text::tr("at most %1").arg(bytesText(double(kLargestFile))),
                     .found = bytesText(double(file.size())),
                     .hint = Text::tr("Cut it into several; what is told twice counts once.")};
    return file.readAll().toStdString();
}

/// Through the owner when there is one; all of it or nothing.
Result<Outcome> toldTo(Opened& opened, const std::string& path, const std::vector<StaleLook>& looks)
{
    Batch batch;
    batch.events.push_back(eventsOf(looks));
    auto stored = opened.session->sink().commit(std::move(batch));
    stored.waitForFinished();
    if (const auto receipt = stored.result(); !receipt)
        return receipt.error();
    Answer answer = opened.answer("traceo.cache.looks/v1");
    answer.items.push_back({{"file", path}, {"looks", looks.size()}});
    answer.columns = {{Text::tr("File")}, {Text::tr("Looks"), true}};
    answer.rows.push_back({plainText(path, 200), countText(double(looks.size()))});
    return Outcome{.answer = std::move(answer)};
}

Outcome told(const std::string& path, const Context& context)
{
    const auto content = contentOf(path);
    if (!content)
        return Outcome::failed(content.error());
    Errors errors;
    const std::vector<StaleLook> looks = staleLooks(*content, QString::fromStdString(path), errors);
    if (!errors.empty())
        return Outcome{.errors = std::move(errors), .exitCode = exitCodeOf(ErrorCode::Usage)};
    if (looks.empty())
        return Outcome::failed({.code = ErrorCode::Usage,
                                .where = plainText(path, 200),
                                .expected = Text::tr("a look a line"),
                                .found = Text::tr("none"),
                                .hint = {}});
    return writing(context, [&](Opened& opened) { return toldTo(opened, path, looks); });
}

} // namespace

Command cacheLooksCommand()
{
    return {.noun = "cache",
            .verb = "looks",
            .help = words(Text::tr(
                "Takes in what a job of yours found out about whether a cache's answers are true, all or none: a JSON object a "
                "line with at (RFC 3339), cache, estimator (canary, version, shadow), outcome (fresh, stale, undecided) and, if "
                "known, age_ms (of a canary how long its write took to be seen) and id; the same at and id count once. Traceo "
                "itself never writes to a cache or its origin")),
            .example = "traceo cache looks canary.jsonl",
            .prepare = [](Syntax& syntax) {
                auto path = std::make_shared<std::string>();
                syntax.required("FILE", *path, Text::tr("JSON lines"), kFile);
                return [path](const Context& context) { return told(*path, context); };
            }};
}

} // namespace traceo::cli
