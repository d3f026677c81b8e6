#include "slo/rules/made_labels.h"

#include "vocabulary/probes.h"

#include <algorithm>
#include <map>

namespace traceo::rules {
namespace {

using Match = Selector::Match;
using Matchers = std::vector<Selector::Matcher>;

/// What a class of characters or an escape stands for: one of its characters.
char sampleOfEscape(char c)
{
    return c == 'd' ? '0' : c == 'w' ? 'a' : c == 's' ? ' ' : c;
}

char sampleOfClass(std::string_view pattern, std::size_t& at)
{
    const std::size_t end = std::min(pattern.find(']', at + 2), pattern.size());
    char sample = at + 1 < pattern.size() ? pattern[at + 1] : 'x';
    if (sample == '^')
        sample = 'z';
    else if (sample == '\\' && at + 2 < pattern.size())
        sample = sampleOfEscape(pattern[at + 2]);
    at = end;
    return sample;
}

/// A text that an alternative of a regular expression may match: each atom once, however often it may be there.
std::string sampleOf(std::string_view pattern)
{
    std::string sample;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\' && i + 1 < pattern.size())
            sample += sampleOfEscape(pattern[++i]);
        else if (c == '[')
            sample += sampleOfClass(pattern, i);
        else if (c == '{')
            i = std::min(pattern.find('}', i), pattern.size());
        else if (c == '.')
            sample += '0';
        else if (std::string_view("()?*+^$").find(c) == std::string_view::npos)
            sample += c;
    }
    return sample;
}

void addSamples(std::string_view pattern, std::vector<std::string>& values)
{
    for (std::size_t begin = 0; begin <= pattern.size();) {
        const std::size_t end = std::min(pattern.find('|', begin), pattern.size());
        values.push_back(sampleOf(pattern.substr(begin, end - begin)));
        begin = end + 1;
    }
}

/// What the matchers name first, then what labels often hold, and last no label at all.
std::vector<std::string> candidatesFor(const Matchers& matchers)
{
    std::vector<std::string> values;
    for (const Selector::Matcher& matcher : matchers) {
        if (matcher.match == Match::Equal)
            values.push_back(matcher.value);
        else if (matcher.match == Match::Regex)
            addSamples(matcher.value, values);
    }
    for (const char* usual : {"200", "500", "404", "0.1", "GET", "/", "ok", "error", ""})
        values.emplace_back(usual);
    return values;
}

} // namespace

std::optional<Labels> labelsFor(const Matchers& matchers)
{
    std::map<std::string, Matchers> byLabel;
    for (const Selector::Matcher& matcher : matchers)
        byLabel[matcher.label].push_back(matcher);
    std::vector<Labels::Pair> pairs;
    for (const char* label : {vocabulary::kLabelJob, vocabulary::kLabelInstance}) {
        if (!byLabel.contains(label))
            pairs.emplace_back(label, "made");
    }
    for (const auto& [label, own] : byLabel) {
        const Selector selector("made", own);
        const auto candidates = candidatesFor(own);
        const auto value = std::ranges::find_if(candidates, [&](const std::string& candidate) {
            return selector.matches("made", Labels{{label, candidate}});
        });
        if (value == candidates.end())
            return std::nullopt;
        pairs.emplace_back(label, *value);
    }
    return Labels(std::move(pairs));
}

Selector::Matcher opposite(Selector::Matcher matcher)
{
    switch (matcher.match) {
    case Match::Equal:
        matcher.match = Match::NotEqual;
        break;
    case Match::NotEqual:
        matcher.match = Match::Equal;
        break;
    case Match::Regex:
        matcher.match = Match::NotRegex;
        break;
    case Match::NotRegex:
        matcher.match = Match::Regex;
        break;
    }
    return matcher;
}

} // namespace traceo::rules
