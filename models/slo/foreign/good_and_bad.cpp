#include "slo/foreign/good_and_bad.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace traceo::foreign {
namespace {

using Match = Selector::Match;
using Matcher = Selector::Matcher;

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isOpposite(Match a, Match b)
{
    const auto isPair = [&](Match one, Match other) { return (a == one && b == other) || (a == other && b == one); };
    return isPair(Match::Equal, Match::NotEqual) || isPair(Match::Regex, Match::NotRegex);
}

bool isPositive(Match match)
{
    return match == Match::Equal || match == Match::Regex;
}

/// What every text that a pattern matches may begin with; none where that takes more than a look at its alternatives.
std::optional<std::set<char>> firstLetters(const std::string& pattern)
{
    if (pattern.find_first_of("()[]{}\\^$") != std::string::npos)
        return std::nullopt;
    std::set<char> letters;
    std::size_t begin = 0;
    for (bool isMore = true; isMore;) {
        const std::size_t end = std::min(pattern.find('|', begin), pattern.size());
        const std::string one = pattern.substr(begin, end - begin);
        // a letter that may be left out is none to begin with
        if (one.empty() || !isAlphanumeric(one.front()) || (one.size() > 1 && (one[1] == '*' || one[1] == '?')))
            return std::nullopt;
        letters.insert(one.front());
        isMore = end < pattern.size();
        begin = end + 1;
    }
    return letters;
}

std::optional<std::set<char>> firstLetters(const Matcher& matcher)
{
    if (matcher.match == Match::Regex)
        return firstLetters(matcher.value);
    return matcher.value.empty() ? std::nullopt : std::optional(std::set{matcher.value.front()});
}

/// Whether it is certain that no text is matched by both. Requires: positive ones of the same label.
bool areApart(const Matcher& a, const Matcher& b)
{
    if (a.match == Match::Equal && b.match == Match::Equal)
        return a.value != b.value;
    const auto ofA = firstLetters(a);
    const auto ofB = firstLetters(b);
    return ofA && ofB && std::ranges::none_of(*ofA, [&ofB](char letter) { return ofB->contains(letter); });
}

std::string patternOf(const Matcher& matcher)
{
    if (matcher.match == Match::Regex)
        return matcher.value;
    std::string pattern;
    for (const char c : matcher.value) {
        if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos)
            pattern += '\\';
        pattern += c;
    }
    return pattern;
}

/// In both, but for those of the other.
std::vector<Matcher> without(const std::vector<Matcher>& all, const std::vector<Matcher>& others)
{
    std::vector<Matcher> rest;
    std::ranges::copy_if(all, std::back_inserter(rest),
                         [&others](const Matcher& one) { return std::ranges::find(others, one) == others.end(); });
    return rest;
}

/// What five minutes of both come to: also where one of them has never been counted.
CounterRatio evaluated(const Selector& good, const Selector& bad, const ConfigNode& at)
{
    const auto growth = [](const Selector& counter) {
        return "sum(increase(" + counter.toText() + '[' + kShortestWindow + "]))";
    };
    const std::string ofGood = growth(good);
    const std::string ofBad = growth(bad);
    const std::string part = ofGood + " or 0 * " + ofBad;
    const std::string total = ofGood + " + " + ofBad + " or " + ofGood + " or " + ofBad;
    return {CounterRatio::Part::Good, ConfigNode::scalar(part, at.location(), true),
            ConfigNode::scalar(total, at.location(), true), false};
}

} // namespace

std::optional<Selector> unionOf(const Selector& a, const Selector& b)
{
    const std::vector<Matcher> ofA = without(a.matchers(), b.matchers());
    const std::vector<Matcher> ofB = without(b.matchers(), a.matchers());
    if (a.name() != b.name() || ofA.size() != 1 || ofB.size() != 1 || ofA[0].label != ofB[0].label)
        return std::nullopt;
    std::vector<Matcher> matchers = without(a.matchers(), ofA);
    if (isOpposite(ofA[0].match, ofB[0].match)) {
        if (ofA[0].value != ofB[0].value)
            return std::nullopt;
    } else if (isPositive(ofA[0].match) && isPositive(ofB[0].match) && areApart(ofA[0], ofB[0])) {
        matchers.push_back({ofA[0].label, Match::Regex, patternOf(ofA[0]) + '|' + patternOf(ofB[0])});
    } else {
        return std::nullopt;
    }
    return Selector(a.name(), std::move(matchers));
}

std::optional<CounterRatio> ratioOfGoodAndBad(const ConfigNode& good, const ConfigNode& bad, Translation& out)
{
    const auto ofGood = selectorAt(good, out.lost);
    const auto ofBad = selectorAt(bad, out.lost);
    if (!ofGood || !ofBad)
        return std::nullopt;
    if (const auto total = unionOf(*ofGood, *ofBad); total && !total->name().empty())
        return CounterRatio{CounterRatio::Part::Good, queryOf(*ofGood, good.location(), out),
                            queryOf(*total, bad.location(), out)};
    noteServer(bad, out);
    return evaluated(*ofGood, *ofBad, bad);
}

} // namespace traceo::foreign
