// `traceo cache looks`: what a job of the user's found out about whether a cache's answers are true.
#include "app/cli/cache_looks.h"

#include "app/cli/nearest.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "cache/cache_instance.h"
#include "cache/stale_looks.h"
#include "core/format.h"
#include "vocabulary/caches.h"

#include <QFile>

#include <algorithm>
#include <set>
#include <utility>

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

using LookId = std::pair<UtcMs, std::string>;

/// What the history has of [first look, last look] already. Errors: those of the history.
Result<std::set<LookId>> knownLooks(const history::Snapshot& snapshot, const std::vector<StaleLook>& looks)
{
    constexpr int kPage = 10'000;
    const auto [first, last] = std::ranges::minmax(looks, {}, &StaleLook::at);
    const TimeSpan range{first.at, last.at + Millis{1}};
    std::set<LookId> known;
    LookId after{kDistantPast, {}};
    for (;;) {
        const auto page = snapshot.events(vocabulary::kStaleStream, range, {}, kPage, after.first, after.second);
        if (!page)
            return page.error();
        for (std::size_t i = 0; i < page->at.size(); ++i)
            known.emplace(page->at[i], page->ids[i]);
        if (page->at.size() < std::size_t(kPage))
            return known;
        after = {page->at.back(), page->ids.back()};
    }
}

/// Those the workspace lists, and those of which something was heard now or when somebody looked. Errors: those of the history.
Result<std::set<std::string>> knownCaches(const Opened& opened, const history::Snapshot& snapshot,
                                          const std::vector<StaleLook>& looks)
{
    const CacheConfig& config = opened.session->workspace().cache;
    std::set<std::string> names;
    for (const auto& source : config.sources)
        names.insert(source.name);
    for (const MappedCache& mapped : config.mapped)
        names.insert(mapped.name);
    for (const UtcMs moment : {opened.moment, std::ranges::max(looks, {}, &StaleLook::at).at}) {
        const auto caches = instancesOf(snapshot, config, moment);
        if (!caches)
            return caches.error();
        for (const CacheInstance& cache : *caches)
            names.insert(cache.name);
    }
    return names;
}

/// A slip in a name would be kept for good, and shown nowhere. Where no cache is known yet, a name is taken as it is.
std::optional<Error> unknownIn(const std::vector<StaleLook>& looks, const std::set<std::string>& known, const std::string& path)
{
    const auto unknown = std::ranges::find_if(looks, [&known](const StaleLook& look) { return !known.contains(look.cache); });
    if (known.empty() || unknown == looks.end())
        return {};
    const QString similar = plainText(nearest(unknown->cache, {known.begin(), known.end()}), 60);
    return Error{.code = ErrorCode::NotFound,
                 .where = plainText(path, 200),
                 .expected = Text::tr("the names of caches that are known here"),
                 .found = plainText(unknown->cache, 60),
                 .hint = similar.isEmpty() ? Text::tr("“traceo cache instances” names them.")
                                           : Text::tr("Did you mean %1?").arg(similar)};
}

/// Through the owner when there is one; all of it or nothing.
Result<Outcome> toldTo(Opened& opened, const std::string& path, const std::vector<StaleLook>& looks)
{
    const auto snapshot = opened.session->snapshots()({.view = kDistantFuture, .know = kDistantFuture}, {});
    if (!snapshot)
        return snapshot.error();
    const auto caches = knownCaches(opened, *snapshot, looks);
    if (!caches)
        return caches.error();
    if (auto error = unknownIn(looks, *caches, path))
        return std::move(*error);
    auto known = knownLooks(*snapshot, looks);
    if (!known)
        return known.error();
    std::size_t added = 0;
    for (const StaleLook& look : looks)
        added += known->emplace(look.at, look.id).second ? 1 : 0;
    Batch batch;
    batch.events.push_back(eventsOf(looks));
    auto stored = opened.session->sink().commit(std::move(batch));
    stored.waitForFinished();
    if (const auto receipt = stored.result(); !receipt)
        return receipt.error();
    Answer answer = opened.answer("traceo.cache.looks/v1");
    answer.items.push_back({{"file", path}, {"looks", looks.size()}, {"stored", added}});
    answer.columns = {{Text::tr("File")}, {Text::tr("Looks"), true}, {Text::tr("New"), true}};
    answer.rows.push_back({plainText(path, 200), countText(double(looks.size())), countText(double(added))});
    Outcome outcome{.answer = std::move(answer)};
    if (caches->empty())
        outcome.notes.push_back(Text::tr("No cache is known here yet; the names were taken as they are."));
    return outcome;
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
    return {
        .noun = "cache",
        .verb = "looks",
        .help = words(Text::tr(
            "Takes in what a job of yours found out about whether a cache's answers are true, all or none: a JSON object a "
            "line with at (RFC 3339), cache, estimator (canary, version, shadow), outcome (fresh, stale, undecided) and, if "
            "known, age_ms (of a canary how long its write took to be seen) and id. The same at, cache, estimator and id count "
            "once; without id each line counts, and the same file again adds nothing. Traceo itself never writes to a "
            "cache or its origin")),
        .example = "traceo cache looks canary.jsonl",
        .prepare = [](Syntax& syntax) {
            auto path = std::make_shared<std::string>();
            syntax.required("FILE", *path, Text::tr("JSON lines"), kFile);
            return [path](const Context& context) { return told(*path, context); };
        }};
}

} // namespace traceo::cli
