#include "workspace/section_reader.h"

#include "workspace/key_places.h"

#include <QCoreApplication>

#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SectionReader)
};

constexpr std::size_t kLongestSuggested = 64; // longer words are no typing mistakes
constexpr std::size_t kMostListed = 16;       // a longer list of keys helps nobody

QString inQuotes(std::string_view text)
{
    return u"“%1”"_s.arg(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    }
    return lower;
}

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        steps[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j)
        steps[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, steps[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
    }
    return steps[a.size()][b.size()];
}

/// Whether all of `word` stands in the other in its order: nothing that was typed is wrong, something is missing.
bool isWithin(std::string_view word, std::string_view other)
{
    std::size_t place = 0;
    for (const char c : lowered(other))
        place += place < word.size() && word[place] == c ? 1 : 0;
    return place == word.size();
}

QString listOf(std::vector<std::string> words)
{
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    QStringList shown;
    for (const std::string& word : words)
        shown << QString::fromStdString(word);
    return shown.join(u", "_s);
}

} // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates)
{
    if (word.empty() || word.size() > kLongestSuggested)
        return std::nullopt;
    const std::string lower = lowered(word);
    std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1; // one slip in three letters
    std::optional<std::string> found;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > kLongestSuggested)
            continue;
        const std::size_t steps = distance(lower, lowered(candidate));
        const bool isCloser = steps < best || (found && steps == best && !isWithin(lower, *found) && isWithin(lower, candidate));
        if (isCloser && steps < candidate.size()) {
            best = steps;
            found = candidate;
        }
    }
    return found;
}

QString suggestion(std::string_view word, const std::vector<std::string>& candidates)
{
    const auto near = nearest(word, candidates);
    return near ? Text::tr("Did you mean %1?").arg(inQuotes(*near)) : QString();
}

std::optional<Selector> selectorAt(const ConfigNode& node, Errors& errors)
{
    if (!node.isScalar()) {
        SectionReader::report(errors, ErrorCode::BadValue, node,
                              Text::tr("a selector such as %1").arg(inQuotes("up{job=\"api\"}")), node.kindText(),
                              node.isMap() ? Text::tr("Put quotes around a selector with braces.") : QString());
        return std::nullopt;
    }
    Result<Selector> selector = Selector::parse(node.text());
    if (selector)
        return *std::move(selector);
    const Error& problem = selector.error();
    SectionReader::report(errors, problem.code, node, problem.expected,
                          problem.found.isEmpty() ? node.shownText() : problem.found,
                          problem.hint.isEmpty() && !problem.where.isEmpty()
                              ? Text::tr("This is at %1 of the selector.").arg(problem.where)
                              : problem.hint);
    return std::nullopt;
}

SectionReader::SectionReader(const ConfigNode& node, Errors& errors) : m_node(node), m_errors(errors)
{
    // What stands there instead is not repeated: it may be a password in the place of `auth:`.
    if (!node.isMap() && !node.isMissing())
        report(m_errors, ErrorCode::BadValue, node, Text::tr("a mapping"), node.kindText());
}

void SectionReader::report(Errors& errors, ErrorCode code, const ConfigNode& at, const QString& expected, const QString& found,
                           const QString& hint)
{
    report(errors, code, at.location(), expected, found, hint);
}

void SectionReader::report(Errors& errors, ErrorCode code, const Location& at, const QString& expected, const QString& found,
                           const QString& hint)
{
    errors.push_back({code, at.toText(), expected, found, hint});
}

bool SectionReader::has(std::string_view key) const
{
    return m_node.isMap() && std::ranges::find(m_node.members(), key, &ConfigNode::Member::key) != m_node.members().end();
}

const ConfigNode& SectionReader::node(std::string_view key)
{
    m_known.emplace_back(key);
    return m_node[key];
}

const ConfigNode* SectionReader::scalarAt(std::string_view key, const QString& expected)
{
    const ConfigNode& value = node(key);
    if (!has(key))
        return nullptr;
    if (value.isScalar())
        return &value;
    report(m_errors, ErrorCode::BadValue, value, expected, value.kindText());
    return nullptr;
}

std::optional<std::string> SectionReader::text(std::string_view key)
{
    const ConfigNode* value = scalarAt(key, Text::tr("a text for %1").arg(inQuotes(key)));
    return value ? std::optional(value->text()) : std::nullopt;
}

std::string SectionReader::requiredText(std::string_view key)
{
    const auto found = text(key);
    if (found && !found->empty())
        return *found;
    if (found)
        report(m_errors, ErrorCode::BadValue, m_node[key], Text::tr("a text for %1").arg(inQuotes(key)),
               Text::tr("an empty text"));
    else if (!has(key) && (m_node.isMap() || m_node.isMissing()))
        report(m_errors, ErrorCode::BadValue, m_node, Text::tr("the key %1").arg(inQuotes(key)), Text::tr("nothing"));
    return {};
}

std::optional<Millis> SectionReader::duration(std::string_view key)
{
    const QString expected = Text::tr("a length of time such as 30s, 5m or 30d");
    const ConfigNode* value = scalarAt(key, expected);
    if (!value)
        return std::nullopt;
    const Result<Millis> length = parseDuration(value->text());
    if (length)
        return *length;
    report(m_errors, ErrorCode::BadValue, *value, expected, value->shownText(), length.error().hint);
    return std::nullopt;
}

std::optional<double> SectionReader::number(std::string_view key)
{
    const QString expected = Text::tr("a number");
    const ConfigNode* value = scalarAt(key, expected);
    if (!value)
        return std::nullopt;
    const std::string& digits = value->text();
    double parsed = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
    if (!value->quoted() && problem == std::errc() && end == digits.data() + digits.size() && std::isfinite(parsed))
        return parsed;
    report(m_errors, ErrorCode::BadValue, *value, expected, value->shownText(),
           value->quoted() ? Text::tr("Leave the quotes out.") : QString());
    return std::nullopt;
}

std::optional<std::int64_t> SectionReader::integer(std::string_view key)
{
    const QString expected = Text::tr("a whole number");
    const ConfigNode* value = scalarAt(key, expected);
    if (!value)
        return std::nullopt;
    const std::string& digits = value->text();
    std::int64_t parsed = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
    // 014 is 12 for some readers of YAML and 14 for others
    const bool ambiguous = digits.size() > 1 && (digits.starts_with('0') || digits.starts_with("-0"));
    if (!value->quoted() && !ambiguous && problem == std::errc() && end == digits.data() + digits.size())
        return parsed;
    report(m_errors, ErrorCode::BadValue, *value, expected, value->shownText(),
           value->quoted() ? Text::tr("Leave the quotes out.") : QString());
    return std::nullopt;
}

std::optional<bool> SectionReader::boolean(std::string_view key)
{
    const QString expected = Text::tr("true or false");
    const ConfigNode* value = scalarAt(key, expected);
    if (!value)
        return std::nullopt;
    if (!value->quoted() && value->text() == "true")
        return true;
    if (!value->quoted() && value->text() == "false")
        return false;
    report(m_errors, ErrorCode::BadValue, *value, expected, value->shownText(),
           value->quoted() ? Text::tr("Leave the quotes out.") : QString());
    return std::nullopt;
}

std::optional<SecretRef> SectionReader::secret(std::string_view key)
{
    const QString expected = Text::tr("keychain:NAME, file:PATH or env:NAME");
    const ConfigNode* value = scalarAt(key, expected);
    if (!value)
        return std::nullopt;
    Result<SecretRef> ref = SecretRef::parse(value->text());
    if (!ref || ref->kind == SecretRef::Kind::None) {
        report(m_errors, ErrorCode::BadValue, *value, expected, Text::tr("a text that is not shown here"),
               Text::tr("The workspace names a secret; it never holds one."));
        return std::nullopt;
    }
    if (ref->kind == SecretRef::Kind::File)
        ref->name = value->location().resolve(ref->name).toStdString();
    return *ref;
}

std::optional<std::string> SectionReader::word(std::string_view key, std::initializer_list<std::string_view> words)
{
    const std::vector<std::string> known(words.begin(), words.end());
    const QString expected = Text::tr("one of %1").arg(listOf(known));
    const ConfigNode* value = scalarAt(key, expected);
    if (!value)
        return std::nullopt;
    if (std::ranges::find(known, value->text()) != known.end())
        return value->text();
    report(m_errors, ErrorCode::BadValue, *value, expected, value->shownText(), suggestion(value->text(), known));
    return std::nullopt;
}

std::vector<std::string> SectionReader::texts(std::string_view key)
{
    const QString expected = Text::tr("a list of texts");
    const ConfigNode& value = node(key);
    if (value.isScalar())
        return {value.text()};
    if (value.isMap())
        report(m_errors, ErrorCode::BadValue, value, expected, value.kindText());
    std::vector<std::string> found;
    for (const ConfigNode& item : value.items()) {
        if (item.isScalar())
            found.push_back(item.text());
        else
            report(m_errors, ErrorCode::BadValue, item, Text::tr("a text"), item.kindText());
    }
    return found;
}

void SectionReader::finish()
{
    for (const ConfigNode::Member& member : m_node.members()) {
        if (std::ranges::find(m_known, member.key) != m_known.end())
            continue;
        const QString expected =
            m_known.size() <= kMostListed ? Text::tr("one of the keys %1").arg(listOf(m_known)) : Text::tr("a known key");
        const QString place = placeOfKey(member.key);
        const QString near = suggestion(member.key, m_known);
        report(m_errors, ErrorCode::UnknownKey, member.keyLocation, expected,
               ConfigNode::scalar(member.key, member.keyLocation).shownText(),
               place.isEmpty() || near.isEmpty() ? place + near : place + QLatin1Char(' ') + near);
    }
}

} // namespace traceo
