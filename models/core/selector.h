#pragma once
// A plain vector selector: metric name and label matchers, as in Prometheus. No functions, no
// ranges, no offsets. Regular expressions are anchored at both ends.
// Any thread; immutable.

#include "core/labels.h"
#include "core/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

class QRegularExpression;

namespace traceo {

class Selector {
public:
    enum class Match : std::uint8_t { Equal, NotEqual, Regex, NotRegex };

    struct Matcher {
        std::string label;
        Match match = Match::Equal;
        std::string value;
        friend bool operator==(const Matcher&, const Matcher&) = default;
    };

    Selector() = default;
    explicit Selector(std::string name, std::vector<Matcher> matchers = {});

    /// Reads `name{a="1",b!="2",c=~"x.*",d!~"y"}`, `name`, or `{__name__="x"}`.
    /// Errors: Syntax with the column; BadValue for a regular expression that does not compile.
    static Result<Selector> parse(std::string_view text);

    const std::string& name() const { return m_name; }
    const std::vector<Matcher>& matchers() const { return m_matchers; }
    bool matches(std::string_view name, const Labels& labels) const;
    /// Whether it is certain that all that `narrower` matches is matched by this one too.
    bool covers(const Selector& narrower) const;

    /// Canonical text: matchers sorted, values escaped. Two equal selectors have equal text.
    std::string toText() const;
    friend bool operator==(const Selector& a, const Selector& b) { return a.m_name == b.m_name && a.m_matchers == b.m_matchers; }

private:
    std::string m_name;
    std::vector<Matcher> m_matchers;
    std::vector<std::shared_ptr<const QRegularExpression>> m_patterns; ///< one a matcher; null for text matches
};

} // namespace traceo
