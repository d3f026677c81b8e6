#include "sources/redis/key_groups.h"

#include "sources/redis/key_pattern.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisSource)
};

constexpr std::size_t kMostPatterns = 50;
constexpr std::size_t kLongestPattern = 200;
constexpr std::int64_t kLargestSample = 1'000;
constexpr std::int64_t kHighestRate = 10'000;

void readUpTo(SectionReader& reader, const ConfigNode& node, const char* key, std::int64_t most, std::int64_t& value,
              Errors& errors)
{
    const auto read = reader.integer(key);
    if (!read)
        return;
    if (*read >= 1 && *read <= most)
        value = *read;
    else
        SectionReader::report(errors, ErrorCode::BadValue, node[key],
                              QCoreApplication::translate("RedisSource", "a number from 1 to %L1").arg(most),
                              node[key].shownText());
}

void readPatterns(SectionReader& reader, const ConfigNode& node, KeyGroups& groups, Errors& errors)
{
    const ConfigNode& list = node["patterns"];
    groups.patterns = reader.texts("patterns");
    const auto isBad = [](const std::string& pattern) { return pattern.empty() || pattern.size() > kLongestPattern; };
    std::vector<std::string> names = groups.patterns;
    names.push_back(kOtherKeys);
    std::ranges::sort(names);
    const bool isOnce = std::ranges::adjacent_find(names) == names.end();
    const bool isSome = !groups.patterns.empty() && groups.patterns.size() <= kMostPatterns;
    if (isSome && isOnce && std::ranges::none_of(groups.patterns, isBad))
        return;
    SectionReader::report(errors, ErrorCode::BadValue, list,
                          Text::tr("1 to %1 patterns such as 'session:*', each once").arg(kMostPatterns), list.shownText());
}

} // namespace

std::size_t KeyGroups::groupOf(std::string_view key) const
{
    const auto found = std::ranges::find_if(patterns, [key](const std::string& pattern) { return matchesKey(pattern, key); });
    return std::size_t(found - patterns.begin());
}

KeyGroups KeyGroups::parse(const ConfigNode& section, Errors& errors)
{
    const ConfigNode& node = section["key_groups"];
    if (node.isMissing())
        return {};
    const std::size_t before = errors.size();
    KeyGroups groups;
    SectionReader reader(node, errors);
    if (!node.isMap())
        return {};
    readPatterns(reader, node, groups, errors);
    if (const auto every = reader.duration("every")) {
        if (*every >= kMinute && *every <= kDay)
            groups.every = *every;
        else
            SectionReader::report(errors, ErrorCode::BadValue, node["every"], Text::tr("a time from 1m to 1d"),
                                  node["every"].shownText());
    }
    readUpTo(reader, node, "sample", kLargestSample, groups.sample, errors);
    readUpTo(reader, node, "rate", kHighestRate, groups.rate, errors);
    reader.finish();
    return errors.size() == before ? groups : KeyGroups{};
}

} // namespace traceo
