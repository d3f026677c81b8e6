#include "sources/redis/key_pattern.h"

#include <algorithm>
#include <cstddef>

namespace traceo {
namespace {

struct Token {
    std::size_t length = 1; ///< of the pattern
    bool matches = false;
};

bool isWithin(char c, char a, char b)
{
    const auto first = static_cast<unsigned char>(a);
    const auto last = static_cast<unsigned char>(b);
    const auto letter = static_cast<unsigned char>(c);
    return letter >= std::min(first, last) && letter <= std::max(first, last);
}

/// A class, which ends with the pattern if nothing else ends it. `pattern` begins with its bracket.
Token classToken(std::string_view pattern, char c)
{
    std::size_t i = 1;
    const bool isNot = i < pattern.size() && pattern[i] == '^';
    i += isNot ? 1 : 0;
    bool isIn = false;
    while (i < pattern.size() && pattern[i] != ']') {
        if (pattern[i] == '\\' && i + 1 < pattern.size()) {
            isIn |= pattern[i + 1] == c;
            i += 2;
        } else if (i + 2 < pattern.size() && pattern[i + 1] == '-') {
            isIn |= isWithin(c, pattern[i], pattern[i + 2]);
            i += 3;
        } else {
            isIn |= pattern[i++] == c;
        }
    }
    return {std::min(i + 1, pattern.size()), isIn != isNot};
}

/// What stands at the beginning of a pattern, which is not empty, against one letter; no star.
Token token(std::string_view pattern, char c)
{
    switch (pattern.front()) {
    case '?':
        return {1, true};
    case '[':
        return classToken(pattern, c);
    case '\\':
        return pattern.size() > 1 ? Token{2, pattern[1] == c} : Token{1, c == '\\'};
    default:
        return {1, pattern.front() == c};
    }
}

} // namespace

bool matchesKey(std::string_view pattern, std::string_view key)
{
    std::size_t p = 0;
    std::size_t k = 0;
    std::size_t afterStar = std::string_view::npos; ///< where to go on when the newest star takes one letter more …
    std::size_t starred = 0;                        ///< … which is this one
    while (k < key.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            afterStar = ++p;
            starred = k;
            continue;
        }
        const Token next = p < pattern.size() ? token(pattern.substr(p), key[k]) : Token{0, false};
        if (next.matches) {
            p += next.length;
            ++k;
        } else if (afterStar != std::string_view::npos) {
            p = afterStar;
            k = ++starred;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

} // namespace traceo
