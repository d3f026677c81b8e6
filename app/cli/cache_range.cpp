#include "app/cli/cache_range.h"

#include "app/cli/text.h"
#include "cache/cache_config.h"
#include "core/duration.h"

namespace traceo::cli {

std::optional<Error> wrongCacheRange(const Asked& asked)
{
    if (!asked.range || (asked.range->length() >= kShortestCacheRange && asked.range->length() <= kLongestCacheRange))
        return {};
    const auto text = [](Millis length) { return QString::fromStdString(toText(length)); };
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--since, --from, --to"),
                 .expected = Text::tr("a range from %1 to %2").arg(text(kShortestCacheRange), text(kLongestCacheRange)),
                 .found = text(asked.range->length()),
                 .hint = {}};
}

} // namespace traceo::cli
