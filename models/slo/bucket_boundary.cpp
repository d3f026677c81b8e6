#include "slo/bucket_boundary.h"

#include <algorithm>

namespace traceo {
namespace {

using Match = Selector::Match;

/// The digits of "1" and "1.0"; none of any other text.
std::string wholeNumber(const std::string& text)
{
    const std::string whole = text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
    const bool isWhole = !whole.empty() && std::ranges::all_of(whole, [](char c) { return c >= '0' && c <= '9'; });
    return isWhole ? whole : std::string();
}

Selector::Matcher inEitherForm(const Selector::Matcher& matcher)
{
    const std::string whole = wholeNumber(matcher.value);
    if (whole.empty())
        return matcher;
    return {matcher.label, matcher.match == Match::Equal ? Match::Regex : Match::NotRegex, whole + "(\\.0)?"};
}

} // namespace

Selector::Matcher boundaryMatcher(const std::string& le)
{
    return inEitherForm({"le", Match::Equal, le});
}

Selector withEitherBoundary(const Selector& selector)
{
    std::vector<Selector::Matcher> matchers = selector.matchers();
    for (Selector::Matcher& matcher : matchers) {
        if (matcher.label == "le" && (matcher.match == Match::Equal || matcher.match == Match::NotEqual))
            matcher = inEitherForm(matcher);
    }
    return Selector(selector.name(), std::move(matchers));
}

} // namespace traceo
